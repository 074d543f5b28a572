//! The words of a locale for durations that CLDR does not have: working time, and other grammatical cases than the
//! nominative.

use std::sync::{Arc, OnceLock};

use fluent::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Entry, Pattern};
use unic_langid::LanguageIdentifier;

use crate::rules::{Duration, TimeKind};

use super::bundle::{Bundle, number};
use super::durations::{DAY, HOUR};

/// The grammatical cases of CLDR, by name.
pub(super) const CASES: &[&str] = &[
    NOMINATIVE,
    "ablative",
    "accusative",
    "dative",
    "elative",
    "ergative",
    "genitive",
    "illative",
    "instrumental",
    "locative",
    "locativecopulative",
    "oblique",
    "partitive",
    "prepositional",
    "sociative",
    "terminative",
    "translative",
    "vocative",
];

/// The case of words that stand alone.
pub(super) const NOMINATIVE: &str = "nominative";

/// The terms of the units of durations, longest first, with variants by `$case`. Each is optional.
pub(super) const TERMS: [&str; 6] =
    ["-time-years", "-time-months", "-time-days", "-time-hours", "-time-minutes", "-time-seconds"];

/// The messages of working time.
pub(super) const WORKING: [&str; 2] = ["time-business-days", "time-business-hours"];

/// How a message states working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saying {
    /// 5 business days.
    Length,
    /// In 5 business days.
    Relative,
}

impl Saying {
    /// The number of business days or hours in a duration, and their message; `None` for other durations.
    pub(super) fn amount(self, duration: Duration) -> Option<(i64, &'static str)> {
        let (unit, id) = match (duration.kind(), self) {
            (TimeKind::Exact, _) => return None,
            (TimeKind::BusinessDays, Self::Length) => (DAY, "time-business-days"),
            (TimeKind::BusinessDays, Self::Relative) => (DAY, "time-in-business-days"),
            (TimeKind::BusinessHours, Self::Length) => (HOUR, "time-business-hours"),
            (TimeKind::BusinessHours, Self::Relative) => (HOUR, "time-in-business-hours"),
        };
        Some((duration.millis() / unit, id))
    }
}

/// The value of a message, or of a term with its hyphen, in files of which later ones replace earlier ones.
pub(super) fn value<'f>(files: &'f [Arc<FluentResource>], id: &str) -> Option<&'f Pattern<&'f str>> {
    let of = |entry: &'f Entry<&'f str>| match entry {
        Entry::Message(message) if message.id.name == id => message.value.as_ref(),
        Entry::Term(term) if id.strip_prefix('-') == Some(term.id.name) => Some(&term.value),
        _ => None,
    };
    files.iter().rev().find_map(|file| file.entries().find_map(of))
}

/// The shared messages of a locale, for functions that need words.
pub(super) struct TimeWords {
    locale: LanguageIdentifier,
    files: Vec<Arc<FluentResource>>,
    bundle: OnceLock<Bundle>,
}

impl TimeWords {
    pub(super) fn new(locale: LanguageIdentifier, files: Vec<Arc<FluentResource>>) -> Self {
        Self { locale, files, bundle: OnceLock::new() }
    }

    /// The message or term of an amount in a grammatical case; `None` if the locale does not have it.
    pub(super) fn say(&self, id: &str, count: i64, case: &str) -> Option<String> {
        let mut args = FluentArgs::new();
        args.set("count", FluentValue::from(count));
        args.set("case", FluentValue::from(case.to_owned()));
        self.format(id, &args)
    }

    /// How no time at all is written.
    pub(super) fn none(&self) -> Option<String> {
        self.format("time-none", &FluentArgs::new())
    }

    fn format(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        // These messages call no functions.
        let bundle = self.bundle.get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![self.locale.clone()]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(number));
            for file in &self.files {
                bundle.add_resource_overriding(Arc::clone(file));
            }
            bundle
        });
        let text = bundle.format_pattern(value(&self.files, id)?, Some(args), &mut Vec::new());
        Some(text.into_owned())
    }
}
