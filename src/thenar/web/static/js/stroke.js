/** The moving picture on the page of a stroke: one repetition after another, by the page's own clock. */

import { Picture } from "./session/picture.js";

const container = /** @type {HTMLElement} */ (document.getElementById("picture"));
const { stroke, limb, seconds, pressure, scene } = container.dataset;

if (scene && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
  const still = container.querySelector("img")?.src;
  const picture = new Picture(container);
  picture.wake().then(() => {
    if (!picture.scene) return;
    const length = Number(seconds) || 4;
    picture.show({ stroke, limb, title: document.querySelector("h1")?.textContent ?? "", still, pressure: Number(pressure), repetition_ms: length * 1000 });
    const begun = performance.now();
    const frame = () => {
      picture.at(((performance.now() - begun) / 1000) % length);
      if (!document.hidden) requestAnimationFrame(frame);
    };
    document.addEventListener("visibilitychange", () => document.hidden || requestAnimationFrame(frame));
    requestAnimationFrame(frame);
  });
}
