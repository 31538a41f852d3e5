/** Every known word by the letters it is compared by, as `thenar.understand.index` has it. Pure. */

import { composed, heard, plain, segments } from "./letters.js";

/**
 * @typedef {{ word: string, asks: string[], note: string | null }} Known
 * @typedef {{ asks: string[], note: string | null, words: string[], misspelled: [string, string][] }} Meaning
 * @typedef {{ skipped: string[], around: string[], joins: string[], none: string[] }} Small
 * @typedef {{ conditions: [string, string[]][], meanings: Meaning[], small: Small }} Words What the server sends.
 * @typedef {{ known: Map<string, Known>, anyOrder: Map<string, Known>, sounds: Map<string, Set<Known>>, skipped: Set<string>,
 *   around: Set<string>, joins: Set<string>, none: Set<string>, longest: number }} Index
 */

/** @param {Words} words @returns {Index} */
export function indexOf({ conditions, meanings, small }) {
  const set = (/** @type {string[]} */ some) => new Set(some.map(plain));
  const sets = { around: set(small.around), joins: set(small.joins), none: set(small.none) };
  const skipped = set([...small.skipped, ...small.joins]);
  const names = new Map([...byQuestion(conditions, skipped), ...byMeaning(meanings, skipped)]);
  /** @type {Index} */
  const index = { known: new Map(), anyOrder: new Map(), sounds: new Map(), skipped, ...sets, longest: 0 };
  for (const [, { parts, known }] of names) {
    const letters = parts.join("");
    index.known.set(letters, known);
    if (parts.length > 1) index.anyOrder.set(inAnyOrder(parts), known);
    index.longest = Math.max(index.longest, parts.length);
  }
  for (const [letters, known] of index.known) {
    const sound = heard(letters);
    index.sounds.set(sound, (index.sounds.get(sound) ?? new Set()).add(known));
  }
  return index;
}

/** @typedef {Map<string, { parts: string[], known: Known }>} Names By their parts. */

/** @param {[string, string[]][]} conditions @param {Set<string>} skipped @returns {Names} Names and keywords of the questions. */
function byQuestion(conditions, skipped) {
  /** @type {Names} */
  const names = new Map();
  for (const [id, words] of conditions) {
    for (const word of words) {
      const parts = partsOf(word, skipped);
      const before = names.get(parts.join(" "))?.known;
      const asks = [...new Set([...(before?.asks ?? []), id])];
      names.set(parts.join(" "), { parts, known: { word: before?.word ?? word, asks, note: null } });
    }
  }
  return names;
}

/** @param {Meaning[]} meanings @param {Set<string>} skipped @returns {Names} */
function byMeaning(meanings, skipped) {
  /** @type {Names} */
  const names = new Map();
  for (const { asks, note, words, misspelled } of meanings) {
    const spelled = [...words.map((word) => [word, word]), ...misspelled];
    for (const [word, written] of spelled) {
      const parts = partsOf(written, skipped);
      if (!names.has(parts.join(" "))) names.set(parts.join(" "), { parts, known: { word, asks, note } });
    }
  }
  return names;
}

/** @param {string} text @param {Set<string>} skipped @returns {string[]} */
function partsOf(text, skipped) {
  const words = segments(composed(text)).flat().map((word) => word.plain);
  const kept = words.filter((word) => !skipped.has(word));
  return kept.length ? kept : words;
}

/** @param {string[]} parts @returns {string} Without their order. */
export function inAnyOrder(parts) {
  return [...parts].sort(byCode).join(" ");
}

/** @param {string} one @param {string} other As Python sorts: by code points, which for UTF-16 differs only beyond it. */
function byCode(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
