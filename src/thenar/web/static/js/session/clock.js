/** The track is the clock: everything asks it what time it is, and nothing else keeps time. */

export class Clock {
  /**
   * @param {HTMLAudioElement} audio
   * @param {(ms: number) => void} draw Called with the time of the track whenever there may be something new.
   */
  constructor(audio, draw) {
    this.audio = audio;
    this.draw = draw;
    for (const name of ["timeupdate", "seeked", "pause", "ended"]) this.audio.addEventListener(name, () => this.show());
    this.audio.addEventListener("playing", () => this.follow());
    document.addEventListener("visibilitychange", () => this.follow());
  }

  /**
   * The first sound that this browser can play.
   * @param {Record<string, string>} tracks
   * @param {Record<string, string>} types
   * @param {number} ms Where to begin.
   */
  load(tracks, types, ms) {
    const kinds = Object.keys(tracks);
    const kind = kinds.find((one) => this.audio.canPlayType(types[one] ?? "") !== "") ?? kinds[0] ?? "";
    this.audio.src = tracks[kind] ?? "";
    this.audio.currentTime = ms / 1000;
  }

  /** @returns {number} */
  get ms() {
    return this.audio.currentTime * 1000;
  }

  /** @returns {boolean} */
  get playing() {
    return !this.audio.paused && !this.audio.ended;
  }

  /** Begins to play; a pause that comes in between wins. */
  play() {
    return this.audio.play().catch(() => this.show());
  }

  pause() {
    this.audio.pause();
  }

  /** @param {number} ms */
  seek(ms) {
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
