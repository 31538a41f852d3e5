/** How does it feel? Numbers that wait on this device until the server has them. */

import "../base/scale.js";
import { submit, unsent } from "../kept/outbox.js";
import { timeOf } from "../base/days.js";
import { newKey } from "../session/notes.js";
import { fill } from "../base/words.js";
import { rated } from "../wire/addresses.js";

/**
 * @param {string} session @param {"before" | "after"} when @param {string[]} names The sliders that belong to this session.
 * @param {string} called Whose feeling it is: what a helper calls the other one; empty for oneself.
 */
export async function askFor(session, when, names, called) {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(`form[data-when=${when}]`));
  if (!form) return;
  const url = rated(session, when);
  for (const one of form.querySelectorAll("[data-slider]")) {
    one.toggleAttribute("hidden", !names.includes(one.getAttribute("data-slider") ?? ""));
  }
  nameIn(form, called);
  const waits = (await unsent()).some((one) => one.url === url);
  if (waits) return told(form, "kept");
  form.hidden = names.length === 0;
  const key = newKey();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const numbers = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const arrived = await submit({ key, session, url, form: { ...numbers, key, at: timeOf(new Date()) } });
    told(form, arrived ? "saved" : "kept");
  });
}

/** @param {HTMLFormElement} form @param {"kept" | "saved"} how */
function told(form, how) {
  form.hidden = true;
  for (const one of form.parentElement?.querySelectorAll("[data-kept], [data-saved]") ?? []) {
    one.toggleAttribute("hidden", !one.hasAttribute(`data-${how}`));
  }
}

/** @param {HTMLFormElement} form @param {string} called */
function nameIn(form, called) {
  if (!called) return;
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-about]"))) {
    const question = one.querySelector("[data-question]");
    if (question) question.textContent = fill(one.dataset.about ?? "", { name: called });
  }
}
