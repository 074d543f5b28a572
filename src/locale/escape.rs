//! Values on their way into a text, and Markdown on its way out of one.

use std::borrow::Cow;

use icu::properties::CodePointMapData;
use icu::properties::props::BidiClass;

/// A value ready to stand in a text of the other direction: without controls, and, where it holds
/// right-to-left text, between isolation marks.
pub(crate) fn isolate(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let classes = CodePointMapData::<BidiClass>::new();
    let mut right_to_left = false;
    let mut clean = String::with_capacity(text.len() + 6);
    for c in text.chars() {
        match classes.get(c) {
            BidiClass::LeftToRightEmbedding
            | BidiClass::LeftToRightOverride
            | BidiClass::LeftToRightIsolate
            | BidiClass::RightToLeftEmbedding
            | BidiClass::RightToLeftOverride
            | BidiClass::RightToLeftIsolate
            | BidiClass::FirstStrongIsolate
            | BidiClass::PopDirectionalFormat
            | BidiClass::PopDirectionalIsolate => continue,
            BidiClass::RightToLeft | BidiClass::ArabicLetter | BidiClass::ArabicNumber => right_to_left = true,
            _ => {}
        }
        clean.push(if c.is_control() { ' ' } else { c });
    }
    if right_to_left {
        clean.insert(0, '\u{2068}');
        clean.push('\u{2069}');
    }
    if clean == text { Cow::Borrowed(text) } else { Cow::Owned(clean) }
}

/// A value ready to stand in Markdown as nothing but itself: no mark-up, no link, no HTML.
pub(crate) fn markdown_escape(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c.is_alphanumeric() || c == ' ') {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            // A reference keeps an address from being found in the text, which a backslash does not everywhere.
            ':' => escaped.push_str("&#58;"),
            '@' => escaped.push_str("&#64;"),
            '\n' | '\r' => escaped.push(' '),
            c if c.is_ascii_punctuation() => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    // `www.` is an address in itself to readers that link bare ones.
    Cow::Owned(escaped)
}

/// The text of a Markdown message without its mark-up; paragraphs on lines of their own.
pub(crate) fn plain_text(markdown: &str) -> String {
    use pulldown_cmark::{Event, Parser, TagEnd};
    let mut text = String::with_capacity(markdown.len());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) | Event::Html(part) => text.push_str(&part),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak => text.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => text.push('\n'),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}
