/** Tells the journal what happened. Each note has its own key, so that sending it again makes no second one. */

export class Notes {
  /** @param {string} address @param {string} token */
  constructor(address, token) {
    this.address = address;
    this.token = token;
    /** @type {Record<string, unknown>[]} */
    this.waiting = [];
    this.sending = false;
    addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => this.send());
  }

  /** @param {string} kind @param {number} ms @param {Record<string, unknown>} [detail] */
  add(kind, ms, detail = {}) {
    this.waiting.push({ key: newKey(), kind, track_ms: Math.round(ms), ...detail });
    return this.send();
  }

  /** Sends what waits, in order; what cannot be sent waits for the next occasion. */
  async send() {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.waiting.length) {
        const answer = await post(this.address, this.token, this.waiting[0]);
        if (answer.status >= 500) break;
        this.waiting.shift();
      }
    } catch {
      // the server cannot be reached: the notes stay in line
    } finally {
      this.sending = false;
    }
  }
}

/** @returns {string} A random key in the form of a UUID, also where the page is not served securely. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {string} address @param {string} token @param {unknown} body */
export function post(address, token, body) {
  return fetch(address, {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(body),
  });
}
