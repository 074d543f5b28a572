//! Translations on their way back into message files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use fluent_syntax::ast::{Entry, Pattern};
use unic_langid::LanguageIdentifier;

use crate::audit::Audited;
use crate::diagnostic::{Finding, Source};
use crate::folder::Folder;
use crate::locale::{MessageSource, message_at, parsed};
use crate::translation::Accepted;

use super::branches::{Branch, branches, message, pattern};
use super::catalog::{Catalog, State, Unit, patterns};
use super::checks::{REFUSED, STRANGE};
use super::entries::{Entries, entries, id, written};
use super::splice::{Fate, spliced};

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
struct Brought<'c> {
    entry: Entry<String>,
    text: String,
    /// The first of its units.
    at: usize,
    units: Vec<&'c Unit>,
}

type Id = (Box<str>, Box<str>);

/// Takes a catalog into the texts of a book. Nothing is written.
pub(crate) fn import(texts: &Folder, source: &Source, catalog: &Catalog, mut findings: Vec<Finding>) -> Imported {
    let before = Audited::new(texts, true);
    let now = Catalog::of(&before.referee.translations(), before.referee.rulebook(), &catalog.target);
    let now: BTreeSet<(&str, String)> = now.units.iter().map(|unit| (&*unit.file, unit.name())).collect();
    let own = own(texts, &catalog.target);
    let read: HashMap<&str, Entries> = own.iter().map(|(file, text)| (&**file, entries(text))).collect();
    let original: BTreeMap<Box<str>, String> = self::own(texts, &catalog.source);
    let originals: HashMap<&str, Entries> = original.iter().map(|(file, text)| (&**file, entries(text))).collect();
    let mut brought: BTreeMap<Id, Brought<'_>> = BTreeMap::new();
    let mut units: BTreeMap<Id, Vec<&Unit>> = BTreeMap::new();
    for unit in &catalog.units {
        let (message, _) = unit.message();
        if originals.get(&*unit.file).and_then(|entries| entries.get(message)).is_none() {
            let start = unit.at.start..(unit.at.start + 1).min(source.text().len()).max(unit.at.start);
            let text = format!("`{}` of `{}` is not among the messages that are translated", unit.key, unit.file);
            findings.push(STRANGE.in_text(source, start, text));
            continue;
        }
        units.entry((unit.file.clone(), message.into())).or_default().push(unit);
    }
    let strange: BTreeSet<String> = findings.iter().map(|finding| finding.message.clone()).collect();
    let mut same = 0;
    for ((file, message_id), mut units) in units {
        let there = read.get(&*file).and_then(|entries| entries.get(&message_id));
        // A branch that is none of the message; where none is one of it, the message has others by now.
        let known = |unit: &&Unit| now.contains(&(&*unit.file, unit.name()));
        if there.is_some() && units.iter().any(known) {
            for unit in units.iter().filter(|unit| !known(unit)) {
                let place = unit.at.start..(unit.at.start + 1).min(source.text().len()).max(unit.at.start);
                let text = format!("`{}` of `{}` is no text of its message", unit.name(), unit.file);
                findings.push(STRANGE.in_text(source, place, text));
            }
            units.retain(known);
        }
        let at = units.first().map_or(0, |unit| unit.at.start);
        let unreadable = |unit: &&&Unit| strange.iter().any(|told| told.contains(&unit.name()));
        let made = match units.iter().find(unreadable) {
            Some(_) => Err("one of its texts cannot be read".to_owned()),
            None => made(&message_id, &units, there),
        };
        let entry = match made {
            Ok(Some(entry)) => entry,
            Ok(None) => continue,
            Err(why) => {
                findings.push(refused(source, at, &file, &message_id, &why));
                continue;
            }
        };
        let text = written(&entry);
        if there.is_some_and(|there| written(there) == text) {
            same += 1;
        }
        brought.insert((file, message_id), Brought { entry, text, at, units });
    }
    // What would break its message is left out, until nothing does.
    let mut after;
    let mut audited;
    let mut changed;
    loop {
        changed = texts_with(&brought, &own, &original);
        after = with(texts, &catalog.target, &changed);
        audited = Audited::new(&after, true);
        let wrong = broken(&before.findings, &audited.findings, &changed, &brought);
        if wrong.is_empty() {
            break;
        }
        for (id, why) in wrong {
            if let Some(brought) = brought.remove(&id) {
                findings.push(refused(source, brought.at, &id.0, &id.1, &why));
            }
        }
    }
    let differs = |id: &Id, brought: &Brought<'_>| {
        let there = read.get(&*id.0).and_then(|entries| entries.get(&id.1));
        there.is_none_or(|there| written(there) != brought.text)
    };
    let count = brought.iter().filter(|(id, brought)| differs(id, brought)).count();
    let translations = audited.referee.translations();
    let now = Catalog::of(&translations, audited.referee.rulebook(), &catalog.target);
    let known: HashMap<(&str, String), &Unit> =
        now.units.iter().map(|unit| ((&*unit.file, unit.name()), unit)).collect();
    // What is done, and was translated from what the original says now.
    let current = |unit: &&Unit| {
        let source = known.get(&(&*unit.file, unit.name())).map(|known| &known.source);
        unit.target.is_none() || unit.state != State::Initial && source == Some(&unit.source)
    };
    let done = brought.iter().filter(|(_, brought)| brought.units.iter().all(|unit| current(&unit)));
    let recorded: Vec<String> = done.map(|((file, message), _)| format!("{file}/{message}")).collect();
    let ledgers = if recorded.is_empty() {
        Vec::new()
    } else {
        let there = |locale: &LanguageIdentifier| {
            after.translated.iter().find(|(known, _)| known == locale).map(|(_, source)| source.text())
        };
        let accepted = translations.accept(std::slice::from_ref(&catalog.target), &recorded);
        accepted.into_iter().filter(|it| there(&it.locale) != Some(it.ledger.as_str())).collect()
    };
    findings.sort_by_key(|finding| finding.place.as_ref().and_then(|place| place.span().map(|(_, span)| span.start)));
    Imported {
        files: changed.into_iter().collect(),
        ledgers,
        changed: count,
        same: same.min(brought.len() - count),
        findings,
    }
}

fn refused(source: &Source, at: usize, file: &str, message: &str, why: &str) -> Finding {
    let end = source.text().get(at..).and_then(|rest| rest.find([' ', '\n'])).map_or(at, |length| at + length);
    REFUSED.in_text(source, at..end, format!("`{message}` of `{file}` stays as it was: {why}"))
}

/// The message files of a language's own.
fn own(texts: &Folder, locale: &LanguageIdentifier) -> BTreeMap<Box<str>, String> {
    let messages = texts.messages.iter().filter(|message| message.locale == *locale && !message.pages);
    messages
        .map(|message| (message.rules.clone().unwrap_or_else(|| "common".into()), message.source.text().to_owned()))
        .collect()
}

/// A message of its units; none where nothing of it is translated.
fn made(message_id: &str, units: &[&Unit], there: Option<&Entry<String>>) -> Result<Option<Entry<String>>, String> {
    let mut keys: Vec<Option<&str>> = Vec::new();
    for unit in units {
        let (_, attribute) = unit.message();
        if !keys.contains(&attribute) {
            keys.push(attribute);
        }
    }
    let known = |attribute: Option<&str>| {
        there.and_then(|entry| patterns(entry).into_iter().find(|(name, _)| *name == attribute)).map(|(_, known)| known)
    };
    let mut value = known(None).cloned();
    let mut attributes: Vec<(String, Pattern<String>)> = there
        .map(|entry| {
            patterns(entry).into_iter().filter_map(|(name, known)| Some((name?.to_owned(), known.clone()))).collect()
        })
        .unwrap_or_default();
    for attribute in keys {
        let of: Vec<&Unit> = units.iter().copied().filter(|unit| unit.message().1 == attribute).collect();
        let kept = known(attribute).map(branches).unwrap_or_default();
        // What nobody has touched stays as it is written.
        let same = |unit: &&Unit| {
            let before = kept.iter().find(|branch| branch.path == unit.path).map(|branch| &branch.leaf);
            unit.target.is_none() || unit.target.as_ref() == before
        };
        if of.iter().all(same) {
            continue;
        }
        let Some(pattern) = pattern_of(&of, &kept).map_err(|why| match attribute {
            Some(attribute) => format!("in `.{attribute}`, {why}"),
            None => why,
        })?
        else {
            continue;
        };
        match attribute {
            None => value = Some(pattern),
            Some(name) => match attributes.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = pattern,
                None => attributes.push((name.to_owned(), pattern)),
            },
        }
    }
    if value.is_none() && (attributes.is_empty() || message_id.starts_with('-')) {
        return Ok(None);
    }
    let comment = there.and_then(|entry| match entry {
        Entry::Message(message) => message.comment.clone(),
        Entry::Term(term) => term.comment.clone(),
        _ => None,
    });
    let entry = message(message_id, value, attributes, comment);
    // What it is written as is what it is read as.
    let text = written(&entry);
    let again = parsed(&format!("{text}\n")).map(|resource| resource.body).unwrap_or_default();
    match &*again {
        [again] if id(again).as_deref() == Some(message_id) && written(again) == text => Ok(Some(entry)),
        _ => Err("its text cannot be written in Fluent".to_owned()),
    }
}

/// The pattern of its units, with branches that nobody has touched.
fn pattern_of(units: &[&Unit], kept: &[Branch]) -> Result<Option<Pattern<String>>, String> {
    let mut all: Vec<Branch> = Vec::new();
    for unit in units {
        let before = kept.iter().find(|branch| branch.path == unit.path);
        let leaf = unit.target.clone().or_else(|| before.map(|branch| branch.leaf.clone()));
        all.extend(leaf.map(|leaf| Branch { path: unit.path.clone(), leaf }));
    }
    if units.iter().all(|unit| unit.target.is_none()) {
        return Ok(None);
    }
    // A branch whose unit was lost on the way is still one, where the choice is.
    for branch in kept.iter().filter(|branch| !branch.path.is_empty()) {
        let told = units.iter().any(|unit| unit.path == branch.path);
        let chosen = branch.path.split_last().is_some_and(|(last, before)| {
            all.iter().any(|other| {
                other.path.starts_with(before)
                    && other.path.get(before.len()).is_some_and(|step| {
                        step.choice == last.choice
                            && step.selector == last.selector
                            && (step.default != last.default || step.key != last.key)
                    })
            })
        });
        let doubled = branch.path.last().is_some_and(|last| {
            last.default
                && all.iter().any(|other| {
                    other.path.len() == branch.path.len()
                        && other.path.last().is_some_and(|step| step.default && step.choice == last.choice)
                })
        });
        if !told && chosen && !doubled {
            all.push(branch.clone());
        }
    }
    pattern(&in_order(all, kept)).map(Some)
}

/// Branches in the order that they had; new ones before that which stands for all others.
fn in_order(mut all: Vec<Branch>, kept: &[Branch]) -> Vec<Branch> {
    let mut ordered: Vec<Branch> = Vec::new();
    for branch in kept {
        if let Some(place) = all.iter().position(|other| other.path == branch.path) {
            ordered.push(all.remove(place));
        }
    }
    for branch in all {
        let beside = |other: &Branch| {
            let (one, other) = (branch.path.split_last(), other.path.split_last());
            one.zip(other).is_some_and(|((last, before), (step, rest))| {
                before == rest && step.choice == last.choice && step.default && !last.default
            })
        };
        let place = ordered.iter().position(beside).unwrap_or(ordered.len());
        ordered.insert(place, branch);
    }
    ordered
}

/// The message files with what was brought, those that are others by it.
fn texts_with(
    brought: &BTreeMap<Id, Brought<'_>>,
    own: &BTreeMap<Box<str>, String>,
    original: &BTreeMap<Box<str>, String>,
) -> BTreeMap<Box<str>, String> {
    let mut changed = BTreeMap::new();
    for (file, template) in original {
        let of = |message: &str| brought.get(&(file.clone(), message.into()));
        let text = match own.get(file) {
            Some(text) => {
                let there = entries(text);
                let added: Vec<&Brought<'_>> = entries(template)
                    .into_iter()
                    .filter_map(|(id, _)| of(id))
                    .filter(|brought| id(&brought.entry).is_none_or(|id| there.get(&id).is_none()))
                    .collect();
                let mut text = replaced(text, &of);
                for brought in added {
                    if !text.is_empty() && !text.ends_with('\n') {
                        text.push('\n');
                    }
                    text.push_str(&brought.text);
                    text.push('\n');
                }
                text
            }
            None => begun(template, &of),
        };
        if own.get(file).map_or(!text.is_empty(), |before| *before != text) {
            changed.insert(file.clone(), text);
        }
    }
    changed
}

/// A file in which messages stand in the place of those of the same id; all else stays, to the byte.
fn replaced<'b>(text: &str, of: &dyn Fn(&str) -> Option<&'b Brought<'b>>) -> String {
    let read = entries(text);
    spliced(text, &|message| match of(message) {
        Some(brought) if read.get(message).is_some_and(|there| written(there) != brought.text) => {
            Fate::Becomes(brought.text.clone())
        }
        _ => Fate::Stays,
    })
}

/// A file that is not there yet: that of the original, in its order and with its comments, with other messages.
fn begun<'b>(template: &str, of: &dyn Fn(&str) -> Option<&'b Brought<'b>>) -> String {
    let read = entries(template);
    if read.into_iter().all(|(message, _)| of(message).is_none()) {
        return String::new();
    }
    spliced(template, &|message| of(message).map_or(Fate::Goes, |brought| Fate::Becomes(brought.text.clone())))
}

/// The texts of a book with other message files of a language.
fn with(texts: &Folder, locale: &LanguageIdentifier, changed: &BTreeMap<Box<str>, String>) -> Folder {
    let mut messages = texts.messages.clone();
    for (file, text) in changed {
        let rules = (&**file != "common").then(|| file.clone());
        let there = messages.iter_mut().find(|it| it.locale == *locale && !it.pages && it.rules == rules);
        match there {
            Some(message) => message.source = Source::new(message.source.name(), text.as_str()),
            None => messages.push(MessageSource {
                locale: locale.clone(),
                rules,
                pages: false,
                source: Source::new(format!("locales/{locale}/{file}.ftl"), text.as_str()),
            }),
        }
    }
    Folder {
        rules: texts.rules.clone(),
        messages,
        translated: texts.translated.clone(),
        ledger: None,
        scenarios: Vec::new(),
        findings: Vec::new(),
    }
}

/// Messages that would be wrong, and were not before.
fn broken(
    before: &[Finding],
    after: &[Finding],
    changed: &BTreeMap<Box<str>, String>,
    brought: &BTreeMap<Id, Brought<'_>>,
) -> Vec<(Id, String)> {
    let mut wrong: Vec<(Id, String)> = Vec::new();
    let known: BTreeSet<(&str, &str)> = before.iter().map(|finding| (finding.id, finding.message.as_str())).collect();
    for finding in after.iter().filter(|finding| finding.is_error() && finding.id != "message-missing") {
        if known.contains(&(finding.id, &finding.message)) {
            continue;
        }
        let Some((source, span)) = finding.place.as_ref().and_then(|place| place.span()) else { continue };
        let file = changed.iter().find(|(_, text)| text.as_str() == source.text()).map(|(file, _)| file.clone());
        let message = message_at(source.text(), span.start);
        if let Some((file, message)) = file.zip(message) {
            let id: Id = (file, message.into());
            if brought.contains_key(&id) && !wrong.iter().any(|(known, _)| *known == id) {
                let help = finding.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
                wrong.push((id, format!("{}{help}", finding.message)));
            }
        }
    }
    wrong
}
