//! Translations on their way back into message files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unic_langid::LanguageIdentifier;

use crate::audit::Audited;
use crate::diagnostic::{Finding, Source};
use crate::folder::Folder;
use crate::locale::message_at;
use crate::translation::{Accepted, Origin, UnitId};

use super::catalog::{Catalog, State, Unit};
use super::checks::{REFUSED, STRANGE};
use super::compose::composed;
use super::entries::{Entries, entries, written};
use super::files::{Brought, files, renewed, with};
use super::part::Leaf;

/// What has become of a catalog.
pub(crate) struct Imported {
    /// The message files that are others now, by what they are for: `common`, or the name of a rule set.
    pub(crate) files: Vec<(Box<str>, String)>,
    /// The ledgers that are others now.
    pub(crate) ledgers: Vec<Accepted>,
    /// How many messages are others, or new.
    pub(crate) changed: usize,
    /// How many are as they were.
    pub(crate) same: usize,
    /// What was not taken.
    pub(crate) findings: Vec<Finding>,
}

/// A message as a catalog has it.
struct Message<'c> {
    text: String,
    /// Whether it is another by it, or new.
    changed: bool,
    /// The first of its units.
    at: usize,
    units: Vec<&'c Unit>,
}

/// The file of a message, and its id.
type Id = (Box<str>, Box<str>);

/// Takes a catalog into the texts of a book. Nothing is written.
pub(crate) fn import(texts: &Folder, source: &Source, catalog: &Catalog, findings: Vec<Finding>) -> Imported {
    let before = Audited::new(texts, true, None);
    let found_before = before.findings(texts);
    let translations = &before.translations;
    let now = Catalog::of(translations, &catalog.target);
    let (own, original) = (files(texts, &catalog.target), files(texts, &catalog.source));
    let mut taking = Taking { source, findings, now: by_message(&now), messages: BTreeMap::new() };
    let there: HashMap<&str, Entries> = own.iter().map(|(file, source)| (&**file, entries(source.text()))).collect();
    let originals: HashMap<&str, Entries> =
        original.iter().map(|(file, source)| (&**file, entries(source.text()))).collect();
    for (id, units) in taking.sorted(catalog, &originals) {
        let entry = there.get(&*id.0).and_then(|entries| entries.get(&id.1));
        taking.take(id, units, entry);
    }
    // What would break its message is left out, until nothing does.
    let (after, audited, changed) = loop {
        let brought: Brought<'_> =
            taking.messages.iter().map(|((file, id), it)| ((&**file, &**id), it.text.as_str())).collect();
        let changed = renewed(&brought, &own, &original);
        let after = with(texts, &catalog.target, &changed);
        let audited = Audited::new(&after, true, Some(&before));
        let wrong = broken(&found_before, &audited.findings(&after), &changed, &taking.messages);
        if wrong.is_empty() {
            break (after, audited, changed);
        }
        for (id, why) in wrong {
            if let Some(message) = taking.messages.remove(&id) {
                taking.refuse(message.at, &id, &why);
            }
        }
    };
    let count = taking.messages.values().filter(|message| message.changed).count();
    let after_now = Catalog::of(&audited.translations, &catalog.target);
    let after_now = by_message(&after_now);
    let was = |id: &Id| translations.origin(&catalog.target, &UnitId { file: id.0.clone(), message: id.1.clone() });
    let done = taking
        .messages
        .iter()
        .filter(|(id, message)| is_done(message, after_now.get(*id).map_or(&[], Vec::as_slice), was(id)));
    let recorded: Vec<String> = done.map(|((file, message), _)| format!("{file}/{message}")).collect();
    let ledgers = if recorded.is_empty() {
        Vec::new()
    } else {
        let there = |locale: &LanguageIdentifier| {
            after.translated.iter().find(|(known, _)| known == locale).map(|(_, source)| source.text())
        };
        let accepted = audited.translations.accept(std::slice::from_ref(&catalog.target), &recorded);
        accepted.into_iter().filter(|it| there(&it.locale) != Some(it.ledger.as_str())).collect()
    };
    let same = taking.messages.len() - count;
    let mut findings = taking.findings;
    findings.sort_by_key(|finding| finding.place.as_ref().and_then(|place| place.span().map(|(_, span)| span.start)));
    Imported { files: changed.into_iter().collect(), ledgers, changed: count, same, findings }
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

/// What has been taken so far.
struct Taking<'c> {
    source: &'c Source,
    findings: Vec<Finding>,
    /// The units of each message, as the book has them.
    now: BTreeMap<Id, Vec<&'c Unit>>,
    messages: BTreeMap<Id, Message<'c>>,
}

impl<'c> Taking<'c> {
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
                    self.findings.push(STRANGE.in_text(self.source, place(self.source, unit.at.start), text));
                }
            }
            known || alone
        });
        units
    }

    fn refuse(&mut self, at: usize, (file, message): &Id, why: &str) {
        let message = format!("`{message}` of `{file}` stays as it was: {why}");
        self.findings.push(REFUSED.in_text(self.source, place(self.source, at), message));
    }

    /// Takes a message, if it can be.
    fn take(&mut self, id: Id, mut units: Vec<&'c Unit>, there: Option<&fluent_syntax::ast::Entry<String>>) {
        let now = self.now.get(&id).cloned().unwrap_or_default();
        // A branch that is none of the message; where none is one of it, the message has others by now.
        let known = |unit: &&Unit| now.iter().any(|known| known.key == unit.key && known.path == unit.path);
        if there.is_some() && units.iter().any(known) {
            for unit in units.iter().filter(|unit| !known(unit)) {
                let text = format!("`{}` of `{}` is no text of its message", unit.name(), unit.file);
                self.findings.push(STRANGE.in_text(self.source, place(self.source, unit.at.start), text));
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

/// Messages that would be wrong, and were not before.
fn broken(
    before: &[Finding],
    after: &[Finding],
    changed: &BTreeMap<Box<str>, String>,
    messages: &BTreeMap<Id, Message<'_>>,
) -> Vec<(Id, String)> {
    let message = |finding: &Finding| {
        let (source, span) = finding.place.as_ref()?.span()?;
        Some((source.name().to_owned(), message_at(source.text(), span.start)?.to_owned()))
    };
    let mut wrong: Vec<(Id, String)> = Vec::new();
    let known: BTreeSet<(&str, &str, Option<(String, String)>)> =
        before.iter().map(|finding| (finding.id, finding.message.as_str(), message(finding))).collect();
    for finding in after.iter().filter(|finding| finding.is_error() && finding.id != "message-missing") {
        if known.contains(&(finding.id, &finding.message, message(finding))) {
            continue;
        }
        let Some((source, span)) = finding.place.as_ref().and_then(|place| place.span()) else { continue };
        let file = changed.iter().find(|(_, text)| text.as_str() == source.text()).map(|(file, _)| file.clone());
        let Some((file, message)) = file.zip(message_at(source.text(), span.start)) else { continue };
        let id: Id = (file, message.into());
        if messages.contains_key(&id) && !wrong.iter().any(|(known, _)| *known == id) {
            let help = finding.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
            wrong.push((id, format!("{}{help}", finding.message)));
        }
    }
    wrong
}
