/**
 * Whom a massage is for, as a device names them.
 *
 * Made from `src/thenar/wire/people.py` by `python -m docs.generate`: what is to change is changed there.
 */

/**
 * Someone a massage may be for: the key, what pages and a helper call them, and whether it is oneself.
 *
 * `rest` are the days to come that are without massage in an experiment of theirs.
 *
 * @typedef {{
 *   person: string,
 *   label: string,
 *   called: string,
 *   me: boolean,
 *   rest?: string[],
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
