/**
 * The moving picture of a stroke. It owns no timer: whoever holds the clock calls `at`.
 * A track is baked for a right limb; a left limb is the same scene in a mirror.
 */

import { Color, Group, PCFShadowMap, Scene, SRGBColorSpace, WebGLRenderer } from "../vendor/three/three.js";
import { fill, gettext } from "../js/words.js";
import { makePath } from "./arrow.js";
import { glowing } from "./glow.js";
import { lightUp, loadModel, makeLimb } from "./limbs.js";
import { tint, TONES } from "./skin.js";
import { Stage } from "./stage.js";
import { clipOf, Frames } from "./track.js";
import { View } from "./view.js";
import { DIGITS } from "./zones.js";

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

const PIXELS = 330_000; // what two cores draw well over thirty times a second without a graphics card

/** @param {string | { giver: string, receiver: string } | undefined} skin */
function tones(skin) {
  const both = typeof skin === "string" ? { giver: skin, receiver: skin } : skin ?? { giver: "honey", receiver: "sand" };
  return { giver: TONES[both.giver] ?? TONES.honey, receiver: TONES[both.receiver] ?? TONES.sand };
}

/** Whether this machine draws in software; then shadows and fine edges are left out. */
function drawsWithoutCard() {
  const gl = document.createElement("canvas").getContext("webgl2");
  const info = gl?.getExtension("WEBGL_debug_renderer_info");
  const name = info ? String(gl?.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "";
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}

export class MovingScene {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Options} options
   */
  constructor(canvas, options) {
    this.canvas = canvas;
    this.options = options;
    this.base = options.baseUrl.endsWith("/") ? options.baseUrl : `${options.baseUrl}/`;
    this.tones = tones(options.skin);
    this.light = !options.still && drawsWithoutCard();
    const keep = options.still ?? false;
    this.renderer = new WebGLRenderer({ canvas, antialias: !this.light, preserveDrawingBuffer: keep });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.shadowMap.enabled = !this.light;
    this.renderer.shadowMap.type = PCFShadowMap;
    this.scene = new Scene();
    this.stage = new Stage(!this.light);
    this.view = new View(canvas);
    this.view.changed = () => this.draw();
    this.world = new Group();
    this.scene.add(this.stage.group, this.world);
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
    /** @type {{ limb: import("./limbs.js").Limb, frames: Frames, receives: boolean }[]} */
    this.actors = [];
    this.seconds = 0;
    this.repetition = 4;
    this.asked = 0;
    this.own = false;
    this.seen = "";
    this.setTheme(options.theme ?? "light");
    this.resize();
  }

  /**
   * A file under the base address, fetched once.
   * @param {string} path
   * @param {(url: string) => Promise<any>} load
   * @returns {Promise<any>}
   */
  once(path, load) {
    const known = this.kept.get(path) ?? load(new URL(this.base + path, document.baseURI).href);
    this.kept.set(path, known);
    known.catch(() => this.kept.delete(path));
    return known;
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
    const free = this.empty();
    this.build(track, models, limb, about);
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
    const track = await this.once(`anatomy/strokes/${stroke}.json`, loadJson);
    const names = [...new Set([track.limb, ...(track.clips[0].hands.length ? ["hand"] : [])])];
    const limbs = await Promise.all(names.map((name) => this.once(`scene/${name}.bin`, loadModel)));
    return { track, models: new Map(names.map((name, i) => [name, limbs[i]])) };
  }

  /**
   * @param {import("./track.js").Track} track
   * @param {Map<string, any>} models
   * @param {string} limb
   * @param {About} about
   */
  build(track, models, limb, about) {
    const zones = about.zones ?? [];
    const clip = clipOf(track, [about.zone ?? "", ...zones].map((zone) => DIGITS[zone]).find(Boolean), about.move);
    const left = limb.startsWith("left");
    lightUp(models.get(track.limb), glowing(track.limb, about, clip.digit));
    this.own = track.own;
    const sides = track.pair && limb.startsWith("both") ? [false, true] : [left];
    for (const mirror of sides) {
      const holder = new Group();
      holder.scale.x = mirror ? -1 : 1;
      this.world.add(holder);
      this.actor(holder, models.get(track.limb), this.tones.receiver, clip.receiver, { mirror: false, lit: true });
      const giver = this.own ? this.tones.receiver : this.tones.giver;
      for (const hand of clip.hands) {
        this.actor(holder, models.get("hand"), giver, hand, { mirror: hand.side === "left", lit: false });
      }
      const strong = this.options.still ?? false;
      for (const line of clip.arrows) holder.add(makePath(line, { strong, loop: false }));
      for (const { points } of clip.arrows.length ? [] : clip.paths) holder.add(makePath(points, { strong, loop: true }));
      if (track.pair && sides.length === 1) holder.position.x = mirror ? 0.1 : -0.1;
    }
    const seen = `${track.stroke} ${limb}`;
    this.view.look(track.view, left, seen === this.seen); // from finger to finger it stays as it was turned
    this.seen = seen;
    const low = { "foot-held": -0.13, "leg-out": -0.13, "foot-on-knee": -0.16 }[track.view] ?? -0.085;
    this.stage.setFloor(low);
  }

  /**
   * @param {any} holder
   * @param {any} model
   * @param {any} tone
   * @param {import("./track.js").Packed} packed
   * @param {{ mirror: boolean, lit: boolean }} how
   */
  actor(holder, model, tone, packed, how) {
    const limb = makeLimb(model, tone, { ...how, light: this.light });
    holder.add(limb.group);
    this.actors.push({ limb, frames: new Frames(packed), receives: how.lit });
  }

  /** @param {number} seconds since the present repetition group began */
  at(seconds) {
    this.seconds = seconds;
    for (const { limb, frames } of this.actors) frames.pose(limb.bones, seconds / this.repetition);
    this.draw();
  }

  draw() {
    this.renderer.render(this.scene, this.view.camera);
  }

  /** Keep the picture as it is: nothing moves until `at` is called again. */
  pause() {
    this.draw();
  }

  resize() {
    const width = this.canvas.clientWidth || 640;
    const height = this.canvas.clientHeight || 480;
    const most = this.light ? Math.min(1.4, Math.sqrt(PIXELS / (width * height))) : 2;
    this.renderer.setPixelRatio(this.light ? most : Math.min(globalThis.devicePixelRatio || 1, most));
    this.renderer.setSize(width, height, false);
    this.view.shape(width / height);
    this.draw();
  }

  /** @param {string} theme */
  setTheme(theme) {
    this.scene.background = new Color(theme === "dark" ? "#1c2521" : "#eee5da");
    this.stage.setTheme(theme);
    this.draw();
  }

  /** @param {{ giver: string, receiver: string }} skin */
  setSkin(skin) {
    this.tones = tones(skin);
    const giver = this.own ? this.tones.receiver : this.tones.giver;
    for (const { limb, receives } of this.actors) tint(limb.material, receives ? this.tones.receiver : giver);
    this.draw();
  }

  /** Take everybody off the stage; what is returned frees their memory. */
  empty() {
    const { actors } = this;
    /** @type {any[]} */
    const paths = [];
    this.world.traverse((/** @type {any} */ part) => part.isMesh && !part.isSkinnedMesh && paths.push(part));
    this.actors = [];
    this.world.clear();
    return () => {
      for (const { limb } of actors) {
        limb.material.dispose();
        limb.mesh.skeleton.dispose();
      }
      for (const { geometry, material } of paths) {
        geometry.dispose();
        material.dispose();
      }
    };
  }

  dispose() {
    this.asked += 1;
    this.empty()();
    this.view.dispose();
    this.renderer.dispose();
  }
}

/** @param {string} url */
async function loadJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}
