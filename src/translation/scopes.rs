//! All that the messages of each locale can refer to, gone through once, where somebody asks.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use unic_langid::LanguageIdentifier;

use crate::locale::{MessageFile, Messages, Phrasebook, collect};

/// The message files of each locale for each rule set, and for none.
pub(super) struct Files<'p>(Vec<(&'p LanguageIdentifier, Option<&'p str>, Vec<MessageFile>)>);

impl<'p> Files<'p> {
    /// Those of all locales of a book's own, and of one that they are translated from.
    pub(super) fn new(phrasebook: &'p Phrasebook, original: &'p LanguageIdentifier) -> Self {
        let sets = phrasebook.rulebook().sets().iter().map(|set| Some(set.name())).chain([None]);
        // Also of rule sets with a mistake, which are not in the book.
        let files = phrasebook.own_locales().flat_map(|locale| phrasebook.message_files(locale, true));
        let names: BTreeSet<Option<&str>> = sets.chain(files.map(|(name, _)| name)).collect();
        let others = phrasebook.own_locales().filter(|locale| *locale != original).chain([original]);
        let files = others.flat_map(|locale| names.iter().map(move |name| (locale, *name)));
        Self(files.map(|(locale, name)| (locale, name, phrasebook.scope(locale, name))).collect())
    }
}

/// The messages of such files.
pub(super) struct Scopes<'f> {
    scopes: Vec<Scope<'f>>,
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
        Self { scopes: files.0.iter().map(scope).collect(), none: Messages::default() }
    }

    /// What the messages of a locale for a rule set can refer to; for one that is not in the book, what all share.
    pub(super) fn get(&self, locale: &LanguageIdentifier, rules: Option<&str>) -> &Messages<'f> {
        let of = |rules: Option<&str>| self.scopes.iter().find(|scope| scope.locale == locale && scope.rules == rules);
        let scope = of(rules).or_else(|| of(None));
        scope.map_or(&self.none, |scope| scope.messages.get_or_init(|| collect(scope.files)))
    }
}
