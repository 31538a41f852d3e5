/** Completes every row as a device does: { lines, table } as JSON in, { answers, still } a row as JSON out. */

import { readFileSync } from "node:fs";
import { completed } from "../../src/thenar/web/static/js/offline/lines.js";

const { lines, table } = JSON.parse(readFileSync(0, "utf8"));
const replies = (/** @type {Record<string, { reply: string }>} */ answers) =>
  Object.fromEntries(Object.entries(answers).map(([id, { reply }]) => [id, reply]));
const rows = table.map(([marked, meant]) => {
  const given = Object.fromEntries(Object.entries(marked).map(([id, reply]) => [id, { reply, limbs: [], choice: null, places: [] }]));
  const { answers, still } = completed(lines, given, meant);
  return { answers: replies(answers), still };
});
process.stdout.write(JSON.stringify(rows));
