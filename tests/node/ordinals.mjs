// Forms of ordinals as `Intl` has them. Standard input: JSON lines with a locale, a number and its form. Standard output: each
// line that differs, with this form as `intl`, and the number of lines.

import { createInterface } from "node:readline";

/** Languages with forms of CLDR 49, which this Node does not have yet. */
const NEWER = ["af", "bg", "es"];

const newer = new Set();
const rules = new Map();
let lines = 0;
for await (const line of createInterface({ input: process.stdin })) {
    const it = JSON.parse(line);
    if (!rules.has(it.locale)) rules.set(it.locale, new Intl.PluralRules(it.locale, { type: "ordinal" }));
    const intl = rules.get(it.locale).select(it.number);
    if (intl !== it.form && NEWER.includes(it.locale)) newer.add(it.locale);
    else if (intl !== it.form) console.log(JSON.stringify({ ...it, intl }));
    lines += 1;
}
console.log(JSON.stringify({ lines, newer: [...newer] }));
