use std::ops::Range;

use crate::diagnostic::{Finding, Source, check};
use crate::rules::shape::RecordShape;

check! {
/// A key is missing.
///
/// Something needs a key that is not there: every rule file has `rules` and `stages`, a timeout has `after` and `to`
/// (or `never`), an alert that changes has both `for` and `then`.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
/// -     timeout: { after: 30d }
/// +     timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    MISSING_KEY: Error in Structure, "missing-key"
}

/// A missing key.
pub fn found(source: &Source, place: Range<usize>, record: &RecordShape, key: &str) -> Finding {
    MISSING_KEY.in_text(source, place, format!("{} needs the key `{key}`", record.what))
}

/// One of several keys is missing.
pub fn one_of(source: &Source, place: Range<usize>, record: &RecordShape, keys: &[&str]) -> Finding {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    MISSING_KEY.in_text(source, place, format!("{} needs {}", record.what, keys.join(" or ")))
}
