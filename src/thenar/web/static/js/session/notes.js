/** Tells the journal what happened, now or once the server answers again. Each note has its own key: sent twice, it counts once. */

import { timeOf } from "../base/days.js";
import { ended } from "../kept/keep.js";
import { send, submit } from "../kept/outbox.js";

export class Notes {
  /** @param {string} address */
  constructor(address) {
    this.address = address;
    this.session = address.split("/")[2] ?? "";
    addEventListener("online", () => send());
    document.addEventListener("visibilitychange", () => send());
  }

  /** @param {string} kind @param {number} ms @param {Record<string, unknown>} [detail] */
  async add(kind, ms, detail = {}) {
    const ending = kind === "concern" && detail.then ? String(detail.concern) : kind;
    if (ending !== kind || kind === "finished" || kind === "left") await ended(this.session, ending).catch(() => {});
    const body = { key: newKey(), kind, track_ms: Math.round(ms), at: timeOf(new Date()), ...detail };
    return submit({ key: body.key, session: this.session, url: this.address, body });
  }
}

/** @returns {string} A random key in the form of a UUID, also where the page is not served securely. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {string} address @param {string} token @param {unknown} body @param {AbortSignal} [signal] */
export function post(address, token, body, signal) {
  return fetch(address, {
    method: "POST",
    keepalive: true,
    signal,
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(body),
  });
}
