/** What is answered of the check without the server: by whom it was sent for, and by what it asked. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Sheet } from "../../src/thenar/web/static/js/offline/sheet.js";
import { Household, forWhom } from "../../src/thenar/web/static/js/offline/whom.js";

const MOTHER = { name: "foot-partner", giver: true, areas: ["foot"], person: "mother" };
const FATHER = { ...MOTHER, person: "father" };
const NO_CHANGE = { effect: "none", pressure_cap: 3, without: [], avoid: null, minutes_cap: null, manner: [], on: [] };

/** @param {object} about */
const question = (about) => ({
  giver: false, session: false, flag: false, forms: ["self", "partner"], areas: ["hand", "foot"], limbs: ["left-foot", "right-foot"],
  places: {}, not_knowing: "gentle", change: NO_CHANGE, choices: {}, ...about,
});
const CHECK = {
  conditions: {
    fever: question({ flag: true, change: { ...NO_CHANGE, effect: "stop" } }),
    clot: question({ flag: true, change: { ...NO_CHANGE, effect: "stop" } }),
    gout: question({ change: { ...NO_CHANGE, effect: "gentle" } }),
    sprain: question({ areas: ["hand"], change: { ...NO_CHANGE, effect: "gentle" } }),
    numb: question({ change: { ...NO_CHANGE, effect: "ask" }, not_knowing: "stop" }),
  },
  lines: [["fever", "clot"], ["gout", "sprain"], ["numb"]],
  not_known_pressure: 1,
};
const FLAGS = ["fever", "clot"];
const MORE = ["gout", "sprain", "numb"];

/** @param {string} reply */
const said = (reply) => ({ reply, limbs: [], choice: null, places: [] });
const replies = (/** @type {Sheet} */ sheet) => Object.fromEntries(Object.entries(sheet.answers).map(([id, one]) => [id, one.reply]));

/** A sheet about someone, as far as the flags. @param {typeof MOTHER} about */
function begun(about = MOTHER) {
  const sheet = new Sheet(/** @type {any} */ (CHECK));
  sheet.begin(about);
  return sheet;
}

test("before anything was sent nothing is answered, and no later part can be reached", () => {
  const sheet = new Sheet(/** @type {any} */ (CHECK));
  for (const part of ["flags", "conditions", "result", "nowhere"]) assert.equal(sheet.reached(part), "choose");
  assert.deepEqual(sheet.send("flags", FLAGS, {}), []);
  assert.deepEqual(sheet.answers, {});
});

test("the result cannot be reached by its address while a part was not sent", () => {
  const sheet = begun();
  assert.equal(sheet.reached("result"), "flags");
  assert.equal(sheet.reached("conditions"), "flags");
  sheet.send("flags", FLAGS, {});
  assert.equal(sheet.reached("result"), "conditions");
  sheet.send("conditions", MORE, {});
  assert.equal(sheet.reached("result"), "result");
  assert.equal(sheet.reached("flags"), "flags");
});

test("the second part alone says nothing about the first", () => {
  const sheet = begun();
  sheet.send("conditions", MORE, {});
  assert.equal(sheet.reached("result"), "flags");
  assert.deepEqual(replies(sheet), { gout: "no", numb: "no" });
});

test("a button answers only what its part showed, and only what belongs to what was chosen", () => {
  const sheet = begun();
  sheet.send("flags", ["fever"], { clot: said("yes"), gout: said("yes") });
  assert.deepEqual(replies(sheet), { fever: "no" });
  sheet.send("conditions", MORE, { sprain: said("yes") });
  assert.equal("sprain" in sheet.answers, false, "it is about hands, and feet were chosen");
});

test("what is not known is not a no", () => {
  const sheet = begun();
  assert.deepEqual(sheet.send("flags", FLAGS, { fever: said("unknown") }), ["clot"]);
  assert.deepEqual(sheet.answers, {});
  assert.equal(sheet.next(), "flags");
  assert.deepEqual(sheet.send("flags", FLAGS, { fever: said("unknown"), clot: said("no") }), []);
  assert.deepEqual(replies(sheet), { fever: "unknown", clot: "no" });
});

test("what something written means has to be answered, and takes back an earlier no", () => {
  const sheet = begun();
  sheet.send("flags", FLAGS, {});
  assert.deepEqual(sheet.send("conditions", [...MORE, "clot"], {}, ["clot"]), ["clot"]);
  assert.equal("clot" in sheet.answers, false);
  assert.equal(sheet.reached("result"), "conditions");
  sheet.send("conditions", [...MORE, "clot"], { clot: said("yes") }, ["clot"]);
  assert.equal(sheet.stopped(), true);
});

test("a warning sign ends the check, and the rest stays unanswered", () => {
  const sheet = begun();
  sheet.send("flags", FLAGS, { fever: said("yes"), clot: said("no") });
  assert.equal(sheet.next(), "result");
  assert.deepEqual(replies(sheet), { fever: "yes", clot: "no" });
});

test("another person begins with nothing answered, and so does another place or another giver", () => {
  for (const [other, told] of /** @type {const} */ ([[FATHER, true], [{ ...MOTHER, giver: false }, true], [{ ...MOTHER, areas: ["hand"] }, false]])) {
    const sheet = begun();
    sheet.send("flags", FLAGS, {});
    sheet.send("conditions", MORE, { gout: said("yes") });
    assert.equal(sheet.begin(other), told);
    assert.deepEqual(sheet.answers, {});
    assert.equal(sheet.reached("result"), "flags");
  }
});

test("two sheets, two people: neither knows what the other was told", () => {
  const [mother, father] = [begun(MOTHER), begun(FATHER)];
  mother.send("flags", FLAGS, {});
  father.send("flags", FLAGS, { fever: said("yes"), clot: said("no") });
  assert.equal(mother.stopped(), false);
  assert.equal(father.stopped(), true);
});

test("everyone is named by a key, and oneself only where the server said who that is", () => {
  const me = { person: "k1", label: "Me", called: "", me: true };
  const mother = { person: "k2", label: "Mother", called: "Mother", me: false };
  const home = new Household([me, mother]);
  assert.deepEqual([home.me, home.find("k2"), home.find("me")], ["k1", mother, undefined]);
  assert.deepEqual(home.choices(true).map(([key]) => key), ["k1", "k2"]);
  assert.deepEqual(home.choices(false).map(([key]) => key), ["k1"]);
  assert.equal(new Household([mother]).me, "");
  const before = new Household([/** @type {any} */ ({ person: "k2", label: "Mother" })]);
  assert.deepEqual([before.me, before.choices(true).map(([key]) => key)], ["", ["someone"]]);
  assert.deepEqual([forWhom(me), forWhom(mother)], ["For you", "For Mother"]);
});
