/** What is not needed all the time: a second set of buttons above the first, and two dialogs. */

import { element } from "./page.js";

export class More {
  /** @param {() => void} words Opens the words. */
  constructor(words) {
    this.button = element("more");
    this.panel = element("extra");
    this.button.addEventListener("click", () => this.show(this.panel.hidden));
    this.panel.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("button")) this.show(false);
    });
    element("words-open").addEventListener("click", words);
    element("help-open").addEventListener("click", () => dialog("help").showModal());
    for (const id of ["words", "help"]) {
      dialog(id).addEventListener("close", () => this.button.focus({ preventScroll: true }));
      dialog(id).addEventListener("click", (event) => {
        const close = event.target instanceof Element && event.target.closest("[data-close]");
        if (close || event.target === dialog(id)) dialog(id).close(); // the ground behind it belongs to it
      });
    }
  }

  /** @param {boolean} shown */
  show(shown) {
    const inside = this.panel.contains(document.activeElement);
    this.panel.hidden = !shown;
    document.body.classList.toggle("more", shown);
    this.button.setAttribute("aria-expanded", String(shown));
    if (shown) this.panel.querySelector("button")?.focus({ preventScroll: true });
    else if (inside) this.button.focus({ preventScroll: true });
  }
}

/** @param {string} id */
function dialog(id) {
  return /** @type {HTMLDialogElement} */ (element(id));
}
