/** Limbs from the models: a skinned mesh with its own bones, as often as it is needed. */

import {
  Bone, BufferAttribute, BufferGeometry, Group, Matrix4, Mesh, MeshLambertMaterial, Skeleton, SkinnedMesh, Texture,
} from "../vendor/three/three.js";
import { unpack } from "./packed.js";
import { skinMaterial } from "./skin.js";
import { sleeve } from "./sleeve.js";

/**
 * @typedef {import("./packed.js").Unpacked & { shown: any, inverses: any[],
 *   cloth: { geometry: any, index: number }, relief: import("./skin.js").Relief | null }} Model
 * @typedef {{ group: any, bones: any[], material: any, mesh: any, cloth: any }} Limb
 */

/** What the relief map of a limb covers, as `anatomy/relief.py` has it: x from, to; z from, to; metres. */
const BOUNDS = { hand: [-0.078, 0.066, -0.192, 0.036], foot: [-0.052, 0.062, -0.202, 0.06] };

/**
 * @param {string} url
 * @param {boolean} fine with relief
 * @returns {Promise<Model>}
 */
export async function loadModel(url, fine) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const { geometry, bones } = unpack(await answer.arrayBuffer());
  /** @type {number[][]} */
  const heads = [];
  for (const { parent, place } of bones) heads.push(place.map((part, k) => part + (heads[parent]?.[k] ?? 0)));
  const inverses = heads.map(([x, y, z]) => new Matrix4().makeTranslation(-x, -y, -z));
  const named = bones.map(({ name }, i) => ({ name, head: heads[i] }));
  /** @type {"hand" | "foot"} */
  const area = bones.some(({ name }) => name === "leg") ? "foot" : "hand";
  const cloth = sleeve(area, geometry.attributes.position.array, named);
  const relief = fine ? await loadRelief(url.replace(/\.bin$/, ".webp"), BOUNDS[area]) : null;
  return { geometry, shown: litGeometry(geometry), bones, inverses, cloth, relief };
}

/**
 * Skin without its relief is skin all the same.
 * @param {string} url
 * @param {number[]} bounds
 * @returns {Promise<import("./skin.js").Relief | null>}
 */
async function loadRelief(url, bounds) {
  try {
    const answer = await fetch(url);
    const map = new Texture(await createImageBitmap(await answer.blob()));
    map.flipY = false;
    map.anisotropy = 4;
    map.needsUpdate = true;
    return { map, bounds: bounds };
  } catch {
    return null;
  }
}

/**
 * A limb of its own; `mirror` makes the other side of it, `lit` is for limbs with zones lit up.
 * @param {Model} model
 * @param {import("./skin.js").Tone} tone
 * @param {{ mirror: boolean, light: boolean, lit: boolean }} options
 * @returns {Limb}
 */
export function makeLimb(model, tone, { mirror, light, lit }) {
  const group = new Group();
  const bones = model.bones.map((spec) => {
    const bone = new Bone();
    bone.name = spec.name;
    bone.position.fromArray(spec.place);
    return bone;
  });
  model.bones.forEach((spec, i) => (spec.parent < 0 ? group : bones[spec.parent]).add(bones[i]));
  const material = skinMaterial(tone, light, model.relief);
  const mesh = new SkinnedMesh(lit ? model.shown : model.geometry, material);
  mesh.frustumCulled = false;
  mesh.castShadow = !light;
  mesh.receiveShadow = !light;
  group.add(mesh);
  mesh.bind(new Skeleton(bones, model.inverses), mesh.matrixWorld);
  group.scale.x = mirror ? -1 : 1;
  const cloth = new Mesh(model.cloth.geometry, new MeshLambertMaterial({ side: 2 }));
  cloth.castShadow = !light; // and none on itself: its rings are too coarse for that
  cloth.name = "cloth";
  bones[model.cloth.index].add(cloth);
  return { group, bones, material, mesh, cloth };
}

/**
 * The same skin with a glow of its own.
 * @param {any} geometry
 */
function litGeometry(geometry) {
  const shown = new BufferGeometry();
  for (const name of Object.keys(geometry.attributes)) shown.setAttribute(name, geometry.attributes[name]);
  shown.setAttribute("lit", new BufferAttribute(new Uint8Array(geometry.attributes.position.count), 1, true));
  return shown.setIndex(geometry.index);
}

/**
 * Light zones up, with a soft border.
 * @param {Model} model
 * @param {Set<number>} zones
 */
export function lightUp(model, zones) {
  const { array: corners } = model.shown.index;
  const zone = model.geometry.attributes._zone.array;
  let glow = Float32Array.from(zone, (/** @type {number} */ one) => (zones.has(one) ? 1 : 0));
  for (let round = 0; round < 3; round += 1) {
    const sum = glow.slice();
    const count = new Float32Array(glow.length).fill(1);
    for (let i = 0; i < corners.length; i += 3) {
      const both = glow[corners[i]] + glow[corners[i + 1]] + glow[corners[i + 2]];
      for (let k = i; k < i + 3; k += 1) {
        sum[corners[k]] += both - glow[corners[k]];
        count[corners[k]] += 2;
      }
    }
    glow = sum.map((value, i) => value / count[i]);
  }
  const { lit } = model.shown.attributes;
  lit.array.set(glow.map((value) => Math.round(value * 255)));
  lit.needsUpdate = true;
}
