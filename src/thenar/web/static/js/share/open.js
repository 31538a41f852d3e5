/**
 * A link carries what was given behind its #. It goes into the form, out of the address, and is looked at at once:
 * the server reads it from the body of a form, as if it had been pasted.
 */

const BEGINS = /^#THENAR\//i;

/**
 * What stands behind the # where it came from Thenar; empty otherwise.
 * @param {string} hash
 */
export function lettersIn(hash) {
  if (!BEGINS.test(hash)) return "";
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** @param {HTMLFormElement} form */
function fill(form) {
  const field = form.querySelector("textarea");
  const letters = lettersIn(location.hash);
  if (!field || !letters) return;
  field.value = letters;
  history.replaceState(null, "", location.pathname);
  form.requestSubmit();
}

if (typeof document !== "undefined") {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form#open"));
  if (form) {
    fill(form);
    addEventListener("hashchange", () => fill(form));
  }
}
