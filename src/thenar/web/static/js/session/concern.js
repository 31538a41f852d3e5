/** "It hurts": plain choices, and what follows from each. The sound was stopped before this opens. */

import { element } from "./page.js";

/** @typedef {NonNullable<import("../wire/told.js").Note["then"]>} Then */

export class ConcernDialog {
  /**
   * @param {(concern: string, then: Then) => void} decided @param {(concern: string) => void} chosen
   * @param {() => void} mistaken Called where it was opened by mistake: nothing is told, and it goes on where it was.
   */
  constructor(decided, chosen, mistaken) {
    this.dialog = /** @type {HTMLDialogElement} */ (element("concern"));
    this.choices = element("choices");
    this.advice = /** @type {HTMLElement[]} */ ([...this.dialog.querySelectorAll("[data-advice]")]);
    this.concern = "";
    this.softest = false;
    this.dialog.addEventListener("cancel", (event) => {
      if (this.choices.hidden) event.preventDefault(); // something is wrong: that is answered, not waved away
    });
    this.dialog.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button && "mistake" in button.dataset) {
        this.dialog.close();
        mistaken();
      }
      if (button?.dataset.concern) {
        this.choose(button.dataset.concern);
        chosen(button.dataset.concern);
      }
      if (button?.dataset.do) {
        this.dialog.close();
        decided(this.concern, /** @type {Then} */ (button.dataset.do));
      }
    });
  }

  /** @returns {boolean} */
  get open() {
    return this.dialog.open;
  }

  /** @param {boolean} softest True where the stroke cannot get softer, so that it can only be left. */
  show(softest) {
    if (this.dialog.open) return;
    this.softest = softest;
    this.choices.hidden = false;
    for (const one of this.advice) one.hidden = true;
    this.dialog.showModal();
  }

  /** @param {string} concern */
  choose(concern) {
    this.concern = concern;
    this.choices.hidden = true;
    for (const one of this.advice) one.hidden = one.dataset.advice !== concern;
    const shown = this.advice.find((one) => !one.hidden);
    const softer = shown?.querySelector("[data-do=softer]");
    if (softer instanceof HTMLElement) softer.hidden = this.softest;
    shown?.querySelector("h2")?.focus();
  }
}
