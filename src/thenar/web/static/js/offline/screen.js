/** Answers to a clearance, as `thenar.screen` does it: the strictest effect, the lowest caps, the union of the rest. Pure. */

/** @typedef {import("../wire/kept.js").Restriction} Restriction */
/** @typedef {import("../wire/kept.js").Change} Change */
/** @typedef {import("../wire/kept.js").Condition} Condition */
/** @typedef {import("../wire/kept.js").Answer} Answer */
/** @typedef {import("../wire/kept.js").Answers} Answers */
/** @typedef {import("../wire/kept.js").Finding} Finding */

const EFFECTS = ["none", "inform", "gentle", "avoid", "ask", "stop"];
const HIGHEST_PRESSURE = 3;

/** @type {Restriction} */
const NOTHING = { pressure_cap: HIGHEST_PRESSURE, without: [], avoid: [], minutes_cap: null, manner: [] };

/**
 * @param {Answers} answers
 * @param {import("../wire/kept.js").Check} check
 * @param {{ giver?: boolean, confirmed?: string[] }} [about] Whether someone else massages; what a clinician agreed to.
 * @returns {import("../wire/kept.js").Clearance}
 */
export function screen(answers, check, { giver = true, confirmed = [] } = {}) {
  const asked = Object.entries(check.conditions);
  const findings = asked
    .map(([id, condition]) => (answers[id] ? findingOf(id, condition, answers[id], check.not_known) : null))
    .filter((one) => one !== null)
    .map((one) => (confirmed.includes(one.condition) ? confirm(one) : one));
  const unanswered = asked.filter(([id, one]) => (giver || !one.giver) && !answers[id]).map(([id]) => id);
  const effects = [...findings.map((one) => one.effect), ...(unanswered.length ? ["ask"] : [])];
  return { effect: strictest(effects), restriction: findings.map((one) => one.restriction).reduce(join, NOTHING), findings, unanswered };
}

/** @param {import("../wire/kept.js").Clearance} clearance @returns {boolean} Whether a session may be led at all. */
export function cleared(clearance) {
  return rank(clearance.effect) < rank("ask");
}

/** @param {string} effect @returns {number} */
export function rank(effect) {
  return EFFECTS.indexOf(effect);
}

/** @param {Restriction} one @param {Restriction} other @returns {boolean} Whether one is as careful as the other in every way. */
export function asCareful(one, other) {
  return JSON.stringify(join(one, other)) === JSON.stringify(join(one, NOTHING));
}

/** @param {Restriction} one @param {Restriction} other @returns {Restriction} */
export function join(one, other) {
  const shorter = [one.minutes_cap, other.minutes_cap].filter((cap) => cap !== null);
  return {
    pressure_cap: Math.min(one.pressure_cap, other.pressure_cap),
    without: union(one.without, other.without),
    avoid: union(one.avoid, other.avoid),
    minutes_cap: shorter.length ? Math.min(...shorter) : null,
    manner: union(one.manner, other.manner),
  };
}

/**
 * @param {string} id @param {Condition} condition @param {Answer} answer @param {Restriction} notKnown
 * @returns {Finding | null}
 */
function findingOf(id, condition, answer, notKnown) {
  if (answer.reply === "no") return null;
  const named = answer.limbs.filter((limb) => condition.limbs.includes(limb));
  const limbs = named.length ? named : condition.limbs;
  const [changes, choice] = changesOf(condition, answer);
  const effect = strictest(changes.map((one) => one.effect));
  const unknown = answer.reply === "unknown";
  // "I don't know" counts as yes where a yes would ask or stop; elsewhere it only keeps the pressure down
  if (unknown && rank(effect) < rank("ask")) return { condition: id, effect: "inform", restriction: notKnown, choice: null, unknown };
  const restriction = changes.map((one) => restrictionOf(one, limbs)).reduce(join, NOTHING);
  return { condition: id, effect, restriction, choice, unknown };
}

/** @param {Change} change @param {string[]} limbs @returns {Restriction} */
function restrictionOf(change, limbs) {
  const { pressure_cap, without, minutes_cap, manner } = change;
  return { pressure_cap, without, avoid: change.avoid_limb ? union(change.avoid, limbs) : change.avoid, minutes_cap, manner };
}

/** @param {Finding} finding @returns {Finding} After a clinician's yes, an `ask` is what its caps still say. A stop stays one. */
function confirm(finding) {
  if (finding.effect !== "ask") return finding;
  return { ...finding, effect: finding.restriction.avoid.length ? "avoid" : "gentle" };
}

/**
 * @param {Condition} condition @param {Answer} answer
 * @returns {[Change[], string | null]} A follow-up left open is answered by all its choices at once.
 */
function changesOf(condition, answer) {
  if (condition.change) return [[condition.change], null];
  const chosen = answer.choice !== null && Object.hasOwn(condition.choices, answer.choice) ? condition.choices[answer.choice] : undefined;
  return chosen ? [[chosen], answer.choice] : [Object.values(condition.choices), null];
}

/** @param {string[]} effects @returns {string} */
function strictest(effects) {
  return effects.reduce((one, other) => (rank(other) > rank(one) ? other : one), "none");
}

/** @param {string[]} one @param {string[]} other @returns {string[]} */
function union(one, other) {
  return [...new Set([...one, ...other])].sort();
}
