/**
 * The field "Your medicines and diagnoses": what is written is understood on the device as it is typed, and each question
 * it means moves up to the field, unmarked, to be answered. Nothing that is written is an answer, nor leaves the page.
 */

import { fill, gettext } from "../base/words.js";
import { indexOf } from "../understand/index.js";
import { understand } from "../understand/items.js";

/** @typedef {import("../understand/items.js").Item} Item */
/** @typedef {import("../understand/index.js").Words & { names: Record<string, string>, unknown: string[] }} Known */

const SOON = 400; // milliseconds after the last letter
const box = element("written");
const text = /** @type {HTMLTextAreaElement} */ (element("text"));
const look = /** @type {HTMLButtonElement} */ (element("look"));
const told = element("told");
const meant = element("meant");
/** @type {Map<string, Comment>} Where each question that moved has its own place. */
const places = new Map();
/** @type {Promise<{ known: Known, index: import("../understand/index.js").Index }> | undefined} */
let words;
let waiting = 0;

/** @param {string} id @returns {HTMLElement} */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** All words, fetched once, when they are first needed. */
function loaded() {
  words ??= fetch(box.dataset.words ?? "")
    .then((answer) => answer.json())
    .then((known) => ({ known, index: indexOf(known) }));
  words.catch(() => (words = undefined)); // another time, then; the button asks the server
  return words;
}

async function show() {
  const { known, index } = await loaded();
  const items = understand(text.value, index);
  told.replaceChildren(...items.map((item) => Object.assign(document.createElement("li"), { textContent: line(item, known) })));
  const asks = new Set(items.flatMap((item) => (item.words.length ? item.asks : known.unknown)));
  for (const id of places.keys()) if (!asks.has(id)) back(id);
  for (const id of asks) if (!places.has(id)) up(id);
  for (const one of document.querySelectorAll("[data-line]")) one.toggleAttribute("hidden", !one.querySelector("fieldset"));
}

/** @param {Item} item @param {Known} known @returns {string} */
function line(item, known) {
  const { typed } = item;
  const either = item.words.reduce((one, other) => (one ? fill(gettext("{one} or {other}"), { one, other }) : other), "");
  if (!item.words.length) {
    const unknown = fill(gettext("{typed}: not known here."), { typed });
    const sudden = gettext("If this is new or sudden, read the warning signs.");
    return [unknown, sudden, gettext("Ask a pharmacist or clinician whether this thins the blood, thins the skin, or numbs.")].join(" ");
  }
  if (!item.asks.length) {
    const nothing = gettext("{typed}: {words} changes nothing here.");
    return [fill(nothing, { typed, words: either }), ...item.notes].join(" ");
  }
  const names = item.asks.map((id) => known.names[id]).join("; ");
  const asks = fill(gettext("{typed}: understood as {words}. Please answer: {names}."), { typed, words: either, names });
  return [asks, ...item.notes].join(" ");
}

/** @param {string} id Its question comes to the field, to be answered anew whatever was marked before. */
function up(id) {
  const question = /** @type {HTMLElement | null} */ (document.querySelector(`[data-question="${CSS.escape(id)}"]`));
  if (!question) return; // it is not asked for what was chosen today
  if (!meant.contains(question)) {
    const place = document.createComment(id);
    question.before(place);
    places.set(id, place);
    for (const mark of marks(question)) mark.checked = false;
    meant.append(question, hidden(id));
  }
  for (const mark of marks(question)) mark.required = true;
}

/** @param {string} id Its question goes back to its line. */
function back(id) {
  const question = document.querySelector(`[data-question="${CSS.escape(id)}"]`);
  for (const mark of marks(question)) mark.required = false;
  if (question) places.get(id)?.replaceWith(question);
  meant.querySelector(`[name=meant][value="${CSS.escape(id)}"]`)?.remove();
  places.delete(id);
}

/** @param {Element | null} question @returns {HTMLInputElement[]} */
function marks(question) {
  return question ? [...question.querySelectorAll(/** @type {"input"} */ ("[name^=is-]"))] : [];
}

/** @param {string} value */
function hidden(value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name: "meant", value });
}

/** Every question in its own place, and nothing said of what was written. */
function clear() {
  clearTimeout(waiting);
  told.replaceChildren();
  for (const id of [...places.keys()]) back(id);
  for (const one of document.querySelectorAll("[data-line]")) one.toggleAttribute("hidden", false);
}

function soon() {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => show().catch(() => {}), SOON);
}

// A question that has to be answered may stand in a line that was closed meanwhile: the browser could not show it.
addEventListener("invalid", (event) => {
  const line = event.target instanceof Element ? event.target.closest("details") : null;
  if (line) line.open = true;
}, { capture: true });
text.addEventListener("focus", () => loaded().catch(() => {}));
text.addEventListener("input", soon);
text.form?.addEventListener("reset", clear); // it is about someone else now
if (text.value) soon(); // written before this script was there, or looked at by the server
look.addEventListener("click", (event) => {
  if (!words) return; // without the words here, the server looks
  event.preventDefault();
  show().catch(() => {});
});
