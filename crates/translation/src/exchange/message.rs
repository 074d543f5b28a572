//! Messages as a catalog has them.

use super::catalog::Unit;

/// A message as a catalog has it.
pub(super) struct Message<'c> {
    pub(super) text: String,
    /// Whether it is another by it, or new.
    pub(super) changed: bool,
    /// The first of its units.
    pub(super) at: usize,
    pub(super) units: Vec<&'c Unit>,
}

/// The file of a message, and its id.
pub(super) type Id = (Box<str>, Box<str>);
