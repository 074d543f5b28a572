//! Ledgers after translations were accepted.

use unic_langid::LanguageIdentifier;

use referee::diagnostic::Finding;

use super::Translations;
use super::ledger::Ledger;
use super::unit::{UnitId, unit_ids};

/// A ledger to be written, `locales/{locale}/ledger`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Accepted {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// The text of its ledger.
    pub ledger: String,
    /// How many messages were newly recorded; `None` for the original, whose ledger has the texts.
    pub count: Option<usize>,
    /// How many removed messages were deleted from the ledger.
    pub forgotten: usize,
}

impl Accepted {
    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.ledger.lines().all(|line| line.starts_with('#'))
    }
}

/// What to record of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Record {
    /// It was translated from the current original.
    Current,
    /// Keep the existing record.
    Kept,
    /// Remove the record: its original is unknown.
    Nothing,
}

impl Translations {
    /// The ledgers after accepting translations in some locales. Messages are named as `stage-received`, or as
    /// `2020/stage-received` in one file; without names, all are accepted. The last ledger is that of the original. Writes
    /// no files.
    pub fn accept(&self, locales: &[LanguageIdentifier], messages: &[String]) -> Vec<Accepted> {
        let named = |id: &UnitId| messages.is_empty() || messages.iter().any(|name| id.is(name));
        self.with_ledgers(locales, &|id| if named(id) { Record::Current } else { Record::Kept })
    }

    /// The ledgers with new records for the messages of some locales.
    pub(crate) fn with_ledgers(
        &self,
        locales: &[LanguageIdentifier],
        record: &dyn Fn(&UnitId) -> Record,
    ) -> Vec<Accepted> {
        let mut accepted = Vec::new();
        let mut all: Vec<Ledger> = Vec::new();
        for locale in self.locales() {
            let before = self.ledger(locale).cloned().unwrap_or_default();
            if !locales.contains(locale) {
                all.push(before);
                continue;
            }
            let own = unit_ids(&self.phrasebook, locale);
            let mut after = Ledger::default();
            let mut count = 0;
            for id in &own {
                let known = before.recorded(id);
                match (record(id), self.source.get(id)) {
                    (Record::Current, Some(source)) => {
                        count += usize::from(known.is_none_or(|known| !known.contains(&source.fingerprint)));
                        after.record(id.clone(), source.fingerprint.clone());
                    }
                    (Record::Nothing, _) => {}
                    _ => known.into_iter().flatten().for_each(|known| after.record(id.clone(), known.clone())),
                }
            }
            let gone = |id: &UnitId| !own.contains(id);
            let forgotten = before.entries().filter(|(id, _)| gone(id)).count();
            all.push(after.clone());
            accepted.push(Accepted {
                locale: locale.clone(),
                ledger: after.to_string(),
                count: Some(count),
                forgotten,
            });
        }
        let mut texts = Ledger::default();
        let known = self.ledger(&self.original);
        for (id, fingerprint) in all.iter().flat_map(Ledger::entries) {
            let current = self.source.get(id).filter(|unit| unit.fingerprint == *fingerprint).map(|unit| &*unit.text);
            if let Some(text) = current.or_else(|| known?.text(fingerprint)) {
                texts.keep(id.clone(), fingerprint.clone(), text);
            }
        }
        accepted.push(Accepted { locale: self.original.clone(), ledger: texts.to_string(), count: None, forgotten: 0 });
        accepted
    }

    /// Whether the book has English messages.
    pub fn has_original(&self) -> bool {
        self.phrasebook.own_locales().any(|locale| *locale == self.original)
    }

    /// Findings for invalid lines of ledgers.
    pub fn unread(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether one of the locales translates a message with this name.
    pub fn has(&self, locales: &[LanguageIdentifier], message: &str) -> bool {
        locales.iter().any(|locale| unit_ids(&self.phrasebook, locale).iter().any(|unit| unit.is(message)))
    }
}
