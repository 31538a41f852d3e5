/** What can be played without the server, and which of it the answers allow. */

import { recent } from "../kept/keep.js";
import { areasOf, asCareful, askedOf, cleared, screen } from "./screen.js";
import { all } from "../kept/store.js";
import { dayOf } from "../base/days.js";
import { fill, gettext } from "../base/words.js";
import { CAREFUL } from "../wire/addresses.js";

/** @typedef {import("../kept/types.js").Answers} Answers */
/** @typedef {import("../wire/check.js").Check} Check */
/** @typedef {import("../kept/types.js").Clearance} Clearance */
/** @typedef {import("../kept/types.js").Stored} Stored */
/** @typedef {import("../kept/types.js").Way} Way */
/** @typedef {import("../wire/people.js").Prescribed} Prescribed */
/** @typedef {{ giver: boolean, areas: string[], prescribed?: Prescribed[] }} Whom Whether there is a giver, where the massage is, what plans restrict. */
/** @typedef {Whom & { name: string, person: string }} Choice What was chosen, and for whom. */

/** Everything that this device can play, read once. @param {import("./whom.js").Household} household For whom. */
export async function everything(household) {
  const careful = /** @type {import("../wire/kept.js").Careful} */ (await (await fetch(CAREFUL)).json());
  const stored = /** @type {Stored[]} */ (await all("sessions").catch(() => []));
  const kept = stored.filter((one) => one.kind === "kept" && recent(one));
  const here = await addresses();
  const sounds = (/** @type {{ data: import("../wire/player.js").Played }} */ { data }) =>
    Object.values(data.track).some((one) => here.has(one));
  return new Ways(careful, kept, sounds, household);
}

/** Every address that is kept on this device. */
async function addresses() {
  const found = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return new Set(found.flat().map(({ url }) => url.replace(location.origin, "")));
}

export class Ways {
  /**
   * @param {import("../wire/kept.js").Careful} careful @param {Stored[]} kept
   * @param {(one: { data: import("../wire/player.js").Played }) => boolean} sounds Whether its sound is on this device.
   * @param {import("./whom.js").Household} household
   */
  constructor(careful, kept, sounds, household) {
    this.household = household;
    this.forms = Object.entries(careful.forms).filter(([, one]) => sounds(one));
    // before, a plan was not limb by limb, or did not say whose it is
    this.plans = kept.filter((one) => one.keep.leaves.limbs && "me" in one.keep && sounds(one)).map(ofPlan);
  }

  /** @param {string} name @returns {boolean} Whether someone else massages. */
  giver(name) {
    return Boolean(this.plan(name)?.keep.giver ?? this.form(name)?.giver);
  }

  /** @param {string} name @param {string} person For whom; a plan knows whose it is. @returns {Choice} */
  choice(name, person) {
    const [plan, form] = [this.plan(name), this.form(name)];
    const areas = plan ? areasOf(plan.keep.leaves.limbs) : form ? [form.area] : ["hand", "foot"];
    const whose = plan ? plan.keep.person : person;
    return { name, giver: this.giver(name), areas, person: whose, prescribed: this.household.find(whose)?.prescribed };
  }

  /** @param {Choice} choice @returns {import("../wire/people.js").Person} Whom it is for, as a page names them. */
  about({ name, person }) {
    const nobody = { person, label: "", called: "", me: false };
    return this.plan(name)?.keep ?? this.household.find(person) ?? nobody;
  }

  /** @param {string} name */
  plan(name) {
    return this.plans.find((one) => one.name === name);
  }

  /** @param {string} name */
  form(name) {
    return this.forms.find(([one]) => one === name)?.[1];
  }

  /** @param {Choice} choice @returns {Way[]} All for the same person, by the same hands. */
  for(choice) {
    const { giver, person } = choice;
    const about = this.about(choice);
    const plans = this.plans.filter(({ keep }) => keep.giver === giver && keep.person === person);
    return [...plans, ...this.forms.filter(([, one]) => one.giver === giver).map(([name, one]) => ofForm(name, one, about))];
  }

  /** @param {Choice} choice @param {Answers} given @param {Check} check @returns {Way[]} */
  allowed(choice, given, check) {
    return this.for(choice).filter((way) => {
      const whom = { ...choice, areas: areasOf(way.keep.leaves.limbs) };
      const clearance = clearanceOf(given, check, whom, way);
      return cleared(clearance) && asCareful(way.keep.leaves.limbs, clearance.restriction);
    });
  }
}

/**
 * @param {Answers} given @param {Check} check @param {Whom} whom
 * @param {Way} [way] What a clinician agreed to counts for the plan that rests on it.
 * @returns {Clearance}
 */
export function clearanceOf(given, check, whom, way) {
  return screen(asked(given, check, whom), check, { ...whom, confirmed: way ? agreed(way, given) : [] });
}

/** @param {Answers} given @param {Check} check @param {Whom} whom @returns {Answers} Only what such a session asks; a doubt stays. */
export function asked(given, check, whom) {
  const fitting = askedOf(check, whom);
  return Object.fromEntries(Object.entries(given).filter(([id]) => fitting.includes(id)));
}

/**
 * @param {Answers} given @param {Check} check
 * @returns {Answers} As if all that was not asked were a no: for what may be offered, to be asked then; nothing is led by it.
 */
export function unaskedAsNo(given, check) {
  const open = Object.keys(check.conditions).filter((id) => !given[id]);
  return { ...given, ...Object.fromEntries(open.map((id) => [id, { reply: /** @type {"no"} */ ("no"), limbs: [], choice: null, places: [] }])) };
}

/** @param {Way} way @param {Answers} given @returns {string[]} What a clinician agreed to, where it is answered as it was then. */
export function agreed({ keep }, given) {
  const same = (/** @type {import("../kept/types.js").Answer} */ one) => JSON.stringify([one.reply, [...one.limbs].sort(), one.choice, [...(one.places ?? [])].sort()]);
  const still = keep.agreed.filter(({ condition, about }) => given[condition] && same(about) === same(given[condition]));
  const today = dayOf(new Date());
  return still.filter((one) => !one.daily && (!one.until || today <= one.until)).map((one) => one.condition);
}

/** @param {Way[]} ways @returns {Way[]} Of one routine on both sides and on each, only the one that does most. */
export function largest(ways) {
  const names = ways.map((way) => way.name);
  return ways.filter((way) => !names.some((name) => way.name.startsWith(`${name}-`)));
}

/** @param {string} name @param {import("../wire/kept.js").CarefulForm} form @param {import("../wire/people.js").Person} about @returns {Way} */
function ofForm(name, { sentence, leaves, routine, sliders, giver, data }, { person, label, called, me }) {
  const keep = { sentence, leaves, routines: [routine], agreed: [], sliders, person, label, called, me, giver };
  return { name, line: sentence, keep, data, files: [], form: name };
}

/** @param {Stored} stored @returns {Way} */
function ofPlan({ key, keep, day, data, files }) {
  const written = new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang, {
    weekday: "long", day: "numeric", month: "long",
  });
  const line = fill(gettext("{sentence} {person}, {day}."), { sentence: keep.sentence, person: keep.label, day: written });
  return { name: `kept:${key}`, line, keep, data, files, kept: key };
}
