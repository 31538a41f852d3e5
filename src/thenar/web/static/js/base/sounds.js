/** Which sound this browser plays: the voice's own packets in Ogg, the same in MP4 (Safari 17 to 18.3), or AAC. */

const OGG = "audio/ogg; codecs=opus";
const MP4 = "audio/mp4; codecs=opus";

/** @param {(type: string) => unknown} [plays] What the browser says of a type. @returns {"ogg" | "mp4" | "m4a"} */
export function soundHere(plays = (type) => new Audio().canPlayType(type)) {
  if (plays(OGG)) return "ogg";
  return plays(MP4) ? "mp4" : "m4a";
}

/** @param {string} address Of a short sound in Ogg. @param {string} [kind] @returns {string} The same as this browser plays it. */
export function short(address, kind = soundHere()) {
  return kind === "ogg" ? address : address.replace(/\.ogg(?=\?|$)/, ".mp4");
}
