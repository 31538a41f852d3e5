/** The controls on the lock screen and of headsets. */

import { limbName } from "./page.js";

/** @typedef {{ play: () => void, pause: () => void, again: () => void, next: () => void, seek: (ms: number) => void }} Hands */

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
  for (const [action, handler] of handlers) {
    try {
      navigator.mediaSession.setActionHandler(action, handler);
    } catch {
      // this browser does not know the action
    }
  }
}

/** @param {import("./types.js").Section} section @param {number} durationMs @param {number} ms */
export function tell(section, durationMs, ms) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({
    title: section.title,
    artist: section.limb ? limbName(section.limb) : "Thenar",
    album: "Thenar",
  });
  navigator.mediaSession.setPositionState?.({ duration: durationMs / 1000, position: Math.min(ms, durationMs) / 1000 });
}
