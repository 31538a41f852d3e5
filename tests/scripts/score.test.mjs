/** Where "again" and "next" go, and what is the softest. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Score } from "../../src/thenar/web/static/js/session/score.js";

const section = (/** @type {string} */ kind, /** @type {number} */ at_ms, /** @type {number | undefined} */ pressure) => ({
  kind, at_ms, end_ms: at_ms + 10_000, title: "", sentence: "", pressure,
});
const score = new Score(/** @type {any} */ ({
  duration_ms: 40_000, cues: [],
  sections: [section("before", 0, undefined), section("step", 10_000, 2), section("step", 20_000, 1), section("after", 30_000, undefined)],
}));

test("within a second and a half of a beginning, again is the step before", () => {
  assert.equal(score.again(20_000), 10_000);
  assert.equal(score.again(21_499), 10_000);
  assert.equal(score.again(21_500), 20_000);
  assert.equal(score.again(29_000), 20_000);
  assert.equal(score.again(500), 0);
});

test("next is the next section, and the end after the last", () => {
  assert.equal(score.next(12_000), 20_000);
  assert.equal(score.next(35_000), 40_000);
});

test("the softest is asked of this stroke; before the first, of all; after the last there is nothing to soften", () => {
  assert.equal(score.softest(5000), false);
  assert.equal(score.softest(12_000), false);
  assert.equal(score.softest(25_000), true);
  assert.equal(score.softest(35_000), true);
});

test("a count is of its own kind, else of the places of its step; what is alone is not counted", () => {
  const cue = (/** @type {number} */ at_ms, /** @type {number} */ step, /** @type {number} */ repetition, /** @type {number} */ of) => ({
    at_ms, step, repetition, of, duration_ms: 500, kind: "count",
  });
  const counting = new Score(/** @type {any} */ ({
    duration_ms: 9000, sections: [],
    cues: [cue(0, 0, 1, 2), cue(1000, 0, 2, 2), cue(2000, 1, 1, 1), cue(3000, 1, 1, 1), cue(4000, 1, 1, 1), cue(5000, 2, 1, 1)],
  }));
  const said = counting.repetitions.map((one) => counting.counted(one));
  assert.deepEqual(said, [{ n: 1, all: 2 }, { n: 2, all: 2 }, { n: 1, all: 3 }, { n: 2, all: 3 }, { n: 3, all: 3 }, null]);
});

test("a section ends within what is left of it", () => {
  assert.equal(score.ends(8000, 2000), true);
  assert.equal(score.ends(7999, 2000), false);
});
