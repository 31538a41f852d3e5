/** The path of a stroke: a soft ribbon over the skin with heads that show the direction. */

import {
  CatmullRomCurve3, ConeGeometry, Group, Mesh, MeshBasicMaterial, TubeGeometry, Vector3,
} from "../vendor/three/three.js";

const UP = new Vector3(0, 1, 0);
const STEPS = 200; // pieces a metre

/**
 * A loop is drawn as far as it leads away; a line as it is.
 * @param {number[][]} points on the skin, in metres
 * @param {{ strong: boolean, loop: boolean, color: string }} options
 */
export function makePath(points, { strong, loop, color }) {
  const group = new Group();
  const outgoing = loop ? farthest(points) : points.length - 1;
  const curve = new CatmullRomCurve3(points.slice(0, outgoing + 1).map((p) => new Vector3(p[0], p[1], p[2])));
  const material = new MeshBasicMaterial({
    color, transparent: true, opacity: strong ? 0.95 : 0.6, depthTest: false, toneMapped: false,
  });
  const radius = (strong ? 0.0022 : 0.0012) * (loop ? 1 : 0.8);
  const line = new Mesh(new TubeGeometry(curve, Math.min(40, Math.max(8, Math.round(curve.getLength() * STEPS))), radius, 6, false), material);
  line.renderOrder = 5;
  group.add(line);
  for (const share of strong && curve.getLength() > 0.12 ? [0.5, 1] : [1]) {
    const head = new Mesh(new ConeGeometry(radius * 3.1, radius * 7.5, 12), material);
    head.position.copy(curve.getPointAt(share));
    head.quaternion.setFromUnitVectors(UP, curve.getTangentAt(Math.min(share, 0.93)));
    head.renderOrder = 5;
    group.add(head);
  }
  return group;
}

/**
 * Where a loop turns back: the frame farthest from its start, or its end when it wanders.
 * @param {number[][]} points
 */
function farthest(points) {
  const away = points.map((p) => Math.hypot(p[0] - points[0][0], p[1] - points[0][1], p[2] - points[0][2]));
  return Math.max(2, away.indexOf(Math.max(...away)));
}
