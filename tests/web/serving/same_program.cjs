/* Reads pairs of scripts, [[name, source, sent]], and prints the names of those that are not the same program. */

const ts = require("typescript");

/** Every node of a program in order: its kind, and its words where it has some. @param {string} text */
function shape(text) {
  const found = [];
  const file = ts.createSourceFile("one.js", text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  if (file.parseDiagnostics.length) return ["broken", file.parseDiagnostics[0].messageText];
  const look = (node) => {
    found.push(node.kind, node.text ?? "", node.rawText ?? "");
    ts.forEachChild(node, look);
  };
  ts.forEachChild(file, look);
  return found;
}

const pairs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const differ = pairs.filter(([, source, sent]) => JSON.stringify(shape(source)) !== JSON.stringify(shape(sent)));
console.log(JSON.stringify(differ.map(([name]) => name)));
