/**
 * The words of the scripts in the language of the page. The page carries them as JSON, in `script` elements whose id
 * begins with `catalog`; a text that is not there is said in English.
 */

/** @typedef {{ forms: string[], of: string }} Plural The forms of a text, and the digit of the form for each count. */
/** @typedef {Record<string, string | Plural>} Words */

/** @returns {Words} */
function carried() {
  if (typeof document === "undefined") return {};
  const carriers = [...document.querySelectorAll('script[id^="catalog"]')];
  return Object.assign({}, ...carriers.map((one) => JSON.parse(one.textContent ?? "{}")));
}

/** @param {Words} words */
export function speaking(words) {
  return {
    /** @param {string} text @returns {string} */
    gettext(text) {
      const found = words[text];
      return typeof found === "string" ? found : text;
    },

    /** @param {string} context @param {string} text @returns {string} */
    pgettext(context, text) {
      const found = words[`${context}\u0004${text}`];
      return typeof found === "string" ? found : text;
    },

    /** @param {string} one @param {string} many @param {number} n A whole number, 0 or more. @returns {string} */
    ngettext(one, many, n) {
      const found = words[one];
      if (typeof found !== "object") return n === 1 ? one : many;
      const form = found.of[n < 100 ? n : 100 + (n % 100)];
      return found.forms[Number(form)] ?? many;
    },
  };
}

export const { gettext, pgettext, ngettext } = speaking(carried());

/**
 * @param {string} text With names in braces, such as `Step {n} of {all}`.
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
