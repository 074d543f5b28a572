//! The locations of messages in a file, valid or not.

use std::ops::Range;

use crate::diagnostic::BYTE_ORDER_MARK;

/// The messages of a file with their ranges, each up to the next message. They are found by how lines start, since
/// invalid messages have a location too.
pub fn places(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut entries: Vec<(&str, Range<usize>)> = Vec::new();
    for (at, line) in lines(text) {
        if let Some(id) = started(line) {
            if let Some((_, before)) = entries.last_mut() {
                before.end = at;
            }
            entries.push((id, at..text.len()));
        }
    }
    entries
}

/// The lines of a text with their ends, each with its offset.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line))
    })
}

/// The id of the message or term that starts in a line.
pub(super) fn started(line: &str) -> Option<&str> {
    let (id, _) = line.trim_start_matches(BYTE_ORDER_MARK).split_once('=')?;
    let id = id.trim_end_matches(' ');
    let letters = id.strip_prefix('-').unwrap_or(id);
    let valid = letters.starts_with(|c: char| c.is_ascii_alphabetic())
        && letters.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    valid.then_some(id)
}

/// The message at a place of a file.
pub fn message_at(text: &str, place: usize) -> Option<&str> {
    places(text).into_iter().rev().find(|(_, range)| range.start <= place).map(|(id, _)| id)
}
