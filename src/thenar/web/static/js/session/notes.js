/** Tells the journal what happened, now or once the server answers again. Each note has its own key: sent twice, it counts once. */

import { timeOf } from "../base/days.js";
import { ended } from "../kept/keep.js";
import { fleeting, send, submit, unsent, write } from "../kept/outbox.js";
import { atMost } from "../base/patience.js";
import { Numbers, pageName } from "./numbers.js";
import { EVENT } from "../wire/addresses.js";

/** @typedef {import("../wire/told.js").Note} Note */
/** @typedef {Note["kind"]} Kind */

const PATIENCE = 1500; // milliseconds in which what waits is read, or not at all

export class Notes {
  /** @param {string} address @param {import("./numbers.js").Heard & { guest?: boolean }} heard What was told of the session by now. */
  constructor(address, heard) {
    this.address = address;
    this.passing = Boolean(heard.guest); // what is told waits on this page only, never on the disk
    this.session = EVENT.exec(address)?.[1] ?? "";
    this.numbers = new Numbers(heard, pageName());
    this.ready = atMost(PATIENCE, this.hearUnsent().catch(() => {}), undefined); // nothing may be kept here
    addEventListener("online", () => send());
    document.addEventListener("visibilitychange", () => document.hidden || send()); // a page that goes takes no turn along
  }

  /** What an earlier page told of this session, and what waits on this device still. */
  async hearUnsent() {
    for (const { session, body } of await unsent()) {
      const { number, page } = /** @type {Partial<Note>} */ (body ?? {});
      if (session === this.session && number && page) this.numbers.hear({ seen: { [page]: number } });
    }
  }

  /**
   * Keep a note and send it.
   * @param {Kind} kind @param {number} ms
   * @param {Partial<Note>} [detail] With a key and a number of its own, where it was told before.
   * @returns {Promise<boolean>} Whether it has arrived.
   */
  async add(kind, ms, detail = {}) {
    return submit(await this.noted(kind, ms, detail));
  }

  /** Keep a note; it is sent later. @param {Kind} kind @param {number} ms @param {Partial<Note>} detail As above. */
  async keep(kind, ms, detail) {
    return write(await this.noted(kind, ms, detail));
  }

  /** @returns {boolean} Whether something that was told is lost when this page goes: neither kept nor sent. */
  get fleeting() {
    return fleeting();
  }

  /** @param {Kind} kind @param {number} ms @param {Partial<Note>} detail @returns {Promise<import("../kept/types.js").Submit>} */
  async noted(kind, ms, detail) {
    const at = timeOf(new Date());
    await this.ready;
    const told = detail.key ? { key: detail.key } : { key: newKey(), ...this.numbers.next() };
    const ending = kind === "concern" && detail.then ? String(detail.concern) : kind;
    if (ending !== kind || kind === "finished" || kind === "left") await ended(this.session, ending).catch(() => {});
    /** @type {Note} */
    const body = { kind, track_ms: Math.round(ms), at, ...detail, ...told };
    return { key: body.key, session: this.session, url: this.address, body, ...(this.passing ? { passing: true } : {}) };
  }
}

/** @returns {string} A random key in the form of a UUID, also where the page is not served securely. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @param {string} address @param {string} token @param {Note | import("../wire/told.js").Wish} body @param {AbortSignal} [signal] */
export function post(address, token, body, signal) {
  return fetch(address, {
    method: "POST",
    keepalive: true,
    signal,
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(body),
  });
}
