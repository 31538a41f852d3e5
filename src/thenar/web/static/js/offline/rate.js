/** How does it feel? Numbers that wait on this device until the server has them. */

import { submit, unsent } from "../kept/outbox.js";
import { timeOf } from "../base/days.js";
import { newKey } from "../session/notes.js";
import { fill, gettext } from "../base/words.js";
import { get } from "../kept/store.js";
import { rated } from "../wire/addresses.js";

/**
 * @param {string} session @param {"before" | "after"} when @param {string[]} names The sliders that belong to this session.
 * @param {string} person Whose feeling it is: `me`, or the key of someone else, who is asked about by name.
 */
export async function askFor(session, when, names, person) {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(`form[data-when=${when}]`));
  if (!form) return;
  const url = rated(session, when);
  for (const one of form.querySelectorAll("[data-slider]")) {
    one.toggleAttribute("hidden", !names.includes(one.getAttribute("data-slider") ?? ""));
  }
  await nameIn(form, person);
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

/** @param {HTMLFormElement} form @param {string} person */
async function nameIn(form, person) {
  if (person === "me") return;
  const found = /** @type {import("../wire/people.js").Person | undefined} */ (await get("people", person).catch(() => undefined));
  const name = found?.called || gettext("the person you massage");
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-about]"))) {
    const question = one.querySelector("[data-question]");
    if (question) question.textContent = fill(one.dataset.about ?? "", { name });
  }
}
