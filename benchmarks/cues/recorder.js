// @ts-check
/**
 * Writes down, on the audio clock, when the sound that goes to the loudspeaker begins again after silence.
 *
 * It runs on the audio thread, where no timer is throttled and a busy page changes nothing.
 */

const LOUD = 0.02;
const QUIET_SECONDS = 0.3;

class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    /** @type {number} */
    this.lastLoud = -Infinity;
  }

  /**
   * @param {Float32Array[][]} inputs
   * @returns {boolean}
   */
  process(inputs) {
    const samples = inputs[0][0];
    if (!samples) return true;
    for (let at = 0; at < samples.length; at += 1) {
      if (Math.abs(samples[at]) < LOUD) continue;
      const frame = currentFrame + at;
      if (frame - this.lastLoud > QUIET_SECONDS * sampleRate) this.port.postMessage(frame / sampleRate);
      this.lastLoud = frame;
    }
    return true;
  }
}

registerProcessor("recorder", Recorder);
