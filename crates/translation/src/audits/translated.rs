//! A part of a message beside that which it is translated from.

use std::ops::Range;

use fluent_syntax::ast::Pattern;

use referee::diagnostic::Finding;
use referee::tooling::{Check, Found, part_name, range};

use super::flat::Flat;

/// The value of a message or one of its attributes, and the same of the original.
#[derive(Clone, Copy)]
pub(super) struct Translated<'a, 's> {
    pub(super) found: &'s Found<'s>,
    pub(super) attribute: Option<&'s str>,
    pub(super) pattern: &'s Pattern<&'s str>,
    /// The texts that it can come to.
    pub(super) flats: &'a [Flat<'s>],
    pub(super) original: &'s Pattern<&'s str>,
}

impl Translated<'_, '_> {
    pub(super) fn name(&self) -> String {
        part_name(self.found.id, self.attribute)
    }

    /// A finding about it.
    pub(super) fn finding(&self, check: &'static Check, message: String) -> Finding {
        self.found.at(check, self.place(), message)
    }

    /// Where its id stands, or the name of the attribute.
    pub(super) fn place(&self) -> Range<usize> {
        range(self.found.text, self.attribute.unwrap_or(self.found.id))
    }
}
