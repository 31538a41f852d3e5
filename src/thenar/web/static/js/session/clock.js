/** The track is the clock: everything asks it what time it is, and nothing else keeps time. */

import { Kinds } from "./kinds.js";

const RETRY = 2000; // milliseconds
const HEALED = 5000; // milliseconds of sound after which a failure is over

export class Clock {
  /**
   * @param {HTMLAudioElement} audio
   * @param {(ms: number) => void} draw Called with the time of the track whenever there may be something new.
   * @param {(ms: number) => number} resume Where a track that was stopped at a time goes on: never later.
   * @param {(what: "other" | "none") => void} failed Called where the sound comes another way, or not at all.
   */
  constructor(audio, draw, resume, failed) {
    this.audio = audio;
    this.draw = draw;
    this.resume = resume;
    this.failed = failed;
    this.kinds = new Kinds({}, {}, () => true);
    this.broke = 0; // where it failed last
    this.place = 0; // where it was last: an element forgets it with the file that failed
    this.stopped = true; // by us; any other pause is an interruption, such as a call
    this.wanted = false; // to be heard, whether it can be or not
    this.from = 0; // where listening without a jump began,
    this.before = 0; // and how much had been heard until then
    for (const name of ["timeupdate", "seeked", "ended"]) this.audio.addEventListener(name, () => this.show());
    this.audio.addEventListener("play", () => (this.stopped = false));
    this.audio.addEventListener("playing", () => this.follow());
    this.audio.addEventListener("pause", () => {
      if (!this.stopped && !this.audio.ended) this.back();
      this.show();
    });
    this.audio.addEventListener("error", () => this.mend());
    document.addEventListener("visibilitychange", () => this.follow());
  }

  /**
   * The first kind of sound that this browser can play; should it fail, the others are tried.
   * @param {Record<string, string>} tracks
   * @param {Record<string, string>} types
   * @param {number} ms Where to begin.
   * @param {number} [heard] What was heard until then.
   */
  load(tracks, types, ms, heard = this.heard) {
    this.kinds = new Kinds(tracks, types, (type) => this.audio.canPlayType(type) !== "");
    this.before = heard;
    this.from = ms;
    this.take(ms);
  }

  /** @param {number} ms The kind whose turn it is, from a time on. */
  take(ms) {
    this.place = ms;
    this.audio.src = this.kinds.address;
    this.audio.currentTime = ms / 1000;
  }

  /** The sound failed: the same again a few times where the line did, else another kind of it, else it is said. */
  mend() {
    const ms = this.place;
    const next = this.kinds.after(this.audio.error?.code);
    this.broke = ms;
    if (next === "again") setTimeout(() => this.wanted && this.audio.error && this.reload(), RETRY);
    if (next === "other") {
      this.take(ms);
      if (this.wanted) this.audio.play().catch(() => this.show());
    }
    if (next !== "again") this.failed(next);
    if (next === "none" && this.audio.error) this.rest();
  }

  /** Nothing is left to try: it stands still until someone touches it. */
  rest() {
    this.wanted = false;
    this.stopped = true;
    this.audio.pause();
  }

  /** @returns {number} */
  get ms() {
    return this.audio.currentTime * 1000;
  }

  /** @returns {number} Milliseconds of the session that were heard, whatever was heard twice included. */
  get heard() {
    return this.before + Math.max(0, this.ms - this.from);
  }

  /** @returns {boolean} */
  get playing() {
    return !this.audio.paused && !this.audio.ended;
  }

  /** Begins to play; a pause that comes in between wins. */
  play() {
    this.wanted = true;
    if (this.audio.error) {
      this.kinds.begin();
      return this.reload();
    }
    return this.audio.play().catch(() => this.show());
  }

  /** Fetches the track anew after it failed, and goes on where it was. */
  reload() {
    this.take(this.place);
    return this.audio.play().catch(() => this.show());
  }

  /** Stops, and goes back to the beginning of the sentence that was cut. */
  pause() {
    this.wanted = false;
    if (!this.playing) return;
    this.stopped = true;
    this.audio.pause();
    this.back();
  }

  back() {
    const to = this.resume(this.ms);
    if (to < this.ms) this.seek(to);
  }

  /** @param {number} ms */
  seek(ms) {
    this.before = this.heard;
    this.from = ms;
    this.place = ms;
    this.audio.currentTime = ms / 1000;
    this.draw(ms);
  }

  /** Draw once now. */
  show() {
    if (!this.audio.error) this.place = this.ms;
    if (this.place > this.broke + HEALED) this.kinds.begin(); // it goes on: what failed before counts no more
    this.draw(this.ms);
  }

  /** Draw with every frame of the screen while the track plays and the page is seen. */
  follow() {
    this.show();
    if (this.playing && !document.hidden && !this.following) {
      this.following = true;
      const frame = () => {
        this.following = this.playing && !document.hidden;
        this.show();
        if (this.following) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    }
  }
}
