/**
 * Reads an emergency aloud, in the guide's voice, or in the device's own where ours cannot be heard or speaks another
 * language. All of them are fetched as the session begins: they are there without the server, and no request ever tells
 * which one was needed. One that is not here yet is left to the device's voice as well: nobody waits.
 */

import { short } from "../base/sounds.js";
import { gettext } from "../base/words.js";

/** @typedef {{ say: (text: string) => void, voice?: unknown }} Voice A device's; `voice` is null where it has none. */

export class Aloud {
  /** @param {HTMLElement[]} emergencies Each with its words, and where our own voice speaks them the address of its sound. */
  constructor(emergencies) {
    this.emergencies = emergencies;
    /** @type {Record<string, HTMLAudioElement>} */
    this.sounds = {};
    /** @type {Voice | null} */
    this.voice = null;
    /** @type {() => Promise<Voice>} Brings the device's voice, which is only fetched where ours may not be heard. */
    this.other = async () => Promise.reject(new Error("no voice"));
    /** @type {HTMLElement | null} The one that is read now. */
    this.reading = null;
    for (const one of emergencies) {
      one.querySelector("[data-read]")?.addEventListener("click", () => (this.reading ? this.hush() : this.say(one)));
    }
  }

  /** Fetches them all, one after the other, so that nothing else has to wait for a line. */
  async prepare() {
    for (const one of this.emergencies) {
      const { advice = "", aloud } = one.dataset;
      if (aloud) await this.bring(advice, short(aloud)).catch(() => {}); // then the device speaks
    }
    if (this.emergencies.some((one) => !this.sounds[one.dataset.advice ?? ""])) await this.callOther();
  }

  /** @param {string} name @param {string} address */
  async bring(name, address) {
    const answer = await fetch(address, /** @type {RequestInit} */ ({ priority: "low" }));
    if (!answer.ok) return;
    const sound = new Audio(URL.createObjectURL(await answer.blob()));
    sound.addEventListener("ended", () => this.hush());
    this.sounds[name] = sound;
  }

  /** @param {HTMLElement} one An emergency, which is read from its beginning. */
  async say(one) {
    this.hush();
    this.mark(one);
    const { advice = "" } = one.dataset;
    if (await plays(this.sounds[advice])) return;
    await this.callOther();
    if (this.reading !== one) return;
    if (this.voice?.voice) this.voice.say(words(one));
    else this.mark(null); // nobody here can read it
  }

  async callOther() {
    this.voice ??= await this.other().catch(() => null);
  }

  hush() {
    if (!this.reading) return;
    this.mark(null);
    for (const sound of Object.values(this.sounds)) sound.pause();
    this.voice?.say("");
  }

  /** @param {HTMLElement | null} one */
  mark(one) {
    this.reading = one;
    for (const other of this.emergencies) {
      const button = other.querySelector("[data-read]");
      if (button) button.textContent = one === other ? gettext("Quiet") : gettext("Read it again");
    }
  }
}

/** @param {HTMLElement} one @returns {string} */
function words(one) {
  return [...one.querySelectorAll("[data-said]")].map((said) => said.textContent?.trim()).join(" ");
}

/** @param {HTMLAudioElement | undefined} sound @returns {Promise<boolean>} Whether it is heard. */
async function plays(sound) {
  if (!sound) return false;
  sound.currentTime = 0;
  return sound.play().then(() => true, () => false);
}
