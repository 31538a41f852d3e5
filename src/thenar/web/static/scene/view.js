/** Where the giver's eyes are, and turning the picture by dragging or by arrow keys. */

import { PerspectiveCamera, Vector3 } from "../vendor/three/three.js";

const AROUND = 1; // radians to either side: further round, an arm that ends at its elbow would show that it is hollow
const ABOVE = [-0.7, 0.6];

/** @typedef {{ from: number[], to: number[], width: number, around?: number, above?: number[] }} Seen */

/** @type {Record<string, Seen>} */
const VIEWS = {
  "palm-down": { from: [0, 0.5, 0.36], to: [0, -0.005, 0.02], width: 0.37 },
  "palm-up": { from: [0, 0.5, 0.36], to: [0, -0.005, 0.06], width: 0.32 },
  "self-palm-down": { from: [-0.055, 0.5, 0.4], to: [-0.07, 0, -0.035], width: 0.31 },
  "self-palm-up": { from: [-0.04, 0.5, 0.38], to: [-0.055, 0, -0.055], width: 0.31 },
  free: { from: [0, 0.38, 0.5], to: [0, 0.02, -0.03], width: 0.46 },
  "foot-held": { from: [0.02, 0.28, 0.55], to: [0, 0.05, 0.03], width: 0.38 },
  "leg-out": { from: [-0.06, 0.46, 0.42], to: [0.02, 0.03, -0.06], width: 0.44 },
  // one's own arm comes up to one's own eyes
  "foot-on-knee": { from: [-0.02, 0.52, 0.36], to: [-0.01, 0.02, -0.03], width: 0.4, around: 0.6 },
};

/** @type {Record<string, number[]>} radians around and above; hands and feet turn the way the arrow points, as with dragging */
const KEYS = { ArrowLeft: [0.12, 0], ArrowRight: [-0.12, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1], Home: [0, 0] };

export class View {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.camera = new PerspectiveCamera(28, 1, 0.05, 4);
    this.canvas = canvas;
    this.around = 0;
    this.above = 0;
    this.mirror = false;
    this.spot = VIEWS["palm-down"];
    this.changed = () => {};
    /** @type {[number, number]} Where a finger was last. */
    this.touched = [0, 0];
    this.listeners = new AbortController();
    this.listen();
  }

  listen() {
    const { canvas } = this;
    const signal = this.listeners.signal;
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.touched = [event.clientX, event.clientY];
    }, { signal });
    canvas.addEventListener("pointermove", (event) => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      const [x, y] = this.touched; // a finger's `movementX` is 0 on some phones, and scaled on others
      this.touched = [event.clientX, event.clientY];
      this.turn((x - event.clientX) * 0.008, (event.clientY - y) * 0.006);
    }, { signal });
    canvas.addEventListener("keydown", (event) => {
      const step = KEYS[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation(); // the page has arrow keys of its own
      if (event.key === "Home") this.turn(-this.around, -this.above);
      else this.turn(step[0], step[1]);
    }, { signal });
    canvas.addEventListener("dblclick", () => this.turn(-this.around, -this.above), { signal });
  }

  /**
   * @param {number} around radians
   * @param {number} above radians
   */
  turn(around, above) {
    const most = this.spot.around ?? AROUND;
    const [least, highest] = this.spot.above ?? ABOVE;
    this.around = Math.max(-most, Math.min(most, this.around + around));
    this.above = Math.max(least, Math.min(highest, this.above + above));
    this.place();
    this.changed();
  }

  /**
   * @param {string | number[] | Seen} from a view's name, or where the eye is, what it looks at, and how wide, in metres
   * @param {boolean} mirror
   * @param {boolean} stay as it was turned
   */
  look(from, mirror, stay) {
    const told = Array.isArray(from) ? { from: from.slice(0, 3), to: from.slice(3, 6), width: from[6] } : from;
    this.spot = (typeof told === "string" ? VIEWS[told] : told) ?? VIEWS["palm-down"];
    this.mirror = mirror;
    if (stay) this.place();
    else this.reset();
  }

  /** Back to the giver's eyes. */
  reset() {
    this.around = 0;
    this.above = 0;
    this.place();
  }

  /** @param {number} aspect */
  shape(aspect) {
    this.camera.aspect = aspect;
    this.place();
  }

  place() {
    const side = this.mirror ? -1 : 1;
    const to = new Vector3(this.spot.to[0] * side, this.spot.to[1], this.spot.to[2]);
    const away = new Vector3(this.spot.from[0] * side, this.spot.from[1], this.spot.from[2]).sub(to);
    const tall = Math.atan2(away.y, Math.hypot(away.x, away.z)) + this.above;
    const round = Math.atan2(away.x, away.z) + this.around;
    const half = Math.tan((this.camera.fov * Math.PI) / 360);
    const far = this.spot.width / 2 / half / Math.min(1, this.camera.aspect);
    away.set(Math.sin(round) * Math.cos(tall), Math.sin(tall), Math.cos(round) * Math.cos(tall)).multiplyScalar(far);
    this.camera.position.copy(to).add(away);
    this.camera.lookAt(to);
    this.camera.updateProjectionMatrix();
  }

  dispose() {
    this.listeners.abort();
  }
}
