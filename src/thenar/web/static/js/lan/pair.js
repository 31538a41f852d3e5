/** A scanned code stands behind the `#`, which no browser sends: it is taken from there, wiped away, and sent. */

const form = /** @type {HTMLFormElement} */ (document.getElementById("pair"));
const code = location.hash.slice(1);

if (code) {
  history.replaceState(null, "", location.pathname);
  /** @type {HTMLInputElement} */ (form.elements.namedItem("code")).value = code;
  form.requestSubmit();
}
