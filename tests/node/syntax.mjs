// Message files as Fluent's JavaScript parser reads them. Standard input: a JSON string on each line, a file. Standard output:
// for each file its messages, terms and junk, then a line with the number of files. Exits with 77 if the module is missing.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

let syntax;
try {
    syntax = createRequire(import.meta.url)("@fluent/syntax");
} catch {
    process.exit(77);
}
const parser = new syntax.FluentParser({ withSpans: false });
let files = 0;
for await (const line of createInterface({ input: process.stdin })) {
    const text = JSON.parse(line);
    const all = parser.parse(text).body.filter(({ type }) => !type.includes("Comment")).map((entry) => {
        if (entry.type === "Junk") return ["junk", entry.content];
        const parts = entry.attributes.map(({ id }) => `.${id.name}`);
        return [`${entry.type === "Term" ? "-" : ""}${entry.id.name}`, (entry.value ? "=" : "") + parts.join("")];
    });
    console.log(JSON.stringify(all));
    files += 1;
}
console.log(files);
