/**
 * What was erased on the computer goes from this device too, at its first contact afterwards: plans, sounds, pictures,
 * and what waits to be sent about whoever was erased. What waits about others is sent first, and the server takes
 * only what it still may: it is told which erasure this device knew of.
 */

import { send, unsent } from "./outbox.js";
import { all, fill, forget, get, put } from "./store.js";
import { within } from "../base/patience.js";
import { ERASED } from "../wire/addresses.js";

const PATIENCE = 8000; // milliseconds for an answer

/** Ask, and clear what is kept where something was erased since the last time. */
export async function obey() {
  const known = (await get("told", "erased"))?.number;
  const signal = within(PATIENCE);
  const answer = await fetch(`${ERASED}?after=${known ?? 0}`, { cache: "no-store", signal });
  if (!answer.ok) return; // a stranger to this computer
  const { number } = /** @type {import("../wire/told.js").Erased} */ (await answer.json());
  if (number !== (known ?? 0) && (known !== undefined || (await keepsSomething()))) await clear();
  if (number !== known && !(await unsent()).length) await put("told", { name: "erased", number });
}

/** What cannot be sent yet stays, and with it what is not known yet: the next contact tries again. */
async function clear() {
  await send();
  if (!(await unsent()).length) return forget();
  await Promise.all([fill("sessions", []), fill("people", [])]);
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function keepsSomething() {
  return (await all("sessions")).length + (await all("people")).length + (await unsent()).length > 0;
}
