/** Everything a person can do: touch anywhere, the buttons, the keys. */

import { element } from "./page.js";
import { Taps } from "./taps.js";

/** @typedef {"toggle" | "again" | "next" | "softer" | "firmer" | "otherSide" | "longer" | "lessTalk" | "moreTalk" | "wrong" |
 *   "black" | "leave"} Action */
/** @typedef {Record<Action, () => void> & { wakes: () => boolean }} Does `wakes`: whether a touch only lit the screen. */

/** @type {[string, Action][]} */
const BUTTONS = [
  ["again", "again"],
  ["pause", "toggle"],
  ["skip", "next"],
  ["softer", "softer"],
  ["firmer", "firmer"],
  ["other-side", "otherSide"],
  ["longer", "longer"],
  ["less-talk", "lessTalk"],
  ["more-talk", "moreTalk"],
  ["black", "black"],
  ["wrong", "wrong"],
  ["leave", "leave"],
];
const PRESSED = new Set([" ", "Enter"]); // a control that has the focus takes these for itself
const SCROLLED = new Set(["ArrowUp", "ArrowDown"]); // and a page that scrolls these

/** @param {HTMLElement} surface @param {Does} does @param {Record<string, string>} keys The action of each key. */
export function listen(surface, does, keys) {
  new Taps(surface, { once: () => does.wakes() || does.toggle(), twice: () => does.wakes() || does.again() });
  for (const [id, action] of BUTTONS) {
    element(id).addEventListener("click", (event) => {
      does[action]();
      // pressed with a finger: from here a pedal's or presenter's space and Enter mean pause and go on
      if (event.detail && !document.querySelector("dialog[open]")) element("pause").focus({ preventScroll: true });
    });
  }
  document.addEventListener("keydown", (event) => {
    const act = does[/** @type {Action} */ (keys[event.key])];
    if (!act || surface.hidden || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const onControl = event.target instanceof Element && event.target.closest("button, a, input, select, summary");
    if (document.querySelector("dialog[open]") || (PRESSED.has(event.key) && onControl)) return;
    if (SCROLLED.has(event.key) && surface.scrollHeight > surface.clientHeight) return;
    event.preventDefault();
    if (!event.repeat) act();
  });
}
