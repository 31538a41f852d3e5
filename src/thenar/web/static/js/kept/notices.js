/**
 * Notices of this browser at the times of reminders, as long as a page of Thenar is open. A closed page can wake nothing:
 * that takes a push service of the browser's vendor, and there is none here.
 */

import { get, put, remove } from "./store.js";

/** @typedef {{ name: string, at: string[], title: string }} Wished When to show a notice, in order, and what it says. */

const NAME = "notices";
const LATE = 5 * 60_000; // milliseconds by which a device that slept may be late; later, the moment has passed
const LONGEST = 2 ** 31 - 1; // that a timer can wait

let timer = 0;

/** @returns {boolean} Whether this browser can show notices at all. */
export function possible() {
  return "Notification" in globalThis && "serviceWorker" in navigator;
}

/** @returns {Promise<Wished | undefined>} What this device was asked to show. */
export function wished() {
  return get("told", NAME).catch(() => undefined);
}

/** @param {string[]} at @param {string} title */
export async function wish(at, title) {
  await put("told", { name: NAME, at, title });
  await wait();
}

export async function letBe() {
  clearTimeout(timer);
  await remove("told", NAME);
}

/** Wait for the next of them, where they are wished for and allowed. */
export async function wait() {
  clearTimeout(timer);
  const found = possible() && Notification.permission === "granted" ? await wished() : undefined;
  const next = found?.at.find((one) => Date.parse(one) > Date.now());
  if (!found || !next) return;
  timer = setTimeout(() => show(next, found.title).then(wait), Math.min(Date.parse(next) - Date.now(), LONGEST));
}

/** @param {string} at @param {string} title */
async function show(at, title) {
  const late = Date.now() - Date.parse(at);
  if (late < 0 || late > LATE) return;
  const registered = await navigator.serviceWorker.ready;
  await registered.showNotification(title, { tag: `${NAME}-${at}`, lang: document.documentElement.lang }); // the same tag: once, however many pages
}
