//! Message files with messages that came back.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::serializer::serialize;
use unic_langid::LanguageIdentifier;

use referee::diagnostic::Source;
use referee::tooling::folder::Folder;
use referee::tooling::{MessageSource, parsed};

use super::entries::{Entries, entries, without_blanks, written};
use super::splice::{Fate, spliced};

/// The message files of a language, each as it was read; by what they are for.
pub(super) type Files = BTreeMap<Box<str>, Source>;

/// Messages that came back, by their file and their id, as they are written.
pub(super) type Brought<'b> = BTreeMap<(&'b str, &'b str), &'b str>;

/// The message files of a language's own.
pub(super) fn files(texts: &Folder, locale: &LanguageIdentifier) -> Files {
    let messages = texts.messages.iter().filter(|message| message.locale == *locale && !message.pages);
    messages.map(|it| (it.rules.clone().unwrap_or_else(|| "common".into()), it.source.clone())).collect()
}

/// The message files with what came back, those that are others by it.
pub(super) fn renewed(brought: &Brought<'_>, own: &Files, original: &Files) -> BTreeMap<Box<str>, String> {
    let mut changed = BTreeMap::new();
    for (file, template) in original {
        let of = |message: &str| brought.get(&(&**file, message)).copied();
        let template = sound(template.text());
        // What the file does not have yet, in the order of the original; then what only the translation has.
        let order = entries(&template);
        let read = own.get(file).map(|source| entries(source.text()));
        let there = read.as_ref().unwrap_or(&order);
        let mut text = match own.get(file) {
            Some(source) => replaced(source.text(), there, &of),
            None => begun(&template, there, &of),
        };
        let mut added: Vec<(&str, &str)> = brought
            .iter()
            .filter(|((of, id), _)| **of == **file && there.get(id).is_none())
            .map(|((_, id), text)| (*id, *text))
            .collect();
        added.sort_by_key(|(id, _)| order.place(id).unwrap_or(usize::MAX));
        for (_, message) in added {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(message);
            text.push('\n');
        }
        // A file whose lines end otherwise stays one, if anything in it changes.
        let ends = |source: &Source| source.text().matches("\r\n").count() * 2 > source.text().matches('\n').count();
        if own.get(file).is_some_and(|source| source.text() != text && ends(source)) {
            text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        if own.get(file).map_or(!text.is_empty(), |before| before.text() != text) {
            changed.insert(file.clone(), text);
        }
    }
    changed
}

/// A file without what is no message in it.
fn sound(text: &str) -> String {
    let Some(resource) = parsed(text) else { return String::new() };
    if !resource.body.iter().any(|entry| matches!(entry, Entry::Junk { .. })) {
        return text.to_owned();
    }
    let body = resource.body.into_iter().filter(|entry| !matches!(entry, Entry::Junk { .. })).collect();
    without_blanks(&serialize(&Resource { body }))
}

/// A file in which messages stand in the place of those of the same id; all else stays, to the byte.
fn replaced<'b>(text: &str, read: &Entries, of: &dyn Fn(&str) -> Option<&'b str>) -> String {
    spliced(text, &|message| match of(message) {
        Some(brought) if read.get(message).is_some_and(|there| written(there) != brought) => {
            Fate::Becomes(brought.to_owned())
        }
        _ => Fate::Stays,
    })
}

/// A file that is not there yet: that of the original, in its order and with its comments, with other messages.
fn begun<'b>(template: &str, read: &Entries, of: &dyn Fn(&str) -> Option<&'b str>) -> String {
    if read.into_iter().all(|(message, _)| of(message).is_none()) {
        return String::new();
    }
    spliced(template, &|message| of(message).map_or(Fate::Goes, |brought| Fate::Becomes(brought.to_owned())))
}

/// The texts of a book with other message files of a language.
pub(super) fn with(texts: &Folder, locale: &LanguageIdentifier, changed: &BTreeMap<Box<str>, String>) -> Folder {
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
        unread: texts.unread.clone(),
        unread_rules: texts.unread_rules.clone(),
        translated: texts.translated.clone(),
        ledger: None,
        scenarios: Vec::new(),
        findings: Vec::new(),
    }
}
