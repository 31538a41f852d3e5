/** Keeps the screen on while a session plays, where the browser can. */

export class Awake {
  constructor() {
    /** @type {WakeLockSentinel | null} */
    this.lock = null;
    this.wanted = false;
    document.addEventListener("visibilitychange", () => this.take());
  }

  /** @param {boolean} wanted */
  want(wanted) {
    this.wanted = wanted;
    if (wanted) return this.take();
    const lock = this.lock;
    this.lock = null;
    return lock?.release();
  }

  async take() {
    if (!this.wanted || document.hidden || !("wakeLock" in navigator) || (this.lock && !this.lock.released)) return;
    try {
      this.lock = await navigator.wakeLock.request("screen");
    } catch {
      this.lock = null; // a low battery, for example: the session goes on by voice
    }
  }
}
