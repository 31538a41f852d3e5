/** Nobody waits for ever. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { atMost, within } from "../../src/thenar/web/static/js/base/patience.js";

test("a signal gives up also where the browser has no ready one", async () => {
  const ready = AbortSignal.timeout;
  try {
    // @ts-expect-error as before Safari 16
    delete AbortSignal.timeout;
    const signal = within(1);
    await new Promise((done) => signal.addEventListener("abort", done));
    assert.equal(signal.aborted, true);
  } finally {
    AbortSignal.timeout = ready;
  }
});

test("what comes in time is given, and what does not is not waited for", async () => {
  assert.equal(await atMost(60_000, Promise.resolve("there"), "late"), "there");
  assert.equal(await atMost(1, new Promise(() => {}), "late"), "late");
});
