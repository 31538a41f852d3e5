/** The words of the whole session with their times, in a dialog; the one that is being said is marked and followed. */

import { element, headline } from "./page.js";

/** @typedef {import("./score.js").Score} Score */

export class Transcript {
  constructor() {
    this.dialog = /** @type {HTMLDialogElement} */ (element("words"));
    this.list = element("transcript");
    /** @type {Score | null} */
    this.score = null;
    /** @type {HTMLElement[]} The line of each sentence. */
    this.lines = [];
    /** @type {HTMLElement | undefined} */
    this.current = undefined;
  }

  /** @param {Score} score @param {number} ms */
  show(score, ms) {
    this.dialog.showModal();
    this.at(score, ms);
    this.current?.scrollIntoView({ block: "center" });
  }

  /** Marks the sentence of a time, where the words are seen. @param {Score} score @param {number} ms */
  at(score, ms) {
    if (!this.dialog.open) return;
    if (score !== this.score) this.write(score);
    const now = this.lines[score.sentenceIndex(ms)];
    if (now === this.current) return;
    const followed = this.current && seen(this.current);
    this.current?.removeAttribute("aria-current");
    now?.setAttribute("aria-current", "true");
    if (followed) now?.scrollIntoView({ block: "nearest" });
    this.current = now;
  }

  /** @param {Score} score */
  write(score) {
    this.score = score;
    this.current = undefined;
    this.lines = score.sentences.map((cue) => line(cue.at_ms, cue.text ?? ""));
    this.list.replaceChildren(
      ...score.sections.map((section) => {
        const passage = document.createElement("li");
        const title = document.createElement("h3");
        title.textContent = headline(section);
        const inside = score.sentences.flatMap((cue, index) =>
          section.at_ms <= cue.at_ms && cue.at_ms < section.end_ms ? [this.lines[index] ?? ""] : [],
        );
        passage.append(title, ...inside);
        return passage;
      }),
    );
  }
}

/** @param {number} ms @param {string} text */
function line(ms, text) {
  const made = document.createElement("p");
  const time = document.createElement("time");
  const seconds = Math.floor(ms / 1000);
  time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  made.append(time, " ", text);
  return made;
}

/** @param {HTMLElement} one */
function seen(one) {
  const box = one.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}
