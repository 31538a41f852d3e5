/** A limb as `anatomy/pack.py` packs it: a header, then one byte of every vertex after another, as differences. */

import { BufferAttribute, BufferGeometry } from "../vendor/three/three.js";

/**
 * @typedef {{ name: string, parent: number, place: number[] }} Joint
 * @typedef {{ geometry: any, bones: Joint[] }} Unpacked
 */

/**
 * @param {ArrayBuffer} buffer
 * @returns {Unpacked}
 */
export function unpack(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const { vertices, corners, grid, bones } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const bytes = new Uint8Array(buffer, 4 + length);
  let at = 0;
  const plane = (/** @type {number} */ count) => bytes.subarray(at, (at += count));
  const position = new Float32Array(vertices * 3);
  for (let k = 0; k < 3; k += 1) spread(position, k, 3, folded(plane(vertices), plane(vertices)), grid);
  const normal = columns(new Int8Array(vertices * 4), 4, 3, plane); // four bytes each: graphics cards like even steps
  const joint = columns(new Uint8Array(vertices * 4), 4, 4, plane);
  const weight = columns(new Uint8Array(vertices * 4), 4, 3, plane);
  for (let i = 0; i < weight.length; i += 4) weight.set([255 - weight[i] - weight[i + 1] - weight[i + 2], ...weight.slice(i, i + 3)], i);
  const look = columns(new Uint8Array(vertices * 4), 4, 4, plane);
  const zone = columns(new Uint8Array(vertices), 1, 1, plane);
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(position, 3));
  geometry.setAttribute("normal", new BufferAttribute(normal, 4, true));
  geometry.setAttribute("skinIndex", new BufferAttribute(joint, 4));
  geometry.setAttribute("skinWeight", new BufferAttribute(weight, 4, true));
  geometry.setAttribute("color", new BufferAttribute(look, 4, true));
  geometry.setAttribute("_zone", new BufferAttribute(zone, 1));
  geometry.setIndex(new BufferAttribute(faces(plane(corners), plane(corners)), 1));
  return { geometry, bones };
}

/**
 * Sums of differences, one column of a table after another.
 * @template {Int8Array | Uint8Array} T
 * @param {T} table
 * @param {number} width
 * @param {number} used columns that are there
 * @param {(count: number) => Uint8Array} plane
 * @returns {T}
 */
function columns(table, width, used, plane) {
  for (let k = 0; k < used; k += 1) spread(table, k, width, plane(table.length / width), 1);
  return table;
}

/**
 * @param {Float32Array | Int8Array | Uint8Array} table
 * @param {number} column
 * @param {number} width
 * @param {ArrayLike<number>} steps
 * @param {number} unit
 */
function spread(table, column, width, steps, unit) {
  for (let i = 0, sum = 0; i < steps.length; i += 1) {
    sum += steps[i];
    table[i * width + column] = sum * unit; // byte tables wrap around, as they did when they were packed
  }
}

/**
 * Signed steps from a low and a high byte: 0, -1, 1, -2, 2 …
 * @param {Uint8Array} low
 * @param {Uint8Array} high
 */
function folded(low, high) {
  return Int32Array.from(low, (byte, i) => {
    const both = byte | (high[i] << 8);
    return both & 1 ? -((both + 1) >> 1) : both >> 1;
  });
}

/**
 * Corners are written as their distance below the highest vertex so far.
 * @param {Uint8Array} low
 * @param {Uint8Array} high
 */
function faces(low, high) {
  let highest = 0;
  return Uint16Array.from(low, (byte, i) => {
    const corner = highest - (byte | (high[i] << 8));
    if (corner === highest) highest += 1;
    return corner;
  });
}
