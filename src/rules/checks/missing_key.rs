use std::ops::Range;

use crate::diagnostic::{Finding, Source, check};
use crate::rules::shape::RecordShape;

check! {
/// Missing key.
///
/// A rule file needs `rules` and `stages`, a timeout needs `after` and `to` (or `never`), and an alert that changes needs
/// both `for` and `then`.
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

/// Reports a missing key.
pub fn found(source: &Source, place: Range<usize>, record: &RecordShape, key: &str) -> Finding {
    MISSING_KEY.in_text(source, place, format!("{} needs the key `{key}`", record.what))
}

/// Reports that all of several keys are missing, of which one is required.
pub fn one_of(source: &Source, place: Range<usize>, record: &RecordShape, keys: &[&str]) -> Finding {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    MISSING_KEY.in_text(source, place, format!("{} needs {}", record.what, keys.join(" or ")))
}
