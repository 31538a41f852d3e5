/** The search box of the check: shows the questions that fit, and opens their groups. */

import { fill, gettext, ngettext } from "../base/words.js";

const box = /** @type {HTMLInputElement} */ (document.getElementById("find"));
const found = /** @type {HTMLElement} */ (document.getElementById("found"));
const groups = [...document.querySelectorAll("details.group")].map((element) => ({
  element: /** @type {HTMLDetailsElement} */ (element),
  rows: /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-search]")]),
  wasOpen: /** @type {HTMLDetailsElement} */ (element).open,
}));

/** @param {string} text */
function show(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const group of groups) {
    let inside = 0;
    for (const row of group.rows) {
      const fits = words.every((word) => plain(row.dataset.search ?? "").includes(word));
      row.hidden = !fits;
      inside += fits ? 1 : 0;
    }
    group.element.hidden = inside === 0;
    group.element.open = words.length ? inside > 0 : group.wasOpen || marked(group.rows);
    count += inside;
  }
  found.textContent = words.length ? told(count) : "";
}

/** @param {number} count */
function told(count) {
  if (!count) return gettext("Nothing fits. Try another word, or look through the headings.");
  return fill(ngettext("{n} found", "{n} found", count), { n: count });
}

/** @param {string} text @returns {string} Without capitals and accents, as people type. */
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** @param {HTMLElement[]} rows */
function marked(rows) {
  return rows.some((row) => row.querySelector("[name=yes]:checked, [name=unknown]:checked"));
}

const finder = /** @type {HTMLElement} */ (box.closest(".find"));
finder.hidden = false;
box.addEventListener("input", () => show(box.value));
box.addEventListener("keydown", (event) => {
  // Enter in the search box must not send the answers
  if (event.key === "Enter") event.preventDefault();
});
