/** The last part: no massage, whom to ask, or what may be played, and why. */

import { begin } from "./begin.js";
import { toggle } from "./marks.js";
import { cleared, rank } from "./screen.js";
import { clearanceOf, largest, unaskedAsNo } from "./ways.js";
import { gettext } from "../base/words.js";
import { letGo } from "../kept/place.js";

/** @typedef {import("../kept/types.js").Way} Way */

/** @param {string} selector @param {(one: Element) => boolean} shown */
export function only(selector, shown) {
  for (const one of document.querySelectorAll(selector)) toggle(one, shown(one));
}

/**
 * @param {import("../kept/types.js").Answers} given @param {import("../wire/check.js").Check} check
 * @param {import("./ways.js").Choice} choice @param {import("./ways.js").Ways} ways
 * @param {(way: Way) => unknown} ask Something else was wished for, of which not all was asked yet.
 */
export function result(given, check, choice, ways, ask) {
  letGo(choice.person).catch(() => {}); // a session of theirs that was cut off rests on the answers of before
  only("#resume [data-person]", (one) => one.getAttribute("data-person") !== choice.person);
  const clearance = clearanceOf(given, check, choice);
  const allowed = ways.allowed(choice, given, check);
  const first = allowed.find(({ name }) => name === choice.name) ?? allowed.find(({ name }) => name.startsWith(`${choice.name}-`));
  const possible = clearance.effect === "stop" ? [] : ways.allowed(choice, unaskedAsNo(given, check), check);
  const kind = clearance.effect === "stop" ? "stop" : first ? "go" : cleared(clearance) ? "nothing" : "ask";
  only("[data-result]", (one) => one.getAttribute("data-result") === kind);
  only("[data-others]", () => possible.length > 0);
  only("[data-none]", () => possible.length === 0);
  for (const one of document.querySelectorAll("#chosen")) one.textContent = first?.line ?? "";
  const shown = kind === "go" && first ? [first] : kind === "nothing" ? largest(possible) : [];
  const words = (/** @type {Way} */ way) => (kind === "go" ? gettext("To the session") : way.line);
  const made = shown.map((way) => button(words(way), () => (allowed.some(({ name }) => name === way.name) ? begin(way, given, check) : ask(way))));
  document.getElementById("ways")?.replaceChildren(...made);
  tell(clearance, kind);
}

/** @param {string} words @param {() => unknown} pressed */
function button(words, pressed) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "button go", textContent: words });
  made.addEventListener("click", pressed, { once: true });
  return made;
}

/** Why: each finding in the server's words. @param {import("../kept/types.js").Clearance} clearance @param {string} kind */
function tell(clearance, kind) {
  const least = kind === "stop" || kind === "ask" ? rank(kind) : rank("inform");
  for (const one of document.querySelectorAll("[data-told]")) {
    const finding = clearance.findings.find((found) => found.condition === one.getAttribute("data-told"));
    toggle(one, finding !== undefined && rank(finding.effect) >= least);
    const reason = finding?.unknown ? "?" : (finding?.choice ?? "");
    for (const words of one.querySelectorAll("[data-because]")) {
      toggle(words, words.getAttribute("data-because") === reason);
    }
    for (const words of one.querySelectorAll("[data-unknown]")) toggle(words, Boolean(finding?.unknown));
    for (const words of one.querySelectorAll("[data-only-yes]")) toggle(words, !finding?.unknown);
    for (const words of one.querySelectorAll("[data-urgency]")) words.className = kind === "stop" ? "urgency" : "urgent-note";
  }
}
