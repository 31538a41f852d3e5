/** Screens every row of a table as a device does: { check, rows } as JSON in, one clearance a row as JSON out. */

import { readFileSync } from "node:fs";
import { asCareful, cleared, screen } from "../../src/thenar/web/static/js/offline/screen.js";

const { check, rows, pairs } = JSON.parse(readFileSync(0, "utf8"));
const no = Object.fromEntries(Object.keys(check.conditions).map((id) => [id, { reply: "no", limbs: [], choice: null, places: [] }]));
const clearances = rows.map(({ marked, silent, giver, confirmed, areas, prescribed }) => {
  const answers = { ...no, ...marked };
  for (const id of silent) delete answers[id];
  const found = screen(answers, check, { giver, areas, confirmed, prescribed });
  const findings = found.findings.map((one) => [one.condition, one.effect, one.restriction, one.unknown]);
  return { ...found, findings, cleared: cleared(found) };
});
process.stdout.write(JSON.stringify({ clearances, careful: pairs.map(([one, other]) => asCareful(one, other)) }));
