//! Fluent bundles: the messages and functions of a locale for a rule set.

use std::sync::Arc;

use fluent::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentValue;
use icu_locale::subtags::Script;
use icu_locale::{Locale, LocaleDirectionality, LocaleExpander};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use super::format::Formatters;
use super::functions::{self, SIGNATURES};

/// A bundle that can be shared between threads.
pub(crate) type Bundle = FluentBundle<Arc<FluentResource>>;

/// Converts a language to an ICU4X locale.
pub fn icu_locale(id: &LanguageIdentifier) -> Locale {
    id.to_string().parse().unwrap_or(Locale::UNKNOWN)
}

/// A language with its likely script and region: `de-Latn-DE` for `de`.
pub fn icu_whole(locale: &LanguageIdentifier) -> Option<icu_locale::LanguageIdentifier> {
    let mut whole: icu_locale::LanguageIdentifier = locale.to_string().parse().ok()?;
    LocaleExpander::new_extended().maximize(&mut whole);
    Some(whole)
}

/// The script of a language, if it is known.
pub fn icu_script(locale: &LanguageIdentifier) -> Option<Script> {
    icu_whole(locale)?.script
}

/// Whether a language is written from right to left.
pub fn is_right_to_left(locale: &str) -> bool {
    let directions = LocaleDirectionality::new_extended();
    locale.parse().is_ok_and(|locale: icu_locale::LanguageIdentifier| directions.is_right_to_left(&locale))
}

/// Creates a bundle of resources. Later resources replace messages of earlier ones.
pub(crate) fn bundle(
    id: &LanguageIdentifier,
    formatters: &Arc<Formatters>,
    resources: impl IntoIterator<Item = Arc<FluentResource>>,
) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![id.clone()]);
    // Values are isolated individually, and only if necessary.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number));
    for signature in SIGNATURES {
        let function = functions::bind(signature.name, formatters);
        // Fails only for a duplicate name, and names are unique.
        let _ = bundle.add_function(signature.name, function);
    }
    for resource in resources {
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Formats numbers for the locale.
pub(super) fn number(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = |digits: Option<usize>| digits.and_then(|digits| i16::try_from(digits).ok());
    let least = digits(number.options.minimum_fraction_digits);
    let most = digits(number.options.maximum_fraction_digits);
    memoizer.with_try_get::<Numbers, _, _>((), |numbers| numbers.0.number(number.value, least, most)).ok()
}

struct Numbers(Formatters);

impl Memoizable for Numbers {
    type Args = ();
    type Error = std::convert::Infallible;

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        Ok(Self(Formatters::new(icu_locale(&lang))))
    }
}
