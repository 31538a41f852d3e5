/** Short answers of the voice, fetched as the session begins, so that they are heard at once. */

import { recallVolume, short } from "../base/sounds.js";

export class Live {
  /** @param {Record<string, string>} addresses @param {Record<string, string>} words What each of them says. */
  constructor(addresses, words) {
    this.addresses = addresses;
    this.words = words;
    /** @type {Record<string, HTMLAudioElement>} */
    this.sounds = {};
    this.turn = 0;
  }

  /** Fetches them all. */
  prepare() {
    for (const [name, address] of Object.entries(this.addresses)) {
      const sound = new Audio(short(address));
      sound.preload = "auto";
      this.sounds[name] = sound;
    }
  }

  /**
   * @param {string} name
   * @param {(text: string) => void} shown Called with the words as they are said, and with none when they were.
   * @returns {Promise<void>} Done when it was said; at once where it cannot be.
   */
  async say(name, shown) {
    const sound = this.sounds[name];
    if (!sound) return;
    this.hush();
    const turn = this.turn;
    shown(this.words[name] ?? "");
    await new Promise((done) => {
      for (const end of ["ended", "pause", "error"]) sound.addEventListener(end, done, { once: true });
      sound.currentTime = 0;
      sound.volume = recallVolume();
      sound.play().catch(done);
    });
    if (turn === this.turn) shown("");
  }

  hush() {
    this.turn += 1;
    for (const sound of Object.values(this.sounds)) sound.pause();
  }
}
