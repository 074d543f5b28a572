//! Messages of a catalog.

use super::catalog::Unit;

/// A message of a catalog.
pub(super) struct Message<'c> {
    pub(super) text: String,
    /// Whether the catalog changes or adds the message.
    pub(super) changed: bool,
    /// The offset of its first unit.
    pub(super) at: usize,
    pub(super) units: Vec<&'c Unit>,
}

/// The file and id of a message.
pub(super) type Id = (Box<str>, Box<str>);
