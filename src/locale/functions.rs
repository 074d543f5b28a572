//! The functions for messages, bound to the locale of their bundle.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::Datelike;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentNumberType, FluentType};
use fluent_bundle::{FluentArgs, FluentValue};
use intl_memoizer::{IntlLangMemoizer, concurrent};

use crate::rules::{Duration, Instant, Money};

use super::durations;
use super::format::Formatters;
use super::stops::marked;
use super::time_words::{CASES, NOMINATIVE};
use super::zone::Zone;

/// The name and options of a function.
pub(crate) struct Signature {
    pub(crate) name: &'static str,
    /// Options with their allowed values.
    pub(crate) options: &'static [(&'static str, Allowed)],
}

/// The allowed values of an option.
pub(crate) enum Allowed {
    /// A whole number, from minimum to maximum.
    Number(i16, i16),
    /// One of these texts.
    OneOf(&'static [&'static str]),
}

/// The option of `DURATION` for a grammatical case.
pub(crate) const CASE: &str = "case";

/// The option of `NUMBER` for the kind of plural forms, and its value for those of ordinals.
pub(crate) const TYPE: &str = "type";
pub(crate) const ORDINAL: &str = "ordinal";

/// The units of durations.
const UNITS: &[&str] = &["days", "hours", "minutes", "seconds"];

/// All functions that messages can call.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature { name: "DATE", options: &[] },
    Signature { name: "DATETIME", options: &[] },
    Signature { name: "DAY", options: &[] },
    Signature {
        name: "DURATION",
        options: &[("parts", Allowed::Number(1, 4)), ("unit", Allowed::OneOf(UNITS)), (CASE, Allowed::OneOf(CASES))],
    },
    Signature { name: "RELATIVE", options: &[] },
    Signature { name: "DAYS", options: &[] },
    Signature { name: "HOURS", options: &[] },
    Signature { name: "LIST", options: &[("type", Allowed::OneOf(&["and", "or"]))] },
    Signature { name: "MONEY", options: &[] },
    Signature {
        name: "NUMBER",
        options: &[
            ("minimumFractionDigits", Allowed::Number(0, 20)),
            ("maximumFractionDigits", Allowed::Number(0, 20)),
            (TYPE, Allowed::OneOf(&["cardinal", ORDINAL])),
        ],
    },
];

/// An argument that is neither a text nor a number; functions format it.
macro_rules! argument {
    ($(#[$doc:meta])* $name:ident($($field:ident: $type:ty),+) => $text:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $name { $(pub(crate) $field: $type),+ }

        impl FluentType for $name {
            fn duplicate(&self) -> Box<dyn FluentType + Send> {
                Box::new(self.clone())
            }

            fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
                let text: fn(&Self) -> String = $text;
                text(self).into()
            }

            fn as_string_threadsafe(&self, _: &concurrent::IntlLangMemoizer) -> Cow<'static, str> {
                let text: fn(&Self) -> String = $text;
                text(self).into()
            }
        }
    };
}

argument!(
    /// An instant with its zone.
    Moment(instant: Instant, zone: Zone) => |it| it.instant.to_string()
);
argument!(
    /// A duration, and whether it counts down.
    Span(duration: Duration, left: bool) => |it| it.duration.to_string()
);
argument!(
    /// A list of texts.
    Items(items: Arc<[String]>) => |it| it.items.join(", ")
);
argument!(
    /// An amount of money.
    Amount(money: Money) => |it| format!("{} {}", it.money.amount, it.money.currency)
);

/// The first argument, if it has the type.
fn first<'a, T: 'static>(arguments: &'a [FluentValue<'_>]) -> Option<&'a T> {
    match arguments.first()? {
        FluentValue::Custom(value) => value.as_ref().as_any().downcast_ref(),
        _ => None,
    }
}

fn text<'b>(text: Option<String>) -> FluentValue<'b> {
    text.map_or(FluentValue::Error, |text| FluentValue::String(marked(text).into()))
}

/// A number option, clamped to its range; the audit has already rejected other values.
fn option(named: &FluentArgs<'_>, name: &str, least: i16, most: i16) -> Option<i16> {
    match named.get(name)? {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of the option")]
        FluentValue::Number(number) => Some(number.value.clamp(f64::from(least), f64::from(most)) as i16),
        _ => None,
    }
}

/// A text option.
fn chosen<'n>(named: &'n FluentArgs<'_>, name: &'static str) -> Option<&'n str> {
    match named.get(name)? {
        FluentValue::String(value) => Some(value),
        _ => None,
    }
}

/// The milliseconds of a unit of durations.
pub(super) fn unit(name: &str) -> i64 {
    let known = UNITS.iter().zip(durations::UNITS).find(|(known, _)| **known == name);
    known.map_or(durations::SECOND, |(_, millis)| millis)
}

/// A function of a bundle.
pub(crate) type Function =
    Box<dyn for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>) -> FluentValue<'a> + Send + Sync + 'static>;

/// The function with a name, bound to formatters. It returns a text unchanged, as a placeholder for an unknown value.
pub(crate) fn bind(name: &str, formatters: &Arc<Formatters>) -> Function {
    let function = typed(name, formatters);
    Box::new(move |arguments, named| match arguments.first() {
        Some(FluentValue::String(text)) => FluentValue::String(text.clone()),
        _ => function(arguments, named),
    })
}

/// The function with a name, for arguments of its type.
fn typed(name: &str, formatters: &Arc<Formatters>) -> Function {
    let formatters = Arc::clone(formatters);
    match name {
        "DATE" => Box::new(move |arguments, _| {
            text(first(arguments).map(|it: &Moment| formatters.date_of(it.instant, it.zone)))
        }),
        "DATETIME" => Box::new(move |arguments, _| {
            text(first(arguments).map(|it: &Moment| formatters.date_time(it.instant, it.zone)))
        }),
        "DAY" => Box::new(move |arguments, _| match first::<Moment>(arguments) {
            Some(it) => whole(it.zone.local(it.instant).day()),
            None => FluentValue::Error,
        }),
        "DURATION" => Box::new(move |arguments, named| {
            let parts = option(named, "parts", 1, 4).and_then(|parts| usize::try_from(parts).ok());
            let unit = chosen(named, "unit").and_then(|unit| UNITS.iter().position(|known| *known == unit));
            let case = chosen(named, CASE).unwrap_or(NOMINATIVE);
            text(first(arguments).map(|it: &Span| match (it.left, unit) {
                (false, Some(unit)) => formatters.duration(it.duration, unit, case),
                (false, None) => formatters.stated(it.duration, case),
                (true, Some(unit)) => formatters.left_in(it.duration, unit, case),
                (true, None) => formatters.left(it.duration, parts, case),
            }))
        }),
        "RELATIVE" => Box::new(move |arguments, _| {
            text(first(arguments).map(|it: &Span| {
                if it.left { formatters.relative(it.duration) } else { formatters.relative_limit(it.duration) }
            }))
        }),
        "DAYS" => Box::new(|arguments, _| units(arguments, 24 * 3_600_000)),
        "HOURS" => Box::new(|arguments, _| units(arguments, 3_600_000)),
        "LIST" => Box::new(move |arguments, named| {
            let or = chosen(named, "type") == Some("or");
            text(first(arguments).map(
                |it: &Items| {
                    if or { formatters.alternatives(&it.items) } else { formatters.list(&it.items) }
                },
            ))
        }),
        "MONEY" => Box::new(move |arguments, _| text(first(arguments).map(|it: &Amount| formatters.money(&it.money)))),
        _ => Box::new(|arguments, named| match arguments.first() {
            Some(FluentValue::Number(number)) => {
                let mut number = number.clone();
                let digits = |name| option(named, name, 0, 20).and_then(|digits| usize::try_from(digits).ok());
                number.options.minimum_fraction_digits = digits("minimumFractionDigits");
                number.options.maximum_fraction_digits = digits("maximumFractionDigits");
                if chosen(named, TYPE) == Some(ORDINAL) {
                    number.options.r#type = FluentNumberType::Ordinal;
                }
                FluentValue::Number(number)
            }
            _ => FluentValue::Error,
        }),
    }
}

/// The number of units in a duration, for selectors.
fn units<'b>(arguments: &[FluentValue<'_>], unit: i64) -> FluentValue<'b> {
    let Some(span) = first::<Span>(arguments) else { return FluentValue::Error };
    whole(durations::units(span.duration, unit, span.left))
}

fn whole<'b>(number: impl Into<f64>) -> FluentValue<'b> {
    FluentValue::Number(FluentNumber::new(number.into(), FluentNumberOptions::default()))
}
