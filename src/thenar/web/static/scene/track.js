/** A baked track: frames of wrist places and bone turns, read at any phase of the loop. Pure. */

/**
 * @typedef {{ frames: number, place: string, turns: string, air?: string }} Packed
 * @typedef {{ digit: string, move?: string, receiver: Packed, hands: (Packed & { side: string })[],
 *   arrows: number[][][], holds?: number[][], paths: { side: string, points: number[][] }[] }} Clip
 * @typedef {{ stroke: string, limb: "hand" | "foot", pair: boolean, own: boolean, view: string,
 *   floor: number, beat?: number, spans?: number, eye?: number[], rests?: number[][], clips: Clip[] }} Track
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
    this.air = Array.from(packed.air ?? "0", Number);
    this.four = new Float64Array(4);
  }

  /**
   * Pose the bones at a phase of the loop, 0 to 1, on a smooth curve through the frames.
   * @param {any[]} bones
   * @param {number} phase
   */
  pose(bones, phase) {
    const { frames, shares } = around(phase, this.count);
    for (let i = 0; i < this.bones; i += 1) {
      this.turn(frames.map((frame) => (frame * this.bones + i) * 4), shares);
      bones[i].quaternion.fromArray(this.four).normalize();
    }
    const spot = [0, 1, 2].map((k) => frames.reduce((sum, frame, n) => sum + this.place[frame * 3 + k] * shares[n], 0));
    bones[0].position.fromArray(spot).multiplyScalar(PLACE);
  }

  /**
   * The weighted sum of four turns, each taken the short way round from the second.
   * @param {number[]} starts
   * @param {number[]} shares
   */
  turn(starts, shares) {
    const { four, turns } = this;
    four.fill(0);
    for (let n = 0; n < 4; n += 1) {
      let along = 0;
      for (let k = 0; k < 4; k += 1) along += turns[starts[n] + k] * turns[starts[1] + k];
      const share = (along < 0 ? -shares[n] : shares[n]) / 32767;
      for (let k = 0; k < 4; k += 1) four[k] += turns[starts[n] + k] * share;
    }
  }

  /**
   * How far the hand is off the skin: 0 on it, 1 as high as it lifts.
   * @param {number} phase
   */
  lifted(phase) {
    const { frames, shares } = around(phase, this.air.length);
    const level = frames.reduce((sum, frame, n) => sum + this.air[frame] * shares[n], 0) / 9;
    return Math.max(0, Math.min(1, level));
  }
}

/**
 * The four frames about a phase of a loop, and how much of each (Catmull and Rom).
 * @param {number} phase
 * @param {number} count
 */
export function around(phase, count) {
  const at = (phase - Math.floor(phase)) * count;
  const first = Math.floor(at);
  const t = count === 1 ? 0 : at - first;
  const frames = [-1, 0, 1, 2].map((step) => (first + step + count) % count);
  const shares = [
    -0.5 * t + t * t - 0.5 * t ** 3,
    1 - 2.5 * t * t + 1.5 * t ** 3,
    0.5 * t + 2 * t * t - 1.5 * t ** 3,
    -0.5 * t * t + 0.5 * t ** 3,
  ];
  return { frames, shares };
}

/**
 * Where in its loop a track is. A loop lasts one repetition, unless it goes round several times in one (`beat`, seconds)
 * or over several (`spans`).
 * @param {{ beat?: number, spans?: number }} track
 * @param {number} seconds into a repetition
 * @param {number} repetition how long one lasts, seconds
 * @param {number} turn which repetition it is, from 1
 */
export function phaseOf({ beat, spans = 1 }, seconds, repetition, turn) {
  const rounds = beat ? Math.max(1, Math.round(repetition / beat)) : 1;
  return ((turn - 1 + (seconds / repetition) * rounds) / spans) % 1;
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
