//! The unit of translation: a message with its attributes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::parser::Slice;
use fluent_syntax::serializer::serialize;
use sha2::{Digest, Sha256};
use unic_langid::LanguageIdentifier;

use referee::locale::Phrasebook;
use referee::tooling::{cut, hex};

/// The length of a fingerprint, in hexadecimal digits.
pub(super) const LENGTH: usize = 16;

/// A message and its file: `common`, or the name of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UnitId {
    pub(crate) file: Box<str>,
    /// The id of the message. The id of a term starts with a hyphen.
    pub(crate) message: Box<str>,
}

/// `2020/stage-received`.
impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.file, self.message)
    }
}

impl UnitId {
    /// Whether a name fits: `2017/stage-new`, or `stage-new` for any file.
    pub(crate) fn is(&self, name: &str) -> bool {
        match name.split_once('/') {
            Some((file, message)) => *self.file == *file && *self.message == *message,
            None => *self.message == *name,
        }
    }
}

/// A message without its comment, and its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) text: Box<str>,
    pub(crate) fingerprint: Box<str>,
}

/// A message in Fluent, without its comment.
pub(crate) fn source_of<'s, S: Slice<'s>>(entry: &Entry<S>) -> String {
    let mut entry = entry.clone();
    match &mut entry {
        Entry::Message(message) => message.comment = None,
        Entry::Term(term) => term.comment = None,
        _ => {}
    }
    serialize(&Resource { body: vec![entry] })
}

/// The messages of a locale, including built-in ones.
pub(crate) fn units(phrasebook: &Phrasebook, locale: &LanguageIdentifier) -> BTreeMap<UnitId, Unit> {
    let files = phrasebook.message_files(locale, false);
    let entries = files.flat_map(|(name, file)| file.resource.entries().map(move |entry| (name, entry)));
    let units = entries.filter_map(|(name, entry)| {
        let id = unit_id(name, entry)?;
        Some((id, Unit::new(source_of(entry).trim_end())))
    });
    units.collect()
}

/// The ids of the messages in the book's files for a locale.
pub(crate) fn unit_ids(phrasebook: &Phrasebook, locale: &LanguageIdentifier) -> BTreeSet<UnitId> {
    let files = phrasebook.message_files(locale, true);
    files.flat_map(|(name, file)| file.resource.entries().filter_map(move |entry| unit_id(name, entry))).collect()
}

fn unit_id(file: Option<&str>, entry: &Entry<&str>) -> Option<UnitId> {
    let message = match entry {
        Entry::Message(message) => message.id.name.into(),
        Entry::Term(term) => format!("-{}", term.id.name).into(),
        _ => return None,
    };
    Some(UnitId { file: file.unwrap_or("common").into(), message })
}

impl Unit {
    pub(crate) fn new(text: &str) -> Self {
        let digest = hex(&Sha256::digest(text.as_bytes()));
        let fingerprint = cut(&digest, ..LENGTH);
        Self { text: text.into(), fingerprint: fingerprint.into() }
    }
}
