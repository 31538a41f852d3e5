/** What may be played without the server: what leaves alone all that answers and plans of professionals forbid. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { agreed, Ways } from "../../src/thenar/web/static/js/offline/ways.js";
import { Household } from "../../src/thenar/web/static/js/offline/whom.js";

const LIMBS = ["left-hand", "right-hand", "left-foot", "right-foot"];
const OPEN = { effect: "gentle", pressure_cap: 1, without: [], places: [], minutes_cap: 5, manner: [] };
const SHUT = { ...OPEN, effect: "stop", places: ["palm", "sole"] };
/** @param {object} hands */
const leaves = (hands) => ({ limbs: Object.fromEntries(LIMBS.map((limb) => [limb, limb.endsWith("hand") ? { ...OPEN, ...hands } : SHUT])) });
/** @param {object} hands */
const form = (hands) => ({ giver: false, area: "hand", routine: "hand-self", sentence: "", sliders: { before: [], after: [] }, leaves: leaves(hands), data: { track: {} } });
const CAREFUL = { forms: { "touches-palm": form({}), "leaves-palm": form({ places: ["palm"] }) } };
const CHECK = { conditions: {}, lines: [], not_known_pressure: 2 };

/** What is offered to oneself, under these limits of a plan on both hands. @param {object} [held] */
function offered(held) {
  const limits = { effect: "gentle", pressure_cap: 3, without: [], places: [], minutes_cap: null, manner: [], ...held };
  const nothing = { ...limits, effect: "none", places: [] };
  const limbs = Object.fromEntries(LIMBS.map((limb) => [limb, limb.endsWith("hand") ? limits : nothing]));
  const me = { person: "me", label: "Me", called: "", me: true, ...(held && { prescribed: [{ effect: limits.effect, limbs }] }) };
  const ways = new Ways(/** @type {any} */ (CAREFUL), [], () => true, new Household(/** @type {any} */ ([me])));
  const choice = ways.choice("touches-palm", "me");
  return ways.allowed(choice, {}, /** @type {any} */ (CHECK)).map((way) => way.name);
}

test("without a plan everything that the answers allow is offered", () => {
  assert.deepEqual(offered(), ["touches-palm", "leaves-palm"]);
});

test("a place that a plan leaves out is left out on a device, too", () => {
  assert.deepEqual(offered({ places: ["palm"] }), ["leaves-palm"]);
});

test("a plan that stops, because it cannot be read, leaves nothing to be offered", () => {
  assert.deepEqual(offered({ effect: "stop" }), []);
});

test("what was agreed to in a plan counts until its last day", () => {
  const answer = { reply: "yes", limbs: [], choice: null, places: [] };
  const counts = (/** @type {string | undefined} */ until) =>
    agreed(/** @type {any} */ ({ keep: { agreed: [{ condition: "cancer", about: answer, daily: false, ...(until && { until }) }] } }), /** @type {any} */ ({ cancer: answer }));
  assert.deepEqual(counts(undefined), ["cancer"]);
  assert.deepEqual(counts("2999-01-01"), ["cancer"]);
  assert.deepEqual(counts("2026-01-01"), []);
});
