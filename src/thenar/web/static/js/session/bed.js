/** Soft sound under the session: chosen once, changed while it plays, off in one touch; remembered of each person. */

import { element } from "./page.js";

/** @typedef {{ kind: string, level: number }} Bed No kind means none. */
/** @typedef {import("../wire/player.js").SessionData} SessionData */

const KEPT = "thenar-bed:";
const NONE = { kind: "", level: 2 };

export class BedChoice {
  /** @param {SessionData} data @param {() => void} changed Called when another bed was chosen. */
  constructor(data, changed) {
    this.person = data.person;
    this.over = Boolean(data.over);
    this.changed = changed;
    this.dialog = /** @type {HTMLDialogElement} */ (element("beds"));
    this.off = element("bed-off");
    /** @type {Bed} */
    this.bed = recall(this.person);
    this.show();
    for (const id of ["bed-first", "bed-open"]) {
      element(id).hidden = !data.over; // a session that this device made by itself has its voice alone
      element(id).addEventListener("click", () => this.dialog.showModal());
    }
    this.dialog.addEventListener("click", (event) => {
      const close = event.target instanceof Element && event.target.closest("[data-close]");
      if (close || event.target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("change", () => this.choose({ kind: this.chosen("bed"), level: Number(this.chosen("level")) }));
    this.off.addEventListener("click", () => {
      this.choose({ ...this.bed, kind: "" });
      element("pause").focus({ preventScroll: true });
    });
  }

  /** @param {Bed} bed */
  choose(bed) {
    this.bed = bed;
    keep(this.person, bed);
    this.show();
    this.changed();
  }

  show() {
    this.mark("bed", this.bed.kind);
    this.mark("level", String(this.bed.level));
    element("levels").hidden = !this.bed.kind;
    this.off.hidden = !this.bed.kind || !this.over;
  }

  /** @param {string} name @returns {string} */
  chosen(name) {
    return this.dialog.querySelector(`input[name=${name}]:checked`)?.getAttribute("value") ?? "";
  }

  /** @param {string} name @param {string} value */
  mark(name, value) {
    for (const input of this.dialog.querySelectorAll(`input[name=${name}]`))
      /** @type {HTMLInputElement} */ (input).checked = input.getAttribute("value") === value;
  }
}

/** @param {SessionData} data @param {Bed} bed @returns {{ tracks: Record<string, string>, types: Record<string, string> }} */
export function tracksOver(data, bed) {
  if (!bed.kind || !data.over) return { tracks: data.track, types: data.types };
  const asked = `bed=${encodeURIComponent(bed.kind)}&level=${bed.level}`;
  const tracks = Object.fromEntries(Object.entries(data.over.track).map(([kind, at]) => [kind, `${at}&${asked}`]));
  return { tracks, types: data.over.types };
}

/** @param {string} person @returns {Bed} */
export function recall(person) {
  try {
    const [kind, level] = (localStorage.getItem(KEPT + person) ?? "").split(" ");
    return kind !== undefined && level ? { kind, level: Number(level) } : NONE;
  } catch {
    return NONE; // nothing is kept for this page
  }
}

/** @param {string} person @param {Bed} bed */
export function keep(person, bed) {
  try {
    localStorage.setItem(KEPT + person, `${bed.kind} ${bed.level}`);
  } catch {
    // it holds for this session
  }
}
