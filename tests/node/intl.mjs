// Values as `Intl` writes them. Standard input: JSON lines with a locale, a kind, a value and Referee's text. Standard
// output: each line that differs, with this text as `intl`, and the number of uses of each exception.

import { createInterface } from "node:readline";
import { counted as written } from "./counted.mjs";
import { dateAndTime } from "./instant.mjs";

/** The digits of an amount as it is given. */
const digits = (amount) => (amount.split(".")[1] ?? "").replace(/0+$/, "").length;

const WRITERS = {
    number: (locale, value) => new Intl.NumberFormat(locale).format(value),
    money(locale, { amount, currency }) {
        const format = new Intl.NumberFormat(locale, { style: "currency", currency });
        const most = format.resolvedOptions().maximumFractionDigits;
        if (digits(amount) <= most) return format.format(amount);
        // Amounts with more digits than their currency are written in full, followed by the code.
        const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: amount.split(".")[1].length, maximumFractionDigits: 20 });
        return `${plain.format(amount)}\u00a0${currency}`;
    },
    date: (locale, value) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(value)),
    list: (locale, value) => new Intl.ListFormat(locale, { type: "conjunction", style: "long" }).format(value),
    alternatives: (locale, value) => new Intl.ListFormat(locale, { type: "disjunction", style: "long" }).format(value),
    instant(locale, { at, zone: timeZone }) {
        const instant = new Date(at);
        const text = dateAndTime(locale, timeZone, instant);
        const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" }).formatToParts(instant);
        return `${text} ${parts.find(({ type }) => type === "timeZoneName").value}`;
    },
    relative: (locale, { amount, unit }) => new Intl.RelativeTimeFormat(locale, { numeric: "always" }).format(amount, unit),
    duration: (locale, value) => written(locale, value.map(([amount, unit]) => [unit, amount])),
};

/** Currencies by locale. */
const NEW_SYMBOLS = { de: "PHP", ru: "PHP", "zh-TW": "PHP", it: "BRL HKD INR JPY KRW MXN TWD USD VND" };

/** An amount without its currency. */
const amount = (text) => text.replace(/[^-0-9.,]/g, "");

/** What may come out otherwise, and why. */
const EXCEPTIONS = [
    {
        name: "narrow space",
        reason: "V8 writes a plain space in dates where CLDR has U+202F, for the sake of old pages",
        same: ({ kind, text }, intl) => (kind === "date" || kind === "instant") && text.replaceAll("\u202f", " ") === intl,
    },
    {
        name: "symbols of CLDR 49",
        reason: "ours are of CLDR 49, which gave these currencies a symbol; this Node has those of CLDR 48",
        same: ({ locale, kind, value, text }, intl) => kind === "money" &&
            `${NEW_SYMBOLS[locale] ?? ""} `.includes(`${value.currency} `) && amount(text) === amount(intl),
    },
    {
        name: "paisa of CLDR 49",
        reason: "CLDR 49 writes two digits after the point of a Pakistani rupee, CLDR 48 none",
        same: ({ kind, value }) => kind === "money" && value.currency === "PKR",
    },
    {
        name: "Cg. beside digits",
        reason: "ICU4X does not part a symbol that ends with a point from the digits after it",
        same: ({ value, text }, intl) => value.currency === "XCG" && text.replace("Cg.", "Cg.\u00a0") === intl,
    },
];

const made = Object.fromEntries(EXCEPTIONS.map(({ name }) => [name, 0]));
const counted = {};
for await (const line of createInterface({ input: process.stdin })) {
    const it = JSON.parse(line);
    const intl = WRITERS[it.kind](it.locale, it.value);
    counted[it.kind] = (counted[it.kind] ?? 0) + 1;
    if (intl === it.text) continue;
    const exception = EXCEPTIONS.find(({ same }) => same(it, intl));
    if (exception) made[exception.name] += 1;
    else console.log(JSON.stringify({ ...it, intl }));
}
console.log(JSON.stringify({ counted, exceptions: made }));
console.error(`node ${process.version}, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}`);
