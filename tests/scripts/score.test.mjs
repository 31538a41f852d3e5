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
