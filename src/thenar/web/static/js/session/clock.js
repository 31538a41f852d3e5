/** The track is the clock: everything asks it what time it is, and nothing else keeps time. */

const RETRY = 2000; // milliseconds

export class Clock {
  /**
   * @param {HTMLAudioElement} audio
   * @param {(ms: number) => void} draw Called with the time of the track whenever there may be something new.
   * @param {(ms: number) => number} resume Where a track that was stopped at a time goes on: never later.
   */
  constructor(audio, draw, resume) {
    this.audio = audio;
    this.draw = draw;
    this.resume = resume;
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
    this.audio.addEventListener("error", () => setTimeout(() => this.wanted && this.reload(), RETRY));
    document.addEventListener("visibilitychange", () => this.follow());
  }

  /**
   * The first sound that this browser can play.
   * @param {Record<string, string>} tracks
   * @param {Record<string, string>} types
   * @param {number} ms Where to begin.
   * @param {number} [heard] What was heard until then.
   */
  load(tracks, types, ms, heard = this.heard) {
    const kinds = Object.keys(tracks);
    const kind = kinds.find((one) => this.audio.canPlayType(types[one] ?? "") !== "") ?? kinds[0] ?? "";
    this.before = heard;
    this.from = ms;
    this.audio.src = tracks[kind] ?? "";
    this.audio.currentTime = ms / 1000;
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
    if (this.audio.error) return this.reload();
    return this.audio.play().catch(() => this.show());
  }

  /** Fetches the track anew after the network failed, and goes on where it was. */
  reload() {
    const { ms } = this;
    this.audio.load();
    this.audio.currentTime = ms / 1000;
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
    this.audio.currentTime = ms / 1000;
    this.draw(ms);
  }

  /** Draw once now. */
  show() {
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
