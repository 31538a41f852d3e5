/** The addresses that the worker and the pages tell apart, written out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as at from "../../src/thenar/web/static/js/wire/addresses.js";

const KEY = "6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11";

test("a session is told from its end, and each names its key", () => {
  assert.equal(at.LED.exec(`/session/${KEY}/`)?.[1], KEY);
  assert.equal(at.LED_END.exec(`/session/${KEY}/end/`)?.[1], KEY);
  assert.equal(at.EVENT.exec(`/session/${KEY}/event/`)?.[1], KEY);
  assert.equal(at.LED.test(`/session/${KEY}/end/`), false);
  assert.equal(at.LED.test("/session/x/"), false);
});

test("a page that leads a session holds a new version back", () => {
  for (const path of [`/session/${KEY}/`, `/session/${KEY}/end/`]) assert.ok(at.LEADS.test(path), path);
  for (const path of ["/offline/", "/offline/session/"]) assert.ok(at.KEPT_PAGES.test(path), path);
  for (const path of ["/", "/journal/", `/journal/session/${KEY}/after/`]) assert.ok(!at.LEADS.test(path) && !at.KEPT_PAGES.test(path), path);
});

test("sounds are what a device keeps", () => {
  assert.ok(at.TRACK.test(`/session/${KEY}/track.ogg`));
  assert.ok(at.SOUND.test("/offline/sound/foot-self-left.m4a"));
  assert.ok(at.PHRASE.test("/voice/no-softer.ogg"));
  assert.ok(!at.TRACK.test(`/session/${KEY}/captions.vtt`));
});

test("numbers go to the session that they are of", () => {
  assert.deepEqual(at.RATED.exec(at.rated(KEY, "after"))?.slice(1), [KEY, "after"]);
  assert.equal(at.rated(KEY, "next-morning"), `/journal/session/${KEY}/next-morning/`);
});

test("what is about a person is the same with and without their key", () => {
  for (const path of ["/", `/for/${KEY}/`]) assert.ok(at.HOME.test(path), path);
  for (const path of ["/journal/data/", `/for/${KEY}/journal/data/report.pdf`]) assert.ok(at.DATA.test(path), path);
  for (const path of ["/journal/data/erase/all/", `/for/${KEY}/journal/data/erase/all/`]) assert.ok(at.ERASE.test(path), path);
  for (const path of ["/journal/", "/data/"]) assert.ok(!at.HOME.test(path) && !at.DATA.test(path), path);
});
