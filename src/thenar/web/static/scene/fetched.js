/** Files below a base address: each fetched once, and again after it failed. */

export class Fetched {
  /** @param {string} baseUrl */
  constructor(baseUrl) {
    this.base = new URL(baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`, document.baseURI).href;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /**
   * @param {string} path
   * @param {(url: string) => Promise<any>} load
   * @returns {Promise<any>}
   */
  once(path, load) {
    const known = this.kept.get(path) ?? load(this.base + path);
    this.kept.set(path, known);
    known.catch(() => this.kept.delete(path));
    return known;
  }
}

/** @param {string} url */
export async function loadJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}
