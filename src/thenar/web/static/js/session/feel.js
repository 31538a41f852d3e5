/** Each count as a short pulse of the phone, where it has one and the person switched it on; remembered on the device. */

import { element } from "./page.js";

/** @typedef {import("../wire/player.js").Cue} Cue */

const KEPT = "thenar-feel";
const PULSE = 40; // milliseconds
const LAST = [40, 90, 40]; // two pulses: the last of its kind

export class Feel {
  constructor() {
    this.box = /** @type {HTMLInputElement} */ (element("feel"));
    /** @type {number | undefined} */
    this.felt = undefined;
    element("feel-line").hidden = !("vibrate" in navigator);
    this.box.checked = recall();
    this.box.addEventListener("change", () => {
      keep(this.box.checked);
      if (this.box.checked) navigator.vibrate(PULSE);
    });
  }

  /** @param {Cue | null} repetition The repetition that is being done. @param {boolean} playing */
  at(repetition, playing) {
    if (repetition?.at_ms === this.felt) return;
    this.felt = repetition?.at_ms;
    if (!repetition || !playing || !this.box.checked || !("vibrate" in navigator)) return;
    navigator.vibrate(repetition.repetition === repetition.of ? LAST : PULSE);
  }
}

function recall() {
  try {
    return localStorage.getItem(KEPT) === "on";
  } catch {
    return false; // nothing is kept for this page
  }
}

/** @param {boolean} on */
function keep(on) {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // it holds for this session
  }
}
