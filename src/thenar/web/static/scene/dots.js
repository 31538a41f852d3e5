/** The spots on a limb: laid on its skin, and found again under a finger. */

import { Group, Vector3 } from "../vendor/three/three.js";
import { freeDot, layDot, makeDot } from "./dot.js";
import { firstHit } from "./ray.js";
import { nearest, outOf, placeOf } from "./spot.js";

/**
 * @typedef {{ points: ArrayLike<number>, corners: ArrayLike<number> }} Skin In the frame of the limb.
 * @typedef {{ id: string, place: number[], out: number[], dot: any }} Dot
 */

const REACH = 22; // pixels: a spot is touched in a square of 44
const BEHIND = 0.006; // metres of skin before a spot that hide it

export class Dots {
  constructor() {
    this.group = new Group();
    /** @type {Dot[]} */
    this.all = [];
    /** @type {Skin} */
    this.skin = { points: [], corners: [] };
  }

  /**
   * Lay the spots of some points on a skin, those of the chosen one larger.
   * @param {Skin} skin
   * @param {string[]} points
   * @param {string} chosen
   * @param {Record<string, import("./spot.js").Point>} known
   */
  mark(skin, points, chosen, known) {
    this.clear();
    this.skin = skin;
    this.all = points.filter((id) => known[id]).flatMap((id) => known[id].spots.map((laid) => {
      const place = placeOf(laid, skin.points, skin.corners);
      const out = outOf(laid, skin.points, skin.corners);
      const dot = makeDot(id === chosen);
      layDot(dot, place, out);
      this.group.add(dot);
      return { id, place, out, dot };
    }));
  }

  /**
   * The point whose spot is nearest to a place of the picture, of those that are seen.
   * @param {number} x pixels from the left
   * @param {number} y pixels from the top
   * @param {any} camera
   * @param {{ clientWidth: number, clientHeight: number }} canvas
   */
  at(x, y, camera, canvas) {
    const eye = this.group.worldToLocal(camera.position.clone());
    const seen = this.all.filter((one) => this.faces(one, eye)).map(({ id, place }) => {
      const spot = this.group.localToWorld(new Vector3(place[0], place[1], place[2])).project(camera);
      return { id, x: ((spot.x + 1) / 2) * canvas.clientWidth, y: ((1 - spot.y) / 2) * canvas.clientHeight };
    });
    return nearest({ x, y }, seen, REACH);
  }

  /**
   * Whether a spot looks at the viewer and no skin lies before it.
   * @param {Dot} one
   * @param {{ x: number, y: number, z: number }} eye
   */
  faces({ place, out }, { x, y, z }) {
    const ahead = [place[0] - x, place[1] - y, place[2] - z];
    if (ahead.reduce((sum, one, k) => sum + one * out[k], 0) >= 0) return false;
    const hit = firstHit([x, y, z], ahead, this.skin.points, this.skin.corners);
    return !hit || (1 - hit.far) * Math.hypot(...ahead) < BEHIND;
  }

  clear() {
    for (const { dot } of this.all) freeDot(dot);
    this.all = [];
    this.group.clear();
  }
}
