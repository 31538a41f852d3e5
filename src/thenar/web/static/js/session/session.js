/** A session that plays: what each wish of the person does. The track's own clock drives all that is seen. */

import { Aloud } from "./aloud.js";
import { Awake } from "./awake.js";
import { BedChoice, tracksOver } from "./bed.js";
import { showNumbers } from "./calling.js";
import { ask, softened } from "./changes.js";
import { Clock } from "./clock.js";
import { ConcernDialog } from "./concern.js";
import { Feel } from "./feel.js";
import { Live } from "./live.js";
import { place, tell } from "./media.js";
import { More } from "./more.js";
import { newKey, Notes, post } from "./notes.js";
import { element, Page } from "./page.js";
import { Picture } from "./picture.js";
import { Score } from "./score.js";
import { Transcript } from "./transcript.js";
import { dayOf } from "../base/days.js";
import { atMost } from "../base/patience.js";
import { gettext } from "../base/words.js";
import { reached } from "../kept/place.js";

/** @typedef {import("../wire/player.js").SessionData} SessionData */
/** @typedef {import("../wire/enums.js").Change} Change */
/** @typedef {import("../wire/told.js").Told} Told */
/** @typedef {import("./notes.js").Kind} Kind */

const SHOWN = 4000; // milliseconds for a line that nothing else takes away
const LEAVING = 2000; // milliseconds that the end waits for the journal, which hears of it later otherwise

export class Session {
  /** @param {SessionData} data */
  constructor(data) {
    this.score = new Score(data);
    this.page = new Page();
    this.picture = new Picture(element("picture"));
    const track = /** @type {HTMLAudioElement} */ (element("track"));
    this.clock = new Clock(
      track,
      (ms) => this.draw(ms),
      (ms) => this.score.resume(ms),
      (what) => this.unheard(what),
    );
    this.notes = new Notes(data.event, data);
    this.live = new Live(data.live, data.said);
    this.awake = new Awake();
    this.feel = new Feel();
    this.transcript = new Transcript();
    this.more = new More(() => this.transcript.show(this.score, this.clock.ms));
    this.concern = new ConcernDialog({
      decided: (concern, then) => this.decided(concern, then),
      called: (concern) => this.called(concern),
      shown: (advice) => (advice && "emergency" in advice.dataset ? this.aloud.say(advice) : this.aloud.hush()),
      closed: () => this.ended && this.leave("left"),
    });
    this.aloud = new Aloud(this.concern.advice.filter((one) => "emergency" in one.dataset));
    this.ended = ""; // the concern that ended the session, told already
    showNumbers();
    this.section = -1;
    this.turn = 0; // counts commands, so that a newer one is never undone by an older one's answer
    this.goes = false; // from its begin to its end
    this.bed = new BedChoice(data, () => this.underlay());
    this.load(data.resume?.ms || this.score.opening, data.resume?.heard_ms ?? 0);
    track.addEventListener("play", () => this.playing(true));
    track.addEventListener("pause", () => this.playing(false));
    track.addEventListener("ended", () => this.leave("finished"));
    addEventListener("pagehide", () => this.gone());
    document.addEventListener("visibilitychange", () => document.hidden && this.remember());
  }

  /** @param {import("./device_voice.js").DeviceVoice} voice Says the sentences where our own voice cannot. */
  speaks(voice) {
    this.voice = voice;
    this.aloud.voice = voice;
    voice.tell(this.score.data.cues);
  }

  begin() {
    const { day, resume } = this.score.data;
    if (dayOf(new Date()) !== day) return location.reload();
    this.voice?.wake();
    this.clock.play();
    element("begin").hidden = true;
    element("player").hidden = false;
    element("pause").focus({ preventScroll: true });
    this.note(resume ? "resumed" : "began");
    this.goes = true;
    this.mark();
    this.clock.show();
    this.live.prepare();
    this.aloud.prepare();
    this.picture.wake();
  }

  /** @param {number} ms */
  draw(ms) {
    this.page.draw(this.score, ms);
    const index = this.score.sectionIndex(ms);
    const section = this.score.section(ms);
    this.picture.show(section, this.score.place(ms));
    if (!document.body.classList.contains("black")) {
      this.picture.at(this.score.movement(ms), this.score.breath(ms), this.score.turn(ms)); // nobody sees it otherwise
    }
    this.transcript.at(this.score, ms);
    this.feel.at(this.score.repetition(ms), this.clock.playing);
    if (index !== this.section) {
      this.section = index;
      this.picture.prepare(this.score.sections[index + 1]);
      tell(section);
      place(this.score.data.duration_ms, ms, this.clock.playing);
      if (this.goes) this.note("place");
      this.mark();
    }
  }

  /** @param {boolean} playing */
  playing(playing) {
    this.page.state(playing);
    this.awake.want(playing);
    place(this.score.data.duration_ms, this.clock.ms, playing);
    if (!playing) {
      document.body.classList.remove("black");
      this.picture.pause();
    }
  }

  play() {
    if (this.concern.open) return; // a headset's button does not go on over what is wrong
    this.turn += 1;
    this.hush();
    this.clock.play();
  }

  pause() {
    this.turn += 1;
    this.hush();
    this.clock.pause();
  }

  toggle() {
    const playing = this.clock.playing;
    if (playing) this.pause();
    else this.play();
    this.note(playing ? "paused" : "resumed");
  }

  again() {
    const to = this.score.again(this.clock.ms);
    if (!this.hasTime(to)) return this.change("again");
    this.note("again");
    return this.go(to);
  }

  next() {
    this.note("next");
    return this.go(this.score.next(this.clock.ms));
  }

  /** @param {number} by Milliseconds on, or back where it is negative. */
  step(by) {
    const to = Math.max(0, this.clock.ms + by);
    return this.hasTime(to) ? this.go(to) : this.again();
  }

  /** @param {number} ms */
  go(ms) {
    if (ms >= this.score.data.duration_ms) return this.leave("finished");
    this.clock.seek(ms);
    return this.play();
  }

  /** @param {number} to @returns {boolean} Whether the session stays as short as it has to be when it goes on from there. */
  hasTime(to) {
    const { duration_ms, most_ms } = this.score.data;
    const whole = this.clock.heard + duration_ms;
    return whole - to <= Math.max(most_ms, whole - this.clock.ms);
  }

  /**
   * Another plan for the rest: the track stops, the voice answers, and meanwhile the new one is fetched. Less pressure
   * is answered at once, and where the server cannot be reached it is the one thing that the page changes by itself.
   * @param {Change} change
   */
  async change(change) {
    const { ms, heard } = this.clock;
    const told = { key: newKey(), ...this.notes.numbers.next() }; // the same, should it have to be told again
    const here = { track_ms: Math.round(ms), heard_ms: Math.round(heard), ...this.at(ms), ...told };
    this.pause();
    const turn = this.turn;
    const less = change === "softer" || change === "too-firm";
    const known = less ? (this.score.softest(ms) ? "no-softer" : "softer") : undefined;
    const answered = known === "no-softer" ? null : ask(this.score.data, change, here);
    const changed = answered?.then((answer) => {
      if (answer?.data) this.replace(answer.data, answer.go_ms);
      else if (!answer && less) this.soften(change, ms, here);
    });
    const said = known ?? answered?.then((answer) => answer?.say ?? "not-now");
    await Promise.all([this.say(await said), changed]);
    if (turn === this.turn) this.clock.play();
  }

  /** @param {string} [name] */
  say(name = "") {
    return this.live.say(name, (text) => {
      this.page.answers(text);
      if (text) this.voice?.say(text);
    });
  }

  hush() {
    this.live.hush();
    this.voice?.say("");
    this.page.answers("");
  }

  /** @param {"softer" | "too-firm"} change @param {number} ms @param {Told} here */
  soften(change, ms, here) {
    this.notes.add(change, ms, here);
    this.replace(softened(this.score.data, ms), null);
  }

  /** @param {SessionData} data A new plan for the same session. @param {number | null} go Where it goes on; null: where it is. */
  replace(data, go) {
    this.notes.numbers.hear(data);
    if (data.take < this.score.data.take) return; // an older answer that comes late
    const ms = go ?? Math.min(this.clock.ms, data.duration_ms);
    const same = JSON.stringify(data.cues) === JSON.stringify(this.score.data.cues);
    this.score = new Score(data);
    if (!same) this.voice?.tell(data.cues);
    if (!same) this.load(ms);
    else if (go !== null) this.clock.seek(ms);
    this.clock.show();
    this.mark();
  }

  /** @param {number} ms @param {number} [heard] The track over the bed that was chosen, from a time on. */
  load(ms, heard) {
    const { tracks, types } = tracksOver(this.score.data, this.bed.bed);
    this.clock.load(tracks, types, ms, heard);
  }

  /** Another bed: the sound is made anew, and goes on where it was. */
  underlay() {
    const { ms, playing } = this.clock;
    this.load(ms);
    if (playing) this.clock.play();
  }

  /**
   * The sound comes in another kind, or in none. With a bed it is never silence: the voice alone, which may be on the
   * device, goes on. What can be seen goes by the track's own clock, and so stands still without it.
   * @param {"other" | "none"} what
   */
  unheard(what) {
    const { data } = this.score;
    if (what === "other") return this.page.warns(gettext("The sound comes another way now."), SHOWN);
    if (this.bed.bed.kind && data.over && this.clock.kinds.tracks !== data.track) {
      this.clock.load(data.track, data.types, this.clock.place);
      if (this.clock.wanted) this.clock.play();
    } else this.page.warns(gettext("The sound cannot be played now. Touch to try again, or read all words under More."));
  }

  wrong() {
    this.pause();
    this.concern.show(this.score.softest(this.clock.ms));
  }

  /** @param {string} concern @param {import("./concern.js").Then} then */
  async decided(concern, then) {
    const told = this.ended !== concern && this.concerned(concern, then);
    if (then === "softer") return this.change("too-firm");
    if (then === "skip") return this.next();
    await atMost(LEAVING, Promise.resolve(told), false);
    return this.leave("left");
  }

  /** Help is being called: quiet, and told at once, because nobody may come back to this page. @param {string} concern */
  called(concern) {
    this.aloud.hush();
    if (this.ended === concern) return;
    this.ended = concern;
    this.goes = false;
    this.concerned(concern, "stop");
  }

  /**
   * @param {string} concern @param {import("./concern.js").Then} then
   * @param {boolean} [gone] The page is gone in a moment: told past all that waits as well; twice, it counts once.
   */
  concerned(concern, then, gone = false) {
    const { ms, heard } = this.clock;
    const ending = then === "stop" ? { then } : {};
    const told = { key: newKey(), ...this.notes.numbers.next(), concern, ...ending };
    const note = { ...told, ...this.at(ms), heard_ms: Math.round(heard) };
    if (!gone) return this.notes.add("concern", ms, note);
    this.tellPast({ kind: "concern", ...told });
    return this.notes.keep("concern", ms, note);
  }

  black() {
    document.body.classList.add("black");
    if (!this.clock.playing) this.play();
  }

  /** @returns {boolean} Whether the screen was black, and is no more: the touch that wakes it does nothing else. */
  wakes() {
    const black = document.body.classList.contains("black");
    document.body.classList.remove("black");
    return black;
  }

  /** @param {Kind} kind */
  async leave(kind) {
    this.pause();
    const told = { key: newKey(), ...this.notes.numbers.next() };
    const arrived = await atMost(LEAVING, this.note(kind, told), false);
    // whatever keeps it here is slow or away: told past it all the same, and twice counts once
    if (!arrived) this.tellPast({ kind, ...told });
    this.goes = false;
    if (this.notes.fleeting && !this.warned && !this.score.data.guest) return this.warn();
    location.assign(this.score.data.end);
  }

  /** What can be neither kept nor sent is said before it is lost; a second touch leaves all the same. */
  warn() {
    this.warned = true;
    this.page.warns(gettext("The end of this session can be neither sent nor kept here. End it again to leave all the same."));
  }

  /** @param {Kind} kind @param {Partial<import("../wire/told.js").Note>} [detail] */
  note(kind, detail = {}) {
    const { ms, heard } = this.clock;
    return this.notes.add(kind, ms, { ...detail, ...this.at(ms), heard_ms: Math.round(heard) });
  }

  /** @param {number} ms @returns {{ step: number, place_ms: number, stroke?: string }} The place in the plan. */
  at(ms) {
    return this.score.placeAt(ms);
  }

  /** The place, on this device. */
  mark() {
    if (!this.goes || this.score.data.guest) return;
    const { last: number, seen } = this.notes.numbers;
    const data = { ...this.score.data, number, seen: { ...seen } };
    reached(this.notes.session, data, this.score.section(this.clock.ms), this.clock.heard).catch(() => {}); // nothing is kept here
  }

  /** The page is gone in a moment. What was wrong and not decided yet is told: better too much than too little. */
  gone() {
    const { concern, ends } = this.concern;
    if (concern && concern !== this.ended) this.concerned(concern, ends ? "stop" : "skip", true);
    this.remember();
  }

  /** The place, at once and past all that waits, when the page may be gone in a moment. */
  remember() {
    if (!this.goes) return;
    this.mark();
    this.tellPast({ kind: "place", key: newKey(), ...this.notes.numbers.next() });
  }

  /**
   * Told at once and past all that waits; where it does not arrive, what was told before holds.
   * @param {Omit<import("../wire/told.js").Note, "track_ms">} told With its key and number: twice, it counts once.
   */
  tellPast(told) {
    const { ms, heard } = this.clock;
    const { event, token } = this.score.data;
    post(event, token, { ...told, track_ms: Math.round(ms), heard_ms: Math.round(heard), ...this.at(ms) }).catch(() => {});
  }
}
