/** A session that this device keeps: its data into the page, then the player as it always is. */

import { placeOf } from "../kept/place.js";
import { askFor } from "./rate.js";
import { get } from "../kept/store.js";
import { dayOf } from "../base/days.js";
import { headline } from "../session/page.js";
import { forWhom } from "./whom.js";
import { fill } from "../base/words.js";
import { END, START } from "../wire/addresses.js";

/** @typedef {import("../kept/types.js").Stored} Stored */

const key = location.hash.slice(1);
const stored = /** @type {Stored | undefined} */ (await get("sessions", key).catch(() => undefined));

if (!stored || stored.ending || stored.day !== dayOf(new Date())) location.replace(START);
else await prepare(stored, await placeOf(key).catch(() => undefined));

/** @param {Stored} stored @param {import("../kept/types.js").Place} [place] Where it stopped. */
async function prepare({ keep, data }, place) {
  if (place) {
    goesOn(place);
    data = place.data;
  }
  document.title = `${keep.sentence} · Thenar`;
  write("begin-title", keep.sentence);
  write("session", JSON.stringify({ ...data, end: `${END}#${key}` }));
  for (const one of document.querySelectorAll("[data-giver]")) one.toggleAttribute("hidden", !keep.giver);
  for (const one of document.querySelectorAll("[data-alone]")) one.toggleAttribute("hidden", keep.giver);
  write("for-whom", forWhom(keep));
  for (const one of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-not-sure]"))) one.hash = `not-sure/${key}`;
  await askFor(key, "before", keep.sliders.before, keep.called);
  await import("../session/main.js");
}

/** @param {import("../kept/types.js").Place} place */
function goesOn({ section }) {
  const stopped = document.getElementById("stopped");
  if (stopped) stopped.textContent = fill(stopped.textContent ?? "", { title: headline(section) });
  for (const one of document.querySelectorAll("[data-stopped]")) one.toggleAttribute("hidden");
}

/** @param {string} id @param {string} text */
function write(id, text) {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
}
