/** What is heard: soft sound under the session, off in one touch, remembered of each person; and how loud all of it is. */

import { keepBed, keepVolume, mayBeLouder, recallBed, recallVolume } from "../base/sounds.js";
import { element } from "./page.js";

/** @typedef {import("../base/sounds.js").Bed} Bed */
/** @typedef {import("../wire/player.js").SessionData} SessionData */

export class BedChoice {
  /** @param {SessionData} data @param {() => void} changed Called when another bed was chosen. */
  constructor(data, changed) {
    this.person = data.person;
    this.over = Boolean(data.over);
    this.changed = changed;
    this.dialog = /** @type {HTMLDialogElement} */ (element("beds"));
    this.off = element("bed-off");
    /** @type {Bed} */
    this.bed = recallBed(this.person);
    this.show();
    this.loud(/** @type {HTMLInputElement} */ (element("volume")));
    element("kinds").hidden = !data.over;
    for (const id of ["bed-first", "bed-open"]) {
      // a session that this device made by itself has its voice alone
      element(id).hidden = !data.over && (id === "bed-first" || !mayBeLouder());
      element(id).addEventListener("click", () => this.dialog.showModal());
    }
    this.dialog.addEventListener("click", (event) => {
      const close = event.target instanceof Element && event.target.closest("[data-close]");
      if (close || event.target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("change", (event) => event.target !== element("volume") && this.choose({ kind: this.chosen("bed"), level: Number(this.chosen("level")) }));
    this.off.addEventListener("click", () => {
      this.choose({ ...this.bed, kind: "" });
      element("pause").focus({ preventScroll: true });
    });
  }

  /** @param {Bed} bed */
  choose(bed) {
    this.bed = bed;
    if (this.person) keepBed(this.person, bed); // nothing is kept of a guest
    this.show();
    this.changed();
  }

  /** @param {HTMLInputElement} slider Not shown where the device alone says how loud it is. */
  loud(slider) {
    const track = /** @type {HTMLAudioElement} */ (element("track"));
    element("loudness").hidden = !mayBeLouder();
    track.volume = recallVolume();
    slider.value = String(Math.round(track.volume * 10));
    slider.addEventListener("input", () => keepVolume((track.volume = Number(slider.value) / 10)));
  }

  show() {
    this.mark("bed", this.bed.kind);
    this.mark("level", String(this.bed.level));
    element("levels").hidden = !this.bed.kind || !this.over;
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
