/** What there is to see at a moment of the track. Pure: data and a time in, words out. */

/** @typedef {import("../wire/player.js").SessionData} SessionData */
/** @typedef {import("../wire/player.js").Section} Section */
/** @typedef {import("../wire/player.js").Cue} Cue */

/** Cues that are heard as a sentence; counts are seen as a number instead. */
const SENTENCES = new Set(["say", "breathe"]);

const SILENCE_BEFORE = 160; // milliseconds
const ROUNDING = 1; // millisecond, by which a track may stand beside the time it was sent to

export class Score {
  /** @param {SessionData} data */
  constructor(data) {
    this.data = data;
    this.sections = data.sections;
    this.sentences = data.cues.filter((cue) => cue.text && SENTENCES.has(cue.kind));
    // a breath at the beginning is numbered too, and belongs to no step
    this.repetitions = data.cues.filter((cue) => cue.repetition !== undefined && cue.step !== undefined);
    this.spoken = data.cues.filter((cue) => cue.text);
    this.breaths = data.cues.filter((cue) => cue.kind === "breathe");
    this.steps = data.sections.filter((section) => section.kind === "step").length;
  }

  /** @param {number} ms @returns {number} The index of the section at a time. */
  sectionIndex(ms) {
    return Math.max(0, lastBefore(this.sections, ms));
  }

  /** @param {number} ms @returns {Section} */
  section(ms) {
    return /** @type {Section} */ (this.sections[this.sectionIndex(ms)]);
  }

  /**
   * @param {number} ms
   * @returns {{ step: number, place_ms: number, stroke?: string }} The place in the plan, which is the same in every
   *   language: a step, -1 before the first and their number after the last, and how far into it, negative while the
   *   hands still change over to it.
   */
  placeAt(ms) {
    const { kind, step, stroke, at_ms, show_ms } = this.section(ms);
    if (kind === "before" || step === undefined) {
      const after = kind === "after";
      return { step: after ? this.steps : -1, place_ms: Math.round(after ? ms - at_ms : ms) };
    }
    return { step, place_ms: Math.round(ms - (show_ms ?? at_ms)), ...(stroke ? { stroke } : {}) };
  }

  /** @param {number} ms @returns {string} The sentence that is being said, or was said last. */
  caption(ms) {
    return this.sentences[this.sentenceIndex(ms)]?.text ?? "";
  }

  /** @param {number} ms @returns {number} The index of that sentence; -1 before the first. */
  sentenceIndex(ms) {
    return lastBefore(this.sentences, ms);
  }

  /** @param {number} ms @returns {number} The beginning of the sentence that was cut, where a track stands ready to say it again. */
  ahead(ms) {
    const next = this.sentences[this.sentenceIndex(ms) + 1];
    return next && Math.abs(next.at_ms - SILENCE_BEFORE - ms) < ROUNDING ? next.at_ms : ms;
  }

  /**
   * @param {number} ms
   * @returns {number} Where a track that was stopped goes on: just before the sentence or count that was cut, else where it was.
   */
  resume(ms) {
    const cut = this.spoken[lastBefore(this.spoken, ms)];
    if (!cut || ms >= cut.at_ms + cut.duration_ms) return ms;
    return Math.max(this.section(ms).at_ms, Math.min(ms, cut.at_ms - SILENCE_BEFORE));
  }

  /** @param {number} ms @returns {Cue | null} The repetition that is being done. */
  repetition(ms) {
    const cue = this.repetitions[lastBefore(this.repetitions, ms)];
    return cue && ms < cue.at_ms + (cue.whole_ms ?? cue.duration_ms) ? cue : null;
  }

  /**
   * @param {Cue} cue A repetition.
   * @returns {{ n: number, all: number } | null} Which it is: of its own count, or, where each place of a step is worked
   *   once, of those places; null where there is only one, which is no count.
   */
  counted(cue) {
    if ((cue.of ?? 1) > 1) return { n: cue.repetition ?? 1, all: cue.of ?? 1 };
    const places = this.repetitions.filter((one) => one.step === cue.step);
    return places.length > 1 ? { n: places.indexOf(cue) + 1, all: places.length } : null;
  }

  /** @param {number} ms @returns {Cue | undefined} The repetition of this step that is done, comes next, or was last. */
  place(ms) {
    const last = lastBefore(this.repetitions, ms);
    const near = [this.repetition(ms), this.repetitions[last + 1], this.repetitions[last]];
    return near.find((cue) => cue && cue.step === this.section(ms).step) ?? undefined;
  }

  /**
   * @param {number} ms
   * @returns {number} Seconds into the movement: zero as a repetition begins, running up to it before that.
   */
  movement(ms) {
    const section = this.section(ms);
    const length = section.repetition_ms ?? 0;
    if (!length) return ms / 1000;
    const now = this.repetition(ms);
    const next = this.repetitions[lastBefore(this.repetitions, ms) + 1];
    const start = now?.at_ms ?? (next && next.step === section.step ? next.at_ms : section.at_ms);
    return (((ms - start) % length) + length) % length / 1000;
  }

  /** @param {number} ms @returns {number} Which repetition the movement belongs to, from 1; the one before, as hands come up to it. */
  turn(ms) {
    const cue = this.place(ms);
    return Math.max(1, (cue?.repetition ?? 1) - (cue && ms < cue.at_ms ? 1 : 0));
  }

  /** @returns {number} Where a listener comes in: just before the first sound, after most of the silence that leads
   * the file in. What is left is enough for headphones that swallow a beginning. */
  get opening() {
    const first = this.data.cues.find((cue) => cue.text || cue.kind === "tone");
    return Math.max(0, (first?.at_ms ?? 0) - SILENCE_BEFORE);
  }

  /** @param {number} ms @returns {number} How full the lungs are: 0 between breaths, up to 1 and down again. */
  breath(ms) {
    const index = lastBefore(this.breaths, ms);
    const cue = this.breaths[index];
    if (!cue) return 0;
    const share = Math.min(1, (ms - cue.at_ms) / cue.duration_ms);
    const eased = (1 - Math.cos(Math.PI * share)) / 2;
    return index % 2 ? 1 - eased : eased;
  }

  /** @param {number} ms @returns {number} Where "again" goes: the beginning of this step, or of the one before. */
  again(ms) {
    const index = this.sectionIndex(ms);
    const early = ms - (this.sections[index]?.at_ms ?? 0) < 1500;
    return this.sections[Math.max(0, early ? index - 1 : index)]?.at_ms ?? 0;
  }

  /** @param {number} ms @returns {number} Where "next" goes; the end of the track after the last section. */
  next(ms) {
    return this.sections[this.sectionIndex(ms) + 1]?.at_ms ?? this.data.duration_ms;
  }

  /** @param {number} ms @param {number} within @returns {boolean} True where the section at a time ends within so much. */
  ends(ms, within) {
    return this.next(ms) - ms <= within;
  }

  /** @param {number} ms @returns {boolean} True where nothing softer is possible any more. */
  softest(ms) {
    const section = this.section(ms);
    const ahead = section.pressure === undefined ? this.sections.slice(this.sectionIndex(ms)) : [section];
    return ahead.every((one) => (one.pressure ?? 1) <= 1);
  }
}

/**
 * @param {{ at_ms: number }[]} ordered
 * @param {number} ms
 * @returns {number} The index of the last one that begins at or before a time; -1 where there is none.
 */
export function lastBefore(ordered, ms) {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {{ at_ms: number }} */ (ordered[middle]).at_ms <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
