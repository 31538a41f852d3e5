/**
 * The device's own voice, in languages that ours does not speak: each sentence at its cue of the silent track. Only
 * voices that speak on the device itself are used, so that nothing is sent anywhere.
 */

/** @typedef {import("../wire/player.js").Cue} Cue */

const LATE = 0.8; // seconds into a sentence after which it is left to the caption

export class DeviceVoice {
  /**
   * @param {HTMLAudioElement} audio The track, whose clock tells when.
   * @param {string} language Such as `es`.
   * @param {(there: boolean) => void} found Called with whether there is a voice, and again when that changes.
   * @param {SpeechSynthesis | undefined} [synth] None where the browser has none.
   */
  constructor(audio, language, found, synth = globalThis.speechSynthesis) {
    this.audio = audio;
    this.language = language;
    this.found = found;
    this.synth = synth;
    this.track = audio.addTextTrack("metadata", "", language);
    this.track.mode = "hidden";
    /** @type {SpeechSynthesisUtterance | null} */
    this.speaking = null;
    /** @type {string} The sentence that waits until the one before it is said. */
    this.waiting = "";
    /** @type {TextTrackCue | null} */
    this.last = null;
    this.answering = false;
    for (const name of ["pause", "seeking", "ended"]) audio.addEventListener(name, () => this.answering || this.hush());
    audio.addEventListener("playing", () => this.catchUp());
    addEventListener("pagehide", () => this.hush());
    synth?.addEventListener?.("voiceschanged", () => this.look());
    this.look();
  }

  /** @param {Cue[]} cues What the track says from now on. */
  tell(cues) {
    for (const cue of [...(this.track.cues ?? [])]) this.track.removeCue(cue);
    for (const { at_ms, duration_ms, text } of cues) {
      if (!text) continue;
      const cue = new VTTCue(at_ms / 1000, (at_ms + duration_ms) / 1000, text);
      cue.addEventListener("enter", () => this.reach(cue));
      this.track.addCue(cue);
    }
  }

  /** Some devices let a page speak only after a touch: the first words, of nothing, are said at that touch. */
  wake() {
    if (!this.voice || !this.synth) return;
    const silence = new SpeechSynthesisUtterance(" ");
    silence.volume = 0;
    this.synth.speak(silence);
  }

  /** @param {string} text An answer to a wish, said now; with no text, nothing more is said. */
  say(text) {
    this.hush();
    if (text) this.speak(text);
    this.answering = this.speaking !== null; // the track's own pause, told a moment later, is not to cut it
  }

  hush() {
    this.answering = false;
    this.waiting = "";
    this.last = null;
    if (this.speaking) this.speaking.onend = this.speaking.onerror = null;
    this.speaking = null;
    this.synth?.cancel();
  }

  look() {
    const own = (this.synth?.getVoices() ?? []).filter((one) => one.localService && speaks(one, this.language));
    const wished = navigator.languages.map((one) => own.find((voice) => tag(voice) === one.toLowerCase()));
    this.voice = wished.find(Boolean) ?? own.find((one) => one.default) ?? own[0] ?? null;
    this.found(this.voice !== null);
  }

  /** @param {TextTrackCue} cue */
  reach(cue) {
    const late = this.audio.currentTime - cue.startTime > LATE;
    if (this.audio.paused || this.audio.seeking || late || cue === this.last) return;
    this.last = cue;
    const { text } = /** @type {VTTCue} */ (cue);
    if (this.speaking) this.waiting = text;
    else this.speak(text);
  }

  /** After a pause or a jump the sentence that begins here is said. */
  catchUp() {
    const now = [...(this.track.activeCues ?? [])].at(-1);
    if (now) this.reach(now);
  }

  /** @param {string} text */
  speak(text) {
    if (!this.voice || !this.synth) return;
    const said = new SpeechSynthesisUtterance(text);
    said.voice = this.voice;
    said.lang = this.voice.lang;
    said.onend = said.onerror = () => {
      this.speaking = null;
      this.answering = false;
      const next = this.waiting;
      this.waiting = "";
      if (next) this.speak(next);
    };
    this.speaking = said; // kept, because some browsers forget an utterance that nobody holds
    this.synth.speak(said);
  }
}

/** @param {SpeechSynthesisVoice} voice @returns {string} */
function tag(voice) {
  return voice.lang.replaceAll("_", "-").toLowerCase();
}

/** @param {SpeechSynthesisVoice} voice @param {string} language @returns {boolean} */
function speaks(voice, language) {
  return tag(voice).split("-")[0] === language.split("-")[0];
}
