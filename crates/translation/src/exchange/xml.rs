//! XML, written and read.

use roxmltree::{Document, Node, ParsingOptions};

use referee::diagnostic::{Finding, Source};
use referee::tooling::cut;

use super::UNREAD;
use super::part::{Leaf, Part, is_unwritten};

/// The most that is read of a file.
const MOST_NODES: u32 = 2_000_000;

/// Reads a document. Nothing outside of it is ever looked at, and entities that hold each other are refused.
///
/// # Errors
/// It is none.
pub(super) fn parsed(source: &Source) -> Result<Document<'_>, Finding> {
    if let Some(at) = refused(source.text()) {
        return Err(UNREAD.in_text(
            source,
            at..at,
            "entities, and marks with more attributes than anybody needs, are not read",
        ));
    }
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
            c if is_unwritten(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// How many attributes a mark may have, and how many names of names a document.
const MOST_ATTRIBUTES: usize = 64;

/// Where a document declares entities, or marks are made to be slow to read.
fn refused(text: &str) -> Option<usize> {
    let mut names = 0;
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + open;
        let rest = cut(text, start..);
        let end = rest.find('>').map_or(text.len(), |length| start + length + 1);
        let mark = cut(text, start..end);
        if mark.starts_with("<!DOCTYPE") && mark.contains('[') {
            return Some(start);
        }
        names += mark.matches("xmlns:").count();
        if names > MOST_ATTRIBUTES || mark.matches("=\"").count() + mark.matches("='").count() > MOST_ATTRIBUTES {
            return Some(start);
        }
        at = end;
    }
    None
}

/// A text in an attribute.
pub(super) fn quoted(text: &str) -> String {
    escape(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}

/// A text with its placeables as elements that `code` writes, and characters that XML has no place for as `control` does.
pub(super) fn inline(
    leaf: &Leaf,
    mut code: impl FnMut(&mut String, &str),
    control: impl Fn(&mut String, u32),
) -> String {
    let mut out = String::new();
    for part in &leaf.0 {
        match part {
            Part::Text(text) => {
                let mut rest = text.as_str();
                while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_unwritten(*c)) {
                    out.push_str(&escape(cut(rest, ..at)));
                    control(&mut out, u32::from(c));
                    rest = cut(rest, at + c.len_utf8()..);
                }
                out.push_str(&escape(rest));
            }
            Part::Code(text) => code(&mut out, text),
        }
    }
    out
}

/// The text of an element; `part` says what stands for an element in it, and nothing where it is none.
pub(super) fn leaf(element: Node<'_, '_>, part: &dyn Fn(Node<'_, '_>) -> Option<Part>) -> Option<Leaf> {
    let mut leaf = Leaf::default();
    add(element, part, &mut leaf)?;
    Some(leaf)
}

fn add(element: Node<'_, '_>, part: &dyn Fn(Node<'_, '_>) -> Option<Part>, leaf: &mut Leaf) -> Option<()> {
    for child in element.children() {
        if child.is_text() {
            leaf.text(child.text().unwrap_or_default());
        } else if child.is_element() {
            // What a tool has marked says nothing else.
            if child.tag_name().name() == "mrk" && child.children().all(|inside| !inside.has_tag_name("mrk")) {
                add(child, part, leaf)?;
                continue;
            }
            match part(child)? {
                Part::Text(text) => leaf.text(&text),
                code @ Part::Code(_) => leaf.0.push(code),
            }
        }
    }
    Some(())
}

/// The character of a number in base 16.
pub(super) fn control(hex: &str) -> Option<Part> {
    let c = u32::from_str_radix(hex.trim(), 16).ok().and_then(char::from_u32)?;
    Some(Part::Text(c.to_string()))
}
