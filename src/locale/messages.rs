//! Message files, and the messages in them with their locations.

use std::ops::Range;
use std::sync::Arc;

use fluent::FluentResource;
use fluent_syntax::ast::{Entry, Pattern};
use hashbrown::HashMap;

use crate::diagnostic::{Check, Finding, Source, Thing, check};

use crate::fault::cut;

use super::checks::indented::indented;
use super::checks::junk;
use super::nesting::{MOST_DEPTH, readable, too_deep};
use super::patterns::{range, with_hyphen};
use super::strict::strict;

check! {
/// Nesting too deep.
///
/// Braces and parentheses are nested more than 32 levels deep. No message needs that, and parsing it could overflow the
/// stack.
    DEEP: Error in Words, "ftl-deep";

/// Message file or message too large.
///
/// A message file is larger than 4 MiB, or a message has more than 99 placeables, including those of referenced
/// messages. Fluent stops formatting at this limit.
    LARGE: Error in Words, "ftl-large"
}

/// The maximum of findings in the messages of a file.
pub(super) const MOST_FINDINGS: usize = 500;
/// The largest message file, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// A parsed message file.
#[derive(Clone)]
pub struct MessageFile {
    /// The file.
    pub source: Source,
    /// The parsed messages.
    pub resource: Arc<FluentResource>,
    /// The ids in indented lines that look like messages, by location.
    indented: Arc<[Range<usize>]>,
}

impl MessageFile {
    /// The ids in indented lines that look like messages, with their locations.
    pub(crate) fn indented(&self) -> impl Iterator<Item = (&Range<usize>, &str)> {
        self.indented.iter().map(|at| (at, cut(self.source.text(), at.clone())))
    }
}

/// Parses a message file. Invalid parts are reported and skipped; the rest can be used.
pub(super) fn read(source: &Source) -> (Option<MessageFile>, Vec<Finding>) {
    let text = source.text();
    if text.len() > MOST_BYTES {
        let message = format!("the file is larger than {} MiB", MOST_BYTES >> 20);
        return (None, vec![LARGE.in_text(source, 0..0, message).about(Thing::File, source.name())]);
    }
    if let Some(at) = too_deep(text) {
        let message = format!("braces and parentheses are nested more than {MOST_DEPTH} levels deep");
        return (None, vec![DEEP.in_text(source, at..at + 1, message).about(Thing::File, source.name())]);
    }
    let parsed = |text: String| match FluentResource::try_new(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let (mut resource, mut errors) = parsed(readable(text));
    if let Some(text) = strict(resource.source(), resource.entries()) {
        (resource, errors) = parsed(text);
    }
    let mut findings = Vec::new();
    for error in errors.into_iter().take(MOST_FINDINGS) {
        findings.push(junk::found(source, &error));
    }
    let indented = indented(text).collect();
    (Some(MessageFile { source: source.clone(), resource: Arc::new(resource), indented }), findings)
}

/// Messages by id.
pub type Messages<'f> = HashMap<&'f str, Found<'f>>;

/// Messages, and behind them those that they replace.
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

/// A message or a term, with its file.
pub struct Found<'f> {
    /// The file.
    pub source: &'f Source,
    /// The text that the message borrows from.
    pub text: &'f str,
    /// The id.
    pub id: &'f str,
    /// The value.
    pub value: Option<&'f Pattern<&'f str>>,
    /// The attributes, in order.
    pub attributes: Vec<(&'f str, &'f Pattern<&'f str>)>,
}

impl<'f> Found<'f> {
    /// The value, if any, and the attributes.
    pub fn nodes(&self) -> impl Iterator<Item = (Option<&'f str>, &'f Pattern<&'f str>)> {
        let value = self.value.into_iter().map(|pattern| (None, pattern));
        value.chain(self.attributes.iter().map(|(name, pattern)| (Some(*name), *pattern)))
    }

    /// The id, with a hyphen for a term.
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

    /// A finding about this message, at a range of its file.
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

/// The messages and terms of files by key. Later ones replace earlier ones.
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
            // The hyphen of a term is directly before its id.
            let key = if term { with_hyphen(file.resource.source(), id) } else { id };
            let text = file.resource.source();
            found.insert(key, Found { source: &file.source, text, id, value, attributes });
        }
    }
    found
}
