/**
 * Which sound this browser plays: the voice's own packets in Ogg, the same in MP4 (Safari 17 to 18.3), or AAC; and what it
 * remembers: what lies under the voice, of each person, and how loud all is.
 */

const OGG = "audio/ogg; codecs=opus";
const MP4 = "audio/mp4; codecs=opus";
const KEPT = "thenar-bed:";
const LOUD = "thenar-volume";
const NONE = { kind: "", level: 2 };

/** @typedef {{ kind: string, level: number }} Bed No kind means none. */

/** @param {(type: string) => unknown} [plays] What the browser says of a type. @returns {"ogg" | "mp4" | "m4a"} */
export function soundHere(plays = (type) => new Audio().canPlayType(type)) {
  if (plays(OGG)) return "ogg";
  return plays(MP4) ? "mp4" : "m4a";
}

/** @param {string} address Of a short sound in Ogg. @param {string} [kind] @returns {string} The same as this browser plays it. */
export function short(address, kind = soundHere()) {
  return kind === "ogg" ? address : address.replace(/\.ogg(?=\?|$)/, ".mp4");
}

/** @param {string} person @returns {Bed} */
export function recallBed(person) {
  const [kind, level] = recall(KEPT + person).split(" ");
  return kind !== undefined && level ? { kind, level: Number(level) } : NONE;
}

/** @param {string} person @param {Bed} bed */
export function keepBed(person, bed) {
  keep(KEPT + person, `${bed.kind} ${bed.level}`);
}

/** @returns {boolean} Whether a page may say how loud it is: on iPhones only the buttons at the side do. */
export function mayBeLouder(probe = new Audio()) {
  probe.volume = 0.5;
  return probe.volume === 0.5;
}

/** @returns {number} From 0.1 to 1, which is the usual. */
export function recallVolume() {
  const kept = Number(recall(LOUD));
  return kept >= 0.1 && kept <= 1 ? kept : 1;
}

/** @param {number} volume */
export function keepVolume(volume) {
  keep(LOUD, String(volume));
}

/** @param {string} name */
function recall(name) {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return ""; // nothing is kept for this page
  }
}

/** @param {string} name @param {string} value */
function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // it holds for this page
  }
}
