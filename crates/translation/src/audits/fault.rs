//! What is wrong in a text.

use std::ops::Range;

/// What is wrong in a text, at which bytes, and what would be right.
pub(crate) struct Fault {
    pub(crate) at: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}
