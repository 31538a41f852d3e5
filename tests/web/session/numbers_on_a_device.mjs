/** Counts as the player does: a list of what a page hears ({ seen, number }) and tells ("next") as JSON in, its numbers out. */

import { readFileSync } from "node:fs";
import { Numbers } from "../../../src/thenar/web/static/js/session/numbers.js";
import { Score } from "../../../src/thenar/web/static/js/session/score.js";

const { heard, does, data, times } = JSON.parse(readFileSync(0, "utf8"));
const numbers = new Numbers(heard, "me");
const told = does.map((one) => (one === "next" ? numbers.next() : numbers.hear(one))).filter(Boolean);
const score = new Score(data);
process.stdout.write(JSON.stringify({ told, places: times.map((/** @type {number} */ ms) => score.placeAt(ms)) }));
