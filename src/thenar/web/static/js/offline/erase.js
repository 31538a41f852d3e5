/** Whoever erases everything erases what this device keeps as well, before the server is asked. */

import { send } from "../kept/outbox.js";
import { forget } from "../kept/store.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[action$="/journal/data/erase/all/"]'));

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  await send().catch(() => {}); // about someone else, perhaps
  await forget().catch(() => {});
  form.submit();
});
