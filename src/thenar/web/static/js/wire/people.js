/**
 * Whom a massage is for, as a device names them.
 *
 * Made from `src/thenar/wire/people.py` by `python -m docs.generate`: what is to change is changed there.
 */

/**
 * Someone a massage may be for, by key or `me`; `called` is what a helper calls them.
 *
 * @typedef {{
 *   person: string,
 *   label: string,
 *   called?: string,
 * }} Person
 */

/**
 * Everyone but oneself.
 *
 * @typedef {{
 *   people: Person[],
 * }} Household
 */

export {};
