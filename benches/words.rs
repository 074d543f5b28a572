//! A localized status as JSON, compared with bare `fluent-bundle` formatting only the messages with arguments: the same
//! files, the same arguments, and functions that return a ready-made text.

#![expect(clippy::expect_used, reason = "a benchmark panics if its own input is invalid")]
#![allow(missing_docs, unreachable_pub, dead_code, clippy::allow_attributes, reason = "a benchmark has no callers")]

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use referee::{Event, Instant, Lead, Loader, Opening, Referee};

fn instant(text: &str) -> Instant {
    text.parse().expect("an instant")
}

/// A function that returns its argument.
fn copy<'a>(values: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match values.first() {
        Some(FluentValue::String(text)) => FluentValue::String(text.to_string().into()),
        _ => FluentValue::Error,
    }
}

fn bare() -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec!["de".parse().expect("a locale")]);
    bundle.set_use_isolating(false);
    for file in ["common", "2020"] {
        let path = format!("{}/../../locales/de/{file}.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a message file");
        bundle.add_resource(FluentResource::try_new(text).expect("messages")).expect("no duplicate message");
    }
    for name in ["DATETIME", "DATE", "DURATION", "LIST"] {
        bundle.add_function(name, copy).expect("a function");
    }
    bundle
}

fn format(bundle: &FluentBundle<FluentResource>, id: &str, attribute: Option<&str>, args: &[(&str, &str)]) -> String {
    let message = bundle.get_message(id).expect("a message");
    let pattern = match attribute {
        None => message.value(),
        Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
    };
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
    let mut text = String::new();
    bundle.write_pattern(&mut text, pattern.expect("a pattern"), Some(&args), &mut Vec::new()).expect("a text");
    text
}

fn statuses(criterion: &mut Criterion) {
    let referee = Referee::builtin();
    let reader = referee.reader("de").expect("a locale");
    let bundle = bare();
    let opening = Opening::under("2020")
        .fact("qualification", "customer-inquiry")
        .fact("contact-me", true)
        .overview([("subject", "ERP move")]);
    // Leads in the order of a log, a few per minute.
    let opened = |number: i64| Instant::from_millis(instant("2020-06-02T09:00:00Z").millis() + number * 10_000);
    let leads: Vec<Lead> = (0..4096)
        .map(|number| referee.open(Event::open("L-1", opened(number), opening.clone())).expect("a lead"))
        .collect();
    let at = instant("2020-06-12T09:00:00Z");
    let (since, due) = ("2. Juni 2020 um 09:00 UTC", "16. Juni 2020 um 09:00 UTC");
    let mut group = criterion.benchmark_group("a lead with deadline and alert, in German");
    group.bench_function("bare fluent-bundle: its messages with arguments", |bencher| {
        bencher.iter(|| {
            let bundle = black_box(&bundle);
            let deadline = format(bundle, "deadline", None, &[("left", "4 Tage")]);
            let summary = format(bundle, "stage-received", Some("summary"), &[("since", since), ("due", due)]);
            let alert = format(bundle, "alert-contact-me-late", None, &[("since", since)]);
            (deadline, summary, alert)
        });
    });
    let mut bytes = Vec::with_capacity(8192);
    // Texts are cached for UTC. In another zone each of them is formatted again, dates included.
    let abroad = reader.clone().in_zone("+02:00".parse().expect("a zone"));
    for (name, reader) in [("cached texts", &reader), ("uncached texts", &abroad)] {
        let mut leads = leads.iter().cycle();
        group.bench_function(format!("referee: the whole status as JSON, {name}"), |bencher| {
            bencher.iter(|| {
                bytes.clear();
                reader.write_status(black_box(leads.next().expect("a lead")), at, &mut bytes).expect("a status");
                bytes.len()
            });
        });
    }
    group.finish();
}

/// Loads all rules and messages from files, compared with only Fluent's parser on the same message files.
fn loading(criterion: &mut Criterion) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut group = criterion.benchmark_group("five locales and three rule sets");
    group.bench_function("fluent-syntax: message files read and parsed", |bencher| {
        bencher.iter(|| {
            let mut messages = 0;
            for locale in ["de", "en", "it", "ru", "zh-TW"] {
                for file in ["common", "2017", "2019", "2020"] {
                    let path = format!("{root}/locales/{locale}/{file}.ftl");
                    let text = std::fs::read_to_string(path).expect("a message file");
                    messages += FluentResource::try_new(text).expect("messages").entries().count();
                }
            }
            messages
        });
    });
    group.bench_function("referee: read, parsed, compiled, checked and proven", |bencher| {
        bencher.iter(|| Loader::folder(black_box(root)).load().expect("rules and words"));
    });
    group.bench_function("referee: the same, and every message checked, as after a save", |bencher| {
        bencher.iter(|| {
            referee_translation::book::check_words(Some(Path::new(black_box(root))), &[]).expect("rules and words")
        });
    });
    group.finish();
}

/// Texts formatted by several threads, compared with as many by one thread; each has a date and a plural.
fn threads(criterion: &mut Criterion) {
    const TEXTS: usize = 8 * 20_000;
    let referee = Referee::builtin();
    let lead =
        referee.open(Event::open("L-1", instant("2017-06-02T09:00:00Z"), Opening::under("2017"))).expect("a lead");
    let reader = referee.reader("ru").expect("a locale").in_zone("+03:00".parse().expect("a zone"));
    let mut group = criterion.benchmark_group("160,000 statuses in Russian, uncached texts");
    group.sample_size(10);
    for count in [1, 2, 8] {
        group.bench_function(format!("{count} threads"), |bencher| {
            bencher.iter(|| {
                std::thread::scope(|scope| {
                    for thread in 0..count {
                        let (reader, lead) = (&reader, &lead);
                        scope.spawn(move || {
                            for number in 0..TEXTS / count {
                                let at = Instant::from_millis(
                                    1_496_400_000_000
                                        + i64::try_from(thread * 7 + number).unwrap_or_default() * 60_000 % 86_400_000,
                                );
                                black_box(
                                    reader.status(lead, at).expect("a status").deadline.map(|deadline| deadline.text),
                                );
                            }
                        });
                    }
                });
            });
        });
    }
    group.finish();
}

criterion_group!(benches, statuses, loading, threads);
criterion_main!(benches);
