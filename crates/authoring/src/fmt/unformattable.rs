use std::ops::Range;

use referee::check;
use referee::diagnostic::{Finding, Source};
use referee::tooling::node::Node;

check! {
/// A file cannot be put into its canonical form.
///
/// `referee fmt` writes nothing that would mean something else than what it read. An alias cannot stand before its
/// anchor, and so keys that share a value in this way may have to stay where they are; the rest of the file is
/// formatted all the same. A file with a list or a mapping as a key is left as it is.
///
/// Left as it is:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     alerts:
///       waiting: { icon: bell, for: &wait 30d, then: late }
///     timeout: { after: *wait, to: solved }
///   closed: { outcomes: [solved] }
/// ```
/// Formatted:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     timeout: { after: 30d, to: solved }
///     alerts:
///       waiting: { icon: bell, for: 30d, then: late }
///   closed: { outcomes: [solved] }
/// ```
    UNFORMATTABLE: Note in Structure, "unformattable"
}

/// A key that cannot be moved to its place.
pub(crate) fn order(source: &Source, key: Range<usize>) -> Finding {
    UNFORMATTABLE.in_text(source, key, "this key cannot be put in its place without changing what the file means")
}

/// A key that is a collection.
pub(crate) fn collection_key(source: &Source, key: &Node) -> Finding {
    UNFORMATTABLE.in_text(source, key.span.clone(), "a file with a collection as a key is left as it is")
}

/// A whole file.
pub(crate) fn file(source: &Source) -> Finding {
    UNFORMATTABLE.in_text(source, 0..0, "this file cannot be formatted without changing what it means")
}
