/**
 * What was written while the server was away: kept on this device, sent in order, and taken out only when the server
 * said that it has it. Each submit has its own key, by which the server keeps it once however often it is sent.
 */

import { add, get, remove, waiting } from "./store.js";
import { within } from "../base/patience.js";
import { TOKEN } from "../wire/addresses.js";

/** @typedef {import("./types.js").Submit} Submit */

const PATIENCE = 8000; // milliseconds for an answer
const TURN = 3000; // milliseconds until it is our turn, whoever holds it
const LATER = new Set([403, 408, 429]);

/** @type {[number, Submit][]} Where the browser keeps nothing for a page, as long as the page is open. */
const memory = [];
let token = "";

/** Keep a submit; done when it is on the disk. @param {Submit} one */
export async function write(one) {
  try {
    if (one.passing) throw new Error("nothing is kept");
    await add(one);
  } catch {
    if (!memory.some(([, other]) => other.key === one.key)) memory.push([-1 - memory.length, one]);
  }
}

/** Keep a submit and try to send everything. @param {Submit} one @returns {Promise<boolean>} Whether it has arrived. */
export async function submit(one) {
  await write(one);
  return !(await send()).some((left) => left.key === one.key);
}

/**
 * Send all that waits; only one page or worker does so at a time. A page that was left may be frozen and hold on to its
 * turn for ever (older WebKit): then ours comes all the same, and what is sent twice counts once.
 * @returns {Promise<Submit[]>} What still waits.
 */
export async function send() {
  if (!navigator.locks) return deliver();
  return navigator.locks.request("thenar-outbox", { signal: within(TURN) }, deliver).catch(deliver);
}

/** @returns {boolean} Whether something is kept nowhere but on this page: it is lost when the page goes. */
export function fleeting() {
  return memory.length > 0;
}

/** @returns {Promise<Submit[]>} */
export async function unsent() {
  return (await line()).map(([, submit]) => submit);
}

/** @returns {Promise<Submit[]>} */
async function deliver() {
  /** @type {Set<string>} Sessions of which one submit has to wait: what comes after it waits too. */
  const held = new Set();
  for (;;) {
    const next = (await line()).find(([, one]) => !held.has(one.session));
    if (!next) return unsent();
    const [place, one] = next;
    const told = await tell(one);
    if (told === "away") return unsent();
    if (told === "later") held.add(one.session);
    else await drop(place);
  }
}

/** @param {Submit} one @returns {Promise<"arrived" | "later" | "away">} */
async function tell(one) {
  try {
    token ||= await newToken();
    let answer = await post(one);
    if (answer.status === 403) {
      token = await newToken();
      answer = await post(one);
    }
    return answer.status >= 500 || LATER.has(answer.status) ? "later" : "arrived";
  } catch {
    return "away";
  }
}

/** @param {Submit} one */
async function post(one) {
  const type = one.form ? "application/x-www-form-urlencoded" : "application/json";
  return fetch(one.url, {
    method: "POST",
    headers: { "Content-Type": type, "X-CSRFToken": token, "Thenar-Erased": await knownErasure() },
    body: one.form ? String(new URLSearchParams(one.form)) : JSON.stringify(one.body),
    redirect: "manual", // a form leads on to a page, which nobody looks at here
    keepalive: true,
    signal: within(PATIENCE),
  });
}

/** The last erasure that this device has obeyed: what was written before a later one may not come back. */
async function knownErasure() {
  return String((await get("told", "erased").catch(() => undefined))?.number ?? 0);
}

async function newToken() {
  const answer = await fetch(TOKEN, { cache: "no-store", signal: within(PATIENCE) });
  if (!answer.ok) throw new Error("no token");
  return String((await answer.json()).token);
}

/** @returns {Promise<[number, Submit][]>} */
async function line() {
  try {
    return [...(await waiting()), ...memory];
  } catch {
    return [...memory];
  }
}

/** @param {number} place */
async function drop(place) {
  const at = memory.findIndex(([one]) => one === place);
  if (at >= 0) memory.splice(at, 1);
  else await remove("outbox", place);
}
