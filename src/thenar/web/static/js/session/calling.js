/**
 * Whom to call where this device is: the region that was chosen on it once, else the one of its time zone, else of its
 * languages. Where none of them is known here, the number that most mobile phones lead to the help of the place.
 */

import { fill, gettext } from "../base/words.js";

/** @typedef {{ regions: Record<string, string>, elsewhere: string }} Numbers */

const KEPT = "thenar-region";

/** The number on each call button of this page, and the region in each list of them. */
export function showNumbers() {
  const told = document.getElementById("numbers")?.textContent;
  if (!told) return;
  const numbers = /** @type {Numbers} */ (JSON.parse(told));
  const lists = /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("select[data-region]"));
  const here = remembered(numbers) ?? guessed(numbers.regions, Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages);
  for (const list of lists) {
    offer(list, numbers);
    list.addEventListener("change", () => {
      remember(list.value);
      show(list.value, numbers, lists);
    });
  }
  show(here, numbers, lists);
}

/**
 * @param {Record<string, string>} regions @param {string} zone Such as `Europe/London`. @param {readonly string[]} languages
 * @returns {string} The region of this device; empty where it is none of these, or unknown.
 */
export function guessed(regions, zone, languages) {
  const there = Object.keys(regions).find((region) => zonesOf(region).includes(zone));
  if (there) return there;
  if (zone !== "UTC" && zonesOf("US").length) return ""; // a place that is not in our list
  const named = languages.map((one) => new Intl.Locale(one).region ?? "");
  return named.find((region) => region in regions) ?? "";
}

/** @param {string} region @returns {string[]} None where the browser does not know. */
function zonesOf(region) {
  const place = /** @type {any} */ (new Intl.Locale(`und-${region}`));
  return place.getTimeZones?.() ?? place.timeZones ?? [];
}

/** @param {HTMLSelectElement} list @param {Numbers} numbers */
function offer(list, { regions, elsewhere }) {
  const names = new Intl.DisplayNames([document.documentElement.lang, "en"], { type: "region" });
  const { locale } = names.resolvedOptions();
  const named = Object.entries(regions).map(([region, number]) => ({ region, text: `${names.of(region)}: ${number}` }));
  named.sort((one, other) => one.text.localeCompare(other.text, locale));
  const others = gettext("Elsewhere");
  const options = named.map(({ region, text }) => new Option(text, region));
  for (const one of options) one.lang = locale;
  list.replaceChildren(...options, new Option(`${others}: ${elsewhere}`, ""));
  list.closest("[hidden]")?.removeAttribute("hidden");
}

/** @param {string} region @param {Numbers} numbers @param {NodeListOf<HTMLSelectElement>} lists */
function show(region, { regions, elsewhere }, lists) {
  const number = regions[region] ?? elsewhere;
  for (const list of lists) list.value = region;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-call]"))) {
    link.href = `tel:${number}`;
    link.textContent = fill(gettext("Call {number}"), { number });
  }
}

/** @param {Numbers} numbers @returns {string | undefined} */
function remembered({ regions }) {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === "" || (kept && kept in regions) ? kept : undefined;
  } catch {
    return undefined; // a browser may forbid to remember anything
  }
}

/** @param {string} region */
function remember(region) {
  try {
    localStorage.setItem(KEPT, region);
  } catch {
    // then it is so for this page only
  }
}
