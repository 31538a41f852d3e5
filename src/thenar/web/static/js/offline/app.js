/** On every page: the service worker, what waits to be sent, and what this device keeps. */

import { obey } from "../kept/erased.js";
import { keepPlan, trim } from "../kept/keep.js";
import { wait } from "../kept/notices.js";
import { send } from "../kept/outbox.js";
import { all, fill } from "../kept/store.js";
import { soundHere } from "../base/sounds.js";
import { HOME, HOUSEHOLD, WORKER } from "../wire/addresses.js";

addEventListener("online", contact);
document.addEventListener("visibilitychange", () => document.hidden || contact());

const known = navigator.serviceWorker?.controller; // a page that was here before
const registering = "serviceWorker" in navigator ? register().catch(() => null) : null; // waits for nothing
await obey().catch(() => {}); // the server is away, or this browser keeps nothing
const left = await send().catch(() => []);
if (await registering) await ready(left.length > 0).catch(() => {});
await wait().catch(() => {}); // this browser keeps nothing

/** Clear what was erased meanwhile, and send what waits. */
async function contact() {
  await obey().catch(() => {});
  await send();
}

/** A worker's script is asked for without cookies, and so without the language that was chosen. */
function register() {
  const about = new URLSearchParams({ sound: soundHere(), language: document.documentElement.lang });
  return navigator.serviceWorker.register(`${WORKER}?${about}`, { type: "module", updateViaCache: "none" });
}

/** @param {boolean} waits Whether something waits to be sent, even when no page is open. */
async function ready(waits) {
  const registered = await navigator.serviceWorker.ready;
  if (known) renew(registered); // takes seconds; a plan is kept meanwhile
  const saves = /** @type {any} */ (navigator).connection?.saveData;
  if (!saves) registered.active?.postMessage("extras");
  if (waits) await /** @type {any} */ (registered).sync?.register("outbox");
  await Promise.all([people(), keepPlan(soundHere())]);
  await trim();
  document.documentElement.dataset.kept = ""; // from here on, this page needs no server
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-ready]"));
  if (place) place.textContent = place.dataset.ready ?? "";
}

/** The newest version: by itself a browser looks for one when it likes. @param {ServiceWorkerRegistration} registered */
async function renew(registered) {
  await registered.update().catch(() => {});
  registered.waiting?.postMessage("newest");
}

/** Whom a massage may be for, to say so when the server is away: new at home, and wherever nobody is known yet. */
async function people() {
  const known = /** @type {import("../wire/people.js").Person[]} */ (await all("people").catch(() => []));
  if (!HOME.test(location.pathname) && known.some((one) => "me" in one)) return;
  const answer = await fetch(HOUSEHOLD).catch(() => null);
  if (answer?.ok) await fill("people", (await answer.json()).people);
}
