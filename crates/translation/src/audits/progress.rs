use std::fmt;

use unic_langid::LanguageIdentifier;

use super::Translations;
use super::unit::{UnitId, unit_ids};

/// How far the words of a locale are.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// How many messages the rules need in files of its own.
    pub messages: usize,
    /// How many of them are not there, or lack an attribute.
    pub missing: usize,
    /// How many of them were translated from a text that is another by now.
    pub changed: usize,
    /// How many of them were translated from nobody knows what.
    pub unrecorded: usize,
}

impl Progress {
    /// How many messages are there and up to date, as far as anybody knows.
    pub fn done(&self) -> usize {
        self.messages.saturating_sub(self.missing).saturating_sub(self.changed)
    }

    /// The share of those in a hundred; a hundred only if that is all of them.
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

/// What is known of the origin of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It was translated from what the original says now.
    Current,
    /// The original has changed since.
    Changed,
    /// Nobody has recorded it.
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

    /// What is known of the origin of a translation; nothing in a book without ledgers, or of a message that the
    /// original does not have.
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

    /// The messages of a locale's own files, with what is known of their origin.
    pub(crate) fn origins(&self, locale: &LanguageIdentifier) -> Vec<(UnitId, Origin)> {
        let own = unit_ids(&self.phrasebook, locale).into_iter();
        own.filter_map(|id| self.origin(locale, &id).map(|origin| (id, origin))).collect()
    }
}
