// Plural forms as `Intl` has them. Standard input: JSON lines with a locale, a `Plural-Forms` header and the names of its forms.
// Standard output: each number with another form, and the number of languages.

import { createInterface } from "node:readline";

/** Languages with forms of CLDR 49, which this Node does not have yet. */
const NEWER = ["vi"];

const newer = new Set();
let languages = 0;
for await (const line of createInterface({ input: process.stdin })) {
    const { locale, rule, forms } = JSON.parse(line);
    const [, count, expression] = /^nplurals=(\d+); plural=(.*);$/.exec(rule);
    const index = new Function("n", `return Number(${expression});`);
    const intl = new Intl.PluralRules(locale);
    for (let number = 0; number <= 2000; number += 1) {
        const own = forms[index(number)];
        // Round thousands have a form of their own in some languages, which messages do not need.
        const form = intl.select(number);
        const other = forms.includes(form) ? form : "other";
        if (own !== other && NEWER.includes(locale)) newer.add(locale);
        else if (own !== other || forms.length !== Number(count)) console.log(JSON.stringify({ locale, number, own, other }));
    }
    languages += 1;
}
console.log(JSON.stringify({ languages, newer: [...newer] }));
