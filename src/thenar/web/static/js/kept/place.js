/**
 * Where a session stands that is led on this device, so that it goes on there without the server: one place, written
 * over at each step. It counts on its day, until the session ends and as long as no check was answered after it.
 */

import { get, put, remove } from "./store.js";
import { dayOf } from "../base/days.js";

/** @typedef {import("./types.js").Place} Place */

const KEY = "place"; // beside the keys of the sessions

/**
 * @param {string} session
 * @param {import("../wire/player.js").SessionData} data As it is now, with all changes on the way.
 * @param {import("../wire/player.js").Section} section Where it is.
 * @param {number} heard Milliseconds of it that were heard.
 */
export async function reached(session, data, section, heard) {
  const resume = { ms: section.at_ms, heard_ms: Math.round(heard) };
  const at = new Date().toISOString();
  /** @type {Place} */
  const place = { key: KEY, kind: "place", session, day: data.day, at, section, data: { ...data, resume }, files: Object.values(data.track) };
  await put("sessions", place);
}

/** @returns {Promise<Place | undefined>} The place of a session that may go on here, and whose sound is here. */
export async function lastPlace() {
  const place = /** @type {Place | undefined} */ (await get("sessions", KEY));
  const stored = place && (await get("sessions", place.session));
  if (!place || !stored || stored.ending || place.day !== dayOf(new Date())) return undefined;
  const here = await Promise.all(place.files.map((file) => caches.match(file, { ignoreVary: true })));
  return here.some(Boolean) ? place : undefined;
}

/** It ended, or what it rests on may be answered otherwise by now. */
export function letGo() {
  return remove("sessions", KEY);
}
