//! XML, written and read.

use roxmltree::{Document, Node, ParsingOptions};

use crate::diagnostic::{Finding, Source};

use super::checks::UNREAD;
use super::part::{Leaf, Part};

/// The most that is read of a file.
const MOST_NODES: u32 = 2_000_000;

/// Reads a document. Nothing outside of it is ever looked at, and entities that hold each other are refused.
///
/// # Errors
/// It is none.
pub(super) fn parsed(source: &Source) -> Result<Document<'_>, Finding> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let text = source.text();
    Document::parse_with_options(text, options).map_err(|error| {
        let position = error.pos();
        let line =
            text.split_inclusive('\n').take(position.row.saturating_sub(1) as usize).map(str::len).sum::<usize>();
        let rest = text.get(line..).unwrap_or_default();
        let column = rest.char_indices().nth(position.col.saturating_sub(1) as usize).map_or(0, |(at, _)| at);
        let at = (line + column).min(text.len());
        UNREAD.in_text(source, at..at, format!("this is not XML: {error}"))
    })
}

/// A text in an element: line breaks stay.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            // XML has no place for them.
            c if (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {
                out.push('\u{FFFD}')
            }
            c => out.push(c),
        }
    }
    out
}

/// A text in an attribute.
pub(super) fn quoted(text: &str) -> String {
    escape(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}

/// A text with its placeables as elements that `code` writes, by their numbers.
pub(super) fn inline(leaf: &Leaf, mut code: impl FnMut(&mut String, &str)) -> String {
    let mut out = String::new();
    for part in &leaf.0 {
        match part {
            Part::Text(text) => out.push_str(&escape(text)),
            Part::Code(text) => code(&mut out, text),
        }
    }
    out
}

/// The text of an element; `code` says what stands for an element in it, and nothing where it is none.
pub(super) fn leaf(element: Node<'_, '_>, code: &mut dyn FnMut(Node<'_, '_>) -> Option<String>) -> Option<Leaf> {
    let mut leaf = Leaf::default();
    for child in element.children() {
        if child.is_text() {
            leaf.text(child.text().unwrap_or_default());
        } else if child.is_element() {
            leaf.0.push(Part::Code(code(child)?));
        }
    }
    Some(leaf)
}
