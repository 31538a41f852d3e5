/** Draws a moment of the session into the page; touches only what has changed. */

/** @typedef {import("./score.js").Score} Score */

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
  }

  /** @param {Score} score @param {number} ms */
  draw(score, ms) {
    const index = score.sectionIndex(ms);
    const section = score.section(ms);
    this.write("title", section.title);
    this.write("limb", where(section, score.data.pressures));
    this.write("sentence", section.sentence);
    this.write("caption", score.caption(ms));
    this.write("next", next(score, index));
    this.write("where", `${place(score, index)} · ${left(score.data.duration_ms - ms)}`);
    this.write("status", `${place(score, index)}. ${section.title}${section.limb ? `, ${words(section.limb)}` : ""}`);
    this.count(score.repetition(ms));
    this.progress(ms / score.data.duration_ms);
  }

  /** @param {import("./types.js").Cue | null} cue */
  count(cue) {
    const text = cue ? `${cue.repetition}/${cue.of}` : "";
    if (this.shown.get("count") === text) return;
    this.shown.set("count", text);
    const place = element("count");
    place.hidden = !cue;
    if (!cue) return;
    const number = document.createElement("b");
    number.textContent = String(cue.repetition);
    place.replaceChildren(number, `of ${cue.of}`);
  }

  /** @param {number} share */
  progress(share) {
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
    document.body.classList.toggle("paused", !playing);
    this.write("pause", playing ? "Pause" : "Go on");
    element("leave").hidden = playing;
  }
}

/** @param {string} limb */
export function words(limb) {
  return limb.replaceAll("-", " ");
}

/** @param {import("./types.js").Section} section @param {Record<string, string>} pressures */
function where(section, pressures) {
  if (!section.limb) return "";
  const touch = pressures[String(section.pressure)] ?? "";
  return `${words(section.limb).replace(/^./, (first) => first.toUpperCase())} · ${touch.toLowerCase()} touch ${"●".repeat(section.pressure ?? 0)}${"○".repeat(3 - (section.pressure ?? 0))}`;
}

/** @param {Score} score @param {number} index */
function place(score, index) {
  const section = score.sections[index];
  return section?.step === undefined ? (section?.title ?? "") : `Step ${section.step + 1} of ${score.steps}`;
}

/** @param {Score} score @param {number} index */
function next(score, index) {
  const section = score.sections[index + 1];
  if (!section) return "";
  return `Next: ${section.title}${section.limb ? `, ${words(section.limb)}` : ""}`;
}

/** @param {number} ms */
function left(ms) {
  const minutes = Math.ceil(ms / 60000);
  return minutes <= 1 ? "last minute" : `${minutes} minutes left`;
}
