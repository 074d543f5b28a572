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
    let docs = record.keys.iter().find(|known| known.name == key).map(|known| first_sentence(known.docs));
    let message = format!("{} needs the key `{key}`", record.what);
    MISSING_KEY.in_text(source, place, message).with_help(docs.map(|docs| format!("add `{key}`: {docs}")))
}

/// Reports that all of several keys are missing, of which one is required.
pub fn one_of(source: &Source, place: Range<usize>, record: &RecordShape, keys: &[&str]) -> Finding {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let finding = MISSING_KEY.in_text(source, place, format!("{} needs {}", record.what, keys.join(" or ")));
    finding.with_help(format!("add {}", keys.join(" or ")))
}

/// Reports that a delivery file has mails without a sender.
pub(crate) fn of_mails(source: &Source, place: Range<usize>) -> Finding {
    let finding = MISSING_KEY.in_text(source, place, "mails need the key `from`");
    finding.with_help("add `from`: the sender, such as `Leads <leads@contoso.example>`".to_owned())
}

/// The first sentence or clause of a description, to go on after a key.
fn first_sentence(docs: &str) -> String {
    let end = [". ", "; "].iter().filter_map(|end| docs.find(end)).min().unwrap_or(docs.len());
    let sentence = docs.get(..end).unwrap_or(docs).trim_end_matches('.');
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
