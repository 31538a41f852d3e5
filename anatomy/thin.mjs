/**
 * Fewer triangles that look the same, in an order that compresses: JSON on standard input and output.
 * In: points (n*3), faces (m*3), looks (n*k), weights (k), kept (n of 0 or 1), share. Out: order (of old vertices), faces.
 */

import { MeshoptEncoder, MeshoptSimplifier } from "meshoptimizer";

await Promise.all([MeshoptEncoder.ready, MeshoptSimplifier.ready]);
let text = "";
for await (const part of process.stdin) text += part;
const { points, faces, looks, weights, kept, share } = JSON.parse(text);
const aim = Math.floor((faces.length * share) / 3) * 3;
const [thin] = MeshoptSimplifier.simplifyWithAttributes(
  Uint32Array.from(faces), Float32Array.from(points), 3, Float32Array.from(looks), weights.length, weights,
  Uint8Array.from(kept), aim, 1, ["LockBorder"],
);
const placed = thin.slice();
const [places, count] = MeshoptEncoder.reorderMesh(placed, true, true);
const order = new Array(count);
places.forEach((to, from) => {
  if (to < count) order[to] = from;
});
process.stdout.write(JSON.stringify({ order, faces: Array.from(placed) }));
