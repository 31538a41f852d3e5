/** Which region a device is in, by its time zone, and by its languages where the zone says nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { guessed } from "../../src/thenar/web/static/js/session/calling.js";

const REGIONS = { US: "911", GB: "999", AU: "000", NZ: "111", DE: "112", MX: "911" };

test("the time zone tells, whatever the language", () => {
  assert.equal(guessed(REGIONS, "Europe/London", ["en-US"]), "GB");
  assert.equal(guessed(REGIONS, "Australia/Sydney", ["en-US"]), "AU");
  assert.equal(guessed(REGIONS, "Pacific/Auckland", []), "NZ");
  assert.equal(guessed(REGIONS, "America/Chicago", ["es-MX"]), "US");
});

test("a zone of a place that is not in the list is elsewhere, not where the language comes from", () => {
  assert.equal(guessed(REGIONS, "Africa/Lagos", ["en-US"]), "");
});

test("a device that hides its zone is where its first language with a place is", () => {
  assert.equal(guessed(REGIONS, "UTC", ["en", "en-GB", "en-US"]), "GB");
  assert.equal(guessed(REGIONS, "UTC", ["de"]), "");
  assert.equal(guessed(REGIONS, "UTC", []), "");
});
