/**
 * The moving picture of a stroke. It owns no timer: whoever holds the clock calls `at`.
 */

import { Color, Scene } from "../vendor/three/three.js";
import { fill, gettext } from "../js/base/words.js";
import { Cast } from "./cast.js";
import { Fetched, loadJson } from "./fetched.js";
import { groundFor } from "./ground.js";
import { loadModel } from "./limbs.js";
import { drawsWithoutCard, fit, makeRenderer } from "./renderer.js";
import { Stage } from "./stage.js";
import { phaseOf } from "./track.js";
import { View } from "./view.js";

/**
 * @typedef {import("./loader.js").Options} Options
 * @typedef {import("./loader.js").About} About
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Options} options
 */
export async function createScene(canvas, options) {
  const scene = new MovingScene(canvas, options);
  return scene;
}

export class MovingScene {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Options} options
   */
  constructor(canvas, options) {
    this.canvas = canvas;
    this.options = options;
    this.light = !options.still && drawsWithoutCard();
    const keep = options.still ?? false;
    this.renderer = makeRenderer(canvas, { light: this.light, keep });
    this.scene = new Scene();
    this.stage = new Stage(!this.light);
    this.view = new View(canvas);
    this.view.changed = () => this.draw();
    this.cast = new Cast(options.skin, { light: this.light, strong: keep });
    this.scene.add(this.stage.group, this.cast.group);
    this.files = new Fetched(options.baseUrl);
    this.theme = "light";
    /** @type {import("./track.js").Track | null} */
    this.track = null;
    this.repetition = 4;
    this.asked = 0;
    this.seen = "";
    this.setTheme(options.theme ?? "light");
    this.resize();
  }

  /**
   * Show a stroke on a limb; resolves when its first frame is drawn.
   * @param {string} stroke
   * @param {string} limb
   * @param {About} [about]
   */
  async show(stroke, limb, about = {}) {
    const ask = (this.asked += 1);
    const { track, models } = await this.fetched(stroke);
    if (ask !== this.asked) return;
    this.repetition = about.repetitionSeconds ?? 4;
    const told = gettext("{stroke}. The arrow keys turn it, Home turns it back.");
    this.canvas.setAttribute("aria-label", fill(told, { stroke: about.title ?? stroke.replaceAll("-", " ") }));
    const free = this.cast.leave();
    this.cast.enter(track, models, limb, about);
    this.track = track;
    this.look(track, limb);
    this.ground();
    this.at(0);
    free(); // only now, so that the compiled shaders pass on to the new skins
  }

  /**
   * Fetch what a stroke needs, before it is shown.
   * @param {string} stroke
   */
  async prepare(stroke) {
    await this.fetched(stroke);
  }

  /**
   * The movement of a stroke, and the limbs that take part in it.
   * @param {string} stroke
   */
  async fetched(stroke) {
    /** @type {import("./track.js").Track} */
    const track = await this.files.once(`anatomy/strokes/${stroke}.json`, loadJson);
    const names = [...new Set([track.limb, ...(track.clips[0].hands.length ? ["hand"] : [])])];
    const limbs = await Promise.all(names.map((name) => this.files.once(`scene/${name}.bin`, (url) => loadModel(url, !this.light))));
    return { track, models: new Map(names.map((name, i) => [name, limbs[i]])) };
  }

  /**
   * The giver's eyes; from finger to finger the picture stays as it was turned.
   * @param {import("./track.js").Track} track
   * @param {string} limb
   */
  look(track, limb) {
    const seen = `${track.stroke} ${limb}`;
    const left = limb.startsWith("left");
    this.view.look(track.eye ?? track.view, left, seen === this.seen);
    this.seen = seen;
    this.stage.setRests(track.floor, track.rests ?? [], left);
  }

  /**
   * @param {number} seconds into the present repetition
   * @param {number} [turn] which repetition it is, from 1
   */
  at(seconds, turn = 1) {
    const phase = this.track ? phaseOf(this.track, seconds, this.repetition, turn) : 0;
    this.cast.pose(phase, seconds + (turn - 1) * this.repetition, this.view.camera);
    this.draw();
  }

  /** How many times longer than usual a drawing may stand: what only breathes needs few, what keeps still none. */
  pace() {
    return this.cast.holds ? 4 : this.cast.moves ? 1 : Infinity;
  }

  draw() {
    this.renderer.render(this.scene, this.view.camera);
  }

  /** Keep the picture as it is: nothing moves until `at` is called again. */
  pause() {
    this.draw();
  }

  resize() {
    this.view.shape(fit(this.renderer, this.canvas, this.light));
    this.draw();
  }

  /** @param {string} theme */
  setTheme(theme) {
    this.theme = theme;
    this.stage.setTheme(theme);
    this.ground();
    this.draw();
  }

  /** The ground answers to the tones that are on it. */
  ground() {
    const { ground, dark, faint } = groundFor(this.theme, this.cast.shown());
    this.scene.background = new Color(ground.bottom);
    this.stage.setGround(ground);
    this.cast.rims(faint, dark);
  }

  /** @param {{ giver: string, receiver: string }} skin */
  setSkin(skin) {
    this.cast.setSkin(skin);
    this.ground();
    this.draw();
  }

  dispose() {
    this.asked += 1;
    this.cast.leave()();
    this.view.dispose();
    this.renderer.dispose();
  }
}
