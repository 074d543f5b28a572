//! A locale, and what it is translated from.

use unic_langid::LanguageIdentifier;

use referee::locale::Phrasebook;
use referee::tooling::icu_script;

use super::checks::leftover::Script;
use super::scopes::Scopes;

/// How many findings of a file are told.
pub(super) const MOST_FINDINGS: usize = 500;

/// One locale, and what it is translated from.
#[derive(Clone, Copy)]
pub(super) struct Pair<'p, 'f> {
    pub(super) phrasebook: &'p Phrasebook,
    pub(super) scopes: &'p Scopes<'f>,
    pub(super) locale: &'p LanguageIdentifier,
    /// None for the original itself.
    pub(super) original: Option<&'p LanguageIdentifier>,
}

impl<'p> Pair<'p, '_> {
    /// What a locale is translated from, if that is another language.
    pub(super) fn translated_from(&self) -> Option<&'p LanguageIdentifier> {
        self.original.filter(|original| original.language != self.locale.language)
    }

    /// Whether it is written in the letters of the original.
    pub(super) fn script(&self) -> Script {
        let same = self.original.is_none_or(|original| icu_script(original) == icu_script(self.locale));
        if same { Script::Same } else { Script::Other }
    }
}
