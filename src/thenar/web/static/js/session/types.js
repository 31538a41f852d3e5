/**
 * What the server sends to the player; times are milliseconds of the track.
 *
 * @typedef {{ at_ms: number, duration_ms: number, kind: string, text?: string, stroke?: string, limb?: string,
 *   zone?: string, repetition?: number, of?: number, step?: number }} Cue
 *
 * @typedef {{ kind: "before" | "step" | "after", at_ms: number, end_ms: number, title: string, sentence: string,
 *   show_ms?: number, step?: number, stroke?: string, limb?: string, zones?: string[], path?: string[],
 *   times?: number, rounds?: number, each?: string, pressure?: number, repetition_ms?: number, page?: string,
 *   still?: string }} Section
 *
 * @typedef {{ duration_ms: number, sections: Section[], cues: Cue[], track: Record<string, string>,
 *   types: Record<string, string>, event: string, softer: string, end: string, live: Record<string, string>,
 *   pressures: Record<string, string>, token: string, day: string }} SessionData
 */

export {};
