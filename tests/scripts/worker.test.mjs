/** What the service worker waits for: a file that is made on the way has all its time, a page has ten seconds. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

const HERE = "http://here";
const PERSON = "/for/6f1c0a52-8b1e-4c0e-9d53-0d7d5b0f3a11";
const MADE = ["/plan/session.m4a", "/plan/card.pdf", "/journal/data/report.pdf"];

/** @type {Record<string, (event: any) => void>} */
const heard = {};
Object.assign(globalThis, {
  location: { origin: HERE },
  addEventListener: (/** @type {string} */ name, /** @type {(event: any) => void} */ does) => (heard[name] = does),
  caches: { open: async () => ({ match: async () => new Response("the page of a device alone") }) },
});
const { serve } = await import("../../src/thenar/web/static/js/offline/worker.js");
serve(/** @type {any} */ ({ version: "1", core: [], extras: [] }));

/** @param {string} path @returns {Promise<string>} What someone sees where the server needs a minute. */
async function afterAMinute(path) {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const answer = new Promise((done) => setTimeout(() => done(new Response("from the server")), 60_000));
    Object.assign(globalThis, { fetch: () => answer });
    /** @type {Promise<Response> | undefined} */
    let given;
    heard.fetch?.({
      request: { url: HERE + path, method: "GET", mode: "navigate" },
      respondWith: (/** @type {Promise<Response>} */ one) => (given = one),
    });
    await new Promise((done) => setImmediate(done)); // what the worker waits for is set up
    mock.timers.tick(60_000);
    return await (/** @type {Response} */ (await given).text());
  } finally {
    mock.timers.reset();
  }
}

for (const path of MADE.flatMap((one) => [one, PERSON + one])) {
  test(`${path} may take long`, async () => assert.equal(await afterAMinute(path), "from the server"));
}

for (const path of ["/plan/", `${PERSON}/plan/`, "/strokes/"]) {
  test(`${path} gives way to this device`, async () => assert.equal(await afterAMinute(path), "the page of a device alone"));
}
