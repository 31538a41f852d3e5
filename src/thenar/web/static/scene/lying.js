/** A limb that lies still to be looked at: right or left, turned to the viewer, with the skin that its spots lie on. */

import { Group, Vector3 } from "../vendor/three/three.js";
import { lightUp, makeLimb } from "./limbs.js";

const CLOTH = "#d9d3c7";

export class Lying {
  constructor() {
    this.group = new Group(); // in a mirror where the limb is a left one
    this.turned = new Group();
    this.group.add(this.turned);
    /** @type {import("./limbs.js").Limb | null} */
    this.made = null;
    /** @type {import("./dots.js").Skin} */
    this.skin = { points: [], corners: [] };
  }

  /**
   * @param {any} model
   * @param {import("./skin.js").Tone} tone
   * @param {boolean} light
   */
  lay(model, tone, light) {
    this.leave();
    lightUp(model, new Set());
    this.made = makeLimb(model, tone, { mirror: false, light, lit: true });
    this.made.cloth.material.color.set(CLOTH);
    this.turned.add(this.made.group);
    this.group.updateMatrixWorld(true);
    this.skin = { points: posed(this.made.mesh), corners: model.geometry.index.array };
  }

  /**
   * @param {[number, number]} turn radians up and around
   * @param {boolean} left
   * @param {boolean} bare without its cloth: behind a sole it would be a tube that one looks into
   */
  turn(turn, left, bare) {
    this.turned.rotation.set(turn[0], turn[1], 0, "YXZ");
    this.group.scale.x = left ? -1 : 1;
    if (this.made) this.made.cloth.visible = !bare;
    this.group.updateMatrixWorld(true);
  }

  /** The limb leaves, and frees its memory. */
  leave() {
    this.made?.group.removeFromParent();
    this.made?.material.dispose();
    this.made?.cloth.material.dispose();
    this.made?.mesh.skeleton.dispose();
    this.made = null;
  }
}

/** The skin as it is posed, in the limb's own frame. @param {any} mesh */
function posed(mesh) {
  const { count } = mesh.geometry.attributes.position;
  const points = new Float32Array(count * 3);
  const spot = new Vector3();
  mesh.skeleton.update();
  for (let i = 0; i < count; i += 1) mesh.getVertexPosition(i, spot).toArray(points, i * 3);
  return points;
}
