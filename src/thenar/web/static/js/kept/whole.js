/** A file as a whole: a browser that played a part of it may hold that part, and hand on nothing else (206). */

/**
 * @param {Cache} cache @param {string} address
 * @param {RequestCache} [from] How much a browser may take from what it holds.
 * @param {boolean} asked Whether one that may not be stored is left out: the sound of a guest.
 * @throws {TypeError} where the server does not answer, or not with all of it.
 */
export async function addWhole(cache, address, from = "no-cache", asked = false) {
  let answer = await ask(address, from);
  if (answer.status === 206) answer = await ask(address, "reload"); // anew, past all that is held
  if (!answer.ok || answer.status === 206) throw new TypeError(`${address}: ${answer.status}`);
  if (asked && /\bno-store\b/.test(answer.headers.get("Cache-Control") ?? "")) return;
  await cache.put(address, answer);
}

/** @param {string} address @param {RequestCache} from */
function ask(address, from) {
  return fetch(new Request(address, { cache: from, priority: "low" }));
}
