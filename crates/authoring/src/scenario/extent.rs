//! The extent of a value in its file. The parser only provides the start of collections and the contents of block
//! texts.

use std::ops::Range;

use referee::tooling::cut;
use referee::tooling::node::{Node, Value};

/// The style of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Single,
    Double,
    /// `|`: line breaks are kept.
    Literal,
    /// `>`: lines are joined.
    Folded,
}

/// The byte range of a value, without trailing white space.
pub(super) fn extent(text: &str, node: &Node) -> Range<usize> {
    let start = first_dash(text, node).unwrap_or(node.span.start).min(text.len());
    let end = match &node.value {
        Value::List(items) => collection(text, start, items.last()),
        Value::Map(entries) => collection(text, start, entries.last().map(|(_, value)| value)),
        _ => trimmed(text, start..node.span.end),
    };
    start..end.max(start)
}

/// The start of a block list. The parser provides it unless the dashes are directly below the key.
fn first_dash(text: &str, node: &Node) -> Option<usize> {
    let Value::List(items) = &node.value else { return None };
    let first = items.first().filter(|_| !is_flow(text, node) && !is_alias(text, node))?;
    let before = text.get(..first.span.start)?.trim_end_matches([' ', '\n']);
    before.ends_with('-').then(|| before.len() - 1)
}

/// Whether a value is an alias.
pub(super) fn is_alias(text: &str, node: &Node) -> bool {
    text.get(node.span.start..).is_some_and(|rest| rest.starts_with('*'))
}

/// The end of a range without its trailing white space.
fn trimmed(text: &str, range: Range<usize>) -> usize {
    let end = range.end.min(text.len());
    range.start + text.get(range.start..end).map_or(0, |text| text.trim_end().len())
}

fn collection(text: &str, start: usize, last: Option<&Node>) -> usize {
    let rest = cut(text, start..);
    let close = match rest.chars().next() {
        Some('[') => ']',
        Some('{') => '}',
        // An alias.
        Some('*') => return start + rest.find([' ', '\n', ',', ']', '}']).unwrap_or(rest.len()),
        _ => return last.map_or(start, |last| extent(text, last).end),
    };
    let mut at = last.map_or(start + 1, |last| extent(text, last).end.max(start + 1));
    // Between the last value and the bracket there are only blanks, commas and comments.
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c == close {
            return at + 1;
        }
        at += match c {
            '#' => text.get(at..).and_then(|rest| rest.find('\n')).unwrap_or(1),
            c => c.len_utf8(),
        };
    }
    start + 1
}

/// Whether a value is in brackets.
pub(super) fn is_flow(text: &str, node: &Node) -> bool {
    matches!(node.value, Value::List(_) | Value::Map(_))
        && text.get(node.span.start..).is_some_and(|rest| rest.starts_with(['[', '{']))
}

/// Whether a position in a value is inside brackets.
pub(super) fn in_flow(text: &str, node: &Node, at: usize) -> bool {
    let range = extent(text, node);
    if !(range.contains(&at)) {
        return false;
    }
    if is_flow(text, node) {
        return true;
    }
    match &node.value {
        Value::List(items) => items.iter().any(|item| in_flow(text, item, at)),
        Value::Map(entries) => entries.iter().any(|(_, value)| in_flow(text, value, at)),
        _ => false,
    }
}

/// The style of a text.
pub(super) fn style(text: &str, node: &Node) -> Style {
    match text.get(node.span.start..).and_then(|rest| rest.chars().next()) {
        Some('"') => return Style::Double,
        Some('\'') => return Style::Single,
        _ => {}
    }
    // A block text starts on its own line, after a line that ends with its indicator.
    let (before, blank) = line_before(text, node.span.start);
    let mark = before.split(" #").next().unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    match mark.trim_end_matches(['-', '+']) {
        "|" if blank => Style::Literal,
        ">" if blank => Style::Folded,
        _ => Style::Plain,
    }
}

/// The line before that of a position, and whether only blanks precede the position in its own line.
fn line_before(text: &str, at: usize) -> (&str, bool) {
    let before = cut(text, ..at);
    let Some((above, own)) = before.rsplit_once('\n') else { return ("", false) };
    let line = above.trim_end().rsplit('\n').next().unwrap_or_default();
    (line, own.chars().all(|c| c == ' '))
}

/// The column of a position, in characters from 0.
pub(super) fn column(text: &str, at: usize) -> usize {
    let before = cut(text, ..at);
    before.rsplit('\n').next().unwrap_or_default().chars().count()
}
