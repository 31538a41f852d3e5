/** Where a spot lies: in a triangle of the skin, by shares of its corners. Pure. */

/**
 * A triangle and the shares of its first two corners; which side of the limb it is on.
 * @typedef {[triangle: number, one: number, two: number]} Laid
 * @typedef {{ side: string, spots: Laid[] }} Point
 */

/**
 * @param {Laid} laid
 * @param {ArrayLike<number>} points x, y, z of each corner, in any pose
 * @param {ArrayLike<number>} corners
 * @returns {number[]} x, y, z
 */
export function placeOf([triangle, one, two], points, corners) {
  const shares = [one, two, 1 - one - two];
  return [0, 1, 2].map((k) =>
    shares.reduce((sum, share, n) => sum + share * points[corners[triangle * 3 + n] * 3 + k], 0));
}

/**
 * Out of the skin, a unit vector.
 * @param {Laid} laid
 * @param {ArrayLike<number>} points
 * @param {ArrayLike<number>} corners
 */
export function outOf([triangle], points, corners) {
  const [a, b, c] = [0, 1, 2].map((n) => [0, 1, 2].map((k) => points[corners[triangle * 3 + n] * 3 + k]));
  const u = b.map((x, k) => x - a[k]);
  const v = c.map((x, k) => x - a[k]);
  const out = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
  const long = Math.hypot(...out);
  return out.map((x) => x / long);
}

/**
 * The nearest of some places on the picture, within a reach.
 * @param {{ x: number, y: number }} touched
 * @param {{ id: string, x: number, y: number }[]} places
 * @param {number} reach
 */
export function nearest(touched, places, reach) {
  const far = (/** @type {{ x: number, y: number }} */ one) => Math.hypot(one.x - touched.x, one.y - touched.y);
  const [best] = [...places].sort((one, other) => far(one) - far(other));
  return best && far(best) <= reach ? best.id : null;
}
