/**
 * The service worker: pages come from the server; where it does not answer, from this device. What the app itself is
 * made of is kept under one version, whole or not at all. Of a person nothing is kept but the last plans.
 */

import { obey } from "../kept/erased.js";
import { send, submit } from "../kept/outbox.js";
import { letGo } from "../kept/place.js";
import { addWhole } from "../kept/whole.js";
import { isAsset } from "./assets.js";
import { ranged } from "./ranges.js";
import { get } from "../kept/store.js";
import { timeOf } from "../base/days.js";
import { CARD, DATA, END, KEPT_PAGES, LEADS, LED, LED_END, RATED, SESSION, SOUND_FILE, START, TRACK } from "../wire/addresses.js";

/** @typedef {import("../wire/kept.js").Shell} Shell */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const APP = "thenar-app-";
const KEPT = "thenar-kept";
const PATIENCE = 10_000; // milliseconds, for a server that neither answers nor refuses
const ABOUT = /^\/for\/([^/]+)\//; // whom an address is about

/** @type {Set<string>} Tracks on their way to this device. */
const fetching = new Set();

/** @param {Shell} about */
export function serve(about) {
  const app = APP + about.version;
  worker.addEventListener("install", (event) => event.waitUntil(keep(app, about.core).then(whenNobodyPlays)));
  worker.addEventListener("activate", (event) => event.waitUntil(takeOver(app)));
  worker.addEventListener("message", (event) => {
    // what stands in the core is there already, but where all was cleared after something was erased
    if (event.data === "extras") event.waitUntil(keep(app, [...about.core, ...about.extras]).catch(() => {})); // another time, then
    if (event.data === "newest") event.waitUntil(whenNobodyPlays());
  });
  worker.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open());
  });
  worker.addEventListener("sync", (event) => /** @type {ExtendableEvent} */ (event).waitUntil(sendAll()));
  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (url.origin !== worker.location.origin) return;
    const rated = RATED.exec(url.pathname);
    if (request.method === "POST" && request.mode === "navigate") {
      if (isForm(request)) event.respondWith(rated ? rate(request, url, rated) : posted(request));
    } else if (request.method !== "GET") return;
    else if (isAsset(url.pathname) || about.core.includes(url.pathname)) {
      event.respondWith(kept(request, app));
      if (TRACK.test(url.pathname)) event.waitUntil(whole(url).catch(() => {})); // heard from the server as long as it can be
    } else if (request.mode === "navigate") event.respondWith(page(request, url, app));
  });
}

/** @param {string} name @param {string[]} addresses Those that are not there yet, one after the other: pages come first. */
async function keep(name, addresses) {
  const cache = await caches.open(name);
  for (const address of addresses) {
    if (await cache.match(address, { ignoreVary: true })) continue;
    // an address with a version in it never changes; whatever else a browser holds may be of the version before
    await addWhole(cache, address, address.startsWith("/static/") ? "default" : "no-cache");
  }
}

/** @param {string} app The one version that stays. */
async function takeOver(app) {
  const old = (await caches.keys()).filter((name) => name.startsWith(APP) && name !== app);
  if (old.length) await letGo().catch(() => {}); // the same address may sound otherwise now
  await Promise.all(old.map((name) => caches.delete(name)));
  // Firefox shows its own page where what it fetched ahead fails, whatever stands in for it; older versions of us asked for it
  await worker.registration.navigationPreload?.disable();
  await worker.clients.claim();
}

/** A new version waits as long as a page of the old one leads a session here: nothing is taken away from it. */
async function whenNobodyPlays() {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const paths = pages.map((one) => new URL(one.url).pathname);
  if (!paths.some((path) => LEADS.test(path) || KEPT_PAGES.test(path))) await worker.skipWaiting();
}

/** @throws where something still waits, so that the browser tries again. */
async function sendAll() {
  await obey();
  if ((await send()).length) throw new Error("the server is away");
}

/** @param {Request} request */
function isForm(request) {
  return (request.headers.get("Content-Type") ?? "").startsWith("application/x-www-form-urlencoded");
}

/** @param {Request} request @param {string} app From this device; from the server where it is not kept. */
async function kept(request, app) {
  const { pathname, search } = new URL(request.url);
  for (const name of [app, KEPT]) {
    const cache = await caches.open(name);
    const found = await cache.match(pathname + search, { ignoreVary: true });
    if (found) return ranged(request, found);
  }
  return fetch(request);
}

/** @param {URL} url Keep a track whole: also the one of a plan that was changed on the way. */
async function whole({ pathname, search }) {
  const cache = await caches.open(KEPT);
  if (fetching.has(pathname + search) || (await cache.match(pathname + search, { ignoreVary: true }))) return;
  fetching.add(pathname + search);
  await addWhole(cache, pathname + search, "no-cache", true).finally(() => fetching.delete(pathname + search));
}

/** @param {Request} request @param {URL} url @param {string} app From the server, or what stands in for it. */
async function page(request, url, app) {
  const slow = [DATA, CARD, SOUND_FILE].some((made) => made.test(url.pathname)); // files made on the way may take long
  try {
    const answer = fetch(request);
    const found = await (slow ? answer : Promise.race([answer, late()]));
    if (found.status < 502 || found.status > 504) return found;
  } catch {
    // the server does not answer
  }
  return instead(url, app);
}

/** @returns {Promise<Response>} */
function late() {
  return new Promise((_, failed) => setTimeout(() => failed(new Error("no answer")), PATIENCE));
}

/** @param {URL} url @param {string} app */
async function instead(url, app) {
  const end = LED_END.exec(url.pathname);
  const key = (end ?? LED.exec(url.pathname))?.[1];
  if (key && (await get("sessions", key).catch(() => undefined))) {
    return Response.redirect(`${worker.location.origin}${end ? END : SESSION}#${key}`);
  }
  const cache = await caches.open(app);
  return (await cache.match(START, { ignoreVary: true })) ?? Response.error();
}

/** @param {Request} request A form, which may change an answer; where it cannot be sent, the page that says so. */
async function posted(request) {
  await letGo(ABOUT.exec(new URL(request.url).pathname)?.[1]).catch(() => {});
  try {
    return await fetch(request);
  } catch {
    return Response.redirect(worker.location.origin + START, 303);
  }
}

/** @param {Request} request @param {URL} url @param {string[]} rated Numbers are never lost: they wait here if they must. */
async function rate(request, url, rated) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const form = Object.fromEntries([...(await copy.formData())].map(([name, value]) => [name, String(value)]));
    const { csrfmiddlewaretoken: _, ...numbers } = form;
    const [, session = "", when] = rated;
    const at = timeOf(new Date());
    await submit({ key: form.key ?? `${session}-${when}`, session, url: url.pathname, form: { ...numbers, at } });
    await /** @type {any} */ (worker.registration).sync?.register("outbox").catch(() => {});
    return Response.redirect(`${worker.location.origin}${when === "before" ? SESSION : END}#${session}`, 303);
  }
}

/** A notice was pressed: a page of Thenar, the one that is open or a new one. */
async function open() {
  const [one] = await worker.clients.matchAll({ type: "window" });
  return one ? one.focus() : worker.clients.openWindow("/");
}
