/** The session's page: its data, the begin button, and every way to lead it. */

import { listen as listenToHands } from "./hands.js";
import { listen as listenToMedia } from "./media.js";
import { element } from "./page.js";
import { Session } from "./session.js";

const data = /** @type {import("../wire/player.js").SessionData} */ (JSON.parse(element("session").textContent ?? "{}"));
const session = new Session(data);
import("./device_voice.js").then(({ DeviceVoice }) => {
  const { device_voice: language } = data;
  const found = (/** @type {boolean} */ there) => language && (element("no-voice").hidden = there);
  const track = /** @type {HTMLAudioElement} */ (element("track"));
  const voice = new DeviceVoice(track, language ?? document.documentElement.lang, found);
  if (language) session.speaks(voice);
  else session.aloud.voice = voice;
});
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
