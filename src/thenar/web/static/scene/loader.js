/**
 * The picture of a stroke, moving where it can be: with WebGL and unless motion is unwelcome; a still otherwise.
 * three.js is fetched only when a moving scene is made.
 */

import { fill, gettext } from "../js/base/words.js";
import { canDraw, canvasIn } from "./canvas.js";

/**
 * @typedef {{ giver: string, receiver: string }} Skin
 * @typedef {{ title?: string, repetitionSeconds?: number, zones?: string[], zone?: string, move?: string,
 *   pressure?: number }} About
 * @typedef {{ show: (stroke: string, limb: string, about?: About) => Promise<void>,
 *   prepare: (stroke: string) => Promise<void>, at: (seconds: number, turn?: number) => void,
 *   pace?: () => number, pause: () => void, resize: () => void, setTheme: (theme: string) => void, setSkin: (skin: Skin) => void,
 *   dispose: () => void }} SceneLike
 * @typedef {{ baseUrl: string, theme?: string, skin?: string | Skin, reducedMotion?: boolean, still?: boolean }} Options
 */

/**
 * Put a picture into a container.
 * @param {HTMLElement} container
 * @param {Options} options
 * @returns {Promise<SceneLike>}
 */
export async function mountScene(container, options) {
  if (options.reducedMotion || !canDraw()) return new StillScene(container, options.baseUrl);
  try {
    const { createScene } = await import("./scene.js");
    return await createScene(canvasIn(container), options);
  } catch {
    container.querySelector("canvas")?.remove();
    return new StillScene(container, options.baseUrl);
  }
}

/** The still of a stroke, with its arrows. */
class StillScene {
  /**
   * @param {HTMLElement} container
   * @param {string} baseUrl
   */
  constructor(container, baseUrl) {
    this.base = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
    this.image = document.createElement("img");
    this.image.style.cssText = "display:block;width:100%;height:100%;object-fit:contain";
    container.append(this.image);
  }

  /**
   * @param {string} stroke
   * @param {string} limb
   * @param {About} [about]
   */
  async show(stroke, limb, about) {
    const url = new URL(`${this.base}anatomy/stills/${stroke}.webp`, document.baseURI).href;
    this.image.alt = fill(gettext("How the hands lie and move: {stroke}"), { stroke: about?.title ?? stroke.replaceAll("-", " ") });
    this.image.style.transform = limb.startsWith("right") ? "scaleX(-1)" : "";
    this.image.src = url;
    await this.image.decode();
  }

  async prepare() {}
  at() {}
  pause() {}
  resize() {}
  setTheme() {}
  setSkin() {}

  dispose() {
    this.image.remove();
  }
}
