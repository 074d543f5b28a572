//! The messages of a file, in order.

use std::collections::HashMap;

use fluent_syntax::ast::{Comment, Entry};

use crate::audits::source_of;
use referee::tooling::parsed;

/// Messages by id. The id of a term starts with a hyphen.
#[derive(Debug, Default)]
pub(super) struct Entries {
    all: Vec<(Box<str>, Entry<String>)>,
    places: HashMap<Box<str>, usize>,
}

/// Reads the messages and terms of a file, and skips other entries.
pub(super) fn entries(text: &str) -> Entries {
    let mut entries = Entries::default();
    for entry in parsed(text).map(|resource| resource.body).unwrap_or_default() {
        let Some(id) = id(&entry) else { continue };
        // The last one with the same id counts.
        if let Some(slot) = entries.places.get(&id).and_then(|place| entries.all.get_mut(*place)) {
            *slot = (id, entry);
        } else {
            entries.places.insert(id.clone(), entries.all.len());
            entries.all.push((id, entry));
        }
    }
    entries
}

/// The id of a message or a term.
pub(super) fn id(entry: &Entry<String>) -> Option<Box<str>> {
    match entry {
        Entry::Message(message) => Some(message.id.name.as_str().into()),
        Entry::Term(term) => Some(format!("-{}", term.id.name).into()),
        _ => None,
    }
}

/// The comment of a message or a term.
pub(super) fn comment(entry: &Entry<String>) -> Option<&Comment<String>> {
    match entry {
        Entry::Message(message) => message.comment.as_ref(),
        Entry::Term(term) => term.comment.as_ref(),
        _ => None,
    }
}

impl Entries {
    /// The position of a message in the file.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    pub(super) fn get(&self, id: &str) -> Option<&Entry<String>> {
        self.all.get(*self.places.get(id)?).map(|(_, entry)| entry)
    }
}

impl<'e> IntoIterator for &'e Entries {
    type Item = &'e (Box<str>, Entry<String>);
    type IntoIter = std::slice::Iter<'e, (Box<str>, Entry<String>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

/// A message in Fluent, without its comment.
pub(super) fn written(entry: &Entry<String>) -> String {
    without_blanks(&source_of(entry)).trim_end().to_owned()
}

/// A text without the indentation of blank lines.
pub(super) fn without_blanks(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| if line.trim().is_empty() { line.trim_start_matches(' ') } else { line })
        .collect()
}
