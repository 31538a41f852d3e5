// Reads a FHIR resource as JSON from standard input and prints what the npm package `fhir` says of it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { Fhir } = createRequire(import.meta.url)("fhir");
const resource = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(new Fhir().validate(resource, { errorOnUnexpected: true })));
