//! Escapes values in texts, and renders Markdown safely.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::diagnostic::safe;

/// A value that is safe in text of the other direction: without controls, and isolated if it has right-to-left text.
pub fn isolate(text: &str) -> Cow<'_, str> {
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

/// Renders Markdown as HTML without active content. Links lead only to the web or to mail, images become their
/// descriptions, and `tag` decides what replaces a tag; [`Event::Text`] shows it as written.
pub fn safe_html<'m>(markdown: &'m str, options: Options, tag: impl Fn(CowStr<'m>) -> Option<Event<'m>>) -> String {
    let harmless = |address: &str| {
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        scheme.is_none_or(|scheme| ["http", "https", "mailto"].contains(&&*scheme))
    };
    let mut links = Vec::new();
    let events = Parser::new_ext(markdown, options).filter_map(|event| match event {
        Event::Html(text) => Some(Event::Text(text)),
        Event::InlineHtml(text) => tag(text),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            links.push(harmless(dest_url));
            links.last().copied().unwrap_or_default().then_some(event)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or_default().then_some(event),
        other => Some(other),
    });
    let mut html = String::with_capacity(markdown.len() + 16);
    pulldown_cmark::html::push_html(&mut html, events);
    safe::lines(html.trim_end()).into_owned()
}

/// Escapes a value for Markdown, so that it gives no markup, link, HTML, list or heading. Harmless characters are not
/// escaped, so that a deal name is readable without rendering too.
pub fn markdown_escape(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c.is_alphabetic() || c == ' ') && !text.starts_with(' ') {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = None;
    // Whether only digits precede, as in a list number.
    let mut number = true;
    let blank = |c: char| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
    let mut rest = text.chars().map(blank).skip_while(|c| *c == ' ').peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '!' | '|' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '-' | '+' | '#' | '=' | '.' | ')'
                if ("-+#=".contains(c) && before.is_none_or(|before| before == ' '))
                    || (".)".contains(c) && number && before.is_some()) =>
            {
                escaped.push('\\');
                escaped.push(c);
            }
            // Some renderers link bare addresses, even after a backslash.
            '@' => escaped.push_str("&#64;"),
            ':' if before.is_some_and(char::is_alphanumeric) && rest.peek().is_some_and(|next| *next != ' ') => {
                escaped.push_str("&#58;");
            }
            '.' if escaped.len() >= 3
                && escaped.get(escaped.len() - 3..).is_some_and(|end| end.eq_ignore_ascii_case("www")) =>
            {
                escaped.push_str("&#46;");
            }
            c => escaped.push(c),
        }
        number &= c.is_ascii_digit();
        before = Some(c);
    }
    Cow::Owned(escaped)
}

/// Markdown as plain text, for outputs that do not render it. Each paragraph is a line.
///
/// ```
/// assert_eq!(referee::tooling::plain_text("Moves to **Active**."), "Moves to Active.");
/// ```
pub fn plain_text(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) | Event::Html(part) => text.push_str(&part),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => text.push('\n'),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}
