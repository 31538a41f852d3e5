/** A session of its own, on this device now and on the server later. */

import { send, write } from "../kept/outbox.js";
import { put } from "../kept/store.js";
import { areasOf } from "./screen.js";
import { agreed, asked } from "./ways.js";
import { dayOf, timeOf } from "../base/days.js";
import { newKey } from "../session/notes.js";
import { ARRIVE, END, SESSION } from "../wire/addresses.js";

/** @typedef {import("../kept/types.js").Answers} Answers */
/** @typedef {import("../wire/check.js").Check} Check */
/** @typedef {import("../kept/types.js").Way} Way */

const NO_KEY = "00000000-0000-0000-0000-000000000000"; // stands in the data of a form

/** @param {Way} way @param {Answers} given @param {Check} check */
export async function begin(way, given, check) {
  const key = newKey();
  const now = new Date();
  await put("sessions", {
    key, kind: "begun", day: dayOf(now), at: now.toISOString(), ending: "", keep: way.keep, data: dataOf(way, key, now), files: way.files,
  });
  const about = way.kept ? { kept: way.kept } : { form: way.form, person: way.keep.person };
  const answers = answered(given, check, { giver: way.keep.giver, areas: areasOf(way.keep.leaves.limbs) });
  const anyway = document.querySelector("[data-rest]:not([hidden]) [name=anyway]:checked") !== null;
  const body = { key, at: timeOf(now), answers, confirmed: agreed(way, given), anyway, ...about };
  await write({ key, session: key, url: ARRIVE, body });
  send();
  location.assign(`${SESSION}#${key}`);
}

/** @param {Way} way @param {string} key @param {Date} now @returns {import("../wire/player.js").SessionData} The same sound under a new key. */
function dataOf({ data, kept }, key, now) {
  const made = JSON.parse(JSON.stringify(data).replaceAll(kept ?? NO_KEY, key));
  return { ...made, track: data.track, day: dayOf(now), token: "", number: 0, seen: {}, resume: null, end: `${END}#${key}` };
}

/** @param {Answers} given @param {Check} check @param {import("./ways.js").Whom} whom @returns {Answers} Without what is asked as a session begins. */
function answered(given, check, whom) {
  return Object.fromEntries(Object.entries(asked(given, check, whom)).filter(([id]) => !check.conditions[id]?.session));
}
