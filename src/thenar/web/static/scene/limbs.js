/** Limbs from the models: a skinned mesh with its own bones, as often as it is needed. */

import { Bone, GLTFLoader, Group, Skeleton, SkinnedMesh } from "../vendor/three/three.js";
import { skinMaterial } from "./skin.js";

/**
 * @typedef {{ geometry: any, bones: { name: string, parent: number, place: number[] }[], inverses: any[] }} Model
 * @typedef {{ group: any, bones: any[], material: any, mesh: any }} Limb
 */

/**
 * @param {string} url
 * @returns {Promise<Model>}
 */
export async function loadModel(url) {
  const file = await new GLTFLoader().loadAsync(url);
  /** @type {any} */
  let mesh = null;
  file.scene.traverse((/** @type {any} */ node) => {
    if (node.isSkinnedMesh) mesh = node;
  });
  const all = mesh.skeleton.bones;
  mesh.geometry.computeVertexNormals();
  const bones = all.map((/** @type {any} */ bone) => ({
    name: bone.name,
    parent: all.indexOf(bone.parent),
    place: bone.position.toArray(),
  }));
  return { geometry: mesh.geometry, bones, inverses: mesh.skeleton.boneInverses };
}

/**
 * A limb of its own; `mirror` makes the other side of it.
 * @param {Model} model
 * @param {import("./skin.js").Tone} tone
 * @param {{ mirror: boolean, light: boolean }} options
 * @returns {Limb}
 */
export function makeLimb(model, tone, { mirror, light }) {
  const group = new Group();
  const bones = model.bones.map((spec) => {
    const bone = new Bone();
    bone.name = spec.name;
    bone.position.fromArray(spec.place);
    return bone;
  });
  model.bones.forEach((spec, i) => (spec.parent < 0 ? group : bones[spec.parent]).add(bones[i]));
  const material = skinMaterial(tone, light);
  const mesh = new SkinnedMesh(model.geometry, material);
  mesh.frustumCulled = false;
  mesh.castShadow = !light;
  mesh.receiveShadow = !light;
  group.add(mesh);
  mesh.bind(new Skeleton(bones, model.inverses), mesh.matrixWorld);
  group.scale.x = mirror ? -1 : 1;
  return { group, bones, material, mesh };
}
