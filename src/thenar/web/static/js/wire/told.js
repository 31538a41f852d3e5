/**
 * What a device tells of a session, and what it is answered.
 *
 * Made from `src/thenar/wire/told.py` by `python -m docs.generate`: what is to change is changed there.
 */

/**
 * One note of a page. Times are milliseconds: of the track, of all that was heard, and into the step it was at.
 *
 * `at` is what the device's clock said and only shown; the order is that of `number`, which the `page` counts on from
 * all that it has `seen`. Without a number it comes last.
 *
 * @typedef {{
 *   key: string,
 *   track_ms: number,
 *   heard_ms?: number,
 *   at?: string,
 *   number?: number,
 *   page?: string,
 *   seen?: Record<string, number>,
 *   step?: number,
 *   place_ms?: number,
 *   stroke?: string,
 * }} Told
 */

/**
 * Something that happened. A `concern` without `then` ends a session only where its file says so.
 *
 * @typedef {Told & {
 *   kind: "began" | "paused" | "resumed" | "place" | "concern" | "finished" | "left" | "again" | "next" | "softer" | "too-firm",
 *   concern?: string,
 *   then?: "softer" | "skip" | "stop",
 * }} Note
 */

/**
 * Another wish on the way, which the server answers with the changed session.
 *
 * @typedef {Told & {
 *   change: import("./enums.js").Change,
 * }} Wish
 */

/**
 * A session that was begun without the server, with the answers of the check before it.
 *
 * It is of a careful `form` for its `person`, or of the `kept` session that was led again. `anyway`: the day was one
 * without massage in an experiment, and one was wished for anyway.
 *
 * @typedef {{
 *   key: string,
 *   at?: string,
 *   answers: Record<string, import("./check.js").Answer>,
 *   confirmed: string[],
 *   form?: string,
 *   person?: import("./enums.js").Who | string,
 *   kept?: string,
 *   anyway?: boolean,
 * }} Arrival
 */

/**
 * What a form needs to be accepted.
 *
 * @typedef {{
 *   token: string,
 * }} Token
 */

/**
 * The number of the last erasure.
 *
 * @typedef {{
 *   number: number,
 * }} Erased
 */

export {};
