/** The session's page: its data, the begin button, and every way to lead it. */

import { listen as listenToHands } from "./hands.js";
import { listen as listenToMedia } from "./media.js";
import { element } from "./page.js";
import { Session } from "./session.js";

const data = /** @type {import("../wire/player.js").SessionData} */ (JSON.parse(element("session").textContent ?? "{}"));
const session = new Session(data);
/** @param {string} language @param {(there: boolean) => void} found */
const deviceVoice = async (language, found) => {
  const { DeviceVoice } = await import("./device_voice.js");
  return new DeviceVoice(/** @type {HTMLAudioElement} */ (element("track")), language, found);
};
session.aloud.other = () => deviceVoice(document.documentElement.lang, () => {}); // where our own is not heard
if (data.device_voice) deviceVoice(data.device_voice, (there) => (element("no-voice").hidden = there)).then((voice) => session.speaks(voice));
const start = /** @type {HTMLButtonElement} */ (element("start"));
start.disabled = false;
start.addEventListener("click", () => session.begin());
listenToHands(
  element("player"),
  {
    toggle: () => session.toggle(),
    again: () => session.again(),
    next: () => session.next(),
    softer: () => session.change("softer"),
    firmer: () => session.change("firmer"),
    otherSide: () => session.change("other-side"),
    longer: () => session.change("longer"),
    lessTalk: () => session.change("less-talk"),
    moreTalk: () => session.change("more-talk"),
    wrong: () => session.wrong(),
    black: () => session.black(),
    wakes: () => session.wakes(),
    leave: () => session.leave("left"),
  },
  data.keys,
);
listenToMedia({
  play: () => session.play(),
  pause: () => session.pause(),
  again: () => session.again(),
  next: () => session.next(),
  seek: (ms) => session.step(ms - session.clock.ms),
  step: (ms) => session.step(ms),
});
