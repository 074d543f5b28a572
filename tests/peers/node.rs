//! Messages and values on Node: the JavaScript implementation of Fluent, and `Intl`.

use chrono::{Days, NaiveDate};
use referee::rules::{Currency, Money};
use referee::{Instant, Reader, Referee, Words, Zone};
use serde_json::{Value, json};

use crate::command::{folder, run};
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
