/** The page that stands in for the server: for whom and what, the check part by part, and what it means. */

import { all, get } from "../kept/store.js";
import { clear, fit, halt, markedIn, meantIn, shownIn, toggle } from "./marks.js";
import { offer } from "./offer.js";
import { only, result } from "./result.js";
import { areasOf } from "./screen.js";
import { PARTS, Sheet } from "./sheet.js";
import { everything } from "./ways.js";
import { forWhom, Household } from "./whom.js";
import { TOKEN } from "../wire/addresses.js";

/** @typedef {import("../kept/types.js").Answers} Answers */

const NOT_SURE = /^not-sure\/(.+)$/; // the key of the session that someone is not sure about
const ABOUT = /^\/for\/([^/]+)\//; // whom the page was about that could not be had

const check = /** @type {import("../wire/check.js").Check} */ (JSON.parse(element("check").textContent ?? "{}"));
const household = new Household(await all("people").catch(() => []));
const ways = await everything(household);
const sheet = new Sheet(check);
const [choose, flags, conditions] = PARTS.map((id) => /** @type {HTMLFormElement} */ (element(id).querySelector("form")));
const person = /** @type {HTMLSelectElement} */ (element("person"));

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** What is marked in the first part, sent or not. */
function chosen() {
  const name = String(new FormData(choose).get("form"));
  return ways.choice(name, ways.giver(name) ? person.value : household.me);
}

/** To what is asked as a session begins. @param {"yes" | "no"} reply @returns {Answers} */
function consent(reply) {
  const asked = Object.entries(check.conditions).filter(([, one]) => one.session);
  return Object.fromEntries(asked.map(([id]) => [id, { reply, limbs: [], choice: null, places: [] }]));
}

/** @param {string} part @param {string} whose */
function show(part, whose) {
  for (const id of PARTS) toggle(element(id), id === part);
  for (const one of element(part).querySelectorAll("[data-for]")) one.textContent = whose;
  rest();
  const heading = [...element(part).querySelectorAll("h1")].find((one) => one.getClientRects().length > 0);
  if (part !== "choose") heading?.focus();
  scrollTo(0, 0);
}

/** Says where the experiment of whom it is for has today without massage, as far as this device was told. */
function rest() {
  only("[data-rest]", () => household.rests((sheet.choice ?? chosen()).person, new Date()));
}

/** The part that the address names, where all before it was sent; else the one that has to come next. */
async function route() {
  const wished = location.hash.slice(1) || "choose";
  const doubted = NOT_SURE.exec(wished)?.[1];
  if (doubted && (await doubt(doubted))) return;
  const part = sheet.reached(doubted ? "choose" : wished);
  if (part !== wished) history.replaceState(null, "", `#${part}`);
  if (sheet.choice) fit(sheet.asked());
  if (sheet.choice && part === "result") result({ ...sheet.answers, ...consent("no") }, check, sheet.choice, ways, instead);
  show(part, sheet.choice ? forWhom(ways.about(sheet.choice)) : "");
}

/** Something else for the same person: its questions are asked first, with the marks as they are. @param {import("../kept/types.js").Way} way */
function instead(way) {
  sheet.begin(ways.choice(way.name, way.keep.person));
  location.hash = "flags";
}

/** Someone is not sure about a session: a yes to the one question that is asked as it begins. @param {string} session Its key. */
async function doubt(session) {
  const stored = /** @type {import("../kept/types.js").Stored | undefined} */ (await get("sessions", session).catch(() => undefined));
  if (!stored) return false;
  const { giver, person: whom, leaves } = stored.keep;
  result(consent("yes"), check, { name: "", giver, areas: areasOf(leaves.limbs), person: whom, prescribed: household.find(whom)?.prescribed }, ways, () => {});
  show("result", forWhom(stored.keep));
  return true;
}

/** Says whether the server answers again. */
async function look() {
  const back = await fetch(TOKEN, { cache: "no-store" }).then((answer) => answer.ok, () => false);
  only("[data-away]", () => !back);
  only("[data-back]", () => back);
}

/** The sessions and plans that there are, and whom a massage may be for: whom the address names, if it names someone. */
function prepare() {
  for (const { name, line } of ways.plans) {
    const label = Object.assign(document.createElement("label"), { className: "line" });
    const words = Object.assign(document.createElement("span"), { textContent: line });
    label.append(Object.assign(document.createElement("input"), { type: "radio", name: "form", value: name }), words);
    element("kept").append(label);
  }
  toggle(element("kept"), ways.plans.length > 0);
  person.replaceChildren(...household.choices(true).map(([key, words]) => new Option(words, key)));
  for (const one of choose.querySelectorAll("[data-alone]")) toggle(one, household.me !== "");
  const named = household.find(ABOUT.exec(location.pathname)?.[1] ?? "");
  if (named) person.value = named.person;
  const first = choose.querySelector(named?.me || (household.me && !named) ? "[data-alone] input" : "[data-partner] input");
  if (first instanceof HTMLInputElement) first.checked = true;
  const whom = () => {
    toggle(element("whom"), chosen().giver && !chosen().name.startsWith("kept:"));
    only("#choose [data-rest]", () => household.rests(chosen().person, new Date()));
  };
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

/** @param {HTMLFormElement} form @param {string} part @returns {string} The part that follows; the same one while something is open. */
function send(form, part) {
  const still = sheet.send(part, shownIn(form), markedIn(form, check), meantIn(form));
  halt(form, still);
  return still.length ? part : part === "conditions" ? "result" : sheet.stopped() ? "result" : "conditions";
}

for (const form of [choose, flags, conditions]) form.reset(); // a browser may have put back what was marked for someone before
leads(choose, () => {
  if (sheet.begin(chosen())) clear([flags, conditions]);
  return "flags";
});
leads(flags, () => send(flags, "flags"));
leads(conditions, () => send(conditions, "conditions"));
addEventListener("hashchange", route);
addEventListener("online", look);
choose.querySelector("fieldset")?.removeAttribute("disabled"); // before, what was chosen would be put back
prepare();
await offer(element("resume"));
await route();
choose.querySelector("button")?.removeAttribute("disabled"); // before, it would do nothing
await look();
