/** Addresses as JSON in; those that the worker would not take from this device as JSON out. */

import { readFileSync } from "node:fs";
import { isAsset } from "../../../src/thenar/web/static/js/offline/assets.js";

const { core, extras } = JSON.parse(readFileSync(0, "utf8"));
const taken = (/** @type {string} */ address) => {
  const path = new URL(address, "http://here").pathname;
  return isAsset(path) || core.includes(path);
};
process.stdout.write(JSON.stringify([...core, ...extras].filter((address) => !taken(address))));
