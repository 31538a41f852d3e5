/**
 * What a device keeps, and what it screens with. Sets are lists in order.
 *
 * @typedef {{ effect: string, pressure_cap: number, without: string[], places: string[], minutes_cap: number | null,
 *   manner: string[] }} Limits What may not be done on one limb.
 * @typedef {Record<string, Limits>} Restriction Limits by limb.
 * @typedef {{ effect: string, pressure_cap: number, without: string[], avoid: "limb" | "place" | null,
 *   minutes_cap: number | null, manner: string[], on: string[] }} Change
 * @typedef {{ giver: boolean, session: boolean, flag: boolean, forms: string[], areas: string[], limbs: string[],
 *   places: Record<string, string[]>, not_knowing: boolean, change: Change | null, choices: Record<string, Change> }} Condition
 * @typedef {{ conditions: Record<string, Condition>, not_known_pressure: number, lines: string[][] }} Check
 *
 * @typedef {{ reply: "yes" | "no" | "unknown", limbs: string[], choice: string | null, places: string[] }} Answer
 * @typedef {Record<string, Answer>} Answers
 * @typedef {{ condition: string, effect: string, restriction: Restriction, choice: string | null, unknown: boolean }} Finding
 * @typedef {{ effect: string, restriction: Restriction, findings: Finding[], unanswered: string[] }} Clearance
 *
 * @typedef {{ condition: string, about: Answer, daily: boolean }} Agreed
 * @typedef {{ before: string[], after: string[] }} Sliders
 * @typedef {{ sentence: string, leaves: { limbs: Restriction }, routines: string[], agreed: Agreed[], sliders: Sliders,
 *   person: string, label: string, giver: boolean }} Keep
 * @typedef {import("./player.js").SessionData} SessionData
 *
 * A session on this device: a plan that the server made (`kept`), or one that was begun here (`begun`). `files` are the
 * addresses of its sound and pictures, where they are kept with it.
 * @typedef {{ key: string, kind: "kept" | "begun", day: string, at: string, ending: string, keep: Keep,
 *   data: SessionData, files: string[] }} Stored
 *
 * Where a session stands that is led here, with its data as they are by then.
 * @typedef {{ key: string, kind: "place", session: string, day: string, at: string,
 *   section: import("./player.js").Section, data: SessionData, files: string[] }} Place
 *
 * @typedef {{ giver: boolean, area: string, routine: string, sentence: string, leaves: { limbs: Restriction }, sliders: Sliders,
 *   data: SessionData }} Form
 * @typedef {{ knowledge: string, forms: Record<string, Form>, live: Record<string, string> }} Careful
 * @typedef {{ person: string, label: string, called?: string }} Person
 *
 * One submit on its way to the server. `session` keeps those of one session in order; `body` is sent as JSON, `form` as a form.
 * @typedef {{ key: string, session: string, url: string, body?: Record<string, unknown>, form?: Record<string, string> }} Submit
 */

/**
 * Something that can be played: a careful form, or a plan that is kept.
 * @typedef {{ name: string, line: string, keep: Keep, data: SessionData, files: string[], form?: string, kept?: string }} Way
 */

export {};
