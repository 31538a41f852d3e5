/** A text to its items, as `thenar.understand.items` finds them: known names, nearly right ones, and what is not known. Pure. */

import { alike } from "./alike.js";
import { inAnyOrder } from "./index.js";
import { composed, segments } from "./letters.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Known} Known */
/** @typedef {import("./letters.js").Word} Word */
/**
 * @typedef {{ typed: string, words: string[], asks: string[], notes: string[], sure: boolean }} Item
 * @typedef {{ first: number, last: number, known: Known[], sure: boolean }} Piece
 */

const MOST_TOGETHER = 4;

/** @param {string} text @param {Index} index @returns {Item[]} */
export function understand(text, index) {
  const whole = composed(text);
  return segments(whole).flatMap((words) => items(whole, words, index));
}

/** @param {string} text @param {Word[]} words @param {Index} index @returns {Item[]} */
function items(text, words, index) {
  const kept = [...words.keys()].filter((at) => !index.skipped.has(words[at].plain) || initials(text, words[at], index));
  if (saysNothing(kept.map((at) => words[at]), index) && !named(words, kept, index)) return [];
  const pieces = exact(words, kept, index);
  pieces.push(...near(words, left(kept, pieces), index));
  pieces.push(...unknown(words, left(kept, pieces), index));
  if (!pieces.length) pieces.push({ first: 0, last: words.length, known: [], sure: true });
  pieces.sort((one, other) => one.first - other.first);
  return spans(words, pieces, index).map(([first, last], at) =>
    item(text.slice(words[first].start, words[last - 1].end), pieces[at]),
  );
}

/** @param {Word[]} words @param {Index} index */
function saysNothing(words, index) {
  const dose = words.some((word) => word.number) && words.every((word) => small(word, index));
  return dose || words.every((word) => index.none.has(word.plain));
}

/** @param {Word[]} words @param {number[]} kept @param {Index} index @returns {Piece[]} */
function exact(words, kept, index) {
  /** @type {Piece[]} */
  const found = [];
  for (let at = 0; at < kept.length; at += 1) {
    for (let end = Math.min(kept.length, at + index.longest + 1); end > at; end -= 1) {
      const known = named(words, kept.slice(at, end), index);
      const beside = end - at === 1 && kept.length > 1 && small(words[kept[at]], index);
      if (!known || beside) continue;
      found.push({ first: kept[at], last: kept[end - 1] + 1, known: [known], sure: true });
      at = end - 1;
      break;
    }
  }
  return found;
}

/** @param {Word[]} words @param {number[][]} runs @param {Index} index @returns {Piece[]} */
function near(words, runs, index) {
  /** @type {Piece[]} */
  const found = [];
  for (const run of runs) {
    for (let at = 0; at < run.length; at += 1) {
      for (let end = Math.min(run.length, at + MOST_TOGETHER); end > at; end -= 1) {
        const some = run.slice(at, end);
        const known = some.every((one) => small(words[one], index)) ? [] : alike(letters(words, some), index);
        if (!known.length) continue;
        found.push({ first: some[0], last: some[some.length - 1] + 1, known, sure: false });
        at = end - 1;
        break;
      }
    }
  }
  return found;
}

/** @param {Word[]} words @param {number[][]} runs @param {Index} index @returns {Piece[]} */
function unknown(words, runs, index) {
  /** @type {Piece[]} */
  const found = [];
  for (const run of runs) {
    /** @type {number[]} */
    let some = [];
    const close = () => {
      if (some.length) found.push({ first: some[0], last: some[some.length - 1] + 1, known: [], sure: true });
      some = [];
    };
    for (const at of run) {
      const before = some[some.length - 1];
      if (before !== undefined && words.slice(before, at).some((word) => index.joins.has(word.plain))) close();
      if (!small(words[at], index)) some.push(at);
    }
    close();
  }
  return found;
}

/** @param {number[]} kept @param {Piece[]} pieces @returns {number[][]} Runs of words that no piece has. */
function left(kept, pieces) {
  /** @type {number[][]} */
  const runs = [[]];
  for (const at of kept) {
    if (pieces.some(({ first, last }) => first <= at && at < last)) runs.push([]);
    else runs[runs.length - 1].push(at);
  }
  return runs.filter((run) => run.length);
}

/** @param {Word[]} words @param {Piece[]} pieces In order. @param {Index} index @returns {[number, number][]} */
function spans(words, pieces, index) {
  if (pieces.length === 1) return [[0, words.length]];
  /** @type {[number, number][]} */
  const found = [];
  pieces.forEach((piece, at) => {
    const end = pieces[at + 1]?.first ?? words.length;
    let { first, last } = piece;
    while (last < end && small(words[last], index)) last += 1;
    const start = found.length ? found[found.length - 1][1] : 0;
    while (first > start && small(words[first - 1], index)) first -= 1;
    found.push([first, last]);
  });
  return found;
}

/** @param {Word} word @param {Index} index */
function small(word, index) {
  return word.number || index.around.has(word.plain);
}

/** @param {string} text @param {Word} word @param {Index} index @returns {boolean} True for MI, which is no "mi". */
function initials(text, word, index) {
  const written = text.slice(word.start, word.end);
  const capitals = written === written.toUpperCase() && written !== written.toLowerCase();
  return index.known.has(word.plain) && written.length > 1 && capitals;
}

/** @param {Word[]} words @param {number[]} some @param {Index} index @returns {Known | undefined} */
function named(words, some, index) {
  return index.known.get(letters(words, some)) ?? index.anyOrder.get(inAnyOrder(some.map((at) => words[at].plain)));
}

/** @param {Word[]} words @param {number[]} some */
function letters(words, some) {
  return some.map((at) => words[at].plain).join("");
}

/** @param {string} typed @param {Piece} piece @returns {Item} */
function item(typed, { known, sure }) {
  const each = (/** @type {(one: Known) => string[]} */ of) => [...new Set(known.flatMap(of))];
  return {
    typed,
    words: each(({ word }) => [word]),
    asks: each(({ asks }) => asks),
    notes: each(({ note }) => (note ? [note] : [])),
    sure,
  };
}
