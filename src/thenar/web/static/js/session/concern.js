/**
 * "Something is wrong": emergencies first, then what is milder, and what follows from each. The sound was stopped before
 * this opens. What was only looked at is not kept: until something is decided or help is called, every way out of here
 * leads back to the list, or to the session as it stands, paused.
 */

import { element } from "./page.js";

/** @typedef {NonNullable<import("../wire/told.js").Note["then"]>} Then */
/**
 * @typedef {object} Does
 * @property {(concern: string, then: Then) => void} decided
 * @property {(concern: string) => void} called Help is being called.
 * @property {(advice: HTMLElement | null) => void} shown What is on the screen now; null for the list, or nothing.
 * @property {() => void} closed It was closed, and nothing was decided.
 */

export class ConcernDialog {
  /** @param {Does} does */
  constructor(does) {
    this.does = does;
    this.dialog = /** @type {HTMLDialogElement} */ (element("concern"));
    this.choices = element("choices");
    this.advice = /** @type {HTMLElement[]} */ ([...this.dialog.querySelectorAll("[data-advice]")]);
    this.concern = "";
    this.softest = false;
    this.dialog.addEventListener("cancel", (event) => {
      if (!this.concern) return;
      event.preventDefault();
      this.list();
    });
    this.dialog.addEventListener("close", () => this.left());
    this.dialog.addEventListener("click", (event) => {
      const on = event.target instanceof Element ? event.target.closest("button, a") : null;
      if (on instanceof HTMLElement) this.pressed(on.dataset);
    });
  }

  /** @returns {boolean} */
  get open() {
    return this.dialog.open;
  }

  /** @returns {HTMLElement | undefined} What is shown of a concern that was chosen. */
  get chosen() {
    return this.advice.find((one) => one.dataset.advice === this.concern);
  }

  /** @returns {boolean} Whether the session ends with what was chosen. */
  get ends() {
    return ["stop", "urgent"].includes(this.chosen?.dataset.then ?? "");
  }

  /** @param {DOMStringMap} data Of the button that was pressed. */
  pressed(data) {
    if ("mistake" in data) this.dialog.close();
    if ("back" in data) this.list();
    if ("call" in data) this.does.called(this.concern);
    if (data.concern) this.choose(data.concern);
    if (data.do) this.decide(/** @type {Then} */ (data.do));
  }

  /** @param {boolean} softest True where the stroke cannot get softer, so that it can only be left. */
  show(softest) {
    if (this.dialog.open) return;
    this.softest = softest;
    this.look("");
    this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  /** @param {string} concern */
  choose(concern) {
    this.look(concern);
    const softer = this.chosen?.querySelector("[data-do=softer]");
    if (softer instanceof HTMLElement) softer.hidden = this.softest;
    this.dialog.scrollTop = 0;
    this.chosen?.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** Back to the list, at the choice that was looked at. */
  list() {
    const last = this.concern;
    this.look("");
    const row = this.choices.querySelector(`[data-concern="${last}"]`);
    if (row instanceof HTMLElement) row.focus();
  }

  /** @param {Then} then */
  decide(then) {
    const { concern } = this;
    this.look("");
    this.decides = true;
    this.dialog.close();
    this.does.decided(concern, then);
  }

  /** @param {string} concern What is looked at; empty for the list. */
  look(concern) {
    this.concern = concern;
    this.choices.hidden = concern !== "";
    for (const one of this.advice) one.hidden = one !== this.chosen;
    this.does.shown(this.chosen ?? null);
  }

  left() {
    if (!this.decides) {
      this.look("");
      this.does.closed();
    }
    this.decides = false;
  }
}
