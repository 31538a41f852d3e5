/** A hand or foot at rest with the spots of points on its skin: turned to any side, touched, drawn when something changed. */

import { Color, Scene } from "../vendor/three/three.js";
import { Dots } from "./dots.js";
import { Fetched, loadJson } from "./fetched.js";
import { groundFor } from "./ground.js";
import { loadModel } from "./limbs.js";
import { Lying } from "./lying.js";
import { drawsWithoutCard, fit, makeRenderer } from "./renderer.js";
import { between, eased, SIDES } from "./sides.js";
import { TONES } from "./skin.js";
import { Stage } from "./stage.js";
import { View } from "./view.js";

/**
 * @typedef {{ area: "hand" | "foot", left: boolean, side: string, points: string[], chosen: string }} Shown
 * @typedef {{ baseUrl: string, theme?: string, tone?: string, still?: boolean, calm?: boolean }} ChartOptions
 */

const CALM = 6; // pixels that a finger may move and still touch, not turn
const LASTS = 700; // ms of a turn from side to side
const AROUND = 1.4; // radians to either side: the next side is a touch away
const ABOVE = [-0.35, 0.6]; // from further below one would look into the sleeve

export class Chart {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {ChartOptions} options
   */
  constructor(canvas, options) {
    this.canvas = canvas;
    this.jumps = Boolean(options.still || options.calm);
    this.light = !options.still && drawsWithoutCard();
    this.renderer = makeRenderer(canvas, { light: this.light, keep: options.still ?? false });
    this.tone = (options.tone ?? "") in TONES ? String(options.tone) : "sand";
    this.scene = new Scene();
    this.stage = new Stage(false);
    this.stage.sun.position.set(-0.5, 0.7, 0.9);
    this.view = new View(canvas);
    this.view.changed = () => this.draw();
    this.limb = new Lying();
    this.dots = new Dots();
    this.limb.turned.add(this.dots.group);
    this.scene.add(this.stage.group, this.limb.group);
    this.files = new Fetched(options.baseUrl);
    this.area = "";
    /** @type {import("./sides.js").Side | null} How the limb lies now. */
    this.lies = null;
    this.asked = 0;
    this.turns = 0;
    /** Called with the id of a point that was touched. */
    this.touched = (/** @type {string} */ _point) => {};
    this.listen();
    this.setTheme(options.theme ?? "light");
    this.resize();
  }

  listen() {
    let [x, y] = [0, 0];
    const { signal } = this.view.listeners;
    this.canvas.addEventListener("pointerdown", (event) => {
      this.turns += 1; // who takes hold of it turns it
      [x, y] = [event.clientX, event.clientY];
    }, { signal });
    this.canvas.addEventListener("pointerup", (event) => {
      if (Math.hypot(event.clientX - x, event.clientY - y) > CALM) return;
      const box = this.canvas.getBoundingClientRect();
      const found = this.dots.at(event.clientX - box.left, event.clientY - box.top, this.view.camera, this.canvas);
      if (found) this.touched(found);
    }, { signal });
  }

  /**
   * Show a limb with the spots of some points, one of them chosen, and turn a side of it to the viewer.
   * @param {Shown} shown
   */
  async show(shown) {
    const ask = (this.asked += 1);
    delete this.canvas.dataset.rests;
    const [model, { spots }] = await Promise.all([
      this.files.once(`scene/${shown.area}.bin`, (url) => loadModel(url, !this.light)),
      this.files.once("anatomy/spots.json", loadJson),
    ]);
    if (ask !== this.asked) return;
    if (this.area !== shown.area) {
      this.area = shown.area;
      this.lies = null;
      this.limb.lay(model, TONES[this.tone], this.light);
    }
    this.dots.mark(this.limb.skin, shown.points, shown.chosen, spots);
    this.turnTo(shown);
  }

  /**
   * In a calm moment, or at once: the first time, and where motion is unwelcome.
   * @param {Shown} shown
   */
  turnTo({ area, side, left }) {
    const turn = (this.turns += 1);
    const there = SIDES[area][side];
    const [here, from] = [this.lies ?? there, { around: this.view.around, above: this.view.above }];
    const start = performance.now();
    const lasts = this.jumps || !this.lies ? 0 : LASTS;
    const step = (/** @type {number} */ now) => {
      if (turn !== this.turns) return;
      const share = lasts ? Math.min(1, Math.max(0, now - start) / lasts) : 1;
      const rest = 1 - eased(share);
      this.lie(between(here, there, share), left, { around: from.around * rest, above: from.above * rest });
      if (share < 1) requestAnimationFrame(step);
      else this.canvas.dataset.rests = `${left ? "left" : "right"} ${area} ${side}`;
    };
    step(start);
  }

  /**
   * @param {import("./sides.js").Side} side
   * @param {boolean} left
   * @param {{ around: number, above: number }} turned how far the viewer has turned it since
   */
  lie(side, left, turned) {
    this.lies = side;
    this.limb.turn(side.turn, left, side.bare);
    Object.assign(this.view, turned);
    this.view.look({ ...side, around: AROUND, above: ABOVE }, left, true);
    this.draw();
  }

  draw() {
    this.renderer.render(this.scene, this.view.camera);
  }

  resize() {
    this.view.shape(fit(this.renderer, this.canvas, this.light));
    this.draw();
  }

  /** @param {string} theme */
  setTheme(theme) {
    this.stage.setTheme(theme);
    const { ground } = groundFor(theme, [this.tone]);
    this.scene.background = new Color(ground.bottom);
    this.stage.setGround(ground);
    this.draw();
  }
}
