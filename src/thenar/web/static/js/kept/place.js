/**
 * Where sessions stand that are led on this device, so that each goes on there without the server: one place a session,
 * written over at each step. It counts on its day, until the session ends and as long as no check about the same
 * person was answered after it.
 */

import { all, get, put, remove } from "./store.js";
import { dayOf } from "../base/days.js";

/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Stored} Stored */

const KEY = "place:"; // before the key of the session, beside the keys of the sessions themselves

/**
 * @param {string} session
 * @param {import("../wire/player.js").SessionData} data As it is now, with all changes on the way.
 * @param {import("../wire/player.js").Section} section Where it is.
 * @param {number} heard Milliseconds of it that were heard.
 */
export async function reached(session, data, section, heard) {
  const resume = { ms: section.at_ms, heard_ms: Math.round(heard) };
  const at = new Date().toISOString();
  const files = Object.values(data.track);
  /** @type {Place} */
  const place = { key: KEY + session, kind: "place", session, day: data.day, at, section, data: { ...data, resume }, files };
  await put("sessions", place);
}

/** @param {string} session @returns {Promise<Place | undefined>} The place of a session that may go on here, and whose sound is here. */
export async function placeOf(session) {
  return (await lastPlaces()).find(({ place }) => place.session === session)?.place;
}

/** @returns {Promise<{ place: Place, keep: import("../wire/kept.js").Keep }[]>} All such places, the latest first, and whose each is. */
export async function lastPlaces() {
  const found = [];
  for (const place of await places()) {
    const stored = /** @type {Stored | undefined} */ (await get("sessions", place.session));
    const ready = stored && !stored.ending && place.day === dayOf(new Date());
    if (ready && (await isHere(place.files))) found.push({ place, keep: stored.keep });
  }
  return found;
}

/** It ended. @param {string} session */
export function left(session) {
  return remove("sessions", KEY + session);
}

/** What they rest on may be answered otherwise by now. @param {string} [person] Whose answers; without one, it may be anyone's. */
export async function letGo(person) {
  for (const place of await places()) {
    const stored = /** @type {Stored | undefined} */ (await get("sessions", place.session));
    if (!person || !stored || stored.keep.person === person) await remove("sessions", place.key);
  }
}

/** @returns {Promise<Place[]>} */
async function places() {
  const stored = /** @type {(Stored | Place)[]} */ (await all("sessions"));
  const found = /** @type {Place[]} */ (stored.filter((one) => one.kind === "place"));
  return found.sort((one, other) => other.at.localeCompare(one.at));
}

/** @param {string[]} files */
async function isHere(files) {
  const here = await Promise.all(files.map((file) => caches.match(file, { ignoreVary: true })));
  return here.some(Boolean);
}
