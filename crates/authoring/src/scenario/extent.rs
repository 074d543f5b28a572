//! How far a value reaches in its file: the parser tells where collections begin, and of block texts what they hold.

use std::ops::Range;

use referee::tooling::cut;
use referee::tooling::node::{Node, Value};

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Single,
    Double,
    /// `|`, line by line.
    Literal,
    /// `>`, in lines that are joined.
    Folded,
}

/// The range of bytes that a value takes, without white space after it.
pub(super) fn extent(text: &str, node: &Node) -> Range<usize> {
    let start = first_dash(text, node).unwrap_or(node.span.start).min(text.len());
    let end = match &node.value {
        Value::List(items) => collection(text, start, items.last()),
        Value::Map(entries) => collection(text, start, entries.last().map(|(_, value)| value)),
        _ => trimmed(text, start..node.span.end),
    };
    start..end.max(start)
}

/// Where a list in lines of its own begins. The parser says so but where its dashes stand right below its key.
fn first_dash(text: &str, node: &Node) -> Option<usize> {
    let Value::List(items) = &node.value else { return None };
    let first = items.first().filter(|_| !is_flow(text, node) && !is_alias(text, node))?;
    let before = text.get(..first.span.start)?.trim_end_matches([' ', '\n']);
    before.ends_with('-').then(|| before.len() - 1)
}

/// Whether a value is written elsewhere, and only named where it stands.
pub(super) fn is_alias(text: &str, node: &Node) -> bool {
    text.get(node.span.start..).is_some_and(|rest| rest.starts_with('*'))
}

/// Where white space begins that ends a range.
fn trimmed(text: &str, range: Range<usize>) -> usize {
    let end = range.end.min(text.len());
    range.start + text.get(range.start..end).map_or(0, |text| text.trim_end().len())
}

fn collection(text: &str, start: usize, last: Option<&Node>) -> usize {
    let rest = cut(text, start..);
    let close = match rest.chars().next() {
        Some('[') => ']',
        Some('{') => '}',
        // A stand-in for what is written elsewhere.
        Some('*') => return start + rest.find([' ', '\n', ',', ']', '}']).unwrap_or(rest.len()),
        _ => return last.map_or(start, |last| extent(text, last).end),
    };
    let mut at = last.map_or(start + 1, |last| extent(text, last).end.max(start + 1));
    // Between the last value and the bracket stand blanks, commas and comments.
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

/// Whether a value is written between brackets.
pub(super) fn is_flow(text: &str, node: &Node) -> bool {
    matches!(node.value, Value::List(_) | Value::Map(_))
        && text.get(node.span.start..).is_some_and(|rest| rest.starts_with(['[', '{']))
}

/// Whether a place in a value lies between brackets.
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

/// How a text is written.
pub(super) fn style(text: &str, node: &Node) -> Style {
    match text.get(node.span.start..).and_then(|rest| rest.chars().next()) {
        Some('"') => return Style::Double,
        Some('\'') => return Style::Single,
        _ => {}
    }
    // A block text begins in a line of its own, after one that ends with its mark.
    let (before, blank) = line_before(text, node.span.start);
    let mark = before.split(" #").next().unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    match mark.trim_end_matches(['-', '+']) {
        "|" if blank => Style::Literal,
        ">" if blank => Style::Folded,
        _ => Style::Plain,
    }
}

/// The line before the one in which a place lies, and whether only blanks stand before that place in its own.
fn line_before(text: &str, at: usize) -> (&str, bool) {
    let before = cut(text, ..at);
    let Some((above, own)) = before.rsplit_once('\n') else { return ("", false) };
    let line = above.trim_end().rsplit('\n').next().unwrap_or_default();
    (line, own.chars().all(|c| c == ' '))
}

/// The column of a place, in characters from 0.
pub(super) fn column(text: &str, at: usize) -> usize {
    let before = cut(text, ..at);
    before.rsplit('\n').next().unwrap_or_default().chars().count()
}
