use std::collections::BTreeSet;
use std::fmt;

use unic_langid::LanguageIdentifier;

use referee::tooling::{collect, tool_of};

use super::Translations;
use super::masked::is_only_read;
use super::unit::{UnitId, unit_ids, units};
use super::untouched::first_words;

/// Translation progress of a locale.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// How many messages the rules need in the locale's files.
    pub messages: usize,
    /// How many of them are missing or lack an attribute.
    pub missing: usize,
    /// How many of them have an original that has changed since they were translated.
    pub changed: usize,
    /// How many of them are the same as their original, and were not accepted as they are.
    pub leftover: usize,
    /// How many of them have no record of their original.
    pub unrecorded: usize,
}

impl Progress {
    /// How many messages are translated and not known to be outdated.
    pub fn done(&self) -> usize {
        self.messages.saturating_sub(self.missing).saturating_sub(self.changed).saturating_sub(self.leftover)
    }

    /// The percentage of [`Progress::done`], rounded down.
    pub fn percent(&self) -> usize {
        (self.done() * 100).checked_div(self.messages).unwrap_or(100)
    }
}

/// `de: 447 of 450 messages, 99 %`.
impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} of {} messages, {} %", self.locale, self.done(), self.messages, self.percent())
    }
}

/// How a translation relates to its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Translated from the current original.
    Current,
    /// The original has changed since.
    Changed,
    /// Not recorded.
    Unrecorded,
}

impl Translations {
    pub(crate) fn progress_of(&self, locale: &LanguageIdentifier) -> Progress {
        let mut progress =
            Progress { locale: locale.clone(), messages: 0, missing: 0, changed: 0, leftover: 0, unrecorded: 0 };
        let same = self.same_as_original(locale);
        for (file, ids) in self.phrasebook.needed(locale) {
            for (message, whole) in ids {
                progress.messages += 1;
                let id = UnitId { file: file.into(), message };
                match self.origin(locale, &id) {
                    _ if !whole => progress.missing += 1,
                    _ if same.contains(&id) => progress.leftover += 1,
                    Some(Origin::Changed) => progress.changed += 1,
                    Some(Origin::Unrecorded) => progress.unrecorded += 1,
                    Some(Origin::Current) | None => {}
                }
            }
        }
        progress
    }

    /// How many messages leads need in the files of a locale, and how many exist with all their parts. Messages of tools fall
    /// back to other locales.
    pub(crate) fn amount(&self, locale: &LanguageIdentifier) -> (usize, usize) {
        let all = self.phrasebook.needed(locale).into_iter().flat_map(|(_, ids)| ids);
        let all = all.filter(|(id, _)| tool_of(id).is_none());
        all.fold((0, 0), |(needed, there), (_, whole)| (needed + 1, there + usize::from(whole)))
    }

    /// The messages of a locale that have only the words of the original.
    fn same_as_original(&self, locale: &LanguageIdentifier) -> BTreeSet<UnitId> {
        if locale.language == self.original.language {
            return BTreeSet::new();
        }
        let own = units(&self.phrasebook, locale);
        let mut same = BTreeSet::new();
        for (name, file) in self.phrasebook.message_files(locale, true) {
            let messages = collect(std::slice::from_ref(file));
            // Terms can be names that are the same in every language.
            for (key, found) in messages.iter().filter(|(key, _)| !is_only_read(key) && !key.starts_with('-')) {
                let id = UnitId { file: name.unwrap_or("common").into(), message: (*key).into() };
                let Some((own, source)) = own.get(&id).zip(self.source.get(&id)) else { continue };
                let words = || found.nodes().any(|(_, pattern)| first_words(pattern).is_some());
                if own.text == source.text && words() && !self.is_accepted(locale, &id, own) {
                    same.insert(id);
                }
            }
        }
        same
    }

    /// The origin of a translation; `None` in a book without ledgers, or for a message without an original.
    pub(crate) fn origin(&self, locale: &LanguageIdentifier, id: &UnitId) -> Option<Origin> {
        if *locale == self.original {
            return None;
        }
        let ledger = self.ledger_of(locale)?;
        let source = self.source.get(id)?;
        Some(match ledger.recorded(id) {
            None => Origin::Unrecorded,
            Some(known) if known.contains(&source.fingerprint) => Origin::Current,
            Some(_) => Origin::Changed,
        })
    }

    /// The messages of a locale's files with their origin.
    pub(crate) fn origins(&self, locale: &LanguageIdentifier) -> Vec<(UnitId, Origin)> {
        let own = unit_ids(&self.phrasebook, locale).into_iter();
        own.filter_map(|id| self.origin(locale, &id).map(|origin| (id, origin))).collect()
    }
}
