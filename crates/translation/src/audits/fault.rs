//! A fault in a text.

use std::ops::Range;

/// A fault in a text, at a range of bytes.
pub(crate) struct Fault {
    pub(crate) at: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}
