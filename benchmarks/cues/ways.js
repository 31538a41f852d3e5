// @ts-check
/** Four ways to play cues at the seconds they are due. Each is made ready first, and started by a click. */

/** Ours: one audio element with the whole session as one track; only the recorder's wire is added. */
async function ours() {
  const context = new AudioContext();
  const element = new Audio("track.ogg");
  element.preload = "auto";
  await new Promise((done, failed) => {
    element.addEventListener("canplaythrough", done, { once: true });
    element.addEventListener("error", failed, { once: true });
  });
  context.createMediaElementSource(element).connect(context.destination);
  return () => {
    context.resume();
    element.play();
  };
}

/**
 * Seconds at which sound begins after silence in the whole file as the browser decodes it.
 * @param {string} file
 */
async function onsetsIn(file) {
  const bytes = await (await fetch(file)).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes);
  const onsets = [];
  let last = -Infinity;
  for (const [at, sample] of sound.getChannelData(0).entries()) {
    if (Math.abs(sample) < 0.02) continue;
    if (at - last > 0.3 * sound.sampleRate) onsets.push(at / sound.sampleRate);
    last = at;
  }
  return onsets;
}

/**
 * Ours without the recorder's wire, as the player has it: the onsets in the decoded file, and how far the track's
 * clock has strayed from the page's at its end. Medians of nine, because a page that is given no time reads both
 * clocks late.
 * @param {number[]} _due
 * @param {{slip: number, onsets: number[]}} result the seconds go here
 */
async function plain(_due, result) {
  result.onsets.push(...(await onsetsIn("track.ogg")));
  const element = new Audio("track.ogg");
  element.preload = "auto";
  /** @type {number[]} */
  const apart = [];
  const middle = (/** @type {number[]} */ some) => some.sort((one, other) => one - other)[some.length >> 1];
  element.addEventListener("timeupdate", () => {
    // the first moments are the sound system's start
    if (element.currentTime < 1 || element.ended) return;
    apart.push(performance.now() / 1000 - element.currentTime);
    result.slip = middle(apart.slice(-9)) - middle(apart.slice(0, 9));
  });
  return () => element.play();
}

/** A countdown of whole seconds, one tick a second, as in most workout timers. */
async function interval(/** @type {number[]} */ due) {
  const play = await cue();
  return () => {
    play();
    let next = 1;
    let left = due[1] - due[0];
    const timer = setInterval(() => {
      left -= 1;
      if (left > 0) return;
      play();
      next += 1;
      left = due[next] - due[next - 1];
      if (next >= due.length) clearInterval(timer);
    }, 1000);
  };
}

/** A countdown that looks at the clock before each picture. */
async function frame(/** @type {number[]} */ due) {
  const play = await cue();
  return () => {
    const began = performance.now();
    let next = 0;
    const look = () => {
      if (next < due.length && performance.now() - began >= due[next] * 1000) {
        play();
        next += 1;
      }
      if (next < due.length) requestAnimationFrame(look);
    };
    look();
  };
}

/** jsPsych: one audio-keyboard-response trial a cue, as long as the time to the next one. */
async function jspsych(/** @type {number[]} */ due) {
  // @ts-ignore: loaded as a plain script
  const jsPsych = window.initJsPsych({ display_element: "stage" });
  // @ts-ignore: loaded as a plain script
  const type = window.jsPsychAudioKeyboardResponse;
  const timeline = due.map((at, number) => ({
    type, stimulus: "cue.wav", choices: "NO_KEYS", response_ends_trial: false,
    trial_duration: ((due[number + 1] ?? at + 2) - at) * 1000,
  }));
  return () => jsPsych.run(timeline);
}

/** @returns {Promise<() => void>} plays the sound of a cue now */
async function cue() {
  const context = new AudioContext();
  const file = await fetch("cue.wav");
  const sound = await context.decodeAudioData(await file.arrayBuffer());
  return () => {
    context.resume();
    const source = context.createBufferSource();
    source.buffer = sound;
    source.connect(context.destination);
    source.start();
  };
}

/** @type {Record<string, (due: number[], result: {slip: number, onsets: number[]}) => Promise<() => unknown>>} */
export const ways = { ours, plain, interval, frame, jspsych };
