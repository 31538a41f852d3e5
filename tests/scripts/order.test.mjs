/** A step that is dragged lands between the rows that it was dropped between. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf } from "../../src/thenar/web/static/js/routines/order.js";

const MIDDLES = [50, 150, 250];

test("above every row it is the first, below every row the last", () => {
  assert.equal(placeOf(MIDDLES, 10), 0);
  assert.equal(placeOf(MIDDLES, 400), 3);
});

test("between two rows it comes after those whose middle it passed", () => {
  assert.equal(placeOf(MIDDLES, 140), 1);
  assert.equal(placeOf(MIDDLES, 160), 2);
});

test("an only row stays where it is", () => {
  assert.equal(placeOf([], 100), 0);
});
