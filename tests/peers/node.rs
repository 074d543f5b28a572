//! Messages and values on Node: the JavaScript implementation of Fluent, and `Intl`.

use chrono::{Days, NaiveDate};
use referee::rules::{Currency, Money};
use referee::tooling::Forms;
use referee::{Instant, Reader, Referee, Words, Zone};
use serde_json::{Value, json};

use crate::command::{folder, run, run_in};
use crate::exchange::{entry, export, little};
use crate::programs::{Checked, node};

const LOCALES: [&str; 5] = ["de", "en", "it", "ru", "zh-TW"];

fn none(differing: &[Value]) {
    let first: Vec<String> = differing.iter().take(20).map(ToString::to_string).collect();
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), first.join("\n"));
}

pub fn every_message_is_the_same_on_node() -> Checked {
    let ran = run(&["locale", "prove", "--format", "json"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    let lines = ran.output.lines().count();
    assert!(lines > 25_000, "{lines}");
    let locales = folder().join("../locales");
    let (differing, last) = node("fluent.mjs", &[locales.to_str().unwrap()], ran.output.as_bytes())?;
    none(&differing);
    assert_eq!(last["lines"], lines);
    // An exception that does not occur any more must be removed.
    assert!(last["exceptions"]["narrow space"].as_u64().unwrap() > 0, "{last}");
    Ok(())
}

/// Pseudo-random numbers, the same in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

fn numbers(words: Words<'_>, chance: &mut Chance, write: &mut dyn FnMut(&str, Value, String)) {
    let known = [0.0, 1.0, -1.0, 0.5, 1.5, 1000.0, 1e6, 1e9, 999_999.999_5, -0.25, 123_456_789.123];
    let chosen = (0..400).map(|_| {
        let digits = i32::try_from(chance.next(4)).unwrap();
        let places = 1 + chance.next(9);
        let whole = chance.next(10_u64.pow(u32::try_from(places).unwrap()));
        #[expect(clippy::cast_precision_loss, reason = "below 10^9")]
        let number = whole as f64 / 10_f64.powi(digits);
        number
    });
    for number in known.into_iter().chain(chosen) {
        write("number", json!(number), words.number(number));
    }
}

fn amounts(words: Words<'_>, chance: &mut Chance, write: &mut dyn FnMut(&str, Value, String)) {
    let letters = || b'A'..=b'Z';
    let codes = letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| [a, b, c])));
    for code in codes {
        let Some(currency) = Currency::new(std::str::from_utf8(&code).unwrap()) else { continue };
        let cents = format!("{}.{:02}", chance.next(10_000_000), chance.next(100));
        for amount in ["0", "1", "-12.5", "1234567.891", "25000.00", cents.as_str()] {
            let money = Money::new(amount.parse().unwrap(), currency);
            write("money", json!({ "amount": amount, "currency": currency.code() }), words.money(&money));
        }
    }
}

fn dates(words: Words<'_>, chance: &mut Chance, write: &mut dyn FnMut(&str, Value, String)) {
    let first = NaiveDate::from_ymd_opt(1583, 1, 1).unwrap();
    let chosen = (0..500).map(|_| first + Days::new(chance.next(3_000_000)));
    let known = ["1970-01-01", "2000-02-29", "2019-12-31", "9999-12-31"].map(|date| date.parse().unwrap());
    for date in known.into_iter().chain(chosen) {
        write("date", json!(format!("{date}T12:00:00Z")), words.date(date));
    }
}

fn durations(words: Words<'_>, chance: &mut Chance, write: &mut dyn FnMut(&str, Value, String)) {
    let counts: Vec<u64> = (1..=130).chain((0..40).map(|_| 1 + chance.next(100_000))).collect();
    for count in counts {
        // 24 hours are a day again, and so on: each count stays below the next unit.
        for (unit, letter, most) in [("day", 'd', u64::MAX), ("hour", 'h', 24), ("minute", 'm', 60)] {
            if count < most {
                let left = format!("{count}{letter}").parse().unwrap();
                write("relative", json!({ "amount": count, "unit": unit }), words.relative(left));
            }
        }
        write("duration", json!([[count, "day"]]), words.duration(format!("{count}d").parse().unwrap()));
        write("duration", json!([[count, "hour"]]), words.duration(format!("{count}h").parse().unwrap()));
        if count < 60 {
            write("duration", json!([[count, "minute"]]), words.duration(format!("{count}m").parse().unwrap()));
        }
        if count < 12 {
            write("duration", json!([[count, "month"]]), words.duration(format!("{count}mo").parse().unwrap()));
        }
        if count < 1000 {
            write("duration", json!([[count, "year"]]), words.duration(format!("{count}y").parse().unwrap()));
        }
    }
}

fn lists(words: Words<'_>, chance: &mut Chance, write: &mut dyn FnMut(&str, Value, String)) {
    let items = ["Contoso", "E-Mail", "и", "дата", "Idaho", "email", "客戶", "3 & 4", "", "אבג", "offerta"];
    for count in 0..120 {
        let chosen: Vec<String> =
            (0..count % 6).map(|_| items[usize::try_from(chance.next(11)).unwrap()].to_owned()).collect();
        write("list", json!(chosen), words.list(&chosen));
        write("alternatives", json!(chosen), words.alternatives(&chosen));
    }
}

/// Instants before and after clock changes, and others.
fn instants(reader: &Reader, chance: &mut Chance, write: &mut dyn FnMut(&str, Value, String)) {
    const ZONES: [&str; 12] = [
        "Europe/Berlin",
        "Europe/London",
        "Europe/Moscow",
        "Europe/Rome",
        "America/New_York",
        "America/St_Johns",
        "America/Sao_Paulo",
        "Asia/Taipei",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Casablanca",
    ];
    for name in ZONES {
        let zone: Zone = name.parse().unwrap();
        let reader = reader.clone().in_zone(zone);
        let mut chosen: Vec<i64> = (0..10).map(|_| i64::try_from(chance.next(1_700_000_000)).unwrap() * 1000).collect();
        // The minute at which the offset changes between two days.
        let day = |number: i64| number * 86_400_000;
        let offset = |millis: i64| zone.offset(Instant::from_millis(millis));
        let changes = (0..19_700).filter(|number| offset(day(*number)) != offset(day(number + 1)));
        for number in changes.collect::<Vec<_>>().into_iter().rev().take(10) {
            let (mut before, mut after) = (day(number) / 60_000, day(number + 1) / 60_000);
            while after - before > 1 {
                let middle = i64::midpoint(before, after);
                if offset(middle * 60_000) == offset(day(number)) { before = middle } else { after = middle }
            }
            chosen.extend([before * 60_000, after * 60_000]);
        }
        for millis in chosen {
            let at = Instant::from_millis(millis);
            write("instant", json!({ "at": at.to_string(), "zone": name }), reader.common().date_time(at));
        }
    }
}

pub fn values_are_formatted_like_intl() -> Checked {
    let referee = Referee::builtin();
    let mut input = Vec::new();
    for locale in LOCALES {
        let reader = referee.reader(locale).unwrap();
        let words = reader.common();
        let mut chance = Chance(7);
        let mut write = |kind: &str, value: Value, text: String| {
            let line = json!({ "locale": locale, "kind": kind, "value": value, "text": text });
            serde_json::to_writer(&mut input, &line).unwrap();
            input.push(b'\n');
        };
        numbers(words, &mut chance, &mut write);
        amounts(words, &mut chance, &mut write);
        dates(words, &mut chance, &mut write);
        durations(words, &mut chance, &mut write);
        lists(words, &mut chance, &mut write);
        instants(&reader, &mut chance, &mut write);
    }
    let (differing, last) = node("intl.mjs", &[], &input)?;
    none(&differing);
    // An exception that does not occur any more must be removed.
    let exceptions = last["exceptions"].as_object().unwrap();
    assert!(exceptions.values().all(|count| count.as_u64() > Some(0)), "{last}");
    for kind in ["number", "money", "date", "relative", "duration", "list", "alternatives", "instant"] {
        assert!(last["counted"][kind].as_u64().unwrap() >= 600, "{last}");
    }
    Ok(())
}

/// Languages with different plural forms.
const LANGUAGES: [&str; 59] = [
    "af", "am", "ar", "be", "bg", "br", "bs", "ca", "cs", "cy", "da", "de", "dsb", "el", "es", "et", "eu", "fa", "fi",
    "fil", "fr", "ga", "gd", "gv", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "ko", "ksh",
    "lag", "lt", "lv", "mk", "mt", "nb", "nl", "pl", "pt", "ro", "ru", "se", "shi", "sk", "sl", "sr", "sv", "tr",
    "tzm", "uk", "vi", "zh-TW",
];

/// The plural forms of each language, as `Plural-Forms` and as `Intl` have them.
pub fn plural_forms_of_gettext_are_those_of_intl() -> Checked {
    let book = little();
    let english = "odd = { $n ->\n        [one] { $n } day\n       *[other] { $n } days\n    }\n";
    book.write("locales/en/t.ftl", english);
    let mut input = Vec::new();
    for locale in LANGUAGES {
        let file = export(&book, locale, "po");
        let rule = file.lines().find_map(|line| line.strip_prefix("\"Plural-Forms: ")?.strip_suffix("\\n\""));
        let rule = rule.unwrap_or_else(|| panic!("{locale} has no rule"));
        let entry = entry(&file);
        let forms =
            entry.lines().filter_map(|line| line.strip_prefix("#. msgstr[")?.split_once("], ")?.1.split_once(':'));
        let forms: Vec<&str> = forms.map(|(form, _)| form).collect();
        serde_json::to_writer(&mut input, &json!({ "locale": locale, "rule": rule, "forms": forms })).unwrap();
        input.push(b'\n');
    }
    let (differing, last) = node("plurals.mjs", &[], &input)?;
    none(&differing);
    // An exception that does not occur any more must be removed.
    assert_eq!(last["newer"], json!(["vi"]));
    assert_eq!(last["languages"], LANGUAGES.len());
    Ok(())
}

/// Ordinals as the checks know them, and as messages select by them, compared with `Intl`.
pub fn ordinals_are_those_of_intl() -> Checked {
    let mut input = Vec::new();
    let mut write = |locale: &str, number: u64, form: &str| {
        serde_json::to_writer(&mut input, &json!({ "locale": locale, "number": number, "form": form })).unwrap();
        input.push(b'\n');
    };
    for locale in LANGUAGES {
        let forms = Forms::of(&locale.parse().unwrap());
        let ordinals = forms.ordinals();
        for number in 0..=200 {
            write(locale, number.into(), ordinals.form(number).unwrap());
        }
        // Each form says its name.
        let names: Vec<&str> = ordinals.names().filter(|name| *name != "other").collect();
        let variants: Vec<String> = names.iter().map(|name| format!("        [{name}] {name}\n")).collect();
        let message = format!(
            "plan-moves =\n    {{ NUMBER($count, type: \"ordinal\") ->\n{}       *[other] other\n    }}\n",
            variants.concat()
        );
        let book = little();
        book.write("locales/en/t.ftl", "stage-open = A\n");
        book.write(&format!("locales/{locale}/common.ftl"), &message);
        let ran = run_in(book.path(), &["locale", "prove", locale, "--format", "json"], b"");
        let mut seen = std::collections::BTreeSet::new();
        for line in ran.output.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
            if line["id"] == "plan-moves"
                && line["locale"] == locale
                && let Some(number) = line["arguments"]["count"]["number"].as_u64()
            {
                let form = line["text"].as_str().unwrap();
                seen.insert(form.to_owned());
                write(locale, number, form);
            }
        }
        assert!(!seen.is_empty(), "{locale}: {}", ran.errors);
    }
    let (differing, last) = node("ordinals.mjs", &[], &input)?;
    none(&differing);
    // An exception that does not occur any more must be removed.
    assert_eq!(last["newer"], json!(["af", "bg", "es"]));
    assert!(last["lines"].as_u64() > Some(12_000), "{last}");
    Ok(())
}

/// Pieces of Fluent that mutations insert.
const PIECES: [&str; 41] = [
    "{ NUMBER($x, a: -1) }",
    "{",
    "}",
    "{ ",
    " }",
    "(",
    ")",
    "[",
    "]",
    "*",
    "*[x] ",
    "[one] ",
    ".",
    "=",
    " = ",
    "-",
    "->",
    "$",
    "\"",
    "\\",
    "\\u00e4",
    "\\uD8",
    ",",
    ":",
    " ",
    "\n",
    "\n    ",
    "\t",
    "#",
    "# ",
    "## ",
    "0",
    "-1",
    "1.5",
    "x",
    "NUMBER(",
    "NUMBER(1)",
    "{ -ticket(case: genitive) }",
    "{ NUMBER($x, a: NUMBER(1)) }",
    "{ -t(a: \"b\" c: 1) }",
    "ä",
];

/// What a parser makes of a file: messages and terms with their parts, and junk without spaces.
fn outline(entries: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (kind, text) in entries {
        let text = if kind == "junk" { text.split_whitespace().collect() } else { text };
        match all.last_mut() {
            Some(last) if kind == "junk" && last.0 == "junk" => last.1.push_str(&text),
            _ if kind == "junk" && text.is_empty() => {}
            _ => all.push((kind, text)),
        }
    }
    all
}

fn ours(text: &str) -> Option<Vec<(String, String)>> {
    use fluent_syntax::ast::{Attribute, Entry};
    let parts = |value: bool, attributes: &[Attribute<String>]| {
        let names = attributes.iter().map(|attribute| format!(".{}", attribute.id.name)).collect::<Vec<_>>().concat();
        format!("{}{names}", if value { "=" } else { "" })
    };
    let entries = referee::tooling::parsed(text)?.body.into_iter().filter_map(move |entry| match entry {
        Entry::Message(it) => Some((it.id.name, parts(it.value.is_some(), &it.attributes))),
        Entry::Term(it) => Some((format!("-{}", it.id.name), parts(true, &it.attributes))),
        Entry::Junk { content } => Some(("junk".to_owned(), content)),
        _ => None,
    });
    Some(outline(entries))
}

/// Why a difference is left.
fn exception(text: &str, ours: &[(String, String)], theirs: &[(String, String)]) -> Option<&'static str> {
    let compact: String = text.split_whitespace().collect();
    // A negative number of an option, which is never in its range.
    let digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    if compact.match_indices(":-").any(|(at, mark)| digit(&compact[at + mark.len()..])) {
        return Some("negative option");
    }
    // A comment without any text at the end of the file.
    if text.trim_end().ends_with('#') && theirs.last().is_some_and(|(kind, text)| kind == "junk" && text.ends_with('#'))
    {
        return Some("empty comment");
    }
    // An attribute is junk, and the message before it is read, as the grammar has it. They drop the message too.
    let bare =
        |(kind, text): &(String, String)| (kind.clone(), if kind == "junk" { String::new() } else { text.clone() });
    let theirs: Vec<(String, String)> = theirs.iter().map(bare).collect();
    // A dot that is alone or before another character than a letter can be an attribute, or not.
    let merged = |is_attribute: fn(&str) -> bool| {
        let mut merged: Vec<(String, String)> = Vec::new();
        for entry in ours {
            match merged.last_mut() {
                Some(last) if entry.0 == "junk" && entry.1.strip_prefix('.').is_some_and(is_attribute) => {
                    *last = bare(entry);
                }
                _ => merged.push(bare(entry)),
            }
        }
        merged.dedup_by(|one, other| one.0 == "junk" && other.0 == "junk");
        merged
    };
    let named: fn(&str) -> bool = |rest| rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let all = [merged(|_| true), merged(|rest| !rest.is_empty()), merged(named)];
    all.contains(&theirs).then_some("attribute")
}

pub fn junk_is_junk_for_the_javascript_parser() -> Checked {
    let mut entries = Vec::new();
    for locale in LOCALES {
        for file in crate::command::files(&folder().join("../locales").join(locale)) {
            let Some("ftl") = file.extension().and_then(|it| it.to_str()) else { continue };
            let text = std::fs::read_to_string(file).unwrap();
            let places = referee::tooling::places(&text);
            entries.extend(places.into_iter().map(|(_, range)| text[range].to_owned()));
        }
    }
    entries
        .push("ticket = { -ticket(case: \"genitive\", n: 1) } { NUMBER($x, minimumFractionDigits: 2) }\n".to_owned());
    let mut chance = Chance(7);
    let mut pick = |below: usize| usize::try_from(chance.next(u64::try_from(below).unwrap())).unwrap();
    let mut texts = Vec::new();
    for _ in 0..20_000 {
        let mut text: String = (0..=pick(3)).map(|_| entries[pick(entries.len())].as_str()).collect();
        for _ in 0..=pick(3) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = places[pick(places.len())];
            match pick(5) {
                0 => drop(text.remove(at)),
                1 => text.truncate(at.max(1)),
                _ => text.insert_str(at, PIECES[pick(PIECES.len())]),
            }
            if text.is_empty() {
                break;
            }
        }
        texts.push(text);
    }
    let input = texts.iter().map(|text| format!("{}\n", json!(text))).collect::<Vec<_>>().concat();
    let (theirs, count) = node("syntax.mjs", &[], input.as_bytes())?;
    assert_eq!(count, texts.len());
    let (mut differing, mut junk, mut exceptions) = (Vec::new(), 0, std::collections::BTreeMap::new());
    for (text, theirs) in texts.iter().zip(theirs) {
        let Some(ours) = ours(text) else { continue };
        let theirs: Vec<(String, String)> = serde_json::from_value(theirs).unwrap();
        let theirs = outline(theirs.into_iter());
        junk += usize::from(ours.iter().any(|(kind, _)| kind == "junk"));
        if ours != theirs {
            match exception(text, &ours, &theirs) {
                Some(why) => *exceptions.entry(why).or_insert(0) += 1,
                None => differing.push(json!({ "text": text, "ours": ours, "theirs": theirs })),
            }
        }
    }
    none(&differing);
    assert!(junk > 5000, "{junk}");
    // An exception that does not occur any more must be removed.
    assert_eq!(exceptions.len(), 3, "{exceptions:?}");
    Ok(())
}
