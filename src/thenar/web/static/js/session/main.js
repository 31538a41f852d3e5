/** The session: puts the collaborators together. The track's own clock drives all of them. */

import { Awake } from "./awake.js";
import { Clock } from "./clock.js";
import { ConcernDialog } from "./concern.js";
import { listen as listenToHands } from "./hands.js";
import { Live } from "./live.js";
import { listen as listenToMedia, tell } from "./media.js";
import { newKey, Notes, post } from "./notes.js";
import { element, Page } from "./page.js";
import { Picture } from "./picture.js";
import { Score } from "./score.js";

/** @typedef {import("./types.js").SessionData} SessionData */

const data = /** @type {SessionData} */ (JSON.parse(element("session").textContent ?? "{}"));

class Session {
  /** @param {SessionData} data */
  constructor(data) {
    this.score = new Score(data);
    this.page = new Page();
    this.picture = new Picture(element("picture"));
    this.clock = new Clock(/** @type {HTMLAudioElement} */ (element("track")), (ms) => this.draw(ms));
    this.notes = new Notes(data.event);
    this.live = new Live(data.live);
    this.awake = new Awake();
    this.concern = new ConcernDialog(
      (concern, then) => this.decided(concern, then),
      (concern) => this.notes.add("concern", this.clock.ms, { concern, step: this.step }),
    );
    this.section = -1;
    this.turn = 0; // counts commands, so that a newer one is never undone by an older one's answer
    this.clock.load(data.track, data.types, this.score.opening);
    this.clock.audio.addEventListener("play", () => this.playing(true));
    this.clock.audio.addEventListener("pause", () => this.playing(false));
    this.clock.audio.addEventListener("ended", () => this.leave("finished"));
  }

  /** @returns {number | undefined} */
  get step() {
    return this.score.section(this.clock.ms).step;
  }

  begin() {
    if (localDay() !== this.score.data.day) return location.reload();
    this.clock.play();
    element("begin").hidden = true;
    element("player").hidden = false;
    element("pause").focus({ preventScroll: true });
    this.notes.add("began", 0);
    this.clock.show();
    this.picture.wake();
  }

  /** @param {number} ms */
  draw(ms) {
    this.page.draw(this.score, ms);
    const index = this.score.sectionIndex(ms);
    const section = this.score.section(ms);
    this.picture.show(section, this.score.place(ms));
    this.picture.at(this.score.movement(ms), this.score.breath(ms));
    if (index !== this.section) {
      this.section = index;
      this.picture.prepare(this.score.sections[index + 1]);
      tell(section, this.score.data.duration_ms, ms);
    }
  }

  /** @param {boolean} playing */
  playing(playing) {
    this.page.state(playing);
    this.awake.want(playing);
    if (!playing) {
      document.body.classList.remove("black");
      this.picture.pause();
    }
  }

  play() {
    this.turn += 1;
    this.live.hush();
    this.clock.play();
  }

  pause() {
    this.turn += 1;
    this.live.hush();
    this.clock.pause();
  }

  toggle() {
    const playing = this.clock.playing;
    if (playing) this.pause();
    else this.play();
    this.notes.add(playing ? "paused" : "resumed", this.clock.ms);
  }

  again() {
    this.notes.add("again", this.clock.ms, { step: this.step });
    this.go(this.score.again(this.clock.ms));
  }

  next() {
    this.notes.add("next", this.clock.ms, { step: this.step });
    this.go(this.score.next(this.clock.ms));
  }

  /** @param {number} ms */
  go(ms) {
    if (ms >= this.score.data.duration_ms) return this.leave("finished");
    this.clock.seek(ms);
    return this.play();
  }

  /** Less pressure from here: said at once, planned by the server, and never more than before if it cannot answer. */
  async softer() {
    this.pause();
    const turn = this.turn;
    const step = this.step;
    const ms = this.clock.ms;
    const possible = !this.score.softest(ms);
    const answer = possible ? this.lessPressure(step, ms) : Promise.resolve();
    await Promise.all([this.live.say(possible ? "softer" : "no-softer"), answer]);
    if (turn === this.turn) this.clock.play();
  }

  /** @param {number | undefined} step @param {number} ms */
  async lessPressure(step, ms) {
    const { data } = this.score;
    try {
      const sent = { key: newKey(), track_ms: Math.round(ms), step };
      const answer = await (await post(data.softer, data.token, sent)).json();
      if (answer.data) this.replace(answer.data);
    } catch {
      this.notes.add("softer", ms, { step });
      const sections = data.sections.map((one) => ({ ...one, ...(one.pressure && { pressure: Math.max(1, one.pressure - 1) }) }));
      this.replace({ ...data, sections });
    }
  }

  /** @param {SessionData} data A new plan for the same session; the place in it stays. */
  replace(data) {
    const ms = this.clock.ms;
    const same = JSON.stringify(data.cues) === JSON.stringify(this.score.data.cues);
    this.score = new Score(data);
    if (!same) {
      this.clock.load(data.track, data.types, Math.min(ms, data.duration_ms));
    }
    this.clock.show();
  }

  hurts() {
    this.pause();
    this.concern.show(this.score.softest(this.clock.ms));
  }

  /** @param {string} concern @param {import("./concern.js").Then} then */
  async decided(concern, then) {
    if (then === "softer") return this.softer();
    if (then === "skip") return this.next();
    await this.notes.add("concern", this.clock.ms, { concern, then, step: this.step });
    return this.leave("left");
  }

  black() {
    document.body.classList.add("black");
    if (!this.clock.playing) this.play();
  }

  /** @param {string} kind */
  async leave(kind) {
    this.pause();
    await this.notes.add(kind, this.clock.ms);
    location.assign(this.score.data.end);
  }
}

/** @returns {string} Today here, as the server writes it. */
function localDay() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

const session = new Session(data);
const start = /** @type {HTMLButtonElement} */ (element("start"));
start.disabled = false;
start.addEventListener("click", () => session.begin());
listenToHands(element("player"), {
  toggle: () => session.toggle(),
  again: () => session.again(),
  next: () => session.next(),
  softer: () => session.softer(),
  hurts: () => session.hurts(),
  black: () => session.black(),
  leave: () => session.leave("left"),
});
listenToMedia({
  play: () => session.play(),
  pause: () => session.pause(),
  again: () => session.again(),
  next: () => session.next(),
  seek: (ms) => session.go(ms),
});
