/**
 * The picture of a stroke: the moving scene where it can be had, else a still, else the way the hands go in words.
 * Whatever fails here, the session goes on.
 */

import { fill, gettext } from "../words.js";

/**
 * @typedef {{ show: (stroke: string, limb: string, about: { title: string, repetitionSeconds: number, zones: string[], pressure: number }) => unknown,
 *   at: (seconds: number) => void, pause: () => void, resize: () => void, dispose: () => void }} Scene
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
  }

  /** Fetch the moving scene; the page is usable before and without it. */
  async wake() {
    const { scene, base } = this.container.dataset;
    if (!scene) return;
    try {
      const { mountScene } = await import(scene);
      const holder = document.createElement("div");
      holder.className = "scene";
      this.container.append(holder);
      const dark = document.body.dataset.theme === "dark" || matchMedia("(prefers-color-scheme: dark)").matches;
      this.scene = await mountScene(holder, {
        baseUrl: base,
        theme: dark ? "dark" : "light",
        skin: localStorage.getItem("thenar-skin") ?? undefined,
        reducedMotion: this.calm,
      });
      addEventListener("resize", () => this.scene?.resize());
      if (this.shown) this.display(this.shown);
    } catch {
      this.container.querySelector(".scene")?.remove();
      this.scene = null;
    }
  }

  /** @param {Shown} section */
  show(section) {
    const key = `${section.stroke} ${section.limb} ${section.pressure} ${section.title}`;
    if (key === this.key) return;
    this.key = key;
    this.drawn = -1;
    this.shown = section;
    this.display(section);
  }

  /** @param {Shown} section */
  display(section) {
    for (const old of this.container.querySelectorAll(":scope > :not(.scene)")) old.remove();
    const scene = this.scene;
    this.container.querySelector(".scene")?.toggleAttribute("hidden", !section.stroke);
    if (scene && section.stroke && section.limb) {
      const about = {
        title: section.title,
        repetitionSeconds: (section.repetition_ms ?? 4000) / 1000,
        zones: section.path ?? [],
        pressure: section.pressure ?? 1,
      };
      scene.resize(); // it may have been hidden until now
      Promise.resolve(scene.show(section.stroke, section.limb, about)).catch(() => this.instead(section));
    } else this.instead(section);
  }

  /** @param {Shown} section A still or words, where there is no moving scene. */
  instead(section) {
    if (this.shown !== section) return;
    this.container.querySelector(".scene")?.toggleAttribute("hidden", true);
    this.container.append(section.stroke ? (section.still ? still(section) : way(section)) : circle());
  }

  /** @param {number} seconds Into one repetition. @param {number} [breath] How full the lungs are, from 0 to 1. */
  at(seconds, breath = 0) {
    if (!this.shown?.stroke) {
      if (!this.calm) this.container.style.setProperty("--breath", breath.toFixed(3));
    } else {
      if (Math.abs(seconds - this.drawn) < FRAME) return;
      this.drawn = seconds;
      this.scene?.at(seconds);
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
