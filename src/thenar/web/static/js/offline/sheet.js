/**
 * What was answered of the check without the server, and for whom. As on the server, a part counts once it was sent,
 * only what it asked is answered by it, and what was not sent stays unanswered. Pure.
 */

import { completed } from "./lines.js";
import { askedOf } from "./screen.js";
import { clearanceOf } from "./ways.js";

/** @typedef {import("../kept/types.js").Answer} Answer */
/** @typedef {import("../kept/types.js").Answers} Answers */
/** @typedef {import("../wire/check.js").Check} Check */
/** @typedef {import("./ways.js").Choice} Choice */

export const PARTS = ["choose", "flags", "conditions", "result"];

export class Sheet {
  /** @param {Check} check */
  constructor(check) {
    this.check = check;
    /** @type {Choice | null} For whom and where, once it was sent. */
    this.choice = null;
    /** @type {Answers} */
    this.answers = {};
    /** @type {Set<string>} The parts that were sent. */
    this.sent = new Set();
  }

  /** For whom and what: an empty sheet. @param {Choice} choice @returns {boolean} Whether it is about someone else now, or by other hands. */
  begin(choice) {
    const other = this.choice?.person !== choice.person || this.choice.giver !== choice.giver;
    this.choice = choice;
    this.answers = {};
    this.sent.clear();
    return other;
  }

  /**
   * The button of a part was pressed.
   * @param {string} part @param {string[]} shown The questions that it showed. @param {Answers} marked
   * @param {string[]} meant What something written means.
   * @returns {string[]} What is still open; while something is, nothing of the part is answered.
   */
  send(part, shown, marked, meant = []) {
    const fitting = this.asked();
    const here = shown.filter((id) => fitting.includes(id));
    const lines = this.check.lines.map((ids) => ids.filter((id) => here.includes(id)));
    const given = Object.fromEntries(Object.entries(marked).filter(([id]) => here.includes(id)));
    const { answers, still } = completed(lines, given, meant);
    for (const id of here) delete this.answers[id];
    this.sent.delete(part);
    if (!still.length && this.choice) {
      Object.assign(this.answers, answers);
      this.sent.add(part);
    }
    return still;
  }

  /** @returns {string[]} The questions that belong to what was chosen. */
  asked() {
    return this.choice ? askedOf(this.check, this.choice) : [];
  }

  /** @returns {boolean} Whether something that was answered ends the check at once. */
  stopped() {
    return this.choice !== null && clearanceOf(this.answers, this.check, this.choice).effect === "stop";
  }

  /** @returns {string} The part that has to come next. */
  next() {
    if (!this.choice) return "choose";
    if (!this.sent.has("flags")) return "flags";
    return this.stopped() || this.sent.has("conditions") ? "result" : "conditions";
  }

  /** @param {string} wished A part. @returns {string} That part, where all before it was sent; the one that has to come next where not. */
  reached(wished) {
    const next = this.next();
    return PARTS.includes(wished) && PARTS.indexOf(wished) <= PARTS.indexOf(next) ? wished : next;
  }
}
