/** What a session does with an answer that comes late. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../../src/thenar/web/static/js/session/session.js";

/** @param {number} take */
const plan = (take) => ({ take, duration_ms: 60_000, sections: [], cues: [{ at_ms: take, kind: "say", text: `take ${take}` }] });

/** A session at its second plan, that notes what is asked of it. */
function playing() {
  /** @type {unknown[]} */
  const asked = [];
  const clock = { ms: 5000, heard: 5000, playing: true, seek: () => asked.push("seek"), show: () => asked.push("show") };
  const numbers = { hear: () => {} };
  const one = { score: { data: plan(2) }, clock, notes: { numbers }, load: () => asked.push("load"), mark: () => asked.push("mark") };
  return { one, asked, replace: (/** @type {number} */ take) => Session.prototype.replace.call(/** @type {any} */ (one), /** @type {any} */ (plan(take)), null) };
}

test("an older plan that comes late changes nothing", () => {
  const { one, asked, replace } = playing();
  replace(1);
  assert.equal(one.score.data.take, 2);
  assert.deepEqual(asked, []);
});

test("a newer plan takes the place of the older one, and its track is loaded", () => {
  const { one, asked, replace } = playing();
  replace(3);
  assert.equal(one.score.data.take, 3);
  assert.ok(asked.includes("load"));
});

test("the session gets no longer than it may, whatever was heard twice", () => {
  const at = (/** @type {number} */ ms, /** @type {number} */ heard) => ({
    score: { data: { duration_ms: 600_000, most_ms: 660_000 } }, clock: { ms, heard },
  });
  const hasTime = (/** @type {any} */ where, /** @type {number} */ to) => Session.prototype.hasTime.call(where, to);
  assert.equal(hasTime(at(300_000, 300_000), 240_000), true);
  assert.equal(hasTime(at(300_000, 300_000), 239_999), false);
  assert.equal(hasTime(at(300_000, 400_000), 290_000), false);
  assert.equal(hasTime(at(300_000, 400_000), 300_000), true);
});

test("an end that did not arrive is told once more past all that waits, with what was heard, under the same key", async () => {
  /** @type {any[]} */
  const told = [];
  /** @type {any} */
  const keys = [];
  const before = { fetch: globalThis.fetch, location: globalThis.location };
  globalThis.fetch = /** @type {any} */ ((/** @type {string} */ _, /** @type {any} */ about) => Promise.resolve(told.push(JSON.parse(about.body))));
  /** @type {any} */ (globalThis).location = { assign: () => {} };
  const one = Object.assign(Object.create(Session.prototype), {
    score: { data: { event: "/event/", token: "t", end: "/end/" }, placeAt: () => ({ step: 2, place_ms: 700 }) },
    clock: { ms: 5000.4, heard: 4200.2 },
    notes: { numbers: { next: () => ({ number: 3, page: "p" }) }, fleeting: false },
    pause: () => {},
    note: (/** @type {string} */ _, /** @type {any} */ detail) => Promise.resolve(keys.push(detail.key) < 0),
  });
  try {
    await one.leave("left");
  } finally {
    globalThis.fetch = before.fetch;
    globalThis.location = before.location;
  }
  assert.equal(told.length, 1);
  const { key, ...rest } = told[0];
  assert.equal(key, keys[0]);
  assert.deepEqual(rest, { kind: "left", number: 3, page: "p", track_ms: 5000, heard_ms: 4200, step: 2, place_ms: 700 });
});
