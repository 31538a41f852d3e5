/** What a device keeps under its own address, and takes from there before it asks the server. Pure. */

import { ALOUD, PHRASE, SOUND, STATIC, TRACK } from "../wire/addresses.js";

/** @param {string} path @returns {boolean} Files of the app, and every sound. */
export function isAsset(path) {
  return path.startsWith(STATIC) || [TRACK, SOUND, PHRASE, ALOUD].some((one) => one.test(path));
}
