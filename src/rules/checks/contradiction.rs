use std::ops::Range;

use crate::diagnostic::{Finding, Source, check};

check! {
/// Two keys contradict each other.
///
/// Each of two keys says something that the other excludes: a fact with a `default` is never unknown and cannot be
/// `optional`; a timeout that is `never` has no `after`.
///
/// ```diff yaml
///   rules: tickets
///   facts:
/// -   urgent: { kind: boolean, default: false, optional: true }
/// +   urgent: { kind: boolean, default: false }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: [{ when: { urgent: true }, after: 1d, to: solved }, { when: { urgent: false }, never: true }]
///     closed: { outcomes: [solved] }
/// ```
    CONTRADICTION: Error in Structure, "contradiction"
}

pub(crate) fn both(source: &Source, place: Range<usize>, first: &str, second: &str) -> Finding {
    let message = format!("`{second}` cannot stand beside `{first}`");
    CONTRADICTION.in_text(source, place, message).with_help("keep one of the two".to_owned())
}
