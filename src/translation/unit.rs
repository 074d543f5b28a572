//! What is translated at once: a message with its attributes.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::serializer::serialize;
use sha2::{Digest, Sha256};
use unic_langid::LanguageIdentifier;

use crate::locale::{MessageFile, Phrasebook};
use crate::rules::hex;

/// How many digits of a digest are a fingerprint.
pub(super) const LENGTH: usize = 16;

/// Which message, and of which file: `common`, or the name of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UnitId {
    pub(crate) file: Box<str>,
    /// The id of the message; that of a term has its hyphen.
    pub(crate) message: Box<str>,
}

impl UnitId {
    /// Whether it has this name: `2017/stage-new`, or `stage-new` of any file.
    pub(crate) fn is(&self, name: &str) -> bool {
        match name.split_once('/') {
            Some((file, message)) => *self.file == *file && *self.message == *message,
            None => *self.message == *name,
        }
    }
}

/// A message as it reads without its comment, and a fingerprint of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) text: Box<str>,
    pub(crate) fingerprint: Box<str>,
}

/// The messages of a locale; of its own files alone, or also of those that come with the library.
pub(crate) fn units(phrasebook: &Phrasebook, locale: &LanguageIdentifier, own: bool) -> BTreeMap<UnitId, Unit> {
    let mut units = BTreeMap::new();
    for (name, file) in phrasebook.message_files(locale, own) {
        add(&mut units, name.unwrap_or("common"), file);
    }
    units
}

fn add(units: &mut BTreeMap<UnitId, Unit>, name: &str, file: &MessageFile) {
    for entry in file.resource.entries() {
        let (message, entry) = match entry {
            Entry::Message(message) => {
                let mut message = message.clone();
                message.comment = None;
                (message.id.name.to_owned(), Entry::Message(message))
            }
            Entry::Term(term) => {
                let mut term = term.clone();
                term.comment = None;
                (format!("-{}", term.id.name), Entry::Term(term))
            }
            _ => continue,
        };
        let text = serialize(&Resource { body: vec![entry] });
        units.insert(UnitId { file: name.into(), message: message.into() }, Unit::new(text.trim_end()));
    }
}

impl Unit {
    pub(crate) fn new(text: &str) -> Self {
        let digest = hex(&Sha256::digest(text.as_bytes()));
        let fingerprint = digest.get(..LENGTH).unwrap_or(&digest);
        Self { text: text.into(), fingerprint: fingerprint.into() }
    }
}
