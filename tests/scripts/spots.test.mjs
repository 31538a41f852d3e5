/** Where spots lie, which one is touched, and how the limb turns to it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Dots } from "../../src/thenar/web/static/scene/dots.js";
import { firstHit } from "../../src/thenar/web/static/scene/ray.js";
import { between, SIDES } from "../../src/thenar/web/static/scene/sides.js";
import { nearest, outOf, placeOf } from "../../src/thenar/web/static/scene/spot.js";
import { Group, PerspectiveCamera } from "../../src/thenar/web/static/vendor/three/three.js";

/** Two triangles that make a square, and one that lies above a corner of it. */
const POINTS = [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0.6, 0, 0.5, 1, 0, 0.5, 1, 0.4, 0.5];
const CORNERS = [0, 1, 2, 0, 2, 3, 4, 5, 6];
const near = (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
  assert.ok(one.every((part, k) => Math.abs(part - other[k]) < 1e-9), `${one} is not ${other}`);

test("a spot lies in its triangle by the shares of its corners", () => {
  near(placeOf([0, 1, 0], POINTS, CORNERS), [0, 0, 0]);
  near(placeOf([0, 0, 0], POINTS, CORNERS), [1, 1, 0]);
  near(placeOf([1, 0.5, 0.25], POINTS, CORNERS), [0.25, 0.5, 0]);
});

test("a spot goes along with its triangle into another pose", () => {
  const bent = POINTS.map((part, k) => (k % 3 === 2 ? POINTS[k - 2] * 2 : part)); // what was flat now climbs
  near(placeOf([1, 0.5, 0.25], bent, CORNERS), [0.25, 0.5, 0.5]);
});

test("out of the skin is where the corners are seen to go round to the left", () => {
  near(outOf([0, 0.3, 0.3], POINTS, CORNERS), [0, 0, 1]);
  near(outOf([0, 0.3, 0.3], POINTS, [0, 2, 1]), [0, 0, -1]);
});

test("a ray meets what is first on its way, and nothing behind it or beside it", () => {
  assert.deepEqual(firstHit([0.9, 0.1, 2], [0, 0, -1], POINTS, CORNERS), { far: 1.5, triangle: 2 });
  assert.deepEqual(firstHit([0.2, 0.1, 2], [0, 0, -1], POINTS, CORNERS), { far: 2, triangle: 0 });
  assert.equal(firstHit([0.2, 0.1, 2], [0, 0, 1], POINTS, CORNERS), null);
  assert.equal(firstHit([1.2, 0.1, 2], [0, 0, -1], POINTS, CORNERS), null);
});

test("the nearest spot within reach is the one that is touched", () => {
  const places = [{ id: "far", x: 40, y: 0 }, { id: "close", x: 10, y: 0 }, { id: "closer", x: 0, y: 8 }];
  assert.equal(nearest({ x: 0, y: 0 }, places, 22), "closer");
  assert.equal(nearest({ x: 60, y: 0 }, places, 22), "far");
  assert.equal(nearest({ x: 63, y: 0 }, places, 22), null);
  assert.equal(nearest({ x: 0, y: 0 }, [], 22), null);
});

/** A camera two metres before the square, and dots on the square in a group, mirrored or turned round. */
function laid({ scale = 1, around = 0 }) {
  const dots = new Dots();
  const limb = new Group();
  limb.scale.x = scale;
  limb.rotation.y = around;
  limb.add(dots.group);
  const camera = new PerspectiveCamera(60, 1, 0.1, 10);
  camera.position.set(0, 0, 2);
  camera.updateMatrixWorld(true);
  const known = { free: { side: "palm", spots: [[1, 0.2, 0.2]] }, under: { side: "palm", spots: [[0, 0.02, 0.9]] } };
  dots.mark({ points: POINTS, corners: CORNERS }, ["free", "under", "unknown"], "free", /** @type {any} */ (known));
  limb.updateMatrixWorld(true);
  return (/** @type {number} */ x, /** @type {number} */ y) => dots.at(x, y, camera, { clientWidth: 400, clientHeight: 400 });
}
const pixel = (/** @type {number} */ part) => 200 + (part / 2 / Math.tan(Math.PI / 6)) * 200;

test("a spot is touched where it is seen, on the left in a mirror", () => {
  const right = laid({});
  assert.equal(right(pixel(0.2), pixel(-0.8)), "free");
  assert.equal(right(pixel(-0.2), pixel(-0.8)), null);
  const left = laid({ scale: -1 });
  assert.equal(left(pixel(-0.2), pixel(-0.8)), "free");
  assert.equal(left(pixel(0.2), pixel(-0.8)), null);
});

test("a spot that skin hides, or that looks away, is not touched", () => {
  assert.equal(laid({})(pixel(0.98), pixel(-0.08)), null);
  assert.equal(laid({ around: Math.PI })(pixel(-0.2), pixel(-0.8)), null);
});

test("a turn begins at one side, ends at the other and goes the short way", () => {
  const { palm, thumb, little } = SIDES.hand;
  assert.deepEqual(between(palm, thumb, 0), palm);
  assert.deepEqual(between(palm, thumb, 1), thumb);
  const gone = between(palm, little, 1).turn[1] - palm.turn[1];
  assert.ok(Math.abs(gone - Math.PI / 2) < 1e-9, `${gone}`); // and not three quarters back
  assert.ok(between(palm, thumb, 0.1).turn[1] > Math.PI - 0.1, "it begins gently");
});

test("the cloth is off while a sole turns, and there is none behind it", () => {
  const { sole, inner } = SIDES.foot;
  assert.deepEqual([0, 0.5, 1].map((share) => between(sole, inner, share).bare), [true, true, false]);
  assert.deepEqual([0, 0.5, 1].map((share) => between(inner, sole, share).bare), [true, true, true]);
});

test("every point that has a spot has a side that the picture can turn to", () => {
  const url = new URL("../../src/thenar/web/static/anatomy/spots.json", import.meta.url);
  const sides = Object.values(SIDES).flatMap((one) => Object.keys(one));
  const { spots } = JSON.parse(readFileSync(url, "utf8"));
  assert.deepEqual(Object.values(spots).filter(({ side }) => !sides.includes(side)), []);
  assert.equal(Object.keys(spots).length, 21);
});
