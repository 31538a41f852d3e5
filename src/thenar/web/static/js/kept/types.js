/**
 * What a device keeps and reckons by itself; what it hears from the server and tells it is in `wire/`. Sets are lists in
 * order.
 *
 * @typedef {import("../wire/check.js").Answer} Answer
 * @typedef {Record<string, Answer>} Answers
 * @typedef {Record<string, import("../wire/check.js").Limits>} Restriction Limits by limb.
 * @typedef {import("../wire/enums.js").Effect} Effect
 * @typedef {{ condition: string, effect: Effect, restriction: Restriction, choice: string | null, unknown: boolean }} Finding
 * @typedef {{ effect: Effect, restriction: Restriction, findings: Finding[], unanswered: string[] }} Clearance
 *
 * @typedef {import("../wire/kept.js").Keep} Keep
 * @typedef {import("../wire/player.js").SessionData} SessionData
 *
 * A session on this device: a plan that the server made (`kept`), or one that was begun here (`begun`). `files` are the
 * addresses of its sound and pictures, where they are kept with it.
 * @typedef {{ key: string, kind: "kept" | "begun", day: string, at: string, ending: string, keep: Keep,
 *   data: SessionData, files: string[] }} Stored
 *
 * Where a session stands that is led here, with its data as they are by then.
 * @typedef {{ key: string, kind: "place", session: string, day: string, at: string,
 *   section: import("../wire/player.js").Section, data: SessionData, files: string[] }} Place
 *
 * One submit on its way to the server. `session` keeps those of one session in order; `body` is sent as JSON, `form` as a form.
 * One that is `passing` waits on its page only, and is lost with it.
 * @typedef {{ key: string, session: string, url: string, passing?: boolean, body?: import("../wire/told.js").Note | import("../wire/told.js").Arrival,
 *   form?: Record<string, string> }} Submit
 *
 * Something that can be played: a careful form, or a plan that is kept.
 * @typedef {{ name: string, line: string, keep: Keep, data: import("../wire/player.js").Played, files: string[],
 *   form?: string, kept?: string }} Way
 */

export {};
