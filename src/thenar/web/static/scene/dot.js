/** A spot as it is drawn: a disc with a rim on the skin; a chosen one larger, with a ring around it. */

import { BufferAttribute, BufferGeometry, Group, Mesh, MeshBasicMaterial, Quaternion, Vector3 } from "../vendor/three/three.js";

const OFF = 0.0012; // metres that a spot lies off the skin, so that it is not lost in it
const CORNERS = 28;
const FRONT = new Vector3(0, 0, 1);
/** @type {Record<string, [inner: number, outer: number, color: string][]>} metres; told apart by size and ring, not by color */
const LOOKS = {
  usual: [[0, 0.0042, "#fff8ec"], [0, 0.0029, "#12453d"]],
  chosen: [[0, 0.0052, "#fff8ec"], [0, 0.004, "#a3261c"], [0.0072, 0.0094, "#fff8ec"], [0.0076, 0.009, "#a3261c"]],
};

/** @param {boolean} chosen */
export function makeDot(chosen) {
  const group = new Group();
  LOOKS[chosen ? "chosen" : "usual"].forEach(([inner, outer, color], k) => {
    const made = new Mesh(flat(inner, outer), new MeshBasicMaterial({ color, toneMapped: false, side: 2, polygonOffset: true, polygonOffsetFactor: -k - 1, polygonOffsetUnits: -4 * k - 4 }));
    made.renderOrder = 6 + k;
    made.position.z = k * 0.0001;
    group.add(made);
  });
  return group;
}

/**
 * Lay a dot on the skin.
 * @param {any} dot
 * @param {number[]} place
 * @param {number[]} out
 */
export function layDot(dot, place, out) {
  const away = new Vector3(out[0], out[1], out[2]);
  dot.position.set(place[0], place[1], place[2]).addScaledVector(away, OFF);
  dot.quaternion.copy(new Quaternion().setFromUnitVectors(FRONT, away));
}

/** @param {any} dot */
export function freeDot(dot) {
  for (const { geometry, material } of dot.children) {
    geometry.dispose();
    material.dispose();
  }
}

/** @param {number} inner @param {number} outer */
function flat(inner, outer) {
  const spots = [];
  const faces = [];
  for (let k = 0; k < CORNERS; k += 1) {
    const turn = (k / CORNERS) * 2 * Math.PI;
    for (const size of [inner, outer]) spots.push(Math.cos(turn) * size, Math.sin(turn) * size, 0);
    const [a, b] = [k * 2, ((k + 1) % CORNERS) * 2];
    faces.push(a, a + 1, b + 1, a, b + 1, b);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(spots), 3));
  return geometry.setIndex(new BufferAttribute(Uint16Array.from(faces), 1));
}
