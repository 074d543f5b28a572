//! Reads and writes XML.

use roxmltree::{Document, Node, ParsingOptions};

use referee::diagnostic::{Finding, Source};
use referee::tooling::cut;

use super::UNREAD;
use super::part::{Leaf, Part, is_unwritten};

/// The most nodes that a document can have.
const MOST_NODES: u32 = 2_000_000;

/// Reads a document. Loads nothing from outside, and refuses entity declarations.
///
/// # Errors
/// The text is not XML, or is refused.
pub(super) fn parsed(source: &Source) -> Result<Document<'_>, Finding> {
    if let Some(at) = refused(source.text()) {
        return Err(UNREAD.in_text(
            source,
            at..at,
            "entity declarations and tags with too many attributes are not supported",
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
        UNREAD.in_text(source, at..at, format!("not XML: {error}"))
    })
}

/// Escapes a text for an element. Line breaks are kept.
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

/// The most attributes of a tag, and the most namespaces of a document.
const MOST_ATTRIBUTES: usize = 64;

/// The offset of an entity declaration, or of a tag that would be slow to parse.
fn refused(text: &str) -> Option<usize> {
    let mut names = 0;
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + open;
        let rest = cut(text, start..);
        let end = rest.find('>').map_or(text.len(), |length| start + length + 1);
        let tag = cut(text, start..end);
        if tag.starts_with("<!DOCTYPE") && tag.contains('[') {
            return Some(start);
        }
        names += tag.matches("xmlns:").count();
        if names > MOST_ATTRIBUTES || tag.matches("=\"").count() + tag.matches("='").count() > MOST_ATTRIBUTES {
            return Some(start);
        }
        at = end;
    }
    None
}

/// Escapes a text for an attribute.
pub(super) fn quoted(text: &str) -> String {
    escape(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}

/// A text in XML. `code` writes placeables; `control` writes characters that XML does not allow.
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

/// The text of an element. `part` converts inner elements, and returns `None` for an unknown element.
pub(super) fn leaf(element: Node<'_, '_>, part: &dyn Fn(Node<'_, '_>) -> Option<Part>) -> Option<Leaf> {
    let mut leaf = Leaf::default();
    add(element, part, MOST_MARKS, &mut leaf)?;
    Some(leaf)
}

/// The deepest nesting of annotations.
const MOST_MARKS: usize = 16;

fn add(element: Node<'_, '_>, part: &dyn Fn(Node<'_, '_>) -> Option<Part>, deep: usize, leaf: &mut Leaf) -> Option<()> {
    for child in element.children() {
        if child.is_text() {
            leaf.text(child.text().unwrap_or_default());
        } else if child.is_element() {
            // An annotation by a tool does not change the text.
            if child.tag_name().name() == "mrk" && deep > 0 {
                add(child, part, deep - 1, leaf)?;
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

/// The character with a hexadecimal code point.
pub(super) fn control(hex: &str) -> Option<Part> {
    let c = u32::from_str_radix(hex.trim(), 16).ok().and_then(char::from_u32)?;
    Some(Part::Text(c.to_string()))
}
