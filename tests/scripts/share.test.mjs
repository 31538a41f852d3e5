/** What stands behind the # of a link goes into the form only where it came from Thenar. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { lettersIn } from "../../src/thenar/web/static/js/share/open.js";

test("only what came from Thenar is taken from behind the #", () => {
  assert.equal(lettersIn("#THENAR/1/1/AAAAAAAA/BBBB/"), "THENAR/1/1/AAAAAAAA/BBBB/");
  assert.equal(lettersIn("#thenar/1/1/aaaaaaaa/bbbb/"), "thenar/1/1/aaaaaaaa/bbbb/");
  for (const other of ["", "#", "#main", "#<script>", "#x-THENAR/1/1/A/B/"]) assert.equal(lettersIn(other), "");
});

test("signs that a chat wrote otherwise do not break the page", () => {
  assert.equal(lettersIn("#THENAR/1/1/AAAAAAAA/BB%2FBB/"), "THENAR/1/1/AAAAAAAA/BB/BB/");
  assert.equal(lettersIn("#THENAR/1/1/AAAAAAAA/%E0%A4%A/"), "THENAR/1/1/AAAAAAAA/%E0%A4%A/");
});
