/** The search box of strokes and of points: shows those whose name, place or ties fit. */

import { fill, gettext, ngettext } from "../base/words.js";

const box = /** @type {HTMLInputElement} */ (document.getElementById("find"));
const found = /** @type {HTMLElement} */ (document.getElementById("found"));
const shelves = [...document.querySelectorAll(".shelf")].map((element) => ({
  element: /** @type {HTMLElement} */ (element),
  tiles: /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-search]")]),
}));

const others = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-search]")].filter((one) => !one.closest(".shelf")));

/** @param {string} text */
function show(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const fits = (/** @type {HTMLElement} */ one) => words.every((word) => plain(one.dataset.search ?? "").includes(word));
  let count = 0;
  for (const one of others) one.hidden = !fits(one); // they are on a shelf too, where they count
  for (const { element, tiles } of shelves) {
    for (const tile of tiles) tile.hidden = !fits(tile);
    const inside = tiles.filter((tile) => !tile.hidden).length;
    element.hidden = inside === 0;
    count += inside;
  }
  found.textContent = words.length ? told(count) : "";
}

/** @param {number} count */
function told(count) {
  if (!count) return gettext("Nothing fits. Try another word.");
  return fill(ngettext("{n} found", "{n} found", count), { n: count });
}

/** @param {string} text @returns {string} Without capitals and accents, as people type. */
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** @type {HTMLElement} */ (box.closest(".find")).hidden = false;
box.addEventListener("input", () => show(box.value));
