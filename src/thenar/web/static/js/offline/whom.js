/** Whom a massage may be for, as the server told this device, and what each is called on the pages that stand in for it. */

import { dayOf } from "../base/days.js";
import { fill, gettext } from "../base/words.js";

/** @typedef {import("../wire/people.js").Person} Person */

export const NEW = "someone"; // someone whom the server does not know yet

export class Household {
  /** @param {Person[]} people As they are kept; none where this device was told of nobody. */
  constructor(people) {
    this.people = people.filter((one) => "me" in one); // before, they did not say who is oneself
    if (!this.people.length) this.people = [{ person: NEW, label: gettext("Someone else"), called: "", me: false }];
  }

  /** @returns {string} The key of oneself; empty where nobody here is. */
  get me() {
    return this.people.find((one) => one.me)?.person ?? "";
  }

  /** @param {string} key @returns {Person | undefined} */
  find(key) {
    return this.people.find((one) => one.person === key);
  }

  /** @param {string} key @param {Date} day @returns {boolean} Whether their experiment has this day without massage. */
  rests(key, day) {
    return this.find(key)?.rest?.includes(dayOf(day)) ?? false; // before, devices were not told
  }

  /** @param {boolean} giver Whether someone else massages. @returns {[string, string][]} Key and words for each that it may be for. */
  choices(giver) {
    const fitting = this.people.filter((one) => giver || one.me);
    return fitting.map((one) => [one.person, one.me && giver ? gettext("Me, with a helper") : one.label]);
  }
}

/** @param {{ person: string, label: string, me: boolean }} about @returns {string} Whose the page is. */
export function forWhom({ person, label, me }) {
  if (me) return gettext("For you");
  return person === NEW ? gettext("For someone else") : fill(gettext("For {name}"), { name: label });
}
