/** Without the server: what there is, the check, and what it means, all on this device. */

import { dayOf, timeOf } from "./days.js";
import { recent } from "./keep.js";
import { send, write } from "./outbox.js";
import { asCareful, cleared, rank, screen } from "./screen.js";
import { all, put } from "./store.js";
import { newKey } from "../session/notes.js";
import { fill, gettext } from "../words.js";

/** @typedef {import("./types.js").Answers} Answers */
/** @typedef {import("./types.js").Clearance} Clearance */
/** @typedef {import("./types.js").Stored} Stored */
/** @typedef {import("./types.js").Keep} Keep */

/**
 * Something that can be played: a careful form, or a plan that is kept.
 * @typedef {{ name: string, line: string, giver: boolean, person: string, keep: Keep, data: import("./types.js").SessionData,
 *   files: string[], form?: string, kept?: string }} Way
 */

const CAREFUL = "/offline/careful.json";
const ARRIVE = "/offline/arrive/";
const TOKEN = "/offline/token/";
const NO_KEY = "00000000-0000-0000-0000-000000000000";
const DOUBT = "no-consent";
const PARTS = ["choose", "flags", "conditions", "result"];
const SLIDERS = { before: ["pain", "stress"], after: ["pain", "stress"] };

const check = /** @type {import("./types.js").Check} */ (JSON.parse(element("check").textContent ?? "{}"));
const careful = /** @type {import("./types.js").Careful} */ (await (await fetch(CAREFUL)).json());
const kept = /** @type {Stored[]} */ (await all("sessions").catch(() => [])).filter((one) => one.kind === "kept" && recent(one));
const here = await addresses();
const [choose, flags, conditions] = ["choose", "flags", "conditions"].map((id) => within(id, "form"));
const person = /** @type {HTMLSelectElement} */ (element("person"));

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** @param {string} id @param {string} selector */
function within(id, selector) {
  return /** @type {HTMLFormElement} */ (element(id).querySelector(selector));
}

/** Every address that is kept on this device. */
async function addresses() {
  const found = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return new Set(found.flat().map(({ url }) => url.replace(location.origin, "")));
}

/** Every form for the person that is chosen, and the plans that are kept for them, with their sound. @returns {Way[]} */
function ways() {
  const { giver } = chosen();
  const sounds = (/** @type {{ data: import("./types.js").SessionData }} */ { data }) => Object.values(data.track).some((one) => here.has(one));
  const forms = Object.entries(careful.forms).filter(([, one]) => one.giver === giver && sounds(one));
  const plans = kept.filter((one) => one.keep.giver === giver && (!giver || one.keep.person === chosen().person) && sounds(one));
  return [...plans.map(ofPlan), ...forms.map(([name, one]) => ofForm(name, one, giver ? person.value : "me"))];
}

/** @param {string} name @param {import("./types.js").Form} form @param {string} whose @returns {Way} */
function ofForm(name, form, whose) {
  const keep = {
    sentence: form.sentence, leaves: form.leaves, routines: [form.routine], agreed: [], sliders: SLIDERS,
    person: whose, label: "", giver: form.giver,
  };
  return { name, line: form.sentence, giver: form.giver, person: whose, keep, data: form.data, files: [], form: name };
}

/** @param {Stored} one @returns {Way} */
function ofPlan(one) {
  const day = new Date(`${one.day}T12:00`).toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" });
  const line = fill(gettext("{sentence} {person}, {day}."), { sentence: one.keep.sentence, person: one.keep.label, day });
  const { giver, person } = one.keep;
  return { name: `kept:${one.key}`, line, giver, person, keep: one.keep, data: one.data, files: one.files, kept: one.key };
}

/** What is chosen on the first part. @returns {{ name: string, giver: boolean, person: string }} */
function chosen() {
  const name = String(new FormData(choose).get("form"));
  const plan = kept.find((one) => `kept:${one.key}` === name);
  if (plan) return { name, giver: plan.keep.giver, person: plan.keep.person };
  const giver = Boolean(careful.forms[name]?.giver);
  return { name, giver, person: giver ? person.value : "me" };
}

/** The answers of both parts, as the server reads them: what was not marked is a no. @returns {Answers} */
function answers() {
  const data = [new FormData(flags), new FormData(conditions)];
  const marked = (/** @type {string} */ name) => data.flatMap((one) => one.getAll(name).map(String));
  const [yes, unknown] = [marked("yes"), marked("unknown")];
  return Object.fromEntries(
    Object.entries(check.conditions).map(([id, one]) => {
      if (!yes.includes(id)) return [id, { reply: unknown.includes(id) ? "unknown" : "no", limbs: [], choice: null }];
      const limbs = one.limbs.filter((limb) => marked(`limbs-${id}`).includes(limb));
      const choice = marked(`choice-${id}`)[0];
      return [id, { reply: "yes", limbs, choice: choice && choice in one.choices ? choice : null }];
    }),
  );
}

/** @param {Answers} given @param {Keep} [keep] What a clinician agreed to counts for the plan that rests on it. @returns {Clearance} */
function clearanceOf(given, keep) {
  const { giver } = chosen();
  const asked = Object.fromEntries(Object.entries(given).filter(([id]) => giver || !check.conditions[id]?.giver));
  return screen(asked, check, { giver, confirmed: agreedOf(given, keep) });
}

/** @param {Answers} given @param {Keep} [keep] @returns {string[]} */
function agreedOf(given, keep) {
  const same = (/** @type {import("./types.js").Answer} */ one) => JSON.stringify([one.reply, [...one.limbs].sort(), one.choice]);
  const agreed = (keep?.agreed ?? []).filter((one) => given[one.condition] && same(one.about) === same(given[one.condition]));
  return agreed.filter((one) => !one.daily).map((one) => one.condition);
}

/** @param {Answers} given @returns {Way[]} All that may be played: it leaves alone whatever the answers forbid. */
function allowed(given) {
  return ways().filter((way) => {
    const clearance = clearanceOf(given, way.keep);
    return cleared(clearance) && asCareful(way.keep.leaves, clearance.restriction);
  });
}

/** The last part: no massage, whom to ask, or what may be played. @param {Answers} given */
function result(given) {
  const clearance = clearanceOf(given);
  const playable = allowed(given);
  const first = playable.find((way) => way.name === chosen().name) ?? playable.find((way) => way.name.startsWith(chosen().name));
  const kind = clearance.effect === "stop" ? "stop" : playable.length === 0 && !cleared(clearance) ? "ask" : first ? "go" : "nothing";
  for (const one of document.querySelectorAll("[data-result]")) toggle(one, one.getAttribute("data-result") === kind);
  for (const one of document.querySelectorAll("[data-others]")) toggle(one, playable.length > 0);
  for (const one of document.querySelectorAll("[data-none]")) toggle(one, playable.length === 0);
  element("chosen").textContent = first?.line ?? "";
  const shown = kind === "go" && first ? [first] : kind === "nothing" ? largest(playable) : [];
  element("ways").replaceChildren(...shown.map((way) => button(way, kind === "go" ? gettext("To the session") : way.line, given)));
  tell(clearance, kind);
}

/** @param {Way[]} playable Of one routine on both sides and on each, only the one that does most. @returns {Way[]} */
function largest(playable) {
  const names = playable.map((way) => way.name);
  return playable.filter((way) => !names.some((name) => name !== way.name && way.name.startsWith(`${name}-`)));
}

/** @param {Way} way @param {string} words @param {Answers} given */
function button(way, words, given) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button go";
  made.textContent = words;
  made.addEventListener("click", () => begin(way, given));
  return made;
}

/** Why: each finding in the server's words. @param {Clearance} clearance @param {string} kind */
function tell(clearance, kind) {
  const least = kind === "stop" ? rank("stop") : kind === "ask" ? rank("ask") : 0;
  for (const one of document.querySelectorAll("[data-told]")) {
    const finding = clearance.findings.find((found) => found.condition === one.getAttribute("data-told"));
    toggle(one, finding !== undefined && rank(finding.effect) >= least && finding.effect !== "none");
    for (const because of one.querySelectorAll("[data-because]")) toggle(because, because.getAttribute("data-because") === (finding?.choice ?? ""));
    for (const words of one.querySelectorAll("[data-stop]")) words.className = (kind === "stop" ? words.getAttribute("data-stop") : "urgent-note") ?? "";
    for (const tag of one.querySelectorAll("[data-unknown]")) toggle(tag, Boolean(finding?.unknown));
  }
}

/** A session of its own, on this device now and on the server later. @param {Way} way @param {Answers} given */
async function begin(way, given) {
  const key = newKey();
  const now = new Date();
  const data = JSON.parse(JSON.stringify(way.data).replaceAll(way.kept ?? NO_KEY, key));
  const begun = { ...data, track: way.data.track, day: dayOf(now), token: "", resume: null, end: `/offline/end/#${key}` };
  await put("sessions", { key, kind: "begun", day: dayOf(now), at: now.toISOString(), ending: "", keep: way.keep, data: begun, files: way.files });
  const about = way.kept ? { kept: way.kept } : { form: way.form, person: way.person };
  const body = { key, at: timeOf(now), answers: answered(given), confirmed: agreedOf(given, way.keep), ...about };
  await write({ key, session: key, url: ARRIVE, body });
  send();
  location.assign(`/offline/session/#${key}`);
}

/** @param {Answers} given @returns {Answers} Without what is asked as the session begins, or of nobody who is there. */
function answered(given) {
  const { giver } = chosen();
  return Object.fromEntries(
    Object.entries(given).filter(([id]) => !check.conditions[id]?.session && (giver || !check.conditions[id]?.giver)),
  );
}

/** Someone is not sure that this is wanted: the server's page for it. */
function doubt() {
  const given = { ...answers(), [DOUBT]: { reply: /** @type {"yes"} */ ("yes"), limbs: [], choice: null } };
  result(given);
  show("result");
}

/** @param {Element} one @param {boolean} shown */
function toggle(one, shown) {
  one.toggleAttribute("hidden", !shown);
}

/** @param {string} part */
function show(part) {
  for (const id of PARTS) toggle(element(id), id === part);
  for (const one of document.querySelectorAll("[data-group=helper]")) toggle(one, chosen().giver);
  const heading = [...element(part).querySelectorAll("h1")].find((one) => one.checkVisibility());
  if (part !== "choose") heading?.focus();
  scrollTo(0, 0);
}

function route() {
  const part = location.hash.slice(1) || "choose";
  if (part === DOUBT) return doubt();
  if (part === "result") result(answers());
  show(PARTS.includes(part) ? part : "choose");
}

/** Says whether the server answers again. */
async function look() {
  const back = await fetch(TOKEN, { cache: "no-store" }).then((answer) => answer.ok, () => false);
  for (const one of document.querySelectorAll("[data-away]")) toggle(one, !back);
  for (const one of document.querySelectorAll("[data-back]")) toggle(one, back);
}

/** The plans that are kept, and whom a massage may be for. */
async function prepare() {
  for (const one of kept) {
    const label = document.createElement("label");
    label.className = "line";
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "form", value: `kept:${one.key}` });
    const text = document.createElement("span");
    text.textContent = ofPlan(one).line;
    label.append(input, text);
    element("kept").append(label);
  }
  toggle(element("kept"), kept.length > 0);
  const people = /** @type {import("./types.js").Person[]} */ (await all("people").catch(() => []));
  person.prepend(...people.map((one) => new Option(one.label, one.person)));
  person.selectedIndex = 0;
  const whom = () => toggle(element("whom"), Boolean(careful.forms[chosen().name]?.giver));
  choose.addEventListener("change", whom);
  whom();
}

for (const [form, next] of /** @type {[HTMLFormElement, string][]} */ ([[choose, "flags"], [flags, "conditions"], [conditions, "result"]])) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const stops = form === flags && clearanceOf(answers()).effect === "stop";
    location.hash = stops ? "result" : next;
  });
}
addEventListener("hashchange", route);
addEventListener("online", look);
await prepare();
route();
await look();
