/** Who is on the stage: the receiver's limb, the giver's hands, and the path they follow. */

import { Group } from "../vendor/three/three.js";
import { makePath } from "./arrow.js";
import { glowing } from "./glow.js";
import { lightUp, makeLimb } from "./limbs.js";
import { tint, TONES } from "./skin.js";
import { clipOf, Frames } from "./track.js";
import { DIGITS } from "./zones.js";

/**
 * @typedef {import("./loader.js").About} About
 * @typedef {import("./loader.js").Skin} Skin
 */

/** @param {string | Skin | undefined} skin */
function tonesOf(skin) {
  const both = typeof skin === "string" ? { giver: skin, receiver: skin } : skin ?? { giver: "honey", receiver: "sand" };
  return { giver: TONES[both.giver] ?? TONES.honey, receiver: TONES[both.receiver] ?? TONES.sand };
}

export class Cast {
  /**
   * @param {string | Skin | undefined} skin
   * @param {{ light: boolean, strong: boolean }} how without fine materials; with strong arrows, for stills
   */
  constructor(skin, how) {
    this.group = new Group();
    this.tones = tonesOf(skin);
    this.how = how;
    this.own = false;
    /** @type {{ limb: import("./limbs.js").Limb, frames: Frames, receives: boolean }[]} */
    this.actors = [];
  }

  /** @param {{ receives: boolean }} actor One's own hands have one skin. */
  tone({ receives }) {
    return receives || this.own ? this.tones.receiver : this.tones.giver;
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
    const both = track.pair && limb.startsWith("both");
    for (const mirror of both ? [false, true] : [limb.startsWith("left")]) {
      const side = new Group();
      side.scale.x = mirror ? -1 : 1;
      if (track.pair && !both) side.position.x = mirror ? 0.1 : -0.1;
      this.group.add(side);
      this.actor(side, models.get(track.limb), clip.receiver, { mirror: false, receives: true });
      for (const hand of clip.hands) this.actor(side, models.get("hand"), hand, { mirror: hand.side === "left", receives: false });
      this.draw(side, clip);
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
    this.actors.push({ limb, frames: new Frames(packed), receives });
  }

  /**
   * The way the hands go.
   * @param {any} side
   * @param {import("./track.js").Clip} clip
   */
  draw(side, clip) {
    const lines = clip.arrows.length ? clip.arrows : clip.paths.map((path) => path.points);
    const how = { strong: this.how.strong, loop: !clip.arrows.length, color: this.tones.receiver.path };
    for (const line of lines) side.add(makePath(line, how));
  }

  /** @param {number} phase of the loop, 0 to 1 */
  pose(phase) {
    for (const { limb, frames } of this.actors) frames.pose(limb.bones, phase);
  }

  /** @param {Skin} skin */
  setSkin(skin) {
    this.tones = tonesOf(skin);
    for (const actor of this.actors) tint(actor.limb.material, this.tone(actor));
    for (const { material } of this.paths()) material.color.set(this.tones.receiver.path);
  }

  /** The lines and arrow heads. */
  paths() {
    /** @type {any[]} */
    const found = [];
    this.group.traverse((/** @type {any} */ part) => part.isMesh && !part.isSkinnedMesh && found.push(part));
    return found;
  }

  /** Everybody leaves the stage; what is returned frees their memory. */
  leave() {
    const { actors } = this;
    const paths = this.paths();
    this.actors = [];
    this.group.clear();
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
}
