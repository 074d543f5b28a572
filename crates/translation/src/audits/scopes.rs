//! The messages that each locale can refer to, collected on first use.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use unic_langid::LanguageIdentifier;

use referee::locale::Phrasebook;
use referee::tooling::{Found, MessageFile, Messages, collect, range};

use super::vocabulary::Vocabulary;

/// The message files of each locale for each rule set, and the shared ones.
pub(super) struct Files<'p> {
    phrasebook: &'p Phrasebook,
    files: Vec<(&'p LanguageIdentifier, Option<&'p str>, Vec<MessageFile>)>,
}

impl<'p> Files<'p> {
    /// The files of all locales of a book, and of the original.
    pub(super) fn new(phrasebook: &'p Phrasebook, original: &'p LanguageIdentifier) -> Self {
        let sets = phrasebook.rulebook().sets().iter().map(|set| Some(set.name())).chain([None]);
        // Include rule sets with errors, which the book lacks.
        let files = phrasebook.own_locales().flat_map(|locale| phrasebook.message_files(locale, true));
        let names: BTreeSet<Option<&str>> = sets.chain(files.map(|(name, _)| name)).collect();
        let others = phrasebook.own_locales().filter(|locale| *locale != original).chain([original]);
        let files = others.flat_map(|locale| names.iter().map(move |name| (locale, *name)));
        let files = files.map(|(locale, name)| (locale, name, phrasebook.scope(locale, name))).collect();
        Self { phrasebook, files }
    }
}

/// The messages of [`Files`].
pub(super) struct Scopes<'f> {
    phrasebook: &'f Phrasebook,
    scopes: Vec<Scope<'f>>,
    vocabularies: Vec<(&'f LanguageIdentifier, OnceLock<Vocabulary>)>,
    none: Messages<'f>,
}

struct Scope<'f> {
    locale: &'f LanguageIdentifier,
    rules: Option<&'f str>,
    files: &'f [MessageFile],
    messages: OnceLock<Messages<'f>>,
}

impl<'f> Scopes<'f> {
    pub(super) fn new(files: &'f Files<'_>) -> Self {
        let scope = |(locale, rules, files): &'f (&LanguageIdentifier, Option<&str>, Vec<MessageFile>)| Scope {
            locale,
            rules: *rules,
            files,
            messages: OnceLock::new(),
        };
        let scopes: Vec<Scope<'_>> = files.files.iter().map(scope).collect();
        let locales: BTreeSet<&LanguageIdentifier> = scopes.iter().map(|scope| scope.locale).collect();
        let vocabularies = locales.into_iter().map(|locale| (locale, OnceLock::new())).collect();
        Self { phrasebook: files.phrasebook, scopes, vocabularies, none: Messages::default() }
    }

    pub(super) fn locales(&self) -> impl Iterator<Item = &'f LanguageIdentifier> {
        self.vocabularies.iter().map(|(locale, _)| *locale)
    }

    /// The words of a locale.
    pub(super) fn vocabulary(&self, locale: &LanguageIdentifier) -> Option<&Vocabulary> {
        let (locale, words) = self.vocabularies.iter().find(|(of, _)| *of == locale)?;
        Some(words.get_or_init(|| Vocabulary::new(self.phrasebook, locale)))
    }

    /// The messages that those of a rule set can refer to. An unknown rule set has only the shared messages.
    pub(super) fn get(&self, locale: &LanguageIdentifier, rules: Option<&str>) -> &Messages<'f> {
        let of = |rules: Option<&str>| self.scopes.iter().find(|scope| scope.locale == locale && scope.rules == rules);
        let scope = of(rules).or_else(|| of(None));
        scope.map_or(&self.none, |scope| scope.messages.get_or_init(|| collect(scope.files)))
    }
}

/// Messages in the order of their file.
pub(super) fn in_order<'s, 'f>(messages: &'s Messages<'f>) -> Vec<(&'f str, &'s Found<'f>)> {
    let mut ordered: Vec<_> = messages.iter().map(|(key, found)| (*key, found)).collect();
    ordered.sort_by_key(|(_, found)| range(found.text, found.id).start);
    ordered
}
