use std::ops::Range;

use crate::diagnostic::{Finding, Source, check};

check! {
/// Contradictory keys.
///
/// Two keys exclude each other. A fact with a `default` is never unknown, so it cannot be `optional`. A timeout with
/// `never` cannot have `after`.
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
    let message = format!("`{second}` and `{first}` exclude each other");
    CONTRADICTION.in_text(source, place, message).with_help("remove one of them".to_owned())
}
