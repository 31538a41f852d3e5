/** Draws a moment of the session into the page; touches only what has changed. */

import { fill, gettext, ngettext, pgettext } from "../base/words.js";

/** @typedef {import("./score.js").Score} Score */

const SOON = 12_000; // milliseconds before a section ends, from which on the next one is named

/** @type {Record<string, string>} */
const LIMBS = {
  "left-hand": pgettext("limb", "left hand"),
  "right-hand": pgettext("limb", "right hand"),
  "left-foot": pgettext("limb", "left foot"),
  "right-foot": pgettext("limb", "right foot"),
  "both-hands": pgettext("limb", "both hands"),
  "both-feet": pgettext("limb", "both feet"),
};

/** @param {string} id @returns {HTMLElement} */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

export class Page {
  constructor() {
    this.bar = element("progress");
    this.fill = /** @type {HTMLElement} */ (this.bar.firstElementChild);
    /** @type {Map<string, string>} */
    this.shown = new Map();
    this.announced = "";
    this.answer = ""; // what the voice answers just now, instead of the track
    this.playing = true;
  }

  /** @param {Score} score @param {number} ms */
  draw(score, ms) {
    const index = score.sectionIndex(ms);
    const section = score.section(ms);
    this.write("title", section.title);
    document.documentElement.classList.toggle("night", score.data.ends === "dark" && section.kind === "after");
    this.write("limb", where(section, score.data.pressures));
    this.write("sentence", section.sentence);
    this.write("caption", this.answer || score.caption(this.playing ? ms : score.ahead(ms)));
    this.write("next", score.ends(ms, SOON) ? next(score, index) : "");
    const along = `${place(score, index)} · ${left(score.data.duration_ms - ms)}`;
    this.write("where", along);
    this.step(announced(place(score, index), section));
    const now = score.repetition(ms);
    this.count(now && score.counted(now));
    this.progress(ms / score.data.duration_ms, along);
  }

  /** @param {string} text The words of the voice's answer; none when it was said. @param {number} [ms] How long at most. */
  answers(text, ms) {
    this.answer = text;
    if (text) this.write("caption", text);
    if (ms) setTimeout(() => this.answer === text && this.answers(""), ms);
  }

  /** What has to be known at once, also by who does not see it. @param {string} text @param {number} [ms] How long at most. */
  warns(text, ms) {
    this.answers(text, ms);
    this.write("status", text);
  }

  /** Tells a screen reader of each step once. @param {string} text */
  step(text) {
    if (text === this.announced) return;
    this.announced = text;
    this.write("status", text);
  }

  /** @param {{ n: number, all: number } | null} which */
  count(which) {
    const text = which ? `${which.n}/${which.all}` : "";
    if (this.shown.get("count") === text) return;
    this.shown.set("count", text);
    const place = element("count");
    place.hidden = !which;
    if (!which) return;
    const number = document.createElement("b");
    number.textContent = String(which.n);
    place.replaceChildren(number, fill(gettext("of {all}"), { all: which.all }));
  }

  /** @param {number} share @param {string} words */
  progress(share, words) {
    if (this.shown.get("valuetext") !== words) this.bar.setAttribute("aria-valuetext", words);
    this.shown.set("valuetext", words);
    const rounded = String(Math.round(Math.min(1, share) * 1000) / 1000);
    if (this.shown.get("progress") === rounded) return;
    this.shown.set("progress", rounded);
    this.fill.style.transform = `scaleX(${rounded})`;
    this.bar.setAttribute("aria-valuenow", String(Math.round(Number(rounded) * 100)));
  }

  /** @param {string} id @param {string} text */
  write(id, text) {
    if (this.shown.get(id) === text) return;
    this.shown.set(id, text);
    element(id).textContent = text;
  }

  /** @param {boolean} playing */
  state(playing) {
    if (playing !== this.playing) this.write("status", playing ? gettext("Going on.") : gettext("Paused."));
    this.playing = playing;
    document.body.classList.toggle("paused", !playing);
    this.write("pause", playing ? gettext("Pause") : gettext("Go on"));
    element("leave").hidden = playing;
  }
}

/** @param {string} limb */
export function limbName(limb) {
  return LIMBS[limb] ?? limb;
}

/** @param {import("../wire/player.js").Section} section @param {Record<string, string>} pressures */
function where(section, pressures) {
  if (!section.limb) return "";
  const limb = limbName(section.limb).replace(/^./, (first) => first.toUpperCase());
  const pressure = (pressures[String(section.pressure)] ?? "").toLowerCase();
  const level = section.pressure ?? 0;
  const dots = "●".repeat(level) + "○".repeat(3 - level);
  return fill(gettext("{limb} · {pressure} touch {dots}"), { limb, pressure, dots });
}

/** @param {import("../wire/player.js").Section} section @returns {string} Its title, and the limb where there is one. */
export function headline({ title, limb }) {
  return limb ? fill(gettext("{title}, {limb}"), { title, limb: limbName(limb) }) : title;
}

/** @param {string} place @param {import("../wire/player.js").Section} section */
function announced(place, section) {
  const { title, limb } = section;
  if (section.step === undefined) return title;
  if (!limb) return fill(gettext("{place}. {title}"), { place, title });
  return fill(gettext("{place}. {title}, {limb}"), { place, title, limb: limbName(limb) });
}

/** @param {Score} score @param {number} index */
function place(score, index) {
  const section = score.sections[index];
  if (section?.step === undefined) return section?.title ?? "";
  return fill(gettext("Step {n} of {all}"), { n: section.step + 1, all: score.steps });
}

/** @param {Score} score @param {number} index */
function next(score, index) {
  const section = score.sections[index + 1];
  if (!section) return "";
  const { title, limb } = section;
  if (!limb) return fill(gettext("Coming next: {title}"), { title });
  return fill(gettext("Coming next: {title}, {limb}"), { title, limb: limbName(limb) });
}

/** @param {number} ms */
function left(ms) {
  const minutes = Math.ceil(ms / 60000);
  if (minutes <= 1) return gettext("last minute");
  return fill(ngettext("{n} minute left", "{n} minutes left", minutes), { n: minutes });
}
