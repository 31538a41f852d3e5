/** The page that stands in for the server: what there is, the check, and what it means. */

import { begin } from "./begin.js";
import { lastPlace, letGo } from "../kept/place.js";
import { completed } from "./lines.js";
import { replies } from "./marked.js";
import { askedOf, cleared, rank } from "./screen.js";
import { all } from "../kept/store.js";
import { clearanceOf, everything, largest } from "./ways.js";
import { headline } from "../session/page.js";
import { fill, gettext } from "../base/words.js";
import { TOKEN } from "../wire/addresses.js";

/** @typedef {import("../kept/types.js").Answers} Answers */
/** @typedef {import("../kept/types.js").Way} Way */

const NOT_SURE = "not-sure";
const PARTS = ["choose", "flags", "conditions", "result"];

const check = /** @type {import("../wire/check.js").Check} */ (JSON.parse(element("check").textContent ?? "{}"));
const ways = await everything();
const [choose, flags, conditions] = PARTS.map((id) => /** @type {HTMLFormElement} */ (element(id).querySelector("form")));
const person = /** @type {HTMLSelectElement} */ (element("person"));

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** @param {Element} one @param {boolean} shown */
function toggle(one, shown) {
  one.toggleAttribute("hidden", !shown);
}

/** @param {string} selector @param {(one: Element) => boolean} shown */
function only(selector, shown) {
  for (const one of document.querySelectorAll(selector)) toggle(one, shown(one));
}

function chosen() {
  return ways.choice(String(new FormData(choose).get("form")), person.value);
}

/** What was marked in both parts. @returns {Answers} */
function marked() {
  const data = [new FormData(flags), new FormData(conditions)];
  return replies(check, (name) => data.flatMap((one) => one.getAll(name).map(String)));
}

/** @returns {string[][]} The questions behind each line, wherever they stand now. */
function lines() {
  return check.lines.map((ids) => ids.filter((id) => document.querySelector(`[data-question="${CSS.escape(id)}"]`)));
}

/** @returns {string[]} The questions that something written means. */
function meant() {
  return [...document.querySelectorAll("[name=meant]")].map((one) => one.getAttribute("value") ?? "");
}

/** The answers of both parts: a line where nothing was marked is a no, as its button says. @returns {Answers} */
function answers() {
  return { ...none(), ...completed(lines(), marked(), meant()).answers };
}

/** A no to what is asked as a session begins. @returns {Answers} */
function none() {
  const asked = Object.entries(check.conditions).filter(([, one]) => one.session);
  return Object.fromEntries(asked.map(([id]) => [id, { reply: "no", limbs: [], choice: null, places: [] }]));
}

/** Shows what is still open in a part, if anything is. @param {HTMLFormElement} form */
function open(form) {
  const still = completed(lines(), marked(), meant()).still;
  const here = still.map((id) => form.querySelector(`[data-question="${CSS.escape(id)}"]`)).filter((one) => one !== null);
  for (const one of here) {
    one.classList.add("wanted");
    one.closest("details")?.setAttribute("open", "");
  }
  const halted = form.querySelector("[data-halted]");
  if (halted) toggle(halted, here.length > 0);
  here[0]?.scrollIntoView({ block: "center" });
  return here.length > 0;
}

/** The last part: no massage, whom to ask, or what may be played. @param {Answers} given */
function result(given) {
  letGo().catch(() => {}); // the session that was cut off rests on the answers of before
  toggle(element("resume"), false);
  const choice = chosen();
  const clearance = clearanceOf(given, check, choice);
  const allowed = ways.allowed(choice, given, check);
  const first = allowed.find(({ name }) => name === choice.name) ?? allowed.find(({ name }) => name.startsWith(`${choice.name}-`));
  const kind = clearance.effect === "stop" ? "stop" : first ? "go" : allowed.length || cleared(clearance) ? "nothing" : "ask";
  only("[data-result]", (one) => one.getAttribute("data-result") === kind);
  only("[data-others]", () => allowed.length > 0);
  only("[data-none]", () => allowed.length === 0);
  element("chosen").textContent = first?.line ?? "";
  const shown = kind === "go" && first ? [first] : kind === "nothing" ? largest(allowed) : [];
  const words = (/** @type {Way} */ way) => (kind === "go" ? gettext("To the session") : way.line);
  element("ways").replaceChildren(...shown.map((way) => button(words(way), () => begin(way, given, check))));
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
    for (const words of one.querySelectorAll("[data-because]")) {
      toggle(words, words.getAttribute("data-because") === (finding?.choice ?? ""));
    }
    for (const words of one.querySelectorAll("[data-unknown]")) toggle(words, Boolean(finding?.unknown));
    for (const words of one.querySelectorAll("[data-urgency]")) words.className = kind === "stop" ? "urgency" : "urgent-note";
  }
}

/** Only the questions that the chosen session asks, and the headings over any of them. */
function fit() {
  const fitting = askedOf(check, chosen());
  const mark = (/** @type {Element} */ one, /** @type {boolean} */ asked) => one.toggleAttribute("data-unasked", !asked);
  for (const one of document.querySelectorAll("fieldset.ask")) mark(one, fitting.includes(one.getAttribute("data-question") ?? ""));
  for (const one of document.querySelectorAll("[data-line]")) mark(one, one.querySelector("fieldset.ask:not([data-unasked])") !== null);
}

/** @param {string} part */
function show(part) {
  for (const id of PARTS) toggle(element(id), id === part);
  fit();
  const heading = [...element(part).querySelectorAll("h1")].find((one) => one.checkVisibility());
  if (part !== "choose") heading?.focus();
  scrollTo(0, 0);
}

/** The part that the address names; `not-sure` is a yes to the one question that is asked as a session begins. */
function route() {
  const part = location.hash.slice(1) || "choose";
  const doubt = Object.entries(check.conditions).filter(([, one]) => one.session);
  const yes = doubt.map(([id]) => [id, { reply: "yes", limbs: [], choice: null, places: [] }]);
  if (part === NOT_SURE) result({ ...answers(), ...Object.fromEntries(yes) });
  if (part === "result") result(answers());
  show(part === NOT_SURE ? "result" : PARTS.includes(part) ? part : "choose");
}

/** Says whether the server answers again. */
async function look() {
  const back = await fetch(TOKEN, { cache: "no-store" }).then((answer) => answer.ok, () => false);
  only("[data-away]", () => !back);
  only("[data-back]", () => back);
}

/** A session that was cut off, at its step. */
async function offer() {
  const place = await lastPlace().catch(() => undefined);
  const link = element("resume").querySelector("a");
  if (!place || !link) return;
  link.hash = place.session;
  link.textContent = fill(link.textContent ?? "", { title: headline(place.section) });
  toggle(element("resume"), true);
}

/** The plans that are kept, and whom a massage may be for. */
async function prepare() {
  for (const { name, line } of ways.plans) {
    const label = Object.assign(document.createElement("label"), { className: "line" });
    const words = Object.assign(document.createElement("span"), { textContent: line });
    label.append(Object.assign(document.createElement("input"), { type: "radio", name: "form", value: name }), words);
    element("kept").append(label);
  }
  toggle(element("kept"), ways.plans.length > 0);
  const people = /** @type {import("../wire/people.js").Person[]} */ (await all("people").catch(() => []));
  person.prepend(...people.map((one) => new Option(one.label, one.person)));
  person.selectedIndex = 0;
  const whom = () => toggle(element("whom"), chosen().giver && !chosen().name.startsWith("kept:"));
  choose.addEventListener("change", whom);
  whom();
}

/** @param {HTMLFormElement} form @param {() => string} next */
function leads(form, next) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = next();
  });
}

leads(choose, () => "flags");
leads(flags, () => {
  if (open(flags)) return "flags";
  return clearanceOf(answers(), check, chosen()).effect === "stop" ? "result" : "conditions";
});
leads(conditions, () => (open(conditions) ? "conditions" : "result"));
addEventListener("hashchange", route);
addEventListener("online", look);
await prepare();
await offer();
route();
choose.querySelector("button")?.removeAttribute("disabled"); // before, it would do nothing
await look();
