use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Thing, check, listed};

check! {
/// No locale serves the reader.
///
/// A language was asked for that none of the locales is written in. The words of the default locale are shown.
    pub MISSING_LOCALE: Warning in Words, "missing-locale"
}

/// A locale has nothing of a kind; these have.
pub fn missing(what: &str, locale: &LanguageIdentifier, known: &[LanguageIdentifier]) -> Finding {
    let finding = MISSING_LOCALE.at(None, format!("there are no {what} in `{locale}`")).into_error();
    finding.with_help(format!("there are {}", listed(known))).about(Thing::Locale, &locale.to_string())
}

/// No locale serves a reader who wants these; another one stands in.
pub fn unserved(wanted: &[LanguageIdentifier], served: &LanguageIdentifier, known: &[LanguageIdentifier]) -> Finding {
    let message = format!("no locale serves {}; going on in `{served}`", listed(wanted));
    let finding = MISSING_LOCALE.at(None, message).with_help(format!("there are {}", listed(known)));
    match wanted {
        [first, ..] => finding.about(Thing::Locale, &first.to_string()),
        [] => finding,
    }
}
