/** Which known words a misspelled one is meant to be, as `thenar.understand.alike` finds them. Pure. */

import { distance as levenshtein } from "../../vendor/fastest-levenshtein/mod.js";
import { heard } from "./letters.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Known} Known */

const MAY_DIFFER = [[5, 1], [8, 2], [13, 3]];
const SURE_START = 7;

/** @param {string} letters @param {Index} index @returns {Known[]} All that are nearest; none where nothing is near enough. */
export function alike(letters, index) {
  const sound = heard(letters);
  const limit = most(letters);
  if (!limit) return [];
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const key of index.sounds.keys()) {
    if (!mayBe(sound, key, limit)) continue;
    const away = distance(sound, key);
    if (away <= limit) found.set(key, away);
  }
  const nearest = Math.min(...found.values());
  const chosen = sameStart(sound, [...found.keys()].filter((key) => found.get(key) === nearest), index);
  const asks = chosen.filter((known) => known.asks.length);
  if (asks.length || !chosen.length) return asks;
  const near = [...found].filter(([, away]) => away <= nearest + 1).flatMap(([key]) => of(key, index));
  return near.filter((known) => known.asks.length); // what is misspelled is never taken for what changes nothing
}

/** @param {string} letters */
function most(letters) {
  return Math.max(0, ...MAY_DIFFER.filter(([least]) => [...letters].length >= least).map(([, differ]) => differ));
}

/** @param {string} sound @param {string} key @param {number} limit */
function mayBe(sound, key, limit) {
  return Math.abs(key.length - sound.length) <= limit && (sound.length >= SURE_START || key[0] === sound[0]);
}

/** @param {string} sound @param {string[]} keys @param {Index} index @returns {Known[]} */
function sameStart(sound, keys, index) {
  const begin = keys.filter((key) => key[0] === sound[0]);
  return [...new Set((begin.length ? begin : keys).flatMap((key) => of(key, index)))];
}

/** @param {string} key @param {Index} index @returns {Known[]} */
function of(key, index) {
  return [...(index.sounds.get(key) ?? [])];
}

/** @param {string} one @param {string} other @returns {number} Two letters that are swapped count as one. */
export function distance(one, other) {
  const away = levenshtein(one, other);
  return away === 2 && sorted(one) === sorted(other) ? 1 : away;
}

/** @param {string} text */
function sorted(text) {
  return [...text].sort().join("");
}
