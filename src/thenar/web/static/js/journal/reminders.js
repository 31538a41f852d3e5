/** Reminders, where scripts run: the time zone of this browser is chosen beforehand, and it may show notices itself. */

import { letBe, possible, wish, wished } from "../kept/notices.js";

/** @typedef {{ at: string[], title: string }} Rings When the reminders of this page ring next, and what they say. */

const rings = /** @type {Rings} */ (JSON.parse(document.getElementById("rings")?.textContent ?? "{}"));
const section = document.getElementById("notices");
const zones = /** @type {HTMLSelectElement | null} */ (document.querySelector("form[data-zone] select[name=zone]"));

/** The zone that this browser is in, where it is one of those to choose from. */
function chooseZone() {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zones && [...zones.options].some((one) => one.value === here)) zones.value = here;
}

/** What the page says of notices now. */
async function tell() {
  const on = Notification.permission === "granted" && (await wished()) !== undefined;
  part("off").hidden = !on;
  part("on").hidden = on || Notification.permission === "denied";
  part("no").hidden = Notification.permission !== "denied";
  if (on) await wish(rings.at, rings.title); // they may have changed since
}

/** @param {string} name */
function part(name) {
  return /** @type {HTMLElement} */ (section?.querySelector(`[data-${name}]`));
}

async function turnOn() {
  if ((await Notification.requestPermission()) === "granted") await wish(rings.at, rings.title);
  await tell();
}

async function turnOff() {
  await letBe();
  await tell();
}

chooseZone();
if (section && rings.at?.length && possible()) {
  section.hidden = false;
  part("on").querySelector("button")?.addEventListener("click", turnOn);
  part("off").querySelector("button")?.addEventListener("click", turnOff);
  await tell();
}
