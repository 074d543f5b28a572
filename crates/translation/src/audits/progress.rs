use std::fmt;

use unic_langid::LanguageIdentifier;

use super::Translations;
use super::unit::{UnitId, unit_ids};

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
    /// How many of them have no record of their original.
    pub unrecorded: usize,
}

impl Progress {
    /// How many messages exist and are not known to be outdated.
    pub fn done(&self) -> usize {
        self.messages.saturating_sub(self.missing).saturating_sub(self.changed)
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
        let mut progress = Progress { locale: locale.clone(), messages: 0, missing: 0, changed: 0, unrecorded: 0 };
        for (file, ids) in self.phrasebook.needed(locale) {
            for (message, whole) in ids {
                progress.messages += 1;
                let id = UnitId { file: file.into(), message };
                match self.origin(locale, &id) {
                    _ if !whole => progress.missing += 1,
                    Some(Origin::Changed) => progress.changed += 1,
                    Some(Origin::Unrecorded) => progress.unrecorded += 1,
                    Some(Origin::Current) | None => {}
                }
            }
        }
        progress
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
