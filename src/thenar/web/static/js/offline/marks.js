/** The questions as they stand on the page: what was marked in a part, what it asks now, and what is still open. */

import { replies } from "./marked.js";

/** @typedef {import("../kept/types.js").Answers} Answers */
/** @typedef {import("../wire/check.js").Check} Check */

const QUESTION = "fieldset.ask";

/** @param {Element} one @param {boolean} shown */
export function toggle(one, shown) {
  one.toggleAttribute("hidden", !shown);
}

/** @param {Element} one @returns {string} */
function idOf(one) {
  return one.getAttribute("data-question") ?? "";
}

/** @param {HTMLFormElement} form @returns {string[]} The questions that this part shows now. */
export function shownIn(form) {
  return [...form.querySelectorAll(`${QUESTION}:not([data-unasked])`)].map(idOf);
}

/** @param {HTMLFormElement} form @returns {string[]} The questions that something written there means. */
export function meantIn(form) {
  return [...form.querySelectorAll("[name=meant]")].map((one) => one.getAttribute("value") ?? "");
}

/** @param {HTMLFormElement} form @param {Check} check @returns {Answers} What was marked in this part. */
export function markedIn(form, check) {
  const data = new FormData(form);
  return replies(check, (name) => data.getAll(name).map(String));
}

/** Only these questions are asked, and the headings over any of them. @param {string[]} asked */
export function fit(asked) {
  const mark = (/** @type {Element} */ one, /** @type {boolean} */ fits) => one.toggleAttribute("data-unasked", !fits);
  for (const one of document.querySelectorAll(QUESTION)) mark(one, asked.includes(idOf(one)));
  for (const one of document.querySelectorAll("[data-line]")) mark(one, one.querySelector(`${QUESTION}:not([data-unasked])`) !== null);
}

/** Shows what is still open in a part, if anything is. @param {HTMLFormElement} form @param {string[]} still */
export function halt(form, still) {
  const here = still.map((id) => form.querySelector(`[data-question="${CSS.escape(id)}"]`)).filter((one) => one !== null);
  for (const one of form.querySelectorAll(QUESTION)) one.classList.toggle("wanted", here.includes(one));
  for (const one of here) one.closest("details")?.setAttribute("open", "");
  const halted = form.querySelector("[data-halted]");
  if (halted) toggle(halted, here.length > 0);
  here[0]?.scrollIntoView({ block: "center" });
}

/** Nothing marked, nothing written, every line closed: for someone else. @param {HTMLFormElement[]} forms */
export function clear(forms) {
  for (const form of forms) {
    form.reset();
    halt(form, []);
    for (const one of form.querySelectorAll("details")) one.open = false;
  }
}
