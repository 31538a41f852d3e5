/**
 * The questions as a device knows them, and answers to them. Sets are lists in order.
 *
 * Made from `src/thenar/wire/check.py` by `python -m docs.generate`: what is to change is changed there.
 */

/**
 * The answer to one question: for which limbs, which choice and which places. Once, no places were asked for.
 *
 * @typedef {{
 *   reply: import("./enums.js").Reply,
 *   limbs: import("./enums.js").Limb[],
 *   choice: string | null,
 *   places: string[],
 * }} Answer
 */

/**
 * What may not be done on one limb.
 *
 * @typedef {{
 *   effect: import("./enums.js").Effect,
 *   pressure_cap: number,
 *   without: import("./enums.js").Need[],
 *   places: string[],
 *   minutes_cap: number | null,
 *   manner: import("./enums.js").Manner[],
 * }} Limits
 */

/**
 * What one answer changes; `on` are the limbs that it holds on, none where it is those that were named.
 *
 * @typedef {{
 *   effect: import("./enums.js").Effect,
 *   pressure_cap: number,
 *   without: import("./enums.js").Need[],
 *   avoid: import("./enums.js").Leaves | null,
 *   minutes_cap: number | null,
 *   manner: import("./enums.js").Manner[],
 *   on: import("./enums.js").Limb[],
 * }} Meaning
 */

/**
 * One question: whom it is asked, where it can be, and what a yes means, with a follow-up or without.
 *
 * `giver`: it is about whoever massages. `session`: it is asked as a session begins. `not_knowing`: the most
 * that not to know does, where a yes asks or stops.
 *
 * @typedef {{
 *   giver: boolean,
 *   session: boolean,
 *   flag: boolean,
 *   forms: import("./enums.js").Form[],
 *   areas: import("./enums.js").Area[],
 *   limbs: import("./enums.js").Limb[],
 *   places: Record<string, string[]>,
 *   not_knowing: import("./enums.js").Effect,
 *   change: Meaning | null,
 *   choices: Record<string, Meaning>,
 * }} Question
 */

/**
 * Every question by its id, which of them stand behind one line, and the most pressure for who does not know.
 *
 * @typedef {{
 *   conditions: Record<string, Question>,
 *   lines: string[][],
 *   not_known_pressure: number,
 * }} Check
 */

export {};
