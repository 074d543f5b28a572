//! A part of a message with its original.

use std::ops::Range;

use fluent_syntax::ast::Pattern;

use referee::diagnostic::Finding;
use referee::tooling::{Check, Found, part_name, range};

use super::flat::Flat;

/// The value or an attribute of a message, and its original.
#[derive(Clone, Copy)]
pub(super) struct Translated<'a, 's> {
    pub(super) found: &'s Found<'s>,
    pub(super) attribute: Option<&'s str>,
    pub(super) pattern: &'s Pattern<&'s str>,
    /// The texts that the pattern can produce.
    pub(super) flats: &'a [Flat<'s>],
    pub(super) original: &'s Pattern<&'s str>,
}

impl Translated<'_, '_> {
    pub(super) fn name(&self) -> String {
        part_name(self.found.id, self.attribute)
    }

    /// A finding about this part.
    pub(super) fn finding(&self, check: &'static Check, message: String) -> Finding {
        self.found.at(check, self.place(), message)
    }

    /// The location of the message id or the attribute name.
    pub(super) fn place(&self) -> Range<usize> {
        range(self.found.text, self.attribute.unwrap_or(self.found.id))
    }
}
