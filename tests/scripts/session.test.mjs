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
