/**
 * What a device keeps to be ready without the server.
 *
 * Made from `src/thenar/wire/kept.py` by `python -m docs.generate`: what is to change is changed there.
 */

/**
 * What a plan leaves alone, limb by limb.
 *
 * @typedef {{
 *   limbs: Record<string, import("./check.js").Limits>,
 * }} LeftAlone
 */

/**
 * What a clinician agreed to, and to which answer. A `daily` one counts on its day, any other one until a last day
 * where it has one.
 *
 * @typedef {{
 *   condition: string,
 *   about: import("./check.js").Answer,
 *   daily: boolean,
 *   until?: string,
 * }} Agreed
 */

/**
 * The fields of what is asked before and after a session.
 *
 * @typedef {{
 *   before: string[],
 *   after: string[],
 * }} Sliders
 */

/**
 * What is kept with a plan, to judge it by another day's answers and to say whose it was.
 *
 * `me`: it is oneself; `called` is what a helper calls them, and `giver` whether someone else massages.
 *
 * @typedef {{
 *   sentence: string,
 *   leaves: LeftAlone,
 *   routines: string[],
 *   agreed: Agreed[],
 *   sliders: Sliders,
 *   person: string,
 *   label: string,
 *   called: string,
 *   me: boolean,
 *   giver: boolean,
 * }} Keep
 */

/**
 * A session on a page of the server, with what a device keeps of it; None for a guest.
 *
 * @typedef {import("./player.js").SessionData & {
 *   keep?: Keep,
 * }} PageData
 */

/**
 * A routine in its most careful form, which begins with a key and a day of the device's own.
 *
 * @typedef {{
 *   giver: boolean,
 *   area: import("./enums.js").Area,
 *   routine: string,
 *   sentence: string,
 *   sliders: Sliders,
 *   leaves: LeftAlone,
 *   data: import("./player.js").Played,
 * }} CarefulForm
 */

/**
 * Every careful form by id, of one version of the knowledge, and the voice's answers in all of them.
 *
 * @typedef {{
 *   knowledge: string,
 *   forms: Record<string, CarefulForm>,
 *   live: Record<string, string>,
 * }} Careful
 */

/**
 * Addresses to keep under one version, small things first: `core` before the app counts as kept, `extras` later.
 *
 * @typedef {{
 *   version: string,
 *   core: string[],
 *   extras: string[],
 * }} Shell
 */

export {};
