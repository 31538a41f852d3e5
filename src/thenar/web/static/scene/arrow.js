/** The way of a stroke over the skin: a line with heads that show the direction, or a ring where hands hold still. */

import {
  CatmullRomCurve3, ConeGeometry, Group, Mesh, MeshBasicMaterial, TubeGeometry, Vector3,
} from "../vendor/three/three.js";

const HALO = "#fff8ec"; // so that a line is seen on skin and on a deep ground alike
const UP = new Vector3(0, 1, 0);
const STEPS = 200; // pieces a metre
const LONG = 0.03; // metres; a line that is shorter is drawn finer, with a smaller head
const ROUND = 0.45; // how much of a circle's area a loop has, for its length, to be drawn as a circle
const WEIGHTS = [0.75, 0.75, 1, 1.45]; // how thick a line is, by pressure

/** @typedef {{ strong: boolean, loop: boolean, color: string, pressure: number }} How */

/**
 * A loop is drawn as far as it leads away, a circle almost all round, a line as it is.
 * @param {number[][]} points on the skin, in metres
 * @param {How} how
 */
export function makePath(points, { strong, loop, color, pressure }) {
  const group = new Group();
  const shown = points.slice(0, (loop ? outgoing(points) : points.length - 1) + 1);
  const curve = new CatmullRomCurve3(shown.map((p) => new Vector3(p[0], p[1], p[2])));
  const long = curve.getLength();
  const material = inked(color, strong ? 0.95 : 0.7);
  const fine = Math.max(0.5, Math.min(1, long / LONG)) * (WEIGHTS[Math.round(pressure)] ?? 1);
  const halo = inked(HALO, strong ? 0.5 : 0.4);
  const radius = (strong ? 0.0022 : 0.0014) * (loop ? 1 : 0.85) * fine;
  const pieces = Math.min(40, Math.max(10, Math.round(long * STEPS)));
  group.add(line(curve, pieces, radius * 1.8, halo, 4), line(curve, pieces, radius, material));
  for (const share of strong && long > 0.12 ? [0.5, 1] : [1]) {
    const head = new Mesh(new ConeGeometry(radius * 3.1, Math.min(radius * 7.5, long * 0.6), 12), material);
    head.position.copy(curve.getPointAt(share));
    head.quaternion.setFromUnitVectors(UP, curve.getTangentAt(Math.min(share, 0.93)));
    head.renderOrder = 5;
    group.add(head);
  }
  return group;
}

/**
 * Two rings, one in the other: here hands hold still.
 * @param {number[]} place
 * @param {How} how
 */
export function makeHold(place, { strong, color }) {
  const group = new Group();
  const material = inked(color, strong ? 0.95 : 0.75);
  for (const size of [0.017, 0.009]) {
    const spots = Array.from({ length: 25 }, (_, k) => new Vector3(
      Math.cos((k / 24) * 2 * Math.PI) * size, Math.sin((k / 24) * 2 * Math.PI) * size, 0,
    ));
    group.add(line(new CatmullRomCurve3(spots), 36, strong ? 0.0017 : 0.0012, material));
  }
  group.position.fromArray(place);
  return group;
}

/** @param {string} color @param {number} opacity */
function inked(color, opacity) {
  const material = new MeshBasicMaterial({ color, transparent: true, opacity, depthTest: false, toneMapped: false });
  Object.assign(material.userData, { opacity, inked: color !== HALO });
  return material;
}

/**
 * @param {any} curve
 * @param {number} pieces
 * @param {number} radius
 * @param {any} material
 * @param {number} [order]
 */
function line(curve, pieces, radius, material, order = 5) {
  const made = new Mesh(new TubeGeometry(curve, pieces, radius, 6, false), material);
  made.renderOrder = order;
  return made;
}

/**
 * The last point to draw: most of a circle, or where a loop turns back.
 * @param {number[][]} points
 */
function outgoing(points) {
  if (roundness(points) > ROUND) return Math.round(points.length * 0.85);
  const away = points.map((p) => Math.hypot(p[0] - points[0][0], p[1] - points[0][1], p[2] - points[0][2]));
  return Math.max(2, away.indexOf(Math.max(...away)));
}

/**
 * The area a loop encloses, as a share of that of a circle as long.
 * @param {number[][]} points
 */
export function roundness(points) {
  const area = [0, 0, 0];
  let long = 0;
  points.forEach((p, i) => {
    const q = points[(i + 1) % points.length];
    long += Math.hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]);
    for (let k = 0; k < 3; k += 1) area[k] += (p[(k + 1) % 3] * q[(k + 2) % 3] - p[(k + 2) % 3] * q[(k + 1) % 3]) / 2;
  });
  return long ? (4 * Math.PI * Math.hypot(...area)) / long ** 2 : 0;
}
