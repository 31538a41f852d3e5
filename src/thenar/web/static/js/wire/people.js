/**
 * Whom a massage is for, as a device names them.
 *
 * Made from `src/thenar/wire/people.py` by `python -m docs.generate`: what is to change is changed there.
 */

/**
 * What a plan that a professional wrote restricts in every session, limb by limb.
 *
 * @typedef {{
 *   effect: import("./enums.js").Effect,
 *   limbs: Record<string, import("./check.js").Limits>,
 * }} Prescribed
 */

/**
 * Someone a massage may be for: the key, what pages and a helper call them, and whether it is oneself.
 *
 * `rest` are the days to come without massage in an experiment of theirs; `prescribed` is what plans restrict.
 *
 * @typedef {{
 *   person: string,
 *   label: string,
 *   called: string,
 *   me: boolean,
 *   rest?: string[],
 *   prescribed?: Prescribed[],
 * }} Person
 */

/**
 * Everyone whom a device may name.
 *
 * @typedef {{
 *   people: Person[],
 * }} Household
 */

export {};
