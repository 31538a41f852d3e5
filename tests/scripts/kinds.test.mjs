/** Which kind of sound comes next when one cannot be played. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Kinds } from "../../src/thenar/web/static/js/session/kinds.js";

const TRACKS = { ogg: "/track.ogg", mp4: "/track.mp4", m4a: "/track.m4a" };
const TYPES = { ogg: "audio/ogg", mp4: "audio/mp4; codecs=opus", m4a: "audio/mp4" };
const LINE = 2; // MediaError: the network
const DECODE = 3;
const REFUSED = 4;

/** @param {string[]} plays */
const kinds = (plays) => new Kinds(TRACKS, TYPES, (type) => plays.includes(type));

test("the first that the browser says it plays, and what it refuses comes last", () => {
  assert.equal(kinds(["audio/ogg", "audio/mp4"]).address, "/track.ogg");
  assert.equal(kinds(["audio/mp4"]).address, "/track.m4a");
  assert.equal(kinds([]).address, "/track.ogg");
});

test("what cannot be decoded is never tried again, and each kind has its turn once", () => {
  const one = kinds(["audio/ogg"]);
  const heard = [one.address];
  while (one.after(DECODE) === "other") heard.push(one.address);
  assert.deepEqual(heard, ["/track.ogg", "/track.mp4", "/track.m4a"]);
  one.begin();
  assert.equal(one.address, "");
});

test("what is refused may be a line that is away: all have their turns again, and not for ever", () => {
  const one = kinds(["audio/ogg"]);
  const turns = [];
  while (turns.at(-1) !== "none" && turns.length < 100) turns.push(one.after(REFUSED));
  assert.deepEqual(turns.slice(0, 4), ["other", "other", "again", "other"]);
  assert.equal(turns.filter((turn) => turn === "again").length, 7);
  assert.equal(one.address, "/track.ogg", "it can be asked for again");
  one.begin();
  assert.equal(one.after(LINE), "again");
});

test("a line that fails is tried again, and not for ever", () => {
  const one = kinds(["audio/ogg"]);
  let tries = 0;
  while (one.after(LINE) === "again") tries += 1;
  assert.equal(tries, 7);
  assert.equal(one.address, "/track.ogg", "it can be asked for again");
});
