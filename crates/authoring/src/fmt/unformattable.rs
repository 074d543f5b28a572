use std::ops::Range;

use referee::check;
use referee::diagnostic::{Finding, Source};
use referee::tooling::node::Node;

check! {
/// Unformattable file.
///
/// `referee fmt` never changes the meaning of a file. An alias must follow its anchor, so keys that share a value this
/// way may have to stay where they are. The rest of the file is still formatted. A file with a list or a mapping as a
/// key is left as it is.
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

/// A key that cannot be moved to its position.
pub(crate) fn order(source: &Source, key: Range<usize>) -> Finding {
    UNFORMATTABLE.in_text(source, key, "this key cannot be moved into place without changing the meaning of the file")
}

/// A key that is a collection.
pub(crate) fn collection_key(source: &Source, key: &Node) -> Finding {
    UNFORMATTABLE.in_text(source, key.span.clone(), "a file with a collection as a key is not formatted")
}

/// A whole file.
pub(crate) fn file(source: &Source) -> Finding {
    UNFORMATTABLE.in_text(source, 0..0, "this file cannot be formatted without changing its meaning")
}
