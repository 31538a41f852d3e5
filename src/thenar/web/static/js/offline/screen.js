/** Answers to a clearance, as `thenar.screen` does it: limb by limb the strictest effect, the lowest caps, the union of the rest. Pure. */

/** @typedef {import("../wire/check.js").Limits} Limits */
/** @typedef {import("../kept/types.js").Restriction} Restriction */
/** @typedef {import("../wire/check.js").Meaning} Meaning */
/** @typedef {import("../wire/check.js").Question} Question */
/** @typedef {import("../kept/types.js").Answer} Answer */
/** @typedef {import("../kept/types.js").Answers} Answers */
/** @typedef {import("../wire/check.js").Check} Check */
/** @typedef {import("../kept/types.js").Finding} Finding */
/** @typedef {import("../wire/enums.js").Effect} Effect */

/** @type {Effect[]} */
const EFFECTS = ["none", "inform", "gentle", "avoid", "ask", "stop"];
const LIMBS = ["left-hand", "right-hand", "left-foot", "right-foot"];
const AREAS = ["hand", "foot"];
const HIGHEST_PRESSURE = 3;
const PRESCRIBED = "prescription"; // in the place of a question

/** @type {Limits} */
const NO_LIMITS = { effect: "none", pressure_cap: HIGHEST_PRESSURE, without: [], places: [], minutes_cap: null, manner: [] };
/** @type {Restriction} */
const NOTHING = Object.fromEntries(LIMBS.map((limb) => [limb, NO_LIMITS]));

/**
 * @param {Answers} answers
 * @param {Check} check
 * @param {{ giver?: boolean, areas?: string[], confirmed?: string[], prescribed?: import("../wire/people.js").Prescribed[] }} [about]
 *   Whether someone else massages, and where; what a clinician agreed to; what plans of professionals restrict.
 * @returns {import("../kept/types.js").Clearance}
 */
export function screen(answers, check, { giver = true, areas = AREAS, confirmed = [], prescribed = [] } = {}) {
  const limbs = LIMBS.filter((limb) => areas.includes(areaOf(limb)));
  const answered = Object.entries(check.conditions)
    .map(([id, one]) => (answers[id] ? findingOf(id, one, answers[id], check, confirmed.includes(id)) : null))
    .filter((one) => one !== null);
  const findings = [...answered, ...prescribed.map(ofAPlan)]
    .filter(({ restriction }) => limbs.some((limb) => !same(restriction[limb], NO_LIMITS)));
  const restriction = findings.map((one) => one.restriction).reduce(join, NOTHING);
  const unanswered = askedOf(check, { giver, areas }).filter((id) => !answers[id]);
  const effect = strictest([effectOn(restriction, limbs), unanswered.length ? "ask" : "none"]);
  return { effect, restriction, findings, unanswered };
}

/** @param {Check} check @param {{ giver: boolean, areas: string[] }} session @returns {string[]} The questions that belong to a session. */
export function askedOf(check, { giver, areas }) {
  const form = giver ? "partner" : "self";
  const fits = (/** @type {Question} */ one) => one.flag || one.areas.some((area) => areas.includes(area));
  return Object.entries(check.conditions)
    .filter(([, one]) => (giver || !one.giver) && one.forms.includes(form) && fits(one))
    .map(([id]) => id);
}

/** @param {import("../kept/types.js").Clearance} clearance @returns {boolean} Whether a session may be led at all. */
export function cleared(clearance) {
  return rank(clearance.effect) < rank("ask");
}

/** @param {Effect} effect @returns {number} */
export function rank(effect) {
  return EFFECTS.indexOf(effect);
}

/** @param {Restriction} one @param {Restriction} other @returns {boolean} Whether one is as careful as the other on every limb. */
export function asCareful(one, other) {
  return same(join(one, other), join(one, NOTHING));
}

/** @param {Restriction} leaves @returns {string[]} The areas that something which leaves so much alone still touches. */
export function areasOf(leaves) {
  return AREAS.filter((area) => LIMBS.some((limb) => areaOf(limb) === area && isOpen(leaves[limb])));
}

/** @param {Restriction} one @param {Restriction} other @returns {Restriction} */
export function join(one, other) {
  return Object.fromEntries(LIMBS.map((limb) => [limb, both(one[limb], other[limb])]));
}

/** @param {Limits} one @param {Limits} other @returns {Limits} */
function both(one, other) {
  const shorter = [one.minutes_cap, other.minutes_cap].filter((cap) => cap !== null);
  return {
    effect: strictest([one.effect, other.effect]),
    pressure_cap: Math.min(one.pressure_cap, other.pressure_cap),
    without: union(one.without, other.without),
    places: union(one.places, other.places),
    minutes_cap: shorter.length ? Math.min(...shorter) : null,
    manner: union(one.manner, other.manner),
  };
}

/** @param {Restriction} restriction @param {string[]} limbs @returns {Effect} `ask` and `stop` only where no limb can go on. */
function effectOn(restriction, limbs) {
  const on = limbs.map((limb) => restriction[limb]);
  const most = strictest(on.map((one) => one.effect));
  if (!on.some(isOpen)) return most;
  return rank(most) >= rank("avoid") || on.some((one) => one.places.length) ? "avoid" : most;
}

/** @param {import("../wire/people.js").Prescribed} one @returns {Finding} What no answer gave. */
function ofAPlan({ effect, limbs }) {
  return { condition: PRESCRIBED, effect, restriction: limbs, choice: null, unknown: false };
}

/**
 * @param {string} id @param {Question} condition @param {Answer} answer @param {Check} check @param {boolean} agreed
 * @returns {Finding | null}
 */
function findingOf(id, condition, answer, check, agreed) {
  if (answer.reply === "no") return null;
  const unknown = answer.reply === "unknown";
  const [answered, choice] = changesOf(condition, answer);
  // "I don't know" leaves out and softens all that a yes would; it asks or stops no more than `not_knowing` says
  const softened = unknown ? answered.map((one) => notKnown(one, condition.not_knowing, check)) : answered;
  const changes = agreed ? softened.map(afterYes) : softened;
  const restriction = changes.map((one) => restrictionOf(one, condition, answer)).reduce(join, NOTHING);
  return { condition: id, effect: strictest(changes.map(effectOf)), restriction, choice: unknown ? null : choice, unknown };
}

/** @param {Meaning} change @param {Question} condition @param {Answer} answer @returns {Restriction} */
function restrictionOf(change, condition, answer) {
  const named = answer.limbs.filter((limb) => condition.limbs.includes(limb));
  const limbs = named.length ? named : condition.limbs;
  const kept = change.avoid && change.effect === "avoid" ? "gentle" : change.effect;
  const { pressure_cap, without, minutes_cap, manner } = change;
  const held = at(change.on.length ? change.on : limbs, { effect: kept, pressure_cap, without, places: [], minutes_cap, manner });
  return limbs.map((limb) => at([limb], leftAlone(change, limb, condition, answer))).reduce(join, held);
}

/** @param {Meaning} change @param {string} limb @param {Question} condition @param {Answer} answer @returns {Limits} */
function leftAlone({ avoid }, limb, condition, answer) {
  if (!avoid) return NO_LIMITS;
  const places = (condition.places[areaOf(limb)] ?? []).filter((place) => answer.places.includes(place));
  return avoid === "place" && places.length ? { ...NO_LIMITS, places: [...places].sort() } : { ...NO_LIMITS, effect: "avoid" };
}

/** @param {string[]} limbs @param {Limits} limits @returns {Restriction} These limits on some limbs. */
function at(limbs, limits) {
  return Object.fromEntries(LIMBS.map((limb) => [limb, limbs.includes(limb) ? limits : NO_LIMITS]));
}

/** @param {Meaning} change @param {Effect} most @param {Check} check @returns {Meaning} */
function notKnown(change, most, { not_known_pressure }) {
  if (most === "stop") return change;
  const effect = rank(change.effect) >= rank("ask") && rank(change.effect) > rank(most) ? most : change.effect;
  const manner = change.manner.filter((one) => one !== "helper-only");
  return { ...change, effect, pressure_cap: Math.min(change.pressure_cap, not_known_pressure), manner };
}

/** @param {Meaning} change @returns {Meaning} After a clinician's yes, an `ask` is what its caps still say. A stop stays one. */
function afterYes(change) {
  return change.effect === "ask" ? { ...change, effect: "gentle" } : change;
}

/** @param {Meaning} change @returns {Effect} */
function effectOf(change) {
  return change.avoid ? strictest([change.effect, "avoid"]) : change.effect;
}

/**
 * @param {Question} condition @param {Answer} answer
 * @returns {[Meaning[], string | null]} A follow-up left open is answered by all its choices at once.
 */
function changesOf(condition, answer) {
  if (condition.change) return [[condition.change], null];
  const chosen = answer.choice !== null && Object.hasOwn(condition.choices, answer.choice) ? condition.choices[answer.choice] : undefined;
  return chosen ? [[chosen], answer.choice] : [Object.values(condition.choices), null];
}

/** @param {string} limb @returns {string} */
function areaOf(limb) {
  return limb.split("-")[1] ?? "";
}

/** @param {Limits} limits @returns {boolean} */
function isOpen({ effect }) {
  return rank(effect) < rank("avoid");
}

/** @param {Effect[]} effects @returns {Effect} */
function strictest(effects) {
  return effects.reduce((one, other) => (rank(other) > rank(one) ? other : one), /** @type {Effect} */ ("none"));
}

/** @template {string} T @param {T[]} one @param {T[]} other @returns {T[]} */
function union(one, other) {
  return [...new Set([...one, ...other])].sort();
}

/** @param {unknown} one @param {unknown} other @returns {boolean} */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
