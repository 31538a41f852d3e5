/** Days and times on this device's clock, as the server writes them. */

/** @param {Date} at @returns {string} The day, such as 2026-11-22. */
export function dayOf(at) {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(two).join("-");
}

/** @param {Date} at @returns {string} The time with its zone, such as 2026-11-22T09:30:00+01:00. */
export function timeOf(at) {
  const ahead = -at.getTimezoneOffset();
  const zone = `${ahead < 0 ? "-" : "+"}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return `${dayOf(at)}T${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":")}${zone}`;
}

/** @param {number} part */
function two(part) {
  return String(part).padStart(2, "0");
}
