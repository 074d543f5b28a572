// Lifecycles through Mermaid, in a document that is never shown.
// Standard input: one JSON string per line, each a chart. Standard output: the number of drawn charts, with each
// description and label in its picture. Exits with 77 if a module is missing.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
let modules;
try {
    modules = ["jsdom", "mermaid/dist/mermaid.core.mjs"].map((name) => require.resolve(name));
} catch {
    process.exit(77);
}
const { JSDOM } = require(modules[0]);
const { window } = new JSDOM("<!doctype html><body></body>");
Object.assign(globalThis, { window, document: window.document });
// There is no layout here, so all texts have the same size.
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 40, height: 20 });
window.SVGElement.prototype.getComputedTextLength = () => 40;
globalThis.CSSStyleSheet ??= class {
    cssRules = [];
    replaceSync() {}
    insertRule() {}
};
const { default: mermaid } = await import(pathToFileURL(modules[1]));
mermaid.initialize({ startOnLoad: false, htmlLabels: false, flowchart: { htmlLabels: false } });

/** The decoded text of a chart. */
const plain = (text) => text.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

let drawn = 0;
const differing = [];
for await (const line of createInterface({ input: process.stdin })) {
    const text = JSON.parse(line);
    const { svg } = await mermaid.render(`d${drawn}`, text);
    const page = new JSDOM(svg).window.document;
    for (const [line, element] of [["accTitle", "title"], ["accDescr", "desc"]]) {
        const expected = plain(text.match(new RegExp(`${line}: (.*)`))[1]).trim();
        const found = page.querySelector(element).textContent;
        if (found !== expected) differing.push({ line, expected, found });
    }
    drawn += 1;
}
console.log(JSON.stringify({ drawn: differing.length === 0 ? drawn : 0, differing }));
