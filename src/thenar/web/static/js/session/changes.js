/** Asks the server for a change of what is ahead. */

import { post } from "./notes.js";
import { within } from "../base/patience.js";

/** @typedef {import("../wire/player.js").SessionData} SessionData */
/** @typedef {import("../wire/player.js").Answered} Answered */

const PATIENCE = 4000; // milliseconds

/**
 * @param {SessionData} data
 * @param {import("../wire/enums.js").Change} change
 * @param {import("../wire/told.js").Told} told Where it was wished for, with the key and the number of the note.
 * @returns {Promise<Answered | null>} Null where the server cannot be reached.
 */
export async function ask(data, change, told) {
  try {
    const answer = await post(data.change, data.token, { change, ...told }, within(PATIENCE));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** @param {SessionData} data @param {number} ms @returns {SessionData} Less pressure from a time on: all that a page may change by itself. */
export function softened(data, ms) {
  const sections = data.sections.map((one) =>
    one.end_ms > ms && one.pressure ? { ...one, pressure: Math.max(1, one.pressure - 1) } : one,
  );
  return { ...data, sections };
}
