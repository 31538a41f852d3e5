/** A sleeve or a trouser leg: a tube of cloth over the far end of a limb, and on out of the picture. */

import { BufferAttribute, BufferGeometry } from "../vendor/three/three.js";

const AROUND = 20; // corners of a ring
const STEP = 0.024; // metres between rings
const LOOSE = 0.006; // metres from the skin
const ON = 0.34; // metres that the cloth goes on beyond the limb
const STARTS = { hand: 0.165, foot: 0.262 }; // metres up from wrist or ankle: beyond what is massaged
const BONES = { hand: "forearm", foot: "leg" };

/**
 * Rings over the skin of a limb at rest, in the frame of the limb, from the hem on.
 * @param {"hand" | "foot"} limb
 * @param {ArrayLike<number>} points
 * @returns {number[][][]}
 */
export function rings(limb, points) {
  const up = limb === "hand" ? 2 : 1;
  const [a, b] = limb === "hand" ? [0, 1] : [0, 2];
  let top = 0;
  for (let i = up; i < points.length; i += 3) top = Math.max(top, points[i]);
  const levels = [];
  for (let level = STARTS[limb]; level < top - STEP / 2; level += STEP) levels.push(level);
  const found = levels.map((level) => ring(points, { up, a, b, level })).filter((one) => one !== null);
  const last = /** @type {number[][]} */ (found[found.length - 1]);
  const before = found[Math.max(0, found.length - 4)];
  const way = middle(last).map((x, i) => x - middle(before)[i]);
  const on = ON / Math.hypot(...way);
  return [...found, last.map((spot) => spot.map((x, i) => x + way[i] * on))]; // straight on, as wide as it was
}

/** @param {number[][]} spots */
function middle(spots) {
  return [0, 1, 2].map((i) => spots.reduce((sum, spot) => sum + spot[i], 0) / spots.length);
}

/**
 * The outline of a limb at one level, a little off the skin.
 * @param {ArrayLike<number>} points
 * @param {{ up: number, a: number, b: number, level: number }} about
 */
function ring(points, { up, a, b, level }) {
  /** @type {number[]} */
  const near = [];
  for (let i = 0; i < points.length; i += 3) if (Math.abs(points[i + up] - level) < STEP) near.push(i);
  if (near.length < 8) return null;
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (const i of near) {
    [a, b].forEach((axis, k) => {
      low[k] = Math.min(low[k], points[i + axis]);
      high[k] = Math.max(high[k], points[i + axis]);
    });
  }
  return Array.from({ length: AROUND }, (_, k) => {
    const turn = (k / AROUND) * 2 * Math.PI;
    const spot = [0, 0, 0];
    spot[up] = level;
    spot[a] = (low[0] + high[0]) / 2 + Math.cos(turn) * ((high[0] - low[0]) / 2 + LOOSE);
    spot[b] = (low[1] + high[1]) / 2 + Math.sin(turn) * ((high[1] - low[1]) / 2 + LOOSE);
    return spot;
  });
}

/**
 * The cloth as a geometry in the frame of the bone it hangs on, with the name of that bone.
 * @param {"hand" | "foot"} limb
 * @param {ArrayLike<number>} points
 * @param {{ name: string, head: number[] }[]} bones
 */
export function sleeve(limb, points, bones) {
  const index = bones.findIndex((bone) => bone.name === BONES[limb]);
  const { head } = bones[index];
  const tube = rings(limb, points);
  const hem = hemmed(tube);
  const spots = hem.flat().flatMap((spot) => spot.map((x, i) => x - head[i]));
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(spots), 3));
  geometry.setIndex(new BufferAttribute(Uint16Array.from(faces(hem.length)), 1));
  geometry.computeVertexNormals();
  return { geometry, index };
}

/**
 * With a rolled hem, so that the cloth has a thickness.
 * @param {number[][][]} tube
 */
function hemmed(tube) {
  const first = tube[0];
  const centre = middle(first);
  const scaled = (/** @type {number} */ by, /** @type {number} */ along) =>
    first.map((spot, k) => spot.map((x, i) => centre[i] + (x - centre[i]) * by + (tube[1][k][i] - x) * along));
  return [scaled(0.9, 0.3), scaled(1, 0), scaled(1.08, 0.1), scaled(1.06, 0.75), scaled(1.01, 0.85), ...tube.slice(1)];
}

/** @param {number} count rings */
function faces(count) {
  const corners = [];
  for (let i = 0; i + 1 < count; i += 1) {
    for (let k = 0; k < AROUND; k += 1) {
      const [p, q] = [i * AROUND + k, i * AROUND + ((k + 1) % AROUND)];
      corners.push(p, q, p + AROUND, q, q + AROUND, p + AROUND);
    }
  }
  return corners;
}
