/** The ground behind the hands answers to their tones, so that skin stands out from it. Pure. */

/** @typedef {{ top: string, bottom: string, cloth: string }} Ground */

/** How light each tone is in the scene: the median of the back of a hand, relative luminance. */
export const LIGHTNESS = { porcelain: 0.36, sand: 0.29, honey: 0.19, umber: 0.088, cocoa: 0.038 };

/** @type {Record<string, { pale: Ground, deep: Ground }>} */
const GROUNDS = {
  light: {
    pale: { top: "#fdfaf5", bottom: "#f7f1e8", cloth: "#f3ebde" },
    deep: { top: "#0c332d", bottom: "#092822", cloth: "#1d4d45" },
  },
  dark: {
    pale: { top: "#c4bcb0", bottom: "#b8afa2", cloth: "#c0b7aa" },
    deep: { top: "#15231f", bottom: "#0e1815", cloth: "#283833" },
  },
};

export const ENOUGH = 3; // WCAG 2.2, 1.4.11

/**
 * The ground from which the tones stand out most, and those that do not stand out enough even so.
 * @param {string} theme
 * @param {string[]} tones
 */
export function groundFor(theme, tones) {
  const { pale, deep } = GROUNDS[theme === "dark" ? "dark" : "light"];
  const [first, other] = theme === "dark" ? [deep, pale] : [pale, deep];
  const least = (/** @type {Ground} */ ground) => Math.min(...tones.map((tone) => contrast(ground, tone)));
  const ground = least(first) >= ENOUGH || least(first) >= least(other) ? first : other;
  return { ground, dark: ground === deep, faint: tones.filter((tone) => contrast(ground, tone) < ENOUGH) };
}

/**
 * @param {Ground} ground
 * @param {string} tone
 */
function contrast({ top, bottom }, tone) {
  const skin = LIGHTNESS[/** @type {keyof LIGHTNESS} */ (tone)] ?? LIGHTNESS.honey;
  return Math.min(...[top, bottom].map((color) => ratio(skin, luminance(color))));
}

/** @param {number} one @param {number} other */
export function ratio(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** @param {string} color as #rrggbb */
export function luminance(color) {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
