//! Message files with imported messages.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::serializer::serialize;
use unic_langid::LanguageIdentifier;

use referee::diagnostic::Source;
use referee::tooling::folder::Folder;
use referee::tooling::{MessageSource, parsed};

use super::commented::{translated, without_attributes};
use super::entries::{Entries, entries, without_blanks, written};
use super::splice::{Fate, spliced};

/// The message files of a locale by rule set, or `common`.
pub(super) type Files = BTreeMap<Box<str>, Source>;

/// Imported messages in Fluent, by file and id.
pub(super) type Imports<'b> = BTreeMap<(&'b str, &'b str), &'b str>;

/// The message files of a locale, without those for pages.
pub(super) fn files(texts: &Folder, locale: &LanguageIdentifier) -> Files {
    let messages = texts.messages.iter().filter(|message| message.locale == *locale && !message.pages);
    messages.map(|it| (it.rules.clone().unwrap_or_else(|| "common".into()), it.source.clone())).collect()
}

/// The message files that imports change, with their new text.
pub(super) fn renewed(imports: &Imports<'_>, own: &Files, original: &Files) -> BTreeMap<Box<str>, String> {
    let mut changed = BTreeMap::new();
    for (file, template) in original {
        let of = |message: &str| imports.get(&(&**file, message)).copied();
        let template = valid(template.text());
        // New messages stand where they are commented out. Others follow in the order of the original, then those that only
        // the translation has.
        let order = entries(&template);
        let read = own.get(file).map(|source| entries(source.text()));
        let existing = read.as_ref().unwrap_or(&order);
        let mut text = match own.get(file) {
            Some(source) => replaced(source.text(), existing, &of),
            None => created(&template, existing, &of),
        };
        for (_, id) in imports.keys().filter(|(of, _)| **of == **file) {
            text = without_attributes(&text, id);
        }
        let mut added: Vec<(&str, &str)> = imports
            .iter()
            .filter(|((of, id), _)| **of == **file && existing.get(id).is_none())
            .map(|((_, id), text)| (*id, *text))
            .collect();
        added.sort_by_key(|(id, _)| order.place(id).unwrap_or(usize::MAX));
        for (id, message) in added {
            if let Some(placed) = translated(&text, id, message) {
                text = placed;
                continue;
            }
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(message);
            text.push('\n');
        }
        // Keep CRLF line endings in a changed file.
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

/// A file without junk entries.
fn valid(text: &str) -> String {
    let Some(resource) = parsed(text) else { return String::new() };
    if !resource.body.iter().any(|entry| matches!(entry, Entry::Junk { .. })) {
        return text.to_owned();
    }
    let body = resource.body.into_iter().filter(|entry| !matches!(entry, Entry::Junk { .. })).collect();
    without_blanks(&serialize(&Resource { body }))
}

/// A file with replaced messages. The rest stays byte for byte.
fn replaced<'b>(text: &str, read: &Entries, of: &dyn Fn(&str) -> Option<&'b str>) -> String {
    spliced(text, &|message| match of(message) {
        Some(new) if read.get(message).is_some_and(|old| written(old) != new) => Fate::Replace(new.to_owned()),
        _ => Fate::Keep,
    })
}

/// A new file, in the order and with the comments of the original file.
fn created<'b>(template: &str, read: &Entries, of: &dyn Fn(&str) -> Option<&'b str>) -> String {
    if read.into_iter().all(|(message, _)| of(message).is_none()) {
        return String::new();
    }
    spliced(template, &|message| of(message).map_or(Fate::Remove, |new| Fate::Replace(new.to_owned())))
}

/// The texts of a book with changed message files of a locale.
pub(super) fn with(texts: &Folder, locale: &LanguageIdentifier, changed: &BTreeMap<Box<str>, String>) -> Folder {
    let mut messages = texts.messages.clone();
    for (file, text) in changed {
        let rules = (&**file != "common").then(|| file.clone());
        let existing = messages.iter_mut().find(|it| it.locale == *locale && !it.pages && it.rules == rules);
        match existing {
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
