//! A locale and its original.

use unic_langid::LanguageIdentifier;

use referee::locale::Phrasebook;
use referee::tooling::icu_script;

use super::checks::leftover::Script;
use super::scopes::Scopes;

/// The most findings of a file that are reported.
pub(super) const MOST_FINDINGS: usize = 500;

/// A locale and its original.
#[derive(Clone, Copy)]
pub(super) struct Pair<'p, 'f> {
    pub(super) phrasebook: &'p Phrasebook,
    pub(super) scopes: &'p Scopes<'f>,
    pub(super) locale: &'p LanguageIdentifier,
    /// `None` for the original itself.
    pub(super) original: Option<&'p LanguageIdentifier>,
}

impl<'p> Pair<'p, '_> {
    /// The original, if it is another language.
    pub(super) fn translated_from(&self) -> Option<&'p LanguageIdentifier> {
        self.original.filter(|original| original.language != self.locale.language)
    }

    /// Whether the locale has the script of the original.
    pub(super) fn script(&self) -> Script {
        let same = self.original.is_none_or(|original| icu_script(original) == icu_script(self.locale));
        if same { Script::Same } else { Script::Other }
    }
}
