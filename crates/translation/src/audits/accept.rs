//! Ledgers after translations were accepted.

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use referee::diagnostic::{Finding, Thing};

use super::Translations;
use super::checks::ACCEPTABLE;
use super::checks::leaves_out::LEAVES_OUT;
use super::checks::leftover::LEFTOVER;
use super::ledger::Ledger;
use super::progress::Origin;
use super::unit::{Unit, UnitId, unit_ids, units};

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
    /// The newly recorded messages, such as `2020/stage-received`.
    pub recorded: Vec<String>,
    /// Messages that were not recorded, with the reasons.
    pub left_out: Vec<(String, String)>,
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
    /// It was translated from the current original, and is right as it is, with its warnings.
    AsIs,
    /// Keep the existing record.
    Kept,
    /// Remove the record: its original is unknown.
    Nothing,
}

impl Translations {
    /// The ledgers after accepting translations in some locales. Messages are named as `stage-received`, or as
    /// `2020/stage-received` in one file; without names, all are accepted. Incomplete messages are left out. Warnings about
    /// a message that is named are not reported until it changes. The last ledger is that of the original. Writes no files.
    pub fn accept(&self, locales: &[LanguageIdentifier], messages: &[String]) -> Vec<Accepted> {
        let named = |id: &UnitId| messages.iter().any(|name| id.is(name));
        let found = self.check();
        let faults: BTreeMap<&LanguageIdentifier, Faults> =
            self.locales().filter(|locale| locales.contains(locale)).map(|it| (it, self.faults(it, &found))).collect();
        let record = |locale: &LanguageIdentifier, id: &UnitId| {
            let faults = faults.get(locale);
            let lacks = faults.is_some_and(|faults| faults.lacking.contains(id));
            let open = faults.is_some_and(|faults| faults.incomplete.contains_key(id));
            match (named(id), faults.is_some_and(|faults| faults.warned.contains(id))) {
                _ if lacks => Record::Kept,
                (true, true) => Record::AsIs,
                (true, false) => Record::Current,
                (false, _) if messages.is_empty() && !open => Record::Current,
                (false, _) => Record::Kept,
            }
        };
        let mut accepted = self.with_ledgers(locales, &record);
        for accepted in &mut accepted {
            let Some(faults) = faults.get(&accepted.locale) else { continue };
            let lacking = faults.lacking.iter().map(|id| (id, "a part is missing"));
            let incomplete = faults.incomplete.iter().map(|(id, why)| (id, *why));
            let left = lacking.chain(incomplete.filter(|(id, _)| !named(id)));
            let left = left.filter(|(id, _)| messages.is_empty() || named(id));
            // A message that is recorded already is not left out.
            let open = left.filter(|(id, _)| self.origin(&accepted.locale, id) != Some(Origin::Current));
            accepted.left_out = open.map(|(id, why)| (id.to_string(), why.to_owned())).collect();
            accepted.left_out.sort();
            accepted.left_out.dedup_by(|(one, _), (other, _)| one == other);
        }
        accepted
    }

    /// The messages of a locale with faults.
    fn faults(&self, locale: &LanguageIdentifier, found: &[Finding]) -> Faults {
        let names = self.file_names(locale);
        let mut faults = Faults::default();
        let own = unit_ids(&self.phrasebook, locale);
        for (file, ids) in self.phrasebook.needed(locale) {
            let lacking = ids.into_iter().filter(|(_, whole)| !whole);
            let lacking = lacking.map(|(message, _)| UnitId { file: file.into(), message });
            faults.lacking.extend(lacking.filter(|id| own.contains(id)));
        }
        for finding in found {
            let Some(id) = unit_of(finding, &names) else { continue };
            if finding.id == LEFTOVER.id {
                faults.incomplete.insert(id.clone(), "not translated");
            } else if finding.id == LEAVES_OUT.id {
                faults.incomplete.entry(id.clone()).or_insert("a value is missing");
            }
            if ACCEPTABLE.iter().any(|check| check.id == finding.id) {
                faults.warned.insert(id);
            }
        }
        faults
    }

    /// The names of the message files of a locale: rule sets, or `common`.
    fn file_names(&self, locale: &LanguageIdentifier) -> BTreeMap<&str, &str> {
        let files = self.phrasebook.message_files(locale, true);
        files.map(|(name, file)| (file.source.name(), name.unwrap_or("common"))).collect()
    }

    /// Removes findings about messages that were accepted as they are.
    pub(super) fn without_accepted(&self, locale: &LanguageIdentifier, findings: &mut Vec<Finding>) {
        let Some(ledger) = self.ledger(locale).filter(|ledger| ledger.has_as_is()) else { return };
        let names = self.file_names(locale);
        let own = units(&self.phrasebook, locale);
        findings.retain(|finding| {
            let id = ACCEPTABLE.iter().any(|check| check.id == finding.id).then(|| unit_of(finding, &names)).flatten();
            id.is_none_or(|id| !is_accepted(ledger, &id, self.source.get(&id), own.get(&id)))
        });
    }

    /// Whether a translation was accepted as it is.
    pub(super) fn is_accepted(&self, locale: &LanguageIdentifier, id: &UnitId, own: &Unit) -> bool {
        self.ledger(locale).is_some_and(|ledger| is_accepted(ledger, id, self.source.get(id), Some(own)))
    }

    /// The ledgers with new records for the messages of some locales.
    pub(crate) fn with_ledgers(
        &self,
        locales: &[LanguageIdentifier],
        record: &dyn Fn(&LanguageIdentifier, &UnitId) -> Record,
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
            let texts = units(&self.phrasebook, locale);
            let mut after = Ledger::default();
            let mut recorded = Vec::new();
            for id in &own {
                let known = before.recorded(id);
                match (record(locale, id), self.source.get(id)) {
                    (record @ (Record::Current | Record::AsIs), Some(source)) => {
                        let own = texts.get(id).map(|unit| unit.fingerprint.clone());
                        let kept = before.as_is(id, &source.fingerprint).map(Into::into) == own;
                        if known.is_none_or(|known| !known.contains(&source.fingerprint))
                            || record == Record::AsIs && !kept
                        {
                            recorded.push(id.to_string());
                        }
                        after.record(id.clone(), source.fingerprint.clone());
                        if let Some(own) = own.filter(|_| record == Record::AsIs || kept) {
                            after.accept_as_is(id.clone(), source.fingerprint.clone(), own);
                        }
                    }
                    (Record::Nothing, _) => {}
                    _ => {
                        for known in known.into_iter().flatten() {
                            after.record(id.clone(), known.clone());
                            if let Some(own) = before.as_is(id, known) {
                                after.accept_as_is(id.clone(), known.clone(), own.into());
                            }
                        }
                    }
                }
            }
            let gone = |id: &UnitId| !own.contains(id);
            let forgotten = before.entries().filter(|(id, _)| gone(id)).count();
            all.push(after.clone());
            accepted.push(Accepted {
                locale: locale.clone(),
                ledger: after.to_string(),
                count: Some(recorded.len()),
                recorded,
                left_out: Vec::new(),
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
        accepted.push(Accepted {
            locale: self.original.clone(),
            ledger: texts.to_string(),
            count: None,
            recorded: Vec::new(),
            left_out: Vec::new(),
            forgotten: 0,
        });
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

/// The messages of a locale with faults.
#[derive(Default)]
struct Faults {
    /// Messages without a part that the rules need.
    lacking: BTreeSet<UnitId>,
    /// Messages that are not translated, or leave out a value, with the reasons.
    incomplete: BTreeMap<UnitId, &'static str>,
    /// Messages with warnings that can be accepted.
    warned: BTreeSet<UnitId>,
}

fn is_accepted(ledger: &Ledger, id: &UnitId, source: Option<&Unit>, own: Option<&Unit>) -> bool {
    let accepted = source.and_then(|source| ledger.as_is(id, &source.fingerprint));
    accepted.zip(own).is_some_and(|(accepted, own)| *accepted == *own.fingerprint)
}

/// The message that a finding is about.
fn unit_of(finding: &Finding, names: &BTreeMap<&str, &str>) -> Option<UnitId> {
    let subject = finding.subject.as_ref().filter(|subject| subject.kind == Thing::Message)?;
    let file = names.get(finding.place.as_ref()?.file())?;
    Some(UnitId { file: (*file).into(), message: (*subject.id).into() })
}
