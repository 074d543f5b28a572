use std::ops::Range;

use crate::diagnostic::{Finding, Severity, Thing, check};
use crate::locale::contract::Need;
use crate::locale::messages::MessageFile;
use crate::locale::places::lines;

check! {
/// Indented message.
///
/// An indented line belongs to the message before it, also if it looks like a message of its own. A message starts at the
/// beginning of its line. Inside a text, write `{ "=" }` for the equals sign.
///
/// ```diff ftl
///   outcome-solved = Solved
///       .summary = Solved on { DATE($since) }.
/// -   -ticket = Ticket
/// + -ticket = Ticket
/// ```
    INDENTED: Warning in Words, "ftl-indented"
}

/// Reports indented lines of a file that look like messages. It is an error if the message is needed.
pub(crate) fn check(file: &MessageFile, needs: &[Need]) -> Vec<Finding> {
    let found = file.indented().map(|(at, id)| {
        let message = format!("`{id}` looks like a message, but belongs to the one before it");
        let finding = INDENTED.in_text(&file.source, at.clone(), message).about(Thing::Message, id);
        let mut finding = finding.with_help("remove the indentation".to_owned());
        if needs.iter().any(|need| *need.id == *id) {
            finding.severity = Severity::Error;
        }
        finding
    });
    found.collect()
}

/// The ids in indented lines that look like messages.
pub(crate) fn indented(text: &str) -> impl Iterator<Item = Range<usize>> {
    lines(text).filter_map(|(at, line)| {
        let indented = line.trim_start_matches(' ');
        let name = indented.strip_prefix('-').unwrap_or(indented);
        let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')?;
        let (name, rest) = name.split_at_checked(length)?;
        let message =
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.trim_start_matches(' ').starts_with('=');
        let start = line.len() - indented.len();
        (message && start > 0).then(|| at + start..at + line.len() - rest.len())
    })
}
