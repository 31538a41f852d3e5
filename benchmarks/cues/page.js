// @ts-check
/**
 * One page a way to keep time. The page's address says which way, at which seconds the cues are due, and whether
 * the main thread is kept busy. Sound begins with a real click, as it does for a person.
 */

import { ways } from "./ways.js";

const asked = new URLSearchParams(location.search);
const way = asked.get("way") ?? "";
/** @type {number[]} */
const due = JSON.parse(asked.get("due") ?? "[]");
const busy = Number(asked.get("busy") ?? 0);

/** What was measured; read from outside when the time is over. */
const result = { way, onsets: /** @type {number[]} */ ([]), slip: 0, started: 0, hidden: 0, rate: 0, error: "" };
Object.assign(window, { result });

/**
 * Everything that any way sends to the loudspeaker also goes to the recorder of the same audio clock.
 * @returns {void}
 */
function tapLoudspeaker() {
  const join = /** @type {(this: AudioNode, ...target: any[]) => any} */ (AudioNode.prototype.connect);
  /** @type {WeakMap<BaseAudioContext, Promise<AudioWorkletNode>>} */
  const recorders = new WeakMap();

  /** @param {BaseAudioContext} context */
  function recorder(context) {
    let made = recorders.get(context);
    if (!made) {
      made = context.audioWorklet.addModule("recorder.js").then(() => {
        const node = new AudioWorkletNode(context, "recorder", { numberOfOutputs: 0 });
        node.port.onmessage = (event) => result.onsets.push(event.data);
        result.rate = context.sampleRate;
        return node;
      });
      recorders.set(context, made);
    }
    return made;
  }

  window.AudioContext = class extends AudioContext {
    /** @param {AudioContextOptions} [options] */
    constructor(options) {
      super(options);
      recorder(this);
      // After 30 seconds of pure silence Chromium puts a context's sound output to sleep, and waking it moves the
      // recorder's clock. This is 120 dB below full scale: no silence, and far below what counts as audible.
      const awake = new ConstantSourceNode(this, { offset: 1e-6 });
      awake.connect(this.destination);
      awake.start();
    }
  };
  /** @type {(this: AudioNode, ...target: any[]) => any} */
  const tapped = function (...target) {
    if (target[0] instanceof AudioDestinationNode) recorder(this.context).then((node) => join.call(this, node));
    return join.apply(this, target);
  };
  AudioNode.prototype.connect = tapped;
}

/** Keep the main thread at work for `busy` milliseconds, then leave it free for 70, and so on. */
function keepBusy() {
  const until = performance.now() + busy;
  while (performance.now() < until) Math.sqrt(until);
  setTimeout(keepBusy, 70);
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") result.hidden = performance.now();
});

tapLoudspeaker();
const run = await ways[way](due, result).catch((/** @type {Error} */ error) => {
  result.error = String(error);
  return null;
});

document.body.addEventListener("click", () => {
  if (!run || result.started) return;
  result.started = performance.now();
  if (busy) keepBusy();
  run();
});
Object.assign(window, { ready: true });
