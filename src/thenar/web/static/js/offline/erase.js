/** Whoever erases everything erases what this device keeps as well, before the server is asked. */

import { send } from "../kept/outbox.js";
import { forget } from "../kept/store.js";
import { ERASE } from "../wire/addresses.js";

const form = [...document.forms].find((one) => ERASE.test(one.getAttribute("action") ?? ""));

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  await send().catch(() => {}); // about someone else, perhaps
  await forget().catch(() => {});
  form.submit();
});
