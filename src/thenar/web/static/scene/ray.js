/** A ray and the skin it meets. Pure. */

/** @typedef {{ far: number, triangle: number }} Hit */

/**
 * Where a ray first meets triangles, from whichever side (Möller and Trumbore).
 * @param {number[]} from
 * @param {number[]} ahead
 * @param {ArrayLike<number>} points x, y, z of each corner
 * @param {ArrayLike<number>} corners three of them a triangle
 * @returns {Hit | null} how far along, in lengths of `ahead`, and in which triangle
 */
export function firstHit(from, ahead, points, corners) {
  /** @type {Hit | null} */
  let first = null;
  for (let i = 0; i < corners.length; i += 3) {
    const far = meets(from, ahead, points, corners[i] * 3, corners[i + 1] * 3, corners[i + 2] * 3);
    if (far !== null && (!first || far < first.far)) first = { far, triangle: i / 3 };
  }
  return first;
}

/**
 * @param {number[]} from
 * @param {number[]} ahead
 * @param {ArrayLike<number>} p
 * @param {number} a
 * @param {number} b
 * @param {number} c
 */
function meets([fx, fy, fz], [dx, dy, dz], p, a, b, c) {
  const [ux, uy, uz] = [p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]];
  const [vx, vy, vz] = [p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]];
  const [qx, qy, qz] = [dy * vz - dz * vy, dz * vx - dx * vz, dx * vy - dy * vx];
  const size = ux * qx + uy * qy + uz * qz;
  if (Math.abs(size) < 1e-14) return null;
  const [tx, ty, tz] = [fx - p[a], fy - p[a + 1], fz - p[a + 2]];
  const one = (tx * qx + ty * qy + tz * qz) / size;
  if (one < 0 || one > 1) return null;
  const [rx, ry, rz] = [ty * uz - tz * uy, tz * ux - tx * uz, tx * uy - ty * ux];
  const two = (dx * rx + dy * ry + dz * rz) / size;
  if (two < 0 || one + two > 1) return null;
  const far = (vx * rx + vy * ry + vz * rz) / size;
  return far > 0 ? far : null;
}
