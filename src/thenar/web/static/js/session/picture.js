/**
 * The picture of a stroke: the moving scene where it can be had, else a still, else the way the hands go in words.
 * Whatever fails here, the session goes on.
 */

import { rememberedSkin } from "../base/tones.js";
import { fill, gettext } from "../base/words.js";

/**
 * @typedef {import("../../scene/loader.js").SceneLike} Scene
 * @typedef {{ zone?: string, move?: string }} Place
 * @typedef {{ stroke?: string, limb?: string, title: string, still?: string, zones?: string[], path?: string[],
 *   pressure?: number, repetition_ms?: number }} Shown
 */

const FRAME = 0.028; // seconds: 30 pictures a second are smooth, and kind to a phone's battery

export class Picture {
  /** @param {HTMLElement} container */
  constructor(container) {
    this.container = container;
    /** @type {Scene | null} */
    this.scene = null;
    this.key = "";
    this.drawn = -1;
    this.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    /** @type {Shown | null} */
    this.shown = null;
    /** @type {Place} */
    this.place = {};
    /** @type {Shown | undefined} */
    this.next = undefined;
  }

  /** Fetch the moving scene; the page is usable before and without it. */
  async wake() {
    const { scene, base } = this.container.dataset;
    if (!scene) return;
    try {
      const { mountScene } = await import(scene);
      const holder = document.createElement("div");
      holder.className = "scene";
      holder.hidden = true; // until it has something to show
      this.container.append(holder);
      const dark = matchMedia("(prefers-color-scheme: dark)");
      const theme = () => (document.body.dataset.theme === "dark" || dark.matches ? "dark" : "light");
      const options = { baseUrl: base, theme: theme(), skin: rememberedSkin(), reducedMotion: this.calm };
      this.scene = await mountScene(holder, options);
      addEventListener("resize", () => this.scene?.resize());
      dark.addEventListener("change", () => this.scene?.setTheme(theme()));
      if (this.shown) this.display(this.shown);
      this.prepare(this.next);
    } catch {
      this.container.querySelector(".scene")?.remove();
      this.scene = null;
    }
  }

  /** @param {Shown} section @param {Place} [place] which finger, toe or part it is at, and the move */
  show(section, place = {}) {
    const key = `${section.stroke} ${section.limb} ${section.pressure} ${section.title} ${place.zone} ${place.move}`;
    if (key === this.key) return;
    this.key = key;
    this.drawn = -1;
    const same = this.shown?.stroke === section.stroke && this.shown?.limb === section.limb;
    this.shown = section;
    this.place = place;
    if (this.scene || !same) this.display(section); // a still shows all fingers at once
  }

  /** @param {Shown} section */
  display(section) {
    const { scene, key } = this;
    if (!scene || !section.stroke || !section.limb) return this.instead(section, key);
    const about = {
      ...this.place,
      title: section.title,
      repetitionSeconds: (section.repetition_ms ?? 4000) / 1000,
      zones: section.path ?? [],
      pressure: section.pressure ?? 1,
    };
    const shown = scene.show(section.stroke, section.limb, about).then(() => this.lift(key));
    return shown.catch(() => this.instead(section, key));
  }

  /** @param {string} key Take the curtain from the scene, once it shows what it was asked for. */
  lift(key) {
    if (this.key !== key) return;
    for (const old of this.container.querySelectorAll(":scope > :not(.scene)")) old.remove();
    this.container.querySelector(".scene")?.removeAttribute("hidden");
    this.scene?.resize(); // it may have been hidden until now
  }

  /** @param {Shown} section @param {string} key A still or words, where there is no moving scene. */
  instead(section, key) {
    if (this.key !== key) return;
    this.container.querySelector(".scene")?.toggleAttribute("hidden", true);
    const made = section.stroke ? (section.still ? still(section) : way(section)) : circle();
    for (const old of this.container.querySelectorAll(":scope > :not(.scene)")) old.remove();
    this.container.append(made);
  }

  /** @param {Shown | undefined} section Fetch what comes next, while there is time. */
  prepare(section) {
    this.next = section;
    if (section?.stroke) this.scene?.prepare(section.stroke).catch(() => {}); // asked again when it is shown
  }

  /** @param {import("../base/tones.js").Skin} skin */
  setSkin(skin) {
    this.scene?.setSkin(skin);
  }

  /**
   * @param {number} seconds Into one repetition.
   * @param {number} [breath] How full the lungs are, from 0 to 1.
   * @param {number} [turn] Which repetition it is, from 1.
   */
  at(seconds, breath = 0, turn = 1) {
    if (!this.shown?.stroke) {
      if (!this.calm) this.container.style.setProperty("--breath", breath.toFixed(3));
    } else {
      const now = seconds + (turn - 1) * 1000; // a number of its own for each moment of each repetition
      if (Math.abs(now - this.drawn) < (this.scene?.pace?.() ?? 1) * FRAME) return;
      this.drawn = now;
      this.scene?.at(seconds, turn);
    }
  }

  pause() {
    this.scene?.pause();
  }

  dispose() {
    this.scene?.dispose();
    this.scene = null;
  }
}

/** @param {Shown} section */
function still(section) {
  const image = document.createElement("img");
  image.src = section.still ?? "";
  image.alt = fill(gettext("How the hands lie and move: {stroke}"), { stroke: section.title });
  image.classList.toggle("mirrored", (section.limb ?? "").startsWith("right"));
  return image;
}

/** A circle that breathes along, where no stroke is shown. */
function circle() {
  const made = document.createElement("div");
  made.className = "breath";
  return made;
}

/** @param {Shown} section */
function way(section) {
  const words = document.createElement("p");
  words.className = "way";
  (section.zones ?? []).forEach((zone, index) => {
    const name = document.createElement("b");
    name.textContent = zone;
    words.append(...(index ? [" → ", name] : [name]));
  });
  return words;
}
