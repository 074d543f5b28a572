//! The messages of a file, in their order.

use std::collections::HashMap;

use fluent_syntax::ast::{Comment, Entry};

use crate::audits::source_of;
use referee::tooling::parsed;

/// Messages by id; terms with a hyphen before theirs.
#[derive(Debug, Default)]
pub(super) struct Entries {
    all: Vec<(Box<str>, Entry<String>)>,
    places: HashMap<Box<str>, usize>,
}

/// Reads the messages of a file; what is none is left out.
pub(super) fn entries(text: &str) -> Entries {
    let mut entries = Entries::default();
    for entry in parsed(text).map(|resource| resource.body).unwrap_or_default() {
        let Some(id) = id(&entry) else { continue };
        // Of two with the same id, the last counts.
        if let Some(slot) = entries.places.get(&id).and_then(|place| entries.all.get_mut(*place)) {
            *slot = (id, entry);
        } else {
            entries.places.insert(id.clone(), entries.all.len());
            entries.all.push((id, entry));
        }
    }
    entries
}

/// The id of a message, or of a term with its hyphen.
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
    /// Where a message stands among the others.
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

/// A message as it is written, without its comment.
pub(super) fn written(entry: &Entry<String>) -> String {
    without_blanks(&source_of(entry)).trim_end().to_owned()
}

/// A text without blanks in lines that hold nothing else.
pub(super) fn without_blanks(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| if line.trim().is_empty() { line.trim_start_matches(' ') } else { line })
        .collect()
}
