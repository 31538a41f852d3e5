/** A baked track: frames of wrist places and bone turns, read at any phase of the loop. */

import { Quaternion, Vector3 } from "../vendor/three/three.js";

/**
 * @typedef {{ frames: number, place: string, turns: string }} Packed
 * @typedef {{ digit: string, move?: string, receiver: Packed, hands: (Packed & { side: string })[],
 *   arrows: number[][][], paths: { side: string, points: number[][] }[] }} Clip
 * @typedef {{ stroke: string, limb: "hand" | "foot", pair: boolean, own: boolean, view: string,
 *   floor: number, clips: Clip[] }} Track
 */

const PLACE = 1 / 8192;

/** @param {string} text */
function numbers(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Int16Array(bytes.buffer);
}

export class Frames {
  /** @param {Packed} packed */
  constructor(packed) {
    this.count = packed.frames;
    this.place = numbers(packed.place);
    this.turns = numbers(packed.turns);
    this.bones = this.turns.length / 4 / this.count;
    this.one = new Quaternion();
    this.two = new Quaternion();
    this.here = new Vector3();
    this.there = new Vector3();
  }

  /**
   * Pose the bones at a phase of the loop, 0 to 1.
   * @param {any[]} bones
   * @param {number} phase
   */
  pose(bones, phase) {
    const at = (phase - Math.floor(phase)) * this.count;
    const first = Math.floor(at) % this.count;
    const next = (first + 1) % this.count;
    const share = this.count === 1 ? 0 : at - Math.floor(at);
    for (let i = 0; i < this.bones; i += 1) {
      this.one.fromArray(this.turns, (first * this.bones + i) * 4).normalize();
      this.two.fromArray(this.turns, (next * this.bones + i) * 4).normalize();
      bones[i].quaternion.copy(this.one.slerp(this.two, share));
    }
    this.here.fromArray(this.place, first * 3);
    this.there.fromArray(this.place, next * 3);
    bones[0].position.copy(this.here.lerp(this.there, share)).multiplyScalar(PLACE);
  }
}

/**
 * The part of a track to show: of one finger or toe, and of one move, where a stroke has those.
 * @param {Track} track
 * @param {string | undefined} digit
 * @param {string | undefined} move
 */
export function clipOf(track, digit, move) {
  const usual = track.limb === "hand" ? "index" : "big";
  const of = (/** @type {string | undefined} */ one) => track.clips.filter((clip) => clip.digit === one);
  const clips = [of(digit), of(usual), track.clips].find((some) => some.length) ?? [];
  return clips.find((clip) => clip.move === move) ?? clips[0];
}
