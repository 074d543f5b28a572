// The same messages with the same values through Fluent's JavaScript implementation, with functions on `Intl`.
// Argument: the folder of locales. Standard input: the output of `referee locale prove --format json`.
// Standard output: each line that differs, with this text as `intl`, and the number of uses of each exception.
// Exits with 77 if the module is missing.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { counted } from "./counted.mjs";
import { dateAndTime } from "./instant.mjs";

const [locales] = process.argv.slice(2);
let entry;
try {
    entry = createRequire(import.meta.url).resolve("@fluent/bundle");
} catch {
    process.exit(77);
}
const { FluentBundle, FluentNumber, FluentResource, FluentType } = await import(pathToFileURL(entry));

const DAY = 86_400_000, HOUR = 3_600_000, MINUTE = 60_000, SECOND = 1000;
const UNITS = ["days", "hours", "minutes", "seconds"];
const LENGTHS = [DAY, HOUR, MINUTE, SECOND];

/** The end of a value that ends with a full stop: a sentence that ends there has one full stop, not two. */
const END = "\ufdd0";
const marked = (text) => typeof text === "string" && text.endsWith(".") ? text + END : text;
const single = (text) => text.split(END).reduce((before, part) => before + part.replace(/^\.(?!\.)/, ""));

/** A value that only a function can write. */
class Held extends FluentType {
    toString() {
        return "?";
    }
}

/** The largest parts of a duration from a unit on, truncated and not rounded. */
function parts(millis, most, unit = 0) {
    let rest = Math.max(Math.abs(millis), SECOND), left = most;
    const amounts = [];
    LENGTHS.forEach((length, number) => {
        if (number < unit) return;
        const amount = Math.floor(rest / length);
        if (left > 0 && (amount > 0 || left < most)) {
            amounts.push([UNITS[number].slice(0, -1), amount]);
            left -= 1;
        }
        rest %= length;
    });
    return amounts;
}

/** How many parts of the time left are shown if the message does not say. */
function useful(millis) {
    const few = (length) => millis >= length && millis < 10 * length;
    return few(DAY) || few(HOUR) ? 2 : 1;
}

/** All of a limit, or the largest parts of the time left. */
function duration(write, { left, months, millis }, most, unit = 0) {
    if (left) {
        const all = parts(rough({ months, millis }), most, unit);
        const some = all.filter(([, amount]) => amount > 0);
        return write(some.length > 0 ? some : all.slice(0, 1));
    }
    const amounts = [];
    if (months >= 12) amounts.push(["year", Math.floor(months / 12)]);
    if (months % 12 > 0) amounts.push(["month", months % 12]);
    if (amounts.length === 0 || millis > 0) amounts.push(...parts(millis, 4, unit));
    const shown = amounts.filter(([, amount]) => amount > 0);
    return write(shown.length > 0 ? shown : amounts.slice(0, 1));
}

/** The time left with months of thirty days. */
function rough({ months, millis }) {
    return millis + months * 30 * DAY;
}

/** A limit with months as long as they can be. */
function longest({ months, millis }) {
    const rest = months % 12;
    return millis + (Math.floor(months / 12) * 366 + (rest > 0 ? Math.floor((rest * 367 + 12) / 12) : 0)) * DAY;
}

/** How many units: whole ones of the time left, else never less than it is. */
function units(it, unit) {
    if (it.left) return Math.floor(rough(it) / unit);
    const millis = longest(it);
    return millis % unit === 0 ? millis / unit : Math.ceil(millis * 1000 / unit) / 1000;
}

function functions(locale, offset, term) {
    const timeZone = offset === 0 ? "UTC" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset) / 60}`;
    const date = { dateStyle: "long", timeZone };
    // Styles have no minutes with a zone: append the zone.
    const zone = (instant) => new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" })
        .formatToParts(instant).find(({ type }) => type === "timeZoneName").value;
    const held = (value) => value.value;
    const option = (named, name) => named[name] === undefined ? undefined : named[name].value ?? named[name];
    const all = {
        DATE: ([it]) => new Intl.DateTimeFormat(locale, date).format(new Date(held(it))),
        DATETIME: ([it]) => {
            const instant = new Date(held(it));
            return `${dateAndTime(locale, timeZone, instant)} ${zone(instant)}`;
        },
        DAY: ([it]) =>
            new FluentNumber(Number(new Intl.DateTimeFormat("en", { day: "numeric", timeZone }).format(new Date(held(it))))),
        DURATION: ([it], named) => {
            const unit = option(named, "unit");
            const grammatical = option(named, "case") ?? "nominative";
            const given = held(it);
            // The words of other cases are terms of the language.
            const declined = (amounts) => new Intl.ListFormat(locale, { type: "unit", style: "long" })
                .format(amounts.map(([unit, count]) => term(`-time-${unit}s`, { count, case: grammatical })));
            const write = grammatical === "nominative" ? (amounts) => counted(locale, amounts) : declined;
            if (unit === undefined && given.left) {
                return duration(write, given, option(named, "parts") ?? useful(rough(given)));
            }
            // A limit is in hours if the rules have it in hours.
            if (unit === undefined && given.months === 0 && given.millis === 0) return term("time-none", {});
            if (unit === undefined) return duration(write, given, 1, given.hours ? 1 : 0);
            // Less than one unit is written in a smaller unit.
            const less = given.left && Math.abs(rough(given)) < LENGTHS[UNITS.indexOf(unit)];
            return duration(write, given, 1, less ? 0 : UNITS.indexOf(unit));
        },
        RELATIVE: ([it]) => {
            const given = held(it);
            const { left, months, millis } = given;
            const write = (amount, unit) => new Intl.RelativeTimeFormat(locale, { numeric: "always" }).format(amount, unit);
            if (left) {
                const whole = rough(given);
                // One or two days and hours are written in the next smaller unit, if some of it is left over.
                const finer = [DAY, HOUR].findIndex((unit) => Math.abs(whole) >= unit);
                const length = [DAY, HOUR][finer], smaller = [HOUR, MINUTE][finer];
                if (finer >= 0 && Math.abs(whole) < 3 * length && Math.abs(whole) % length >= smaller) {
                    const amount = Math.floor(Math.abs(whole) / smaller);
                    return write(millis < 0 ? -amount : amount, ["hour", "minute"][finer]);
                }
                const [unit, amount] = parts(whole, 1).find(([, amount]) => amount > 0);
                return write(millis < 0 ? -amount : amount, unit);
            }
            if (months > 0 && millis === 0) return months % 12 === 0 ? write(months / 12, "year") : write(months, "month");
            const unit = LENGTHS.findIndex((length) => longest(given) % length === 0);
            return write(longest(given) / LENGTHS[unit], UNITS[unit].slice(0, -1));
        },
        DAYS: ([it]) => new FluentNumber(units(held(it), DAY)),
        HOURS: ([it]) => new FluentNumber(units(held(it), HOUR)),
        LIST: ([it], named) => {
            const type = option(named, "type") === "or" ? "disjunction" : "conjunction";
            return new Intl.ListFormat(locale, { type, style: "long" }).format(held(it));
        },
        NUMBER: ([it], named) => {
            const options = {};
            for (const name of ["minimumFractionDigits", "maximumFractionDigits"]) {
                if (option(named, name) !== undefined) options[name] = option(named, name);
            }
            if (option(named, "type") !== undefined) options.type = option(named, "type");
            return new FluentNumber(it.value, options);
        },
    };
    const ended = Object.entries(all).map(([name, call]) => [name, (...given) => marked(call(...given))]);
    return Object.fromEntries(ended);
}

const bundles = new Map();
function bundle(locale, rules, offset) {
    const key = `${locale} ${rules} ${offset}`;
    if (!bundles.has(key)) {
        const term = (id, values) => made.formatPattern((made._terms.get(id) ?? made.getMessage(id)).value, values);
        const made = new FluentBundle(locale, { useIsolating: false, functions: functions(locale, offset, term) });
        for (const name of rules === null ? ["common"] : ["common", rules]) {
            const text = readFileSync(join(locales, locale, `${name}.ftl`), "utf8");
            made.addResource(new FluentResource(text), { allowOverrides: true });
        }
        bundles.set(key, made);
    }
    return bundles.get(key);
}

function value(name, given) {
    if ("text" in given) return marked(given.text);
    if ("number" in given) return given.number;
    if ("instant" in given) return new Held(given.instant);
    if ("list" in given) return new Held(given.list);
    return new Held({ ...given, left: name === "left" });
}

/** What may come out otherwise, and why. */
const EXCEPTIONS = [
    {
        name: "narrow space",
        reason: "V8 writes a plain space in dates where CLDR has U+202F, for the sake of old pages",
        same: (ours, theirs) => ours.replaceAll("\u202f", " ") === theirs,
    },
];

const made = Object.fromEntries(EXCEPTIONS.map(({ name }) => [name, 0]));
let lines = 0;
for await (const line of createInterface({ input: process.stdin })) {
    lines += 1;
    const it = JSON.parse(line);
    const words = bundle(it.locale, it.rules, it.offset);
    const message = words.getMessage(it.id);
    const pattern = it.attribute === null ? message.value : message.attributes[it.attribute];
    const given = Object.fromEntries(Object.entries(it.arguments).map(([name, given]) => [name, value(name, given)]));
    const errors = [];
    const intl = single(words.formatPattern(pattern, given, errors));
    if (intl === it.text && errors.length === 0) continue;
    const exception = errors.length === 0 && EXCEPTIONS.find(({ same }) => same(it.text, intl));
    if (exception) made[exception.name] += 1;
    else console.log(JSON.stringify({ ...it, intl, errors: errors.map(String) }));
}
console.log(JSON.stringify({ lines, exceptions: made }));
console.error(`node ${process.version}, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}`);
