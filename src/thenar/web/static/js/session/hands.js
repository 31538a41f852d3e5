/** Everything a person can do: touch anywhere, the buttons, the keys. */

import { element } from "./page.js";

/** @typedef {{ toggle: () => void, again: () => void, next: () => void, softer: () => void, hurts: () => void,
 *   black: () => void, leave: () => void }} Does */

const CONTROLS = "button, a, input, select, textarea, summary, dialog";
const KEYS = /** @type {Record<string, keyof Does>} */ ({
  " ": "toggle",
  ArrowLeft: "again",
  PageUp: "again",
  ArrowRight: "next",
  PageDown: "next",
  Escape: "hurts",
});
const A_TAP = 12; // pixels that a finger may slip; more is turning the picture

/** @param {HTMLElement} surface @param {Does} does */
export function listen(surface, does) {
  /** @type {{ x: number, y: number } | null} */
  let down = null;
  surface.addEventListener("pointerdown", (event) => (down = { x: event.clientX, y: event.clientY }));
  surface.addEventListener("click", (event) => {
    const moved = down ? Math.hypot(event.clientX - down.x, event.clientY - down.y) : 0;
    const control = event.target instanceof Element && event.target.closest(CONTROLS);
    if (!control && moved < A_TAP) does.toggle();
  });
  /** @type {[string, () => void][]} */
  const buttons = [
    ["again", does.again],
    ["pause", does.toggle],
    ["skip", does.next],
    ["softer", does.softer],
    ["black", does.black],
    ["hurts", does.hurts],
    ["leave", does.leave],
  ];
  for (const [id, act] of buttons) element(id).addEventListener("click", act);
  document.addEventListener("keydown", (event) => {
    const does_ = KEYS[event.key];
    const onControl = event.target instanceof Element && event.target.closest(CONTROLS);
    if (!does_ || event.ctrlKey || event.metaKey || event.altKey || surface.hidden) return;
    if (document.querySelector("dialog[open]") || (event.key === " " && onControl)) return;
    event.preventDefault();
    if (!event.repeat) does[does_]();
  });
}
