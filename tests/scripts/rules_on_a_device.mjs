/** The rules that server and device both know, as a device has them: a table as JSON in, one result a row as JSON out. */

import { readFileSync } from "node:fs";
import { softened } from "../../src/thenar/web/static/js/session/changes.js";
import { Score } from "../../src/thenar/web/static/js/session/score.js";
import { Session } from "../../src/thenar/web/static/js/session/session.js";
import { replies } from "../../src/thenar/web/static/js/offline/marked.js";
import { agreed } from "../../src/thenar/web/static/js/offline/ways.js";

const { sessions, agreements, check, forms } = JSON.parse(readFileSync(0, "utf8"));

const places = sessions.map(({ data, rows }) => {
  const score = new Score(data);
  return rows.map(({ ms, heard }) => {
    const again = score.again(ms);
    const fits = Session.prototype.hasTime.call({ score, clock: { ms, heard } }, again);
    const pressures = softened(data, ms).sections.map((one) => one.pressure ?? null);
    return { again, fits, softest: score.softest(ms), softer: pressures };
  });
});
const still = agreements.map(({ keep, given }) => agreed({ keep }, given));
const read = forms.map((form) => replies(check, (name) => form[name] ?? []));
process.stdout.write(JSON.stringify({ places, still, read }));
