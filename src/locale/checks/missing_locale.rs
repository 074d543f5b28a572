use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Thing, check, listed};

check! {
/// Missing locale.
///
/// No locale is available for a requested language. The messages of the default locale are shown.
    pub MISSING_LOCALE: Warning in Words, "missing-locale"
}

/// The finding for a locale without items of a kind, with the locales that have some.
pub fn missing(what: &str, locale: &LanguageIdentifier, known: &[LanguageIdentifier]) -> Finding {
    let finding = MISSING_LOCALE.at(None, format!("locale `{locale}` has no {what}")).into_error();
    finding.with_help(format!("available: {}", listed(known))).about(Thing::Locale, &locale.to_string())
}

/// The finding for requested languages without a locale, with the locale used instead.
pub fn unserved(wanted: &[LanguageIdentifier], served: &LanguageIdentifier, known: &[LanguageIdentifier]) -> Finding {
    let message = format!("no locale available for {}; using `{served}`", listed(wanted));
    let finding = MISSING_LOCALE.at(None, message).with_help(format!("available: {}", listed(known)));
    match wanted {
        [first, ..] => finding.about(Thing::Locale, &first.to_string()),
        [] => finding,
    }
}
