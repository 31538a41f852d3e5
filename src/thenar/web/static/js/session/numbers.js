/**
 * Numbers what this page tells, each after everything that the page has heard of: no clock gives the order, and two
 * devices that lead one session agree on it whenever their notes arrive.
 */

/** @typedef {Required<Pick<import("../wire/told.js").Told, "number" | "page" | "seen">>} Numbered */
/** @typedef {{ number?: number, seen?: Record<string, number> }} Heard What the server, or another note, tells. */

export class Numbers {
  /** @param {Heard} heard What was told of this session by now. @param {string} page A random name of this page. */
  constructor(heard, page) {
    this.page = page;
    this.last = 0;
    /** @type {Record<string, number>} The last number of each page. */
    this.seen = {};
    this.hear(heard);
  }

  /** @param {Heard} heard Newer numbers; older ones change nothing. */
  hear({ number = 0, seen = {} }) {
    for (const [page, one] of Object.entries(seen)) this.seen[page] = Math.max(one, this.seen[page] ?? 0);
    this.last = Math.max(this.last, number, ...Object.values(this.seen));
  }

  /** @returns {Numbered} For the next note; never the same number twice. */
  next() {
    const seen = { ...this.seen };
    this.last += 1;
    this.seen[this.page] = this.last;
    return { number: this.last, page: this.page, seen };
  }
}

/** @returns {string} The name of a page: random, and short. */
export function pageName() {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
