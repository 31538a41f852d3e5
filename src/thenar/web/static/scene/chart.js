/** A hand or foot at rest with the spots of points on its skin: turned to any side, touched, drawn when something changed. */

import { Color, Group, Scene, Vector3 } from "../vendor/three/three.js";
import { Dots } from "./dots.js";
import { groundFor } from "./ground.js";
import { lightUp, loadModel, makeLimb } from "./limbs.js";
import { drawsWithoutCard, fit, makeRenderer } from "./renderer.js";
import { SIDES } from "./sides.js";
import { TONES } from "./skin.js";
import { Stage } from "./stage.js";
import { View } from "./view.js";

/**
 * @typedef {{ area: "hand" | "foot", left: boolean, side: string, points: string[], chosen: string }} Shown
 * @typedef {{ baseUrl: string, theme?: string, tone?: string, still?: boolean }} ChartOptions
 */

const CALM = 6; // pixels that a finger may move and still touch, not turn
const CLOTH = "#d9d3c7";

export class Chart {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {ChartOptions} options
   */
  constructor(canvas, options) {
    this.canvas = canvas;
    this.base = new URL(options.baseUrl.endsWith("/") ? options.baseUrl : `${options.baseUrl}/`, document.baseURI).href;
    this.light = !options.still && drawsWithoutCard();
    this.renderer = makeRenderer(canvas, { light: this.light, keep: options.still ?? false });
    this.tone = (options.tone ?? "") in TONES ? String(options.tone) : "sand";
    this.scene = new Scene();
    this.stage = new Stage(false);
    this.stage.sun.position.set(-0.5, 0.7, 0.9);
    this.view = new View(canvas);
    this.view.changed = () => this.draw();
    this.limb = new Group();
    this.dots = new Dots();
    this.scene.add(this.stage.group, this.limb, this.dots.group);
    /** @type {Map<string, Promise<any>>} */
    this.fetched = new Map();
    this.skin = this.dots.skin;
    this.laid = "";
    /** @type {import("./limbs.js").Limb | null} */
    this.made = null;
    /** Called with the id of a point that was touched. */
    this.touched = (/** @type {string} */ _point) => {};
    this.listen();
    this.setTheme(options.theme ?? "light");
    this.resize();
  }

  listen() {
    let [x, y] = [0, 0];
    const signal = this.view.listeners.signal;
    this.canvas.addEventListener("pointerdown", (event) => ([x, y] = [event.clientX, event.clientY]), { signal });
    this.canvas.addEventListener("pointerup", (event) => {
      if (Math.hypot(event.clientX - x, event.clientY - y) > CALM) return;
      const box = this.canvas.getBoundingClientRect();
      const found = this.dots.at(event.clientX - box.left, event.clientY - box.top, this.view.camera, this.canvas);
      if (found) this.touched(found);
    }, { signal });
  }

  /**
   * Something from a file, fetched once, and again after it failed.
   * @param {string} path
   * @param {(url: string) => Promise<any>} load
   */
  once(path, load) {
    const known = this.fetched.get(path) ?? load(this.base + path);
    this.fetched.set(path, known);
    known.catch(() => this.fetched.delete(path));
    return known;
  }

  /**
   * Show a limb from a side with the spots of some points, one of them chosen.
   * @param {Shown} shown
   */
  async show(shown) {
    const [model, { spots }] = await Promise.all([
      this.once(`scene/${shown.area}.bin`, (url) => loadModel(url, !this.light)),
      this.once("anatomy/spots.json", loadJson),
    ]);
    this.lay(model, shown);
    this.dots.mark(this.skin, shown.points, shown.chosen, spots);
    this.draw();
  }

  /**
   * Lay the limb so that a side looks at the viewer; as it was turned it stays, unless it is another side.
   * @param {any} model
   * @param {Shown} shown
   */
  lay(model, { area, left, side }) {
    const key = `${area} ${left} ${side}`;
    if (key === this.laid) return;
    this.laid = key;
    const { turn, from, to, width } = SIDES[area][side];
    this.leave();
    lightUp(model, new Set());
    this.made = makeLimb(model, TONES[this.tone], { mirror: false, light: this.light, lit: true });
    this.made.cloth.material.color.set(CLOTH);
    this.made.cloth.visible = side !== "sole"; // behind a sole it would be a tube that one looks into
    const turned = new Group();
    turned.rotation.set(turn[0], turn[1], 0, "YXZ");
    turned.add(this.made.group);
    this.limb.add(turned);
    this.limb.scale.x = left ? -1 : 1;
    this.limb.updateMatrixWorld(true);
    this.skin = { points: posed(this.made.mesh), corners: model.geometry.index.array, mirror: left };
    this.view.look([...from, ...to, width], left, false);
    this.ground();
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
    this.theme = theme;
    this.stage.setTheme(theme);
    this.ground();
    this.draw();
  }

  ground() {
    const { ground } = groundFor(this.theme ?? "light", [this.tone]);
    this.scene.background = new Color(ground.bottom);
    this.stage.setGround(ground);
  }

  /** The limb leaves, and frees its memory. */
  leave() {
    this.limb.clear();
    this.made?.material.dispose();
    this.made?.cloth.material.dispose();
    this.made?.mesh.skeleton.dispose();
    this.made = null;
  }
}

/** The skin as it is posed, in the world. @param {any} mesh */
function posed(mesh) {
  const { count } = mesh.geometry.attributes.position;
  const points = new Float32Array(count * 3);
  const spot = new Vector3();
  mesh.skeleton.update();
  for (let i = 0; i < count; i += 1) mesh.getVertexPosition(i, spot).applyMatrix4(mesh.matrixWorld).toArray(points, i * 3);
  return points;
}

/** @param {string} url */
async function loadJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}
