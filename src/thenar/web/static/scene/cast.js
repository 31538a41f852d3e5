/** Who is on the stage: the receiver's limb, the giver's hands, and the path they follow. */

import { Group } from "../vendor/three/three.js";
import { makeHold, makePath } from "./arrow.js";
import { glowing } from "./glow.js";
import { lightUp, makeLimb } from "./limbs.js";
import { rim, tint, TONES } from "./skin.js";
import { clipOf, Frames } from "./track.js";
import { DIGITS } from "./zones.js";

/**
 * @typedef {import("./loader.js").About} About
 * @typedef {import("./loader.js").Skin} Skin
 */

/** @param {string | Skin | undefined} skin */
function namesOf(skin) {
  const both = typeof skin === "string" ? { giver: skin, receiver: skin } : skin ?? { giver: "honey", receiver: "sand" };
  return { giver: both.giver in TONES ? both.giver : "honey", receiver: both.receiver in TONES ? both.receiver : "sand" };
}

const CUFFS = { receiver: "#d9d3c7", giver: "#3f7f77" }; // whose hand is whose, by more than its tone
const SLOW = 10; // seconds of a slow breath, in and out
const RISE = 0.0022; // metres by which what is held rises with it
const LIGHT_RIM = "#f3e7d6";
const DARK_RIM = "#241610";

export class Cast {
  /**
   * @param {string | Skin | undefined} skin
   * @param {{ light: boolean, strong: boolean }} how without fine materials; with strong arrows, for stills
   */
  constructor(skin, how) {
    this.group = new Group();
    this.names = namesOf(skin);
    this.how = how;
    this.own = false;
    this.holds = false;
    this.moves = false;
    this.swell = 0;
    /** @type {{ line: any, hand: Frames | null }[]} */
    this.lines = [];
    /** @type {{ limb: import("./limbs.js").Limb, frames: Frames, receives: boolean }[]} */
    this.actors = [];
  }

  /** @param {{ receives: boolean }} actor One's own hands have one skin. */
  tone({ receives }) {
    return TONES[this.who({ receives })];
  }

  /** @param {{ receives: boolean }} actor */
  who({ receives }) {
    return receives || this.own ? this.names.receiver : this.names.giver;
  }

  /** The tones that are on the stage. */
  shown() {
    return [...new Set(this.actors.map((actor) => this.who(actor)))];
  }

  /**
   * Skin that its ground does not set off gets a rim.
   * @param {string[]} faint
   * @param {boolean} dark the ground
   */
  rims(faint, dark) {
    for (const actor of this.actors) {
      rim(actor.limb.material, faint.includes(this.who(actor)) ? (dark ? LIGHT_RIM : DARK_RIM) : null);
    }
  }

  /**
   * Put the actors of a stroke on the stage. A track is baked for a right limb; a left one is the same in a mirror.
   * @param {import("./track.js").Track} track
   * @param {Map<string, any>} models
   * @param {string} limb
   * @param {About} about
   */
  enter(track, models, limb, about) {
    const { zone = "", zones = [] } = about;
    const clip = clipOf(track, [zone, ...zones].map((one) => DIGITS[one]).find(Boolean), about.move);
    lightUp(models.get(track.limb), glowing(track.limb, about, clip.digit));
    this.own = track.own;
    this.moves = [clip.receiver, ...clip.hands].some(({ frames }) => frames > 1);
    this.holds = !this.moves && clip.hands.length > 0;
    const both = track.pair && limb.startsWith("both");
    for (const mirror of both ? [false, true] : [limb.startsWith("left")]) {
      const side = new Group();
      side.scale.x = mirror ? -1 : 1;
      if (track.pair && !both) side.position.x = mirror ? 0.1 : -0.1;
      this.group.add(side);
      this.actor(side, models.get(track.limb), clip.receiver, { mirror: false, receives: true });
      const hands = clip.hands.map((hand) =>
        this.actor(side, models.get("hand"), hand, { mirror: hand.side === "left", receives: false }));
      this.draw(side, clip, hands, about);
    }
  }

  /**
   * @param {any} side
   * @param {any} model
   * @param {import("./track.js").Packed} packed
   * @param {{ mirror: boolean, receives: boolean }} how
   */
  actor(side, model, packed, { mirror, receives }) {
    const limb = makeLimb(model, this.tone({ receives }), { mirror, light: this.how.light, lit: receives });
    side.add(limb.group);
    limb.cloth.material.color.set(CUFFS[receives || this.own ? "receiver" : "giver"]);
    const frames = new Frames(packed);
    this.actors.push({ limb, frames, receives });
    return frames;
  }

  /**
   * The way the hands go; a line fades while its hand is in the air. Where hands hold still, a sign of that.
   * @param {any} side
   * @param {import("./track.js").Clip} clip
   * @param {Frames[]} hands
   * @param {About} about
   */
  draw(side, clip, hands, { pressure = 2 }) {
    const how = { strong: this.how.strong, loop: !clip.arrows.length, color: TONES[this.names.receiver].path, pressure };
    const flown = hands.find((hand) => hand.air.length > 1) ?? null;
    const lines = clip.arrows.length ? clip.arrows : clip.paths.map((path) => path.points);
    for (const line of lines) this.lines.push({ line: makePath(line, how), hand: flown });
    if (!lines.length && this.holds) for (const spot of (clip.holds ?? []).slice(-1)) this.lines.push({ line: makeHold(spot, how), hand: null });
    for (const { line } of this.lines) if (!line.parent) side.add(line);
  }

  /**
   * @param {number} phase of the loop, 0 to 1
   * @param {number} [seconds]
   * @param {any} [eye] whom a sign looks at
   */
  pose(phase, seconds = 0, eye = null) {
    for (const { limb, frames } of this.actors) frames.pose(limb.bones, phase);
    for (const { line, hand } of this.lines) fade(line, hand ? 1 - hand.lifted(phase) : 1);
    const air = Math.max(0, ...this.actors.filter((one) => !one.receives).map((one) => one.frames.lifted(phase)));
    this.swell = this.holds ? (1 - Math.cos((seconds / SLOW) * 2 * Math.PI)) / 2 : 0;
    this.group.position.y = this.swell * RISE;
    for (const { limb } of this.actors) {
      limb.material.userData.uniforms.uLit.value = this.holds ? 0.55 + 0.45 * this.swell : 1 - 0.75 * air;
    }
    if (eye && this.holds) for (const { line } of this.lines) {
      line.quaternion.copy(eye.quaternion);
      line.scale.setScalar(0.85 + 0.3 * this.swell);
    }
  }

  /** @param {Skin} skin */
  setSkin(skin) {
    this.names = namesOf(skin);
    for (const actor of this.actors) tint(actor.limb.material, this.tone(actor));
    for (const { material } of this.paths()) if (material.userData.inked) material.color.set(TONES[this.names.receiver].path);
  }

  /** The lines and arrow heads. */
  paths() {
    /** @type {any[]} */
    const found = [];
    this.group.traverse((/** @type {any} */ part) => part.isMesh && !part.isSkinnedMesh && part.name !== "cloth" && found.push(part));
    return found;
  }

  /** Everybody leaves the stage; what is returned frees their memory. */
  leave() {
    const { actors } = this;
    const paths = this.paths();
    this.actors = [];
    this.lines = [];
    this.group.clear();
    return () => {
      for (const { limb } of actors) {
        limb.material.dispose();
        limb.cloth.material.dispose();
        limb.mesh.skeleton.dispose();
      }
      for (const { geometry, material } of paths) {
        geometry.dispose();
        material.dispose();
      }
    };
  }
}

/**
 * @param {any} line
 * @param {number} share
 */
function fade(line, share) {
  for (const { material } of line.children) material.opacity = material.userData.opacity * share;
}
