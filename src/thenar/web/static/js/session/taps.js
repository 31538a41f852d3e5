/**
 * A touch anywhere, with a finger, a knuckle or an elbow: once or twice. Several points that touch at the same time are
 * one touch, a touch may slip, and it waits a moment whether it becomes two, so that a double touch is not heard as a
 * pause first.
 */

const TWICE = 320; // milliseconds from one touch to the next
const SLIP = 32; // pixels by which a touch may move; more is turning the picture or scrolling
const CONTROLS = "button, a, input, select, textarea, summary, label, dialog";

export class Taps {
  /** @param {HTMLElement} surface @param {{ once: () => void, twice: () => void }} does */
  constructor(surface, does) {
    this.surface = surface;
    this.does = does;
    /** @type {Map<number, { x: number, y: number }>} */
    this.points = new Map();
    this.slipped = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    surface.addEventListener("pointerdown", (event) => this.down(event));
    surface.addEventListener("pointermove", (event) => this.move(event));
    surface.addEventListener("pointerup", (event) => {
      this.move(event);
      this.up(event);
    });
    surface.addEventListener("pointercancel", (event) => {
      this.slipped ||= this.scrolls; // else it was taken for a palm, and nothing could have scrolled
      this.up(event);
    });
  }

  /** @param {PointerEvent} event */
  down(event) {
    const onControl = event.target instanceof Element && event.target.closest(CONTROLS);
    if (onControl || event.button !== 0) return;
    if (!this.points.size) this.slipped = false;
    this.points.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  /** @param {PointerEvent} event */
  move(event) {
    const began = this.points.get(event.pointerId);
    if (began && Math.hypot(event.clientX - began.x, event.clientY - began.y) > SLIP) this.slipped = true;
  }

  /** @param {PointerEvent} event */
  up(event) {
    if (!this.points.delete(event.pointerId) || this.points.size || this.slipped) return;
    if (this.waiting === undefined) {
      this.waiting = setTimeout(() => this.done(this.does.once), TWICE);
    } else this.done(this.does.twice);
  }

  /** @param {() => void} act */
  done(act) {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    act();
  }

  /** @returns {boolean} Whether a finger could scroll something here. */
  get scrolls() {
    const { surface } = this;
    return surface.scrollHeight > surface.clientHeight || (visualViewport?.scale ?? 1) > 1;
  }
}
