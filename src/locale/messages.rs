//! Message files, and the messages in them with their places.

use std::ops::Range;
use std::sync::Arc;

use fluent::FluentResource;
use fluent_syntax::ast::{Entry, Pattern};
use hashbrown::HashMap;

use crate::diagnostic::{Check, Finding, Source, Thing, check};

use super::checks::junk;
use super::nesting::{MOST_DEPTH, readable, too_deep};
use super::patterns::{range, with_hyphen};

check! {
/// Braces are nested too deep.
///
/// Braces and parentheses stand in each other more than 32 deep. No sentence needs that, and reading it would use up the
/// stack.
    DEEP: Error in Words, "ftl-deep";

/// Words are too large.
///
/// A message file is larger than 4 MiB, or a message is made of more than 99 placeables, with those of all messages
/// that it refers to. Fluent stops writing there.
    LARGE: Error in Words, "ftl-large"
}

/// How many findings are told of the messages of a file.
pub(super) const MOST_FINDINGS: usize = 500;
/// The largest message file, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// A message file that was read.
#[derive(Clone)]
pub struct MessageFile {
    /// The file.
    pub source: Source,
    /// What was parsed from it.
    pub resource: Arc<FluentResource>,
}

/// Reads a message file. What does not parse is found and left out; all else can be used.
pub(super) fn read(source: &Source) -> (Option<MessageFile>, Vec<Finding>) {
    let text = source.text();
    if text.len() > MOST_BYTES {
        let message = format!("the file is larger than {} MiB", MOST_BYTES >> 20);
        return (None, vec![LARGE.in_text(source, 0..0, message).about(Thing::File, source.name())]);
    }
    if let Some(at) = too_deep(text) {
        let message = format!("braces and parentheses are nested more than {MOST_DEPTH} deep");
        return (None, vec![DEEP.in_text(source, at..at + 1, message).about(Thing::File, source.name())]);
    }
    let (resource, errors) = match FluentResource::try_new(readable(text)) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut findings = Vec::new();
    for error in errors.into_iter().take(MOST_FINDINGS) {
        findings.push(junk::found(source, &error));
    }
    (Some(MessageFile { source: source.clone(), resource: Arc::new(resource) }), findings)
}

/// Messages by id.
pub type Messages<'f> = HashMap<&'f str, Found<'f>>;

/// Messages before those that they replace.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'s, 'f> {
    messages: &'s Messages<'f>,
    behind: Option<&'s Messages<'f>>,
}

impl<'s, 'f> Scope<'s, 'f> {
    pub(crate) fn new(messages: &'s Messages<'f>, behind: Option<&'s Messages<'f>>) -> Self {
        Self { messages, behind }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'s Found<'f>> {
        self.messages.get(key).or_else(|| self.behind?.get(key))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &'f str> {
        self.messages.keys().chain(self.behind.into_iter().flat_map(HashMap::keys)).copied()
    }
}

/// A message or a term, with the file that it stands in.
pub struct Found<'f> {
    /// The file.
    pub source: &'f Source,
    /// The text that the parts of the message are parts of.
    pub text: &'f str,
    /// The id.
    pub id: &'f str,
    /// The value.
    pub value: Option<&'f Pattern<&'f str>>,
    /// The attributes in their order.
    pub attributes: Vec<(&'f str, &'f Pattern<&'f str>)>,
}

impl<'f> Found<'f> {
    /// The value and the attributes that there are.
    pub fn nodes(&self) -> impl Iterator<Item = (Option<&'f str>, &'f Pattern<&'f str>)> {
        let value = self.value.into_iter().map(|pattern| (None, pattern));
        value.chain(self.attributes.iter().map(|(name, pattern)| (Some(*name), *pattern)))
    }

    /// The id, with its hyphen if this is a term.
    pub fn key(&self) -> &'f str {
        let start = range(self.text, self.id).start;
        if self.text.get(..start).is_some_and(|before| before.ends_with('-')) {
            with_hyphen(self.text, self.id)
        } else {
            self.id
        }
    }

    /// A finding about this message, at a part of it.
    pub fn finding(&self, check: &'static Check, part: &str, message: impl Into<String>) -> Finding {
        self.at(check, range(self.text, part), message)
    }

    /// The same at a range of its file.
    pub fn at(&self, check: &'static Check, at: Range<usize>, message: impl Into<String>) -> Finding {
        check.in_text(self.source, at, message).about(Thing::Message, self.key())
    }

    /// The value, or an attribute.
    pub fn pattern(&self, attribute: Option<&str>) -> Option<&'f Pattern<&'f str>> {
        match attribute {
            None => self.value,
            Some(name) => self.attributes.iter().find(|(known, _)| *known == name).map(|(_, pattern)| *pattern),
        }
    }
}

/// The messages (or, for terms, the ids with a hyphen before them) of files, later ones replacing earlier.
pub fn collect(files: &[MessageFile]) -> Messages<'_> {
    let mut found = HashMap::new();
    for file in files {
        for entry in file.resource.entries() {
            let (id, value, attributes, term) = match entry {
                Entry::Message(message) => (message.id.name, message.value.as_ref(), &message.attributes, false),
                Entry::Term(term) => (term.id.name, Some(&term.value), &term.attributes, true),
                _ => continue,
            };
            let attributes = attributes.iter().map(|attribute| (attribute.id.name, &attribute.value)).collect();
            // The hyphen of a term stands right before its id.
            let key = if term { with_hyphen(file.resource.source(), id) } else { id };
            let text = file.resource.source();
            found.insert(key, Found { source: &file.source, text, id, value, attributes });
        }
    }
    found
}
