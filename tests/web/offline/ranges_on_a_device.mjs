/** Answers every range as the service worker does: a list of Range headers as JSON in, the answers as JSON out. */

import { readFileSync } from "node:fs";
import { ranged } from "../../../src/thenar/web/static/js/offline/ranges.js";

const { body, ranges } = JSON.parse(readFileSync(0, "utf8"));
const answers = ranges.map(async (range) => {
  const whole = new Response(body, { headers: { "Content-Type": "audio/ogg" } });
  const found = await ranged(new Request("http://here/track", { headers: { Range: range } }), whole);
  const { status, headers } = found;
  return [status, headers.get("Content-Range"), status === 416 ? "" : headers.get("Content-Type"), await found.text()];
});
process.stdout.write(JSON.stringify(await Promise.all(answers)));
