//! The words of a locale for working time, which CLDR does not have.

use std::sync::{Arc, OnceLock};

use fluent::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::rules::{Duration, TimeKind};

use super::bundle::{Bundle, number};
use super::format::{DAY, HOUR};
use super::lexicon::pattern;

/// How a message states working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saying {
    /// 5 business days.
    Length,
    /// In 5 business days.
    Relative,
}

/// The number of business days or hours in a duration, and their message; `None` for other durations.
pub(super) fn amount(duration: Duration, saying: Saying) -> Option<(i64, &'static str)> {
    let (unit, id) = match (duration.kind(), saying) {
        (TimeKind::Exact, _) => return None,
        (TimeKind::BusinessDays, Saying::Length) => (DAY, "time-business-days"),
        (TimeKind::BusinessDays, Saying::Relative) => (DAY, "time-in-business-days"),
        (TimeKind::BusinessHours, Saying::Length) => (HOUR, "time-business-hours"),
        (TimeKind::BusinessHours, Saying::Relative) => (HOUR, "time-in-business-hours"),
    };
    Some((duration.millis() / unit, id))
}

/// The shared messages of a locale, for functions that need a message.
pub(super) struct WorkWords {
    locale: LanguageIdentifier,
    files: Vec<Arc<FluentResource>>,
    bundle: OnceLock<Bundle>,
}

impl WorkWords {
    pub(super) fn new(locale: LanguageIdentifier, files: Vec<Arc<FluentResource>>) -> Self {
        Self { locale, files, bundle: OnceLock::new() }
    }

    /// The message of an amount; `None` if the locale does not have it.
    pub(super) fn say(&self, id: &str, count: i64) -> Option<String> {
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
        let mut args = FluentArgs::new();
        args.set("count", FluentValue::from(count));
        let text = bundle.format_pattern(pattern(bundle, id, None)?, Some(&args), &mut Vec::new());
        Some(text.into_owned())
    }
}
