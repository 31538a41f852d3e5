/** Short answers of the voice, fetched beforehand, so that they are heard at once. */

export class Live {
  /** @param {Record<string, string>} addresses */
  constructor(addresses) {
    /** @type {Record<string, HTMLAudioElement>} */
    this.sounds = {};
    for (const [name, address] of Object.entries(addresses)) {
      const sound = new Audio(address);
      sound.preload = "auto";
      this.sounds[name] = sound;
    }
  }

  /**
   * @param {string} name
   * @returns {Promise<void>} Done when it was said; at once where it cannot be.
   */
  say(name) {
    const sound = this.sounds[name];
    if (!sound) return Promise.resolve();
    return new Promise((done) => {
      const finish = () => done();
      sound.addEventListener("ended", finish, { once: true });
      sound.addEventListener("pause", finish, { once: true });
      sound.addEventListener("error", finish, { once: true });
      sound.currentTime = 0;
      sound.play().catch(finish);
    });
  }

  hush() {
    for (const sound of Object.values(this.sounds)) sound.pause();
  }
}
