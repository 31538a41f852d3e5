/**
 * What the player draws and plays: times are milliseconds of the track.
 *
 * Made from `src/thenar/wire/player.py` by `python -m docs.generate`: what is to change is changed there.
 */

/**
 * One thing at one time. A repetition is numbered `of` so many, and lasts `whole_ms` where other cues lie in it.
 *
 * @typedef {{
 *   at_ms: number,
 *   duration_ms: number,
 *   kind: import("./enums.js").CueKind,
 *   text?: string,
 *   stroke?: string,
 *   limb?: string,
 *   zone?: string,
 *   move?: string,
 *   repetition?: number,
 *   of?: number,
 *   step?: number,
 *   mark?: import("./enums.js").Mark,
 *   whole_ms?: number,
 * }} Cue
 */

/**
 * A part of the track that is shown as one. Only a step has what stands from `show_ms` on.
 *
 * @typedef {{
 *   kind: import("./enums.js").Part,
 *   at_ms: number,
 *   end_ms: number,
 *   title: string,
 *   sentence: string,
 *   show_ms?: number,
 *   page?: string,
 *   step?: number,
 *   stroke?: string,
 *   limb?: string,
 *   zones?: string[],
 *   path?: string[],
 *   times?: number,
 *   rounds?: number,
 *   each?: import("./enums.js").Each,
 *   pressure?: number,
 *   repetition_ms?: number,
 *   still?: string,
 * }} Section
 */

/**
 * All that is seen of a session. Sections follow each other without a gap and cover the whole track.
 *
 * @typedef {{
 *   duration_ms: number,
 *   sections: Section[],
 *   cues: Cue[],
 * }} Drawn
 */

/**
 * The same track over a bed: addresses and types by kind.
 *
 * @typedef {{
 *   track: Record<string, string>,
 *   types: Record<string, string>,
 * }} Over
 */

/**
 * Where a session that was cut off goes on, and how much of it was heard.
 *
 * @typedef {{
 *   ms: number,
 *   heard_ms: number,
 * }} Resume
 */

/**
 * A session, with where to fetch and to send what. `live` and `said` are the answers of the voice by name.
 *
 * `seen` is the last number of each page that told something of the session, `number` the last of all. `take` counts
 * the plans that it had. `device_voice` is a language that our own voice does not speak. One that `ends` dark dims
 * with its last words, and no bright page comes after it.
 *
 * @typedef {Drawn & {
 *   track: Record<string, string>,
 *   types: Record<string, string>,
 *   person: string,
 *   event: string,
 *   change: string,
 *   end: string,
 *   live: Record<string, string>,
 *   said: Record<string, string>,
 *   device_voice?: string,
 *   most_ms: number,
 *   pressures: Record<string, string>,
 *   take: number,
 *   number: number,
 *   seen: Record<string, number>,
 *   keys: Record<string, string>,
 *   ends: import("./enums.js").End,
 * }} Played
 */

/**
 * A session of a day, on a page of the server or of a device. Of a `guest` a device keeps nothing.
 *
 * @typedef {Played & {
 *   day: string,
 *   token: string,
 *   over?: Over,
 *   guest: boolean,
 *   resume?: Resume,
 * }} SessionData
 */

/**
 * The answer to a wish: what the voice says, the session as it is from then on, and where it goes on.
 *
 * None for a session that could not be changed, and for a place that stays.
 *
 * @typedef {{
 *   say: string,
 *   data: SessionData | null,
 *   go_ms: number | null,
 * }} Answered
 */

export {};
