use crate::diagnostic::{Finding, Severity, Source, Thing, check};
use crate::locale::contract::Need;
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
pub(crate) fn check(source: &Source, needs: &[Need]) -> Vec<Finding> {
    let found = indented(source.text()).map(|(at, id)| {
        let message = format!("`{id}` looks like a message, but belongs to the one before it");
        let finding = INDENTED.in_text(source, at..at + id.len(), message).about(Thing::Message, id);
        let mut finding = finding.with_help("remove the indentation".to_owned());
        if needs.iter().any(|need| *need.id == *id) {
            finding.severity = Severity::Error;
        }
        finding
    });
    found.collect()
}

/// The indented lines that look like messages, as offsets and ids.
pub(crate) fn indented(text: &str) -> impl Iterator<Item = (usize, &str)> {
    lines(text).filter_map(|(at, line)| {
        let indented = line.trim_start_matches(' ');
        let name = indented.strip_prefix('-').unwrap_or(indented);
        let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')?;
        let (name, rest) = name.split_at_checked(length)?;
        let message =
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.trim_start_matches(' ').starts_with('=');
        let start = line.len() - indented.len();
        let id = indented.get(..indented.len() - rest.len())?;
        (message && start > 0).then_some((at + start, id))
    })
}
