/**
 * What the server sends to the player; times are milliseconds of the track.
 *
 * @typedef {{ at_ms: number, duration_ms: number, kind: string, text?: string, stroke?: string, limb?: string,
 *   zone?: string, move?: string, repetition?: number, of?: number, step?: number,
 *   mark?: string, whole_ms?: number }} Cue
 *
 * @typedef {{ kind: "before" | "step" | "after", at_ms: number, end_ms: number, title: string, sentence: string,
 *   show_ms?: number, step?: number, stroke?: string, limb?: string, zones?: string[], path?: string[],
 *   times?: number, rounds?: number, each?: string, pressure?: number, repetition_ms?: number, page?: string,
 *   still?: string }} Section
 *
 * @typedef {{ duration_ms: number, sections: Section[], cues: Cue[], track: Record<string, string>,
 *   types: Record<string, string>, event: string, change: string, end: string, live: Record<string, string>,
 *   said: Record<string, string>, pressures: Record<string, string>, token: string, day: string, take: number,
 *   most_ms: number, keys: Record<string, string>, person: string,
 *   over?: { track: Record<string, string>, types: Record<string, string> }, device_voice?: string,
 *   number?: number, seen?: Record<string, number>, resume?: { ms: number, heard_ms: number } | null }} SessionData
 */

export {};
