/** The moving picture on the page of a stroke: one repetition after another, from finger to finger, by its own clock. */

import { Picture } from "../session/picture.js";
import { chooseSkin } from "../base/skin.js";
import { gettext } from "../base/words.js";

/** @typedef {{ zone?: string, move?: string, name: string }} Place */

const TWICE = 2; // repetitions at each finger or toe, and of each move

class StrokePage {
  /** @param {HTMLElement} container */
  constructor(container) {
    const { stroke, limb, seconds, pressure, path, places } = container.dataset;
    this.picture = new Picture(container);
    this.length = Number(seconds) || 4;
    /** @type {Place[]} */
    this.places = JSON.parse(places || "[]");
    this.shown = {
      stroke,
      limb,
      title: document.querySelector("h1")?.textContent ?? "",
      still: container.querySelector("img")?.src,
      path: JSON.parse(path || "[]"),
      pressure: Number(pressure),
      repetition_ms: this.length * 1000,
    };
    this.name = /** @type {HTMLElement} */ (document.getElementById("place"));
    this.button = /** @type {HTMLButtonElement} */ (document.getElementById("pause"));
    this.seconds = 0;
    this.before = 0;
    this.running = false;
  }

  async wake() {
    await this.picture.wake();
    if (!this.picture.scene) return;
    const skin = document.getElementById("skin");
    if (skin instanceof HTMLFormElement) chooseSkin(skin, (chosen) => this.picture.setSkin(chosen));
    document.getElementById("still-only")?.remove();
    for (const one of document.querySelectorAll(".with-scene")) one.removeAttribute("hidden");
    this.button.addEventListener("click", () => this.run(!this.running));
    this.run(true);
  }

  /** @param {boolean} running */
  run(running) {
    this.running = running;
    this.button.textContent = running ? gettext("Pause") : gettext("Play");
    this.before = performance.now();
    if (running) this.frame(this.before);
  }

  /** @param {number} now */
  frame(now) {
    if (!this.running) return;
    this.seconds += Math.min(0.1, Math.max(0, (now - this.before) / 1000)); // no leap after a hidden page
    this.before = now;
    const place = this.places[Math.floor(this.seconds / this.length / TWICE) % this.places.length];
    this.picture.show(this.shown, place);
    this.picture.at(this.seconds % this.length, 0, 1 + Math.floor(this.seconds / this.length));
    if (place && this.name.textContent !== place.name) this.name.textContent = place.name;
    requestAnimationFrame((then) => this.frame(then));
  }
}

const container = /** @type {HTMLElement} */ (document.getElementById("picture"));
if (container.dataset.scene && !matchMedia("(prefers-reduced-motion: reduce)").matches) new StrokePage(container).wake();
document.getElementById("back")?.addEventListener("click", () => history.back());
