/** Nobody waits for ever: a signal that gives up, and a promise that is not waited for any longer. */

/** @param {number} ms @returns {AbortSignal} One that gives up after a time, also where the browser has no ready one. */
export function within(ms) {
  if ("timeout" in AbortSignal) return AbortSignal.timeout(ms); // Safari from 16
  const giver = new AbortController();
  setTimeout(() => giver.abort(), ms);
  return giver.signal;
}

/**
 * What a promise gives, or something else once a time is over; what it does goes on all the same.
 * @template T, U
 * @param {number} ms @param {Promise<T>} promise @param {U} otherwise @returns {Promise<T | U>}
 */
export function atMost(ms, promise, otherwise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, ms, otherwise)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
