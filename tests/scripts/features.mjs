/**
 * Which features of browsers our scripts and styles use, each with the first version of each engine that has it.
 *
 * What an object is, TypeScript knows; what has it, Mozilla's compatibility data. Prints JSON: feature, where, versions.
 */

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

const require = createRequire(import.meta.url);
const ts = require("typescript");
const data = require("@mdn/browser-compat-data");

const ROOT = join(import.meta.dirname, "../..");
const ENGINES = { chrome: "chrome", firefox: "firefox", safari: "safari_ios" };
/** @type {Map<string, { where: string, versions: Record<string, string | boolean | null> }>} */
const found = new Map();

for (const project of ["jsconfig.json", "jsconfig.worker.json"]) scripts(project);
styles(join(ROOT, "src/thenar/web/static/css"));
console.log(JSON.stringify(Object.fromEntries(found)));

/** @param {string} project */
function scripts(project) {
  const { config } = ts.readConfigFile(join(ROOT, project), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const ours = program.getSourceFiles().filter((one) => one.fileName.includes("/web/static/") && !one.fileName.includes("/vendor/"));
  for (const file of ours) visit(file, file);

  /** @param {any} node @param {any} file */
  function visit(node, file) {
    if (ts.isPropertyAccessExpression(node)) member(node, file);
    else if (ts.isIdentifier(node) && isUsed(node)) named(node, file);
    ts.forEachChild(node, (child) => visit(child, file));
  }

  /** @param {any} node @param {any} file */
  function member(node, file) {
    for (const declared of checker.getSymbolAtLocation(node.name)?.declarations ?? []) {
      const owner = declared.parent?.name?.text ?? declared.parent?.parent?.name?.text;
      if (declared.getSourceFile().hasNoDefaultLib && owner) note(owner.replace(/Constructor$/, ""), node.name.text, file);
    }
  }

  /** @param {any} node @param {any} file */
  function named(node, file) {
    const declared = checker.getSymbolAtLocation(node)?.declarations?.[0];
    if (declared?.getSourceFile().hasNoDefaultLib) note(node.text, null, file);
  }
}

/** @param {any} node */
function isUsed(node) {
  return !ts.isPropertyAccessExpression(node.parent) || node.parent.expression === node;
}

/** @param {string} owner @param {string | null} name @param {any} file */
function note(owner, name, file) {
  const kinds = [data.api[owner], data.javascript.builtins[owner]].filter(Boolean);
  for (const kind of kinds) {
    const part = name === null ? kind : (kind[name] ?? kind[`${name}_static`] ?? kind[`${name}_event`]);
    if (part?.__compat) keep(name === null ? owner : `${owner}.${name}`, part.__compat, relative(ROOT, file.fileName));
  }
  const everywhere = name === null && data.api[`_globals`]?.[owner];
  if (everywhere?.__compat) keep(owner, everywhere.__compat, relative(ROOT, file.fileName));
}

/** @param {string} folder */
function styles(folder) {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".css"))) {
    const text = readFileSync(join(folder, name), "utf-8").replace(/\/\*[\s\S]*?\*\//g, "");
    for (const [, property = ""] of text.matchAll(/[{;]\s*([a-z-]+)\s*:/g)) css(data.css.properties[property], property, name);
    for (const [, pseudo = ""] of text.matchAll(/:([a-z-]+)/g)) css(data.css.selectors[pseudo], `:${pseudo}`, name);
    for (const [, rule = ""] of text.matchAll(/@([a-z-]+)/g)) css(data.css["at-rules"][rule], `@${rule}`, name);
  }
}

/** @param {any} part @param {string} feature @param {string} name */
function css(part, feature, name) {
  if (part?.__compat) keep(feature, part.__compat, `css/${name}`);
}

/** @param {string} feature @param {any} compat @param {string} where */
function keep(feature, compat, where) {
  if (found.has(feature)) return;
  const versions = Object.entries(ENGINES).map(([engine, key]) => {
    const support = [compat.support[key]].flat().filter(Boolean);
    const plain = support.find((one) => !one.flags && !one.prefix && !one.alternative_name) ?? support[0];
    return [engine, plain?.version_added ?? null];
  });
  found.set(feature, { where, versions: Object.fromEntries(versions) });
}
