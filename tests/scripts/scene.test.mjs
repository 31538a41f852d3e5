/** The moving picture's own rules: between frames, round and round, in the air, and on which ground. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { groundFor, luminance, ratio } from "../../src/thenar/web/static/scene/ground.js";
import { around, Frames, phaseOf } from "../../src/thenar/web/static/scene/track.js";

/** @param {number[]} numbers */
const packed = (numbers) => Buffer.from(Int16Array.from(numbers).buffer).toString("base64");

/** A bone as three.js has it, as far as it is used. */
const bone = () => {
  /** @type {any} */
  const made = { quaternion: {}, position: {} };
  made.quaternion.fromArray = (/** @type {ArrayLike<number>} */ four) => {
    const long = Math.hypot(...Array.from(four));
    made.turn = Array.from(four, (one) => one / long);
    return { normalize: () => {} };
  };
  made.position.fromArray = (/** @type {number[]} */ spot) => ({
    multiplyScalar: (/** @type {number} */ by) => (made.spot = spot.map((one) => one * by)),
  });
  return made;
};

test("on a frame the pose is that frame; between two, the curve has no corner", () => {
  for (const phase of [0, 0.25, 0.5]) {
    const { frames, shares } = around(phase, 4);
    assert.equal(frames[1], phase * 4);
    assert.deepEqual(shares.map(Math.abs), [0, 1, 0, 0]);
  }
  const places = [0, 1, 4, 9, 16, 9, 4, 1];
  const at = (/** @type {number} */ phase) => {
    const { frames, shares } = around(phase, 8);
    return frames.reduce((sum, frame, n) => sum + places[frame] * shares[n], 0);
  };
  const slope = (/** @type {number} */ phase, /** @type {number} */ step) => (at(phase + step) - at(phase)) / step;
  assert.ok(Math.abs(slope(2 / 8, -1e-6) - slope(2 / 8, 1e-6)) < 1e-3);
  assert.ok(Math.abs(around(0.37, 8).shares.reduce((sum, one) => sum + one, 0) - 1) < 1e-12);
});

test("a turn goes the short way round, also where the frames have the other sign", () => {
  const half = Math.round(Math.SQRT1_2 * 32767);
  const turns = packed([0, 0, 0, 32767, 0, 0, -half, -half]);
  const one = bone();
  new Frames({ frames: 2, place: packed([0, 0, 0, 8192, 0, 0]), turns }).pose([one], 0.25);
  assert.ok(one.turn[3] > 0.9, String(one.turn));
  assert.ok(Math.abs(one.spot[0] - 0.5) < 1e-9);
});

test("a hand is in the air as its frames say, and one without a word of it never", () => {
  const of = (/** @type {string | undefined} */ air) => new Frames({ frames: 1, place: packed([0, 0, 0]), turns: packed([0, 0, 0, 32767]), air });
  assert.equal(of("0099").lifted(0.5), 1);
  assert.equal(of("0099").lifted(0), 0);
  assert.equal(of(undefined).lifted(0.7), 0);
});

test("a loop is a repetition, or goes round in it, or goes on over several", () => {
  assert.equal(phaseOf({}, 3, 12, 5), 0.25);
  assert.ok(Math.abs(phaseOf({ beat: 3 }, 1, 20, 1) - 7 / 20) < 1e-12);
  assert.equal(phaseOf({ beat: 50 }, 5, 20, 1), 0.25);
  assert.equal(phaseOf({ spans: 4 }, 2.5, 5, 1), 0.125);
  assert.equal(phaseOf({ spans: 4 }, 0, 5, 3), 0.5);
  assert.equal(phaseOf({ spans: 4 }, 0, 5, 5), 0);
});

test("a shake of 0.36 seconds shakes two to four times a second at every pace", () => {
  for (const pace of [5, 8, 16]) {
    const rounds = phaseOf({ beat: 0.36 }, 0.01, pace, 1) / (0.01 / pace);
    assert.ok(rounds / pace >= 2 && rounds / pace <= 4, `${rounds / pace}`);
  }
});

test("the ground is the one that sets the tones off, and who it does not set off is told", () => {
  assert.equal(groundFor("light", ["cocoa"]).dark, false);
  assert.equal(groundFor("light", ["porcelain"]).dark, true);
  assert.equal(groundFor("dark", ["cocoa"]).dark, false);
  assert.equal(groundFor("dark", ["sand", "honey"]).dark, true);
  assert.deepEqual(groundFor("light", ["honey", "sand"]).faint, []);
  assert.deepEqual(groundFor("light", ["porcelain", "cocoa"]).faint.length, 1);
});

test("contrast is counted as WCAG counts it", () => {
  assert.equal(ratio(luminance("#ffffff"), luminance("#000000")), 21);
  assert.ok(Math.abs(luminance("#777777") - 0.184) < 0.001);
});
