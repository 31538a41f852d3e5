/** Text to words as they are compared, as `thenar.understand.letters` does it; one table holds both equal. Pure. */

/** @typedef {{ start: number, end: number, plain: string, number: boolean }} Word Where it stands, and how it is compared. */

const WORD = /[\p{L}\p{N}]+(?:['’‘ʼ´`′][\p{L}\p{N}]+)*/gu;
const APOSTROPHES = /['’‘ʼ´`′]/gu;
const APART = /[,;:.!?()[\]{}/|•·…\n\r\t]|\s[-–—*]\s|\s{3,}/u;
const MEASURE = /^\d+(?:mg|mcg|µg|ug|g|kg|ml|iu|units?|x|st|nd|rd|th|hrs?|h|yrs?|y)?$/u;
const LONG = 6;
const SOUNDS = [["ph", "f"], ["y", "i"], ["ck", "k"], ["x", "s"], ["z", "s"]];

/** @param {string} text @returns {string} Each letter and its accents as one. */
export function composed(text) {
  return text.normalize("NFC");
}

/** @param {string} text Composed. @returns {Word[][]} Its words, apart where commas, lines, brackets or slashes part them. */
export function segments(text) {
  /** @type {Word[][]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (!found.length || parts(text, end, match.index)) found.push([]);
    end = match.index + match[0].length;
    const bare = plain(match[0]);
    found[found.length - 1].push({ start: match.index, end, plain: bare, number: MEASURE.test(bare) });
  }
  return found;
}

/** @param {string} text @param {number} end @param {number} start */
function parts(text, end, start) {
  const gap = text.slice(end, start);
  const decimal = /[0-9]$/.test(text.slice(0, end)) && /^[0-9]/.test(text.slice(start));
  if ((gap === "." || gap === ",") && decimal) return false; // 2.5 is one number
  return APART.test(gap);
}

/** @param {string} word @returns {string} One word as it is compared. */
export function plain(word) {
  const spread = word.replace(APOSTROPHES, "").toLowerCase().normalize("NFKD");
  return single(american(spread.replace(/\p{M}/gu, "")));
}

/** @param {string} letters @returns {string} As they sound, for what is written by ear. */
export function heard(letters) {
  const sounds = SOUNDS.reduce((text, [written, sound]) => text.replaceAll(written, sound), letters);
  return [...sounds].filter((letter, at, all) => letter !== all[at - 1]).join("");
}

/** @param {string} word */
function american(word) {
  return [...word].length < LONG ? word : word.replaceAll("ae", "e").replaceAll("oe", "e").replaceAll("our", "or");
}

/** @param {string} word @returns {string} Without the ending of a plural. */
function single(word) {
  const keeps = [...word].length < 4 || !word.endsWith("s") || /(?:ss|us|is|ys)$/.test(word);
  return keeps ? word : word.slice(0, -1);
}
