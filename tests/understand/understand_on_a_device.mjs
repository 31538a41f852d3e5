/** Understands every text as a device does: { words, texts } as JSON in, the items of each as JSON out. */

import { readFileSync } from "node:fs";
import { indexOf } from "../../src/thenar/web/static/js/understand/index.js";
import { understand } from "../../src/thenar/web/static/js/understand/items.js";

const { words, texts } = JSON.parse(readFileSync(0, "utf8"));
const index = indexOf(words);
process.stdout.write(JSON.stringify(texts.map((/** @type {string} */ text) => understand(text, index))));
