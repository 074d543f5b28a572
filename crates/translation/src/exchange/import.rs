//! Imports translations into message files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unic_langid::LanguageIdentifier;

use crate::audits::checks::leaves_out::LEAVES_OUT;
use crate::audits::{Accepted, Origin, Record, UnitId};
use crate::book::Audited;
use referee::check;
use referee::diagnostic::{Finding, Source, Thing};
use referee::tooling::folder::Folder;
use referee::tooling::{Check, first_of, hidden};

use super::STRANGE;
use super::catalog::{Catalog, State, Unit};
use super::compose::composed;
use super::entries::{Entries, entries, written};
use super::files::files;
use super::message::{Id, Message};
use super::part::Leaf;
use super::received::{MOST_LISTED, once, received, unacceptable};
use super::trial::{Attempt, Trial, added, broken};

check! {
/// Translation that would break its message.
///
/// It lacks the default branch, uses an unknown variable, or contains an invalid placeable. The message is not changed, and
/// the rest is imported.
    REFUSED: Error in Words, "exchange-refused";

/// Untranslated units of translated messages.
///
/// The units are empty or unchanged, and marked as untranslated (`fuzzy`, or state `initial`). The book keeps its
/// translations.
    UNTRANSLATED: Warning in Words, "exchange-untranslated";

/// Translation of an old English text.
///
/// The file was exported before the English text changed. The translation is imported, but not recorded as current.
/// Compare it with the current English, and accept it with `referee locale accept`.
    OUTDATED: Warning in Words, "exchange-outdated";

/// Imported translation that is not recorded.
///
/// It leaves out a value that the English text shows, or a part of its message is untranslated. Readers see it, but it
/// counts as unfinished: complete it, or accept it with `referee locale accept`.
    pub INCOMPLETE: Warning in Words, "exchange-incomplete";

/// Translation with a character that no output shows.
///
/// Control characters, bidi overrides, unclosed bidi isolates, byte order marks and tags can hide or reorder text, or
/// control a terminal. Every output replaces them with U+FFFD, also those written as escapes. The translation is imported
/// unchanged.
    HIDDEN: Warning in Words, "exchange-hidden"
}

/// The result of an import.
pub struct Imported {
    /// The changed message files by rule set, or `common`.
    pub files: Vec<(Box<str>, String)>,
    /// The changed ledgers.
    pub ledgers: Vec<Accepted>,
    /// How many messages are changed or new.
    pub changed: usize,
    /// How many messages are unchanged.
    pub same: usize,
    /// How many changed messages are not recorded as up to date.
    pub open: usize,
    /// How many units are unknown.
    pub unknown: usize,
    /// Refused and skipped units, and warnings.
    pub findings: Vec<Finding>,
}

/// How many times to search for a message that breaks another one.
const MOST_SEARCHES: usize = 32;

/// Imports a catalog into the texts of a book, with unfinished translations if `fuzzy`. Writes no files.
pub fn import(texts: &Folder, source: &Source, catalog: &Catalog, mut findings: Vec<Finding>, fuzzy: bool) -> Imported {
    let before = Audited::new(texts, None);
    let found_before = before.findings(texts);
    let translations = &before.translations;
    let now = Catalog::of(translations, &catalog.target);
    let (own, mut original) = (files(texts, &catalog.target), files(texts, &catalog.source));
    // A language that the library does not have gets the shared messages of the library, as in an export.
    for (name, file) in translations.originals(&catalog.target) {
        original.entry(name.unwrap_or("common").into()).or_insert_with(|| file.source.clone());
    }
    let units = by_message(&now);
    let (catalog, more) = received(source, catalog, &units, fuzzy);
    let catalog = &catalog;
    findings.extend(more);
    let mut taking = Taking { source, findings, now: units, messages: BTreeMap::new(), untranslated: Vec::new() };
    let existing: HashMap<&str, Entries> = own.iter().map(|(file, source)| (&**file, entries(source.text()))).collect();
    let originals: HashMap<&str, Entries> =
        original.iter().map(|(file, source)| (&**file, entries(source.text()))).collect();
    let sorted = taking.sorted(catalog, &originals);
    let none_known = sorted.is_empty();
    for (id, units) in sorted {
        let entry = existing.get(&*id.0).and_then(|entries| entries.get(&id.1));
        taking.take(id, units, entry);
    }
    let unknown = taking.findings.iter().filter(|finding| finding.id == STRANGE.id).count();
    if none_known {
        taking.none_known();
    }
    taking.report_untranslated();
    let trial = Trial { texts, locale: &catalog.target, own: &own, original: &original, before: &before };
    let (after, audited, changed) = taking.settle(&trial, &found_before);
    let after_now = Catalog::of(&audited.translations, &catalog.target);
    let after_now = by_message(&after_now);
    let was = |id: &Id| translations.origin(&catalog.target, &UnitId { file: id.0.clone(), message: id.1.clone() });
    let now_of = |id: &Id| after_now.get(id).map_or(&[][..], Vec::as_slice);
    let done = |(id, message): &(&Id, &Message<'_>)| is_done(message, now_of(id), was(id));
    let mut done: BTreeSet<Id> = taking.messages.iter().filter(done).map(|(id, _)| id.clone()).collect();
    let left_out: Vec<Finding> = audited.findings(&after).into_iter().filter(|it| it.id == LEAVES_OUT.id).collect();
    let left_out = broken(&left_out, &changed, &taking.messages);
    done.retain(|id| left_out.iter().all(|(known, _)| known != id));
    let outdated = |(id, message): &(&Id, &Message<'_>)| {
        message.changed && was(id) == Some(Origin::Current) && is_outdated(message, now_of(id))
    };
    let outdated: BTreeSet<Id> = taking.messages.iter().filter(outdated).map(|(id, _)| id.clone()).collect();
    taking.report_outdated(&outdated, &catalog.target);
    taking.report_incomplete(&left_out, |id, message| !done.contains(id) && !outdated.contains(id) && message.changed);
    taking.report_hidden();
    let ledgers = ledgers(&after, &audited, &catalog.target, (&done, &outdated));
    let count = taking.messages.values().filter(|message| message.changed).count();
    let same = taking.messages.len() - count;
    let open = taking.messages.iter().filter(|(id, message)| message.changed && !done.contains(*id)).count();
    let mut findings = taking.findings;
    findings.sort_by_key(|finding| finding.place.as_ref().and_then(|place| place.span().map(|(_, span)| span.start)));
    Imported { files: changed.into_iter().collect(), ledgers, changed: count, same, open, unknown, findings }
}

/// The ledgers that change with the messages that are done or outdated.
fn ledgers(
    after: &Folder,
    audited: &Audited,
    target: &LanguageIdentifier,
    (done, outdated): (&BTreeSet<Id>, &BTreeSet<Id>),
) -> Vec<Accepted> {
    if done.is_empty() && outdated.is_empty() {
        return Vec::new();
    }
    let current = |locale: &LanguageIdentifier| {
        after.translated.iter().find(|(known, _)| known == locale).map(|(_, source)| source.text())
    };
    let record = |unit: &UnitId| {
        let id = (unit.file.clone(), unit.message.clone());
        match (done.contains(&id), outdated.contains(&id)) {
            (true, _) => Record::Current,
            (_, true) => Record::Nothing,
            _ => Record::Kept,
        }
    };
    let accepted = audited.translations.with_ledgers(std::slice::from_ref(target), &|_, id| record(id));
    accepted.into_iter().filter(|it| current(&it.locale) != Some(it.ledger.as_str())).collect()
}

/// The units of each message, in order.
fn by_message(catalog: &Catalog) -> BTreeMap<Id, Vec<&Unit>> {
    let mut all: BTreeMap<Id, Vec<&Unit>> = BTreeMap::new();
    for unit in &catalog.units {
        all.entry((unit.file.clone(), unit.message().0.into())).or_default().push(unit);
    }
    all
}

/// Whether all of a message was translated from the current original, and this is certain.
fn is_done(message: &Message<'_>, now: &[&Unit], was: Option<Origin>) -> bool {
    let translated = now.iter().filter(|unit| unit.source != Leaf::default() || unit.target.is_none());
    let all = translated.clone().all(|unit| {
        let own = message.units.iter().find(|own| own.is_same(unit));
        own.is_some_and(|own| own.target.is_some() && own.state != State::Initial && own.source == unit.source)
    });
    let certain = message.changed
        || was == Some(Origin::Changed)
        || was == Some(Origin::Current)
        || message.units.iter().all(|unit| unit.state == State::Final);
    all && certain && translated.count() > 0
}

/// Whether a message was translated from another text than the current original.
fn is_outdated(message: &Message<'_>, now: &[&Unit]) -> bool {
    message.units.iter().any(|own| {
        let same = now.iter().find(|unit| own.is_same(unit));
        same.is_some_and(|unit| unit.source != own.source)
    })
}

/// An import in progress.
struct Taking<'c> {
    source: &'c Source,
    findings: Vec<Finding>,
    /// The current units of each message of the book.
    now: BTreeMap<Id, Vec<&'c Unit>>,
    messages: BTreeMap<Id, Message<'c>>,
    /// Untranslated units of translated messages.
    untranslated: Vec<&'c Unit>,
}

impl<'c> Taking<'c> {
    /// A finding about a message, at the first word of a position.
    fn found(&self, check: &'static Check, at: usize, message: &str, text: String) -> Finding {
        check.in_text(self.source, place(self.source, at), text).about(Thing::Message, message)
    }

    /// Refuses messages that cause errors until there are no new errors.
    fn settle(&mut self, trial: &Trial<'_>, before: &[Finding]) -> Attempt {
        let mut searches = 0;
        loop {
            let attempt = trial.with(self.messages.iter().map(|(id, message)| (id, message.text.as_str())));
            let new = added(before, &attempt.1.findings(&attempt.0));
            let Some(first) = new.first() else { return attempt };
            let mut wrong = broken(&new, &attempt.2, &self.messages);
            if wrong.is_empty() {
                // An imported message causes an error elsewhere.
                searches += 1;
                let Some(id) = trial.culprit(&self.messages, before, first) else { return attempt };
                let place = first.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
                let why = format!("{}{place}", first.message);
                let all = self.messages.iter().filter(|(_, message)| message.changed).map(|(id, _)| id.clone());
                wrong = if searches > MOST_SEARCHES { all.collect() } else { vec![id] }
                    .into_iter()
                    .map(|id| (id, why.clone()))
                    .collect();
            }
            for (id, why) in wrong {
                if let Some(message) = self.messages.remove(&id) {
                    self.refuse(message.at, &id, &why);
                }
            }
        }
    }

    fn report_outdated(&mut self, outdated: &BTreeSet<Id>, target: &LanguageIdentifier) {
        for id in outdated {
            let at = self.messages.get(id).map_or(0, |message| message.at);
            let message = format!("`{}` of `{}` was translated from an old English text", id.1, id.0);
            let finding = self.found(&OUTDATED, at, &id.1, message);
            self.findings.push(finding.with_help(format!(
                "review it, then run `referee locale accept {target} --message {}/{}`",
                id.0, id.1
            )));
        }
    }

    /// Reports messages that are imported but not recorded: those that leave out a value, and those with an untranslated
    /// part.
    fn report_incomplete(&mut self, left_out: &[(Id, String)], open: impl Fn(&Id, &Message<'_>) -> bool) {
        let mut reported = Vec::new();
        for (id, why) in left_out {
            let Some(message) = self.messages.get(id) else { continue };
            let text = format!("`{}` of `{}` is imported, but not recorded: {why}", id.1, id.0);
            reported.push(self.found(&INCOMPLETE, message.at, &id.1, text));
        }
        let partly = self.messages.iter().filter(|(id, message)| {
            open(id, message) && left_out.iter().all(|(known, _)| known != *id) && !self.is_whole(id, message)
        });
        let partly: Vec<(&Id, usize)> = partly.map(|(id, message)| (id, message.at)).collect();
        if let Some((id, at)) = partly.first() {
            let names = first_of(partly.iter().map(|((file, id), _)| format!("{file}/{id}")), MOST_LISTED);
            let text = format!("imported, but not recorded, as a part is untranslated: {names}");
            reported.push(self.found(&INCOMPLETE, *at, &id.1, text));
        }
        self.findings.extend(reported);
    }

    /// Whether every unit of a message has a translation, in the book or in the file.
    fn is_whole(&self, id: &Id, message: &Message<'_>) -> bool {
        let own = |unit: &Unit| message.units.iter().any(|own| own.is_same(unit) && own.target.is_some());
        self.now.get(id).is_none_or(|now| now.iter().all(|unit| unit.target.is_some() || own(unit)))
    }

    /// Reports characters that no output shows.
    fn report_hidden(&mut self) {
        for ((file, id), message) in self.messages.iter().filter(|(_, message)| message.changed) {
            if let Some(c) = hidden(&message.text) {
                let text = format!("`{id}` of `{file}` contains U+{:04X}, which every output replaces", u32::from(c));
                self.findings.push(self.found(&HIDDEN, message.at, id, text));
            }
        }
    }

    /// The units of a catalog by message. Reports units of unknown messages.
    fn sorted(&mut self, catalog: &'c Catalog, originals: &HashMap<&str, Entries>) -> BTreeMap<Id, Vec<&'c Unit>> {
        let mut units = by_message(catalog);
        units.retain(|(file, message), units| {
            let entries = originals.get(&**file);
            // A message that only the translation has has no original text.
            let alone = entries.is_some() && units.iter().all(|unit| unit.source == Leaf::default());
            let known = entries.is_some_and(|entries| entries.get(message).is_some());
            if !known && !alone {
                for unit in &*units {
                    let text = format!("unknown message `{}` of `{file}`", unit.key);
                    self.findings.push(self.found(&STRANGE, unit.at.start, unit.message().0, text));
                }
            }
            known || alone
        });
        units
    }

    /// Reports once that all units are unknown, instead of each unit.
    fn none_known(&mut self) {
        let mut unknown = self.findings.iter().filter(|finding| finding.id == STRANGE.id);
        let Some(first) = unknown.next().cloned() else { return };
        let message = match unknown.count() + 1 {
            1 => "the only unit of this file has an unknown name".to_owned(),
            count => format!("all {count} units of this file have unknown names"),
        };
        let help = "keep the names of `referee locale export`: `name` in XLIFF, `msgctxt` in PO, `tuid` in TMX";
        self.findings.retain(|finding| finding.id != STRANGE.id);
        self.findings.push(REFUSED.at(first.place, message).with_help(help.to_owned()));
    }

    /// Reports units without a translation whose messages are translated.
    fn report_untranslated(&mut self) {
        let Some(first) = self.untranslated.first() else { return };
        let names = self.untranslated.iter().map(|unit| format!("{}/{}", unit.file, unit.name()));
        let listed = first_of(names, MOST_LISTED);
        let message = format!("untranslated units are not imported: {listed}");
        self.findings.push(self.found(&UNTRANSLATED, first.at.start, first.message().0, message));
    }

    fn refuse(&mut self, at: usize, (file, message): &Id, why: &str) {
        let text = format!("`{message}` of `{file}` is not changed: {why}");
        self.findings.push(self.found(&REFUSED, at, message, text));
    }

    /// Imports a message, or refuses it.
    fn take(&mut self, id: Id, mut units: Vec<&'c Unit>, existing: Option<&fluent_syntax::ast::Entry<String>>) {
        let now = self.now.get(&id).cloned().unwrap_or_default();
        // Skip unknown branches. If all branches are unknown, the file has a new structure.
        let known = |unit: &&Unit| now.iter().any(|known| known.is_same(unit));
        if existing.is_some() && units.iter().any(known) {
            for unit in units.iter().filter(|unit| !known(unit)) {
                let text = format!("unknown branch `{}` of `{}`", unit.name(), unit.file);
                self.findings.push(self.found(&STRANGE, unit.at.start, unit.message().0, text));
            }
            units.retain(known);
        }
        let at = units.first().map_or(0, |unit| unit.at.start);
        if let Some((unit, fault)) = units.iter().find_map(|unit| Some((unit, unit.fault.as_ref()?))) {
            let why = format!("cannot read `{}`: {fault}", unit.name());
            return self.refuse(unit.at.start, &id, &why);
        }
        if let Some((unit, why)) =
            units.iter().find_map(|unit| Some((unit, unacceptable(unit, &now, existing.is_some())?)))
        {
            return self.refuse(unit.at.start, &id, &why);
        }
        if let Err((at, why)) = once(&mut units) {
            return self.refuse(at, &id, &why);
        }
        let has = |unit: &&&Unit| {
            let known = now.iter().find(|known| known.is_same(unit));
            known.is_some_and(|known| {
                let same = unit.target.is_none() || unit.target == known.target;
                known.target.is_some() && known.state != State::Initial && unit.state == State::Initial && same
            })
        };
        self.untranslated.extend(units.iter().filter(has).filter(|unit| unit.source != Leaf::default()));
        match composed(&id.1, &units, existing, &now) {
            Ok(None) => {}
            Ok(Some(entry)) => {
                let text = written(&entry);
                let changed = existing.is_none_or(|existing| written(existing) != text);
                self.messages.insert(id, Message { text, changed, at, units });
            }
            Err(why) => self.refuse(at, &id, &why),
        }
    }
}

/// The first word at a position in a file.
fn place(source: &Source, at: usize) -> std::ops::Range<usize> {
    let end = source.text().get(at..).and_then(|rest| rest.find([' ', '\n', '\r'])).map_or(at, |length| at + length);
    at..end
}
