/** The controls on the lock screen and of headsets. */

import { limbName } from "./page.js";

/** @typedef {{ play: () => void, pause: () => void, again: () => void, next: () => void, seek: (ms: number) => void,
 *   step: (ms: number) => void }} Hands `seek` goes to a time, `step` so far on, or back where it is negative. */

const STEP = 10; // seconds, where a headset does not say how many

/** @param {Hands} hands */
export function listen(hands) {
  if (!("mediaSession" in navigator)) return;
  /** @type {[MediaSessionAction, MediaSessionActionHandler][]} */
  const handlers = [
    ["play", () => hands.play()],
    ["pause", () => hands.pause()],
    ["previoustrack", () => hands.again()],
    ["nexttrack", () => hands.next()],
    ["seekto", (details) => hands.seek((details.seekTime ?? 0) * 1000)],
  ];
  // Apple's lock screen has room for two: with these it would hide again and next
  if (!navigator.vendor.startsWith("Apple")) {
    handlers.push(["seekforward", (details) => hands.step((details.seekOffset ?? STEP) * 1000)]);
    handlers.push(["seekbackward", (details) => hands.step(-(details.seekOffset ?? STEP) * 1000)]);
  }
  for (const [action, handler] of handlers) {
    try {
      navigator.mediaSession.setActionHandler(action, handler);
    } catch {
      // this browser does not know the action
    }
  }
}

/** @param {import("../wire/player.js").Section} section */
export function tell(section) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({
    title: section.title,
    artist: section.limb ? limbName(section.limb) : "Thenar",
    album: document.title, // what is massaged, for whom, and Thenar
    artwork: [{ src: mark(), sizes: "192x192", type: "image/png" }], // lock screens show no other kind everywhere
  });
}

/** @param {number} durationMs @param {number} ms @param {boolean} playing */
export function place(durationMs, ms, playing) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.playbackState = playing ? "playing" : "paused";
  const position = Math.max(0, Math.min(ms, durationMs)) / 1000;
  navigator.mediaSession.setPositionState?.({ duration: durationMs / 1000, position, playbackRate: 1 });
}

function mark() {
  return document.querySelector("link[rel=apple-touch-icon]")?.getAttribute("href") ?? "";
}
