/** Which zones of the receiver's skin glow. */

import { DIGITS, leavesOf } from "./zones.js";

const AT_THE_END = /(tip|pad)$/;

/**
 * The zones of a path, or the one of them that a move works. A finger glows to its tip; where a stroke goes finger
 * by finger, the others do not.
 * @param {string} area
 * @param {import("./loader.js").About} about
 * @param {string} digit the finger or toe that is shown, or ""
 */
export function glowing(area, { zones = [], zone = "", move }, digit) {
  const lit = new Set(leavesOf(area, move && zones.includes(zone) ? [zone] : zones));
  for (const [name, its] of Object.entries(DIGITS)) {
    const [leaf] = leavesOf(area, [name]);
    if (leaf === undefined) continue;
    if (digit && its !== digit) lit.delete(leaf);
    else if (lit.has(leaf) && !AT_THE_END.test(name)) lit.add(tipOf(area, its));
  }
  return lit;
}

/**
 * @param {string} area
 * @param {string} digit
 */
function tipOf(area, digit) {
  const tip = Object.keys(DIGITS).find((name) => DIGITS[name] === digit && AT_THE_END.test(name) && leavesOf(area, [name]).length);
  return /** @type {number} */ (leavesOf(area, [tip ?? ""])[0]);
}
