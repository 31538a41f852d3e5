/** The last plans: what the player needs, its sound and its pictures, on this device, a few and for some days. */

import { left } from "./place.js";
import { all, get, put, remove } from "./store.js";
import { addWhole } from "./whole.js";
import { dayOf } from "../base/days.js";
import { LED } from "../wire/addresses.js";

/** @typedef {import("./types.js").Stored} Stored */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("../wire/player.js").SessionData & Partial<Pick<import("../wire/kept.js").PageData, "keep">>} PageData */

const KEPT = "thenar-kept";
const MOST = 3;
const DAYS = 7;

/** Keep the plan of this page, if it is one that the server made. @param {string} kind The sound that this browser plays. */
export async function keepPlan(kind) {
  const key = LED.exec(location.pathname)?.[1];
  const carrier = key ? document.getElementById("session") : null;
  const data = /** @type {PageData | null} */ (carrier && JSON.parse(carrier.textContent || "null"));
  const track = data?.track[kind];
  if (!data?.keep || !track || !key) return;
  const { keep, ...rest } = data;
  const cache = await caches.open(KEPT);
  const shown = pictures(data);
  await addWhole(cache, track);
  await Promise.allSettled(shown.map((address) => addWhole(cache, address, "default")));
  const at = new Date().toISOString();
  /** @type {Stored} */
  const stored = { key, kind: "kept", day: data.day, at, ending: "", keep, data: rest, files: [track, ...shown] };
  await put("sessions", stored);
}

/** @param {import("../wire/player.js").SessionData} data Stills, and the movements of the scene. */
function pictures(data) {
  const base = document.getElementById("picture")?.dataset.base;
  const strokes = [...new Set(data.sections.map((one) => one.stroke).filter(Boolean))];
  const stills = data.sections.map((one) => one.still).filter((one) => one !== undefined && one !== null);
  return [...new Set([...stills, ...(base ? strokes.map((stroke) => `${base}anatomy/strokes/${stroke}.json`) : [])])];
}

/** @param {Stored | Place} stored @returns {boolean} Whether it is of the last days. */
export function recent(stored) {
  return stored.at > new Date(Date.now() - DAYS * 24 * 3600 * 1000).toISOString();
}

/** Lets go of plans and sessions that are too old or too many, and of sounds and pictures that belong to none. */
export async function trim() {
  const stored = /** @type {(Stored | Place)[]} */ (await all("sessions")).sort((one, other) => other.at.localeCompare(one.at));
  const kept = stored.filter((one) => one.kind === "kept" && recent(one)).slice(0, MOST);
  const led = stored.filter((one) => (one.kind === "place" ? one.day === dayOf(new Date()) : one.kind === "begun" && recent(one)));
  const stay = new Set([...kept, ...led]);
  await Promise.all(stored.filter((one) => !stay.has(one)).map((one) => remove("sessions", one.key)));
  const wanted = new Set([...stay].flatMap((one) => one.files));
  const cache = await caches.open(KEPT);
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (!wanted.has(pathname + search)) await cache.delete(url);
  }
}

/** @param {string} key @param {string} ending How the session of this key ended, so that it is not begun again here. */
export async function ended(key, ending) {
  await left(key);
  const stored = /** @type {Stored | undefined} */ (await get("sessions", key));
  if (stored && !stored.ending) await put("sessions", { ...stored, ending });
}
