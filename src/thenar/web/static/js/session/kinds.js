/** The kinds in which a track can be had, and which of them comes next when one cannot be played. */

const NETWORK = 2; // MediaError.MEDIA_ERR_NETWORK
const DECODE = 3; // MediaError.MEDIA_ERR_DECODE: these bytes are of no use here, today and tomorrow
const TRIES = 8; // when the line fails again and again

export class Kinds {
  /**
   * @param {Record<string, string>} tracks The addresses, by kind, the best first.
   * @param {Record<string, string>} types Their media types.
   * @param {(type: string) => boolean} plays What the browser says; it may be wrong, so what it refuses comes last.
   */
  constructor(tracks, types, plays) {
    const kinds = Object.keys(tracks);
    const known = kinds.filter((one) => plays(types[one] ?? ""));
    this.tracks = tracks;
    this.all = [...known, ...kinds.filter((one) => !known.includes(one))];
    this.left = [...this.all];
    this.tries = 0;
  }

  /** Someone asks anew. */
  begin() {
    this.tries = 0;
  }

  /** @returns {string} The address to play, or none. */
  get address() {
    return this.tracks[this.left[0] ?? ""] ?? "";
  }

  /** @param {number} [code] Of a MediaError. @returns {"again" | "other" | "none"} What is left to do after it. */
  after(code) {
    if (code !== NETWORK) {
      const kind = this.left.shift();
      if (code === DECODE) this.all = this.all.filter((one) => one !== kind);
      if (this.left.length) return "other";
      this.left = [...this.all]; // refused: a line that is away looks just like that, so all have another turn
    }
    this.tries += 1;
    return this.left.length && this.tries < TRIES ? "again" : "none";
  }
}
