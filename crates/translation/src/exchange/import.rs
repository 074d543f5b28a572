//! Translations on their way back into message files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unic_langid::LanguageIdentifier;

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
use super::trial::{Attempt, Trial, added, broken};

check! {
/// A translation would break its message.
///
/// It leaves out the branch that stands for all others, puts in what the rules do not supply, or writes a placeable that
/// is none. The message stays as it was, and all else is taken.
    REFUSED: Error in Words, "exchange-refused";

/// Texts come back without a translation where there is one.
///
/// They are empty in the file, or marked as not translated, as `fuzzy` or with the state `initial`, and otherwise as they
/// were. The book keeps what it has.
    UNTRANSLATED: Warning in Words, "exchange-untranslated";

/// A translation was made from an English text that has changed since.
///
/// The file was exported before the English text changed. The words are taken, and nothing is recorded of what they were
/// translated from: look at them beside the English of today, and accept them with `referee locale accept`.
    OUTDATED: Warning in Words, "exchange-outdated";

/// A translation brings a character that no output can show.
///
/// Control characters, bidi overrides, bidi isolates that are not closed, byte order marks and tags can hide or reorder
/// what a reader sees, or steer a terminal. Written as they are or as escapes, they are replaced by U+FFFD in every
/// output. The translation is taken as it is.
    HIDDEN: Warning in Words, "exchange-hidden"
}

/// What has become of a catalog.
pub struct Imported {
    /// The message files that are others now, by what they are for: `common`, or the name of a rule set.
    pub files: Vec<(Box<str>, String)>,
    /// The ledgers that are others now.
    pub ledgers: Vec<Accepted>,
    /// How many messages are others, or new.
    pub changed: usize,
    /// How many are as they were.
    pub same: usize,
    /// How many texts are unknown.
    pub unknown: usize,
    /// What was not taken.
    pub findings: Vec<Finding>,
}

/// How many messages are looked for that break others.
const MOST_SEARCHES: usize = 32;

/// Takes a catalog into the texts of a book. Nothing is written.
pub fn import(texts: &Folder, source: &Source, catalog: &Catalog, findings: Vec<Finding>) -> Imported {
    let before = Audited::new(texts, None);
    let found_before = before.findings(texts);
    let translations = &before.translations;
    let now = Catalog::of(translations, &catalog.target);
    let (own, original) = (files(texts, &catalog.target), files(texts, &catalog.source));
    let mut taking =
        Taking { source, findings, now: by_message(&now), messages: BTreeMap::new(), untranslated: Vec::new() };
    let there: HashMap<&str, Entries> = own.iter().map(|(file, source)| (&**file, entries(source.text()))).collect();
    let originals: HashMap<&str, Entries> =
        original.iter().map(|(file, source)| (&**file, entries(source.text()))).collect();
    let sorted = taking.sorted(catalog, &originals);
    let none_known = sorted.is_empty();
    for (id, units) in sorted {
        let entry = there.get(&*id.0).and_then(|entries| entries.get(&id.1));
        taking.take(id, units, entry);
    }
    let unknown = taking.findings.iter().filter(|finding| finding.id == STRANGE.id).count();
    if none_known {
        taking.none_known();
    }
    taking.tell_untranslated();
    let trial = Trial { texts, locale: &catalog.target, own: &own, original: &original, before: &before };
    let (after, audited, changed) = taking.settle(&trial, &found_before);
    let after_now = Catalog::of(&audited.translations, &catalog.target);
    let after_now = by_message(&after_now);
    let was = |id: &Id| translations.origin(&catalog.target, &UnitId { file: id.0.clone(), message: id.1.clone() });
    let now_of = |id: &Id| after_now.get(id).map_or(&[][..], Vec::as_slice);
    let done = |(id, message): &(&Id, &Message<'_>)| is_done(message, now_of(id), was(id));
    let done: BTreeSet<Id> = taking.messages.iter().filter(done).map(|(id, _)| id.clone()).collect();
    let outdated = |(id, message): &(&Id, &Message<'_>)| {
        message.changed && was(id) == Some(Origin::Current) && is_outdated(message, now_of(id))
    };
    let outdated: BTreeSet<Id> = taking.messages.iter().filter(outdated).map(|(id, _)| id.clone()).collect();
    taking.tell_outdated(&outdated, &catalog.target);
    taking.tell_hidden();
    let ledgers = ledgers(&after, &audited, &catalog.target, (&done, &outdated));
    let count = taking.messages.values().filter(|message| message.changed).count();
    let same = taking.messages.len() - count;
    let mut findings = taking.findings;
    findings.sort_by_key(|finding| finding.place.as_ref().and_then(|place| place.span().map(|(_, span)| span.start)));
    Imported { files: changed.into_iter().collect(), ledgers, changed: count, same, unknown, findings }
}

/// The ledgers that are others with what is done and what is outdated.
fn ledgers(
    after: &Folder,
    audited: &Audited,
    target: &LanguageIdentifier,
    (done, outdated): (&BTreeSet<Id>, &BTreeSet<Id>),
) -> Vec<Accepted> {
    if done.is_empty() && outdated.is_empty() {
        return Vec::new();
    }
    let there = |locale: &LanguageIdentifier| {
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
    let accepted = audited.translations.with_ledgers(std::slice::from_ref(target), &record);
    accepted.into_iter().filter(|it| there(&it.locale) != Some(it.ledger.as_str())).collect()
}

/// The units of each message, in their order.
fn by_message(catalog: &Catalog) -> BTreeMap<Id, Vec<&Unit>> {
    let mut all: BTreeMap<Id, Vec<&Unit>> = BTreeMap::new();
    for unit in &catalog.units {
        all.entry((unit.file.clone(), unit.message().0.into())).or_default().push(unit);
    }
    all
}

/// Whether all of a message was translated from what its original says now, and somebody has said so.
fn is_done(message: &Message<'_>, now: &[&Unit], was: Option<Origin>) -> bool {
    let translated = now.iter().filter(|unit| unit.source != Leaf::default() || unit.target.is_none());
    let all = translated.clone().all(|unit| {
        let own = message.units.iter().find(|own| own.key == unit.key && own.path == unit.path);
        own.is_some_and(|own| own.target.is_some() && own.state != State::Initial && own.source == unit.source)
    });
    let told = message.changed
        || was == Some(Origin::Changed)
        || was == Some(Origin::Current)
        || message.units.iter().all(|unit| unit.state == State::Final);
    all && told && translated.count() > 0
}

/// Whether a message was translated from something else than what its original says now.
fn is_outdated(message: &Message<'_>, now: &[&Unit]) -> bool {
    message.units.iter().any(|own| {
        let same = now.iter().find(|unit| own.key == unit.key && own.path == unit.path);
        same.is_some_and(|unit| unit.source != own.source)
    })
}

/// What has been taken so far.
struct Taking<'c> {
    source: &'c Source,
    findings: Vec<Finding>,
    /// The units of each message, as the book has them.
    now: BTreeMap<Id, Vec<&'c Unit>>,
    messages: BTreeMap<Id, Message<'c>>,
    /// Texts without a translation where there is one.
    untranslated: Vec<&'c Unit>,
}

impl<'c> Taking<'c> {
    /// A finding about a message, at the first word of a place.
    fn found(&self, check: &'static Check, at: usize, message: &str, text: String) -> Finding {
        check.in_text(self.source, place(self.source, at), text).about(Thing::Message, message)
    }

    /// Leaves out what would break a message, until nothing does.
    fn settle(&mut self, trial: &Trial<'_>, before: &[Finding]) -> Attempt {
        let mut searches = 0;
        loop {
            let attempt = trial.with(self.messages.iter().map(|(id, message)| (id, message.text.as_str())));
            let new = added(before, &attempt.1.findings(&attempt.0));
            let Some(first) = new.first() else { return attempt };
            let mut wrong = broken(&new, &attempt.2, &self.messages);
            if wrong.is_empty() {
                // It is wrong somewhere else for one of these.
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

    fn tell_outdated(&mut self, outdated: &BTreeSet<Id>, target: &LanguageIdentifier) {
        for id in outdated {
            let at = self.messages.get(id).map_or(0, |message| message.at);
            let message =
                format!("`{}` of `{}` was translated from an English text that has changed since", id.1, id.0);
            let finding = self.found(&OUTDATED, at, &id.1, message);
            self.findings.push(finding.with_help(format!(
                "see that it is right, then `referee locale accept {target} --message {}/{}`",
                id.0, id.1
            )));
        }
    }

    /// Reports characters that no output shows.
    fn tell_hidden(&mut self) {
        for ((file, id), message) in self.messages.iter().filter(|(_, message)| message.changed) {
            if let Some(c) = hidden(&message.text) {
                let told =
                    format!("`{id}` of `{file}` brings U+{:04X}, which is replaced in every output", u32::from(c));
                self.findings.push(self.found(&HIDDEN, message.at, id, told));
            }
        }
    }

    /// The units of a catalog by their messages; those of no message are told.
    fn sorted(&mut self, catalog: &'c Catalog, originals: &HashMap<&str, Entries>) -> BTreeMap<Id, Vec<&'c Unit>> {
        let mut units = by_message(catalog);
        units.retain(|(file, message), units| {
            let entries = originals.get(&**file);
            // What only the translation has is translated from nothing.
            let alone = entries.is_some() && units.iter().all(|unit| unit.source == Leaf::default());
            let known = entries.is_some_and(|entries| entries.get(message).is_some());
            if !known && !alone {
                for unit in &*units {
                    let text = format!("`{}` of `{file}` is not among the messages that are translated", unit.key);
                    self.findings.push(self.found(&STRANGE, unit.at.start, unit.message().0, text));
                }
            }
            known || alone
        });
        units
    }

    /// Tells once that no text is known, in the place of each by itself.
    fn none_known(&mut self) {
        let mut unknown = self.findings.iter().filter(|finding| finding.id == STRANGE.id);
        let Some(first) = unknown.next().cloned() else { return };
        let message = match unknown.count() + 1 {
            1 => "the one text of this file is not known by its name".to_owned(),
            count => format!("none of the {count} texts of this file is known by its name"),
        };
        let help = "keep the names that `referee locale export` gives: `name` in XLIFF, `msgctxt` in PO, `tuid` in TMX";
        self.findings.retain(|finding| finding.id != STRANGE.id);
        self.findings.push(REFUSED.at(first.place, message).with_help(help.to_owned()));
    }

    /// Reports units without a translation whose messages are translated.
    fn tell_untranslated(&mut self) {
        let Some(first) = self.untranslated.first() else { return };
        let names = self.untranslated.iter().map(|unit| format!("{}/{}", unit.file, unit.name()));
        let listed = first_of(names, MOST_LISTED);
        let message = format!("units without a translation, or marked as untranslated, are not imported: {listed}");
        self.findings.push(self.found(&UNTRANSLATED, first.at.start, first.message().0, message));
    }

    fn refuse(&mut self, at: usize, (file, message): &Id, why: &str) {
        let text = format!("`{message}` of `{file}` stays as it was: {why}");
        self.findings.push(self.found(&REFUSED, at, message, text));
    }

    /// Takes a message, if it can be.
    fn take(&mut self, id: Id, mut units: Vec<&'c Unit>, there: Option<&fluent_syntax::ast::Entry<String>>) {
        let now = self.now.get(&id).cloned().unwrap_or_default();
        // A branch that is none of the message; where none is one of it, the message has others by now.
        let known = |unit: &&Unit| now.iter().any(|known| known.key == unit.key && known.path == unit.path);
        if there.is_some() && units.iter().any(known) {
            for unit in units.iter().filter(|unit| !known(unit)) {
                let text = format!("`{}` of `{}` is no text of its message", unit.name(), unit.file);
                self.findings.push(self.found(&STRANGE, unit.at.start, unit.message().0, text));
            }
            units.retain(known);
        }
        let at = units.first().map_or(0, |unit| unit.at.start);
        if let Some((unit, fault)) = units.iter().find_map(|unit| Some((unit, unit.fault.as_ref()?))) {
            let why = format!("`{}` cannot be read: {fault}", unit.name());
            return self.refuse(unit.at.start, &id, &why);
        }
        if let Some((unit, why)) =
            units.iter().find_map(|unit| Some((unit, unacceptable(unit, &now, there.is_some())?)))
        {
            return self.refuse(unit.at.start, &id, &why);
        }
        if let Err((at, why)) = once(&mut units) {
            return self.refuse(at, &id, &why);
        }
        let has = |unit: &&&Unit| {
            let known = now.iter().find(|known| known.key == unit.key && known.path == unit.path);
            known.is_some_and(|known| {
                let same = unit.target.is_none() || unit.target == known.target;
                known.target.is_some() && known.state != State::Initial && unit.state == State::Initial && same
            })
        };
        self.untranslated.extend(units.iter().filter(has).filter(|unit| unit.source != Leaf::default()));
        match composed(&id.1, &units, there, &now) {
            Ok(None) => {}
            Ok(Some(entry)) => {
                let text = written(&entry);
                let changed = there.is_none_or(|there| written(there) != text);
                self.messages.insert(id, Message { text, changed, at, units });
            }
            Err(why) => self.refuse(at, &id, &why),
        }
    }
}

/// How many texts are listed.
const MOST_LISTED: usize = 5;
/// The longest text that is taken, in bytes.
const MOST_BYTES: usize = 20_000;

/// Why a text is not taken, whatever else there is of its message.
fn unacceptable(unit: &Unit, now: &[&Unit], there: bool) -> Option<String> {
    let target = unit.target.as_ref()?;
    let name = unit.name();
    let same = |known: &&&Unit| known.key == unit.key && known.path == unit.path;
    if now.iter().find(same).is_some_and(|known| known.target.as_ref() == Some(target)) {
        return None;
    }
    let length: usize = target.written().len();
    if length > MOST_BYTES {
        return Some(format!("`{name}` has {length} bytes, and nobody reads more than {MOST_BYTES}"));
    }
    if target.is_blank() && !unit.source.is_blank() {
        return Some(format!("`{name}` is blank"));
    }
    if there && unit.state == State::Initial {
        return Some(format!("`{name}` is marked as not translated yet"));
    }
    let lost = |known: &&Unit| known.key == unit.key && !known.path.is_empty() && known.source == unit.source;
    if there && unit.path.is_empty() && !now.iter().any(|known| same(&known)) && now.iter().any(lost) {
        return Some(format!("`{name}` is one of several texts, and does not say which"));
    }
    None
}

/// Leaves one unit of those of the same name: that which is translated.
///
/// # Errors
/// Two of them are translated, and differently.
fn once(units: &mut Vec<&Unit>) -> Result<(), (usize, String)> {
    let mut kept: HashMap<String, &Unit> = HashMap::new();
    for unit in &*units {
        let name = unit.name();
        match kept.get(&name) {
            Some(other) if other.target.is_some() && unit.target.is_some() && other.target != unit.target => {
                return Err((unit.at.start, format!("`{name}` is there twice, with different translations")));
            }
            Some(other) if other.target.is_some() => {}
            _ => {
                kept.insert(name, unit);
            }
        }
    }
    let kept: BTreeSet<usize> = kept.values().map(|unit| unit.at.start).collect();
    units.retain(|unit| kept.contains(&unit.at.start));
    Ok(())
}

/// The first word at a place of a file.
fn place(source: &Source, at: usize) -> std::ops::Range<usize> {
    let end = source.text().get(at..).and_then(|rest| rest.find([' ', '\n', '\r'])).map_or(at, |length| at + length);
    at..end
}
