//! Markdown as the text and the HTML version of an email.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::escape::safe_html;

/// The text of a Markdown body: paragraphs with an empty line between them, items of lists with a hyphen or their number, and
/// the addresses of links in parentheses.
pub fn mail_text(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    // The next numbers of the open lists, and the addresses of the open links with the start of their texts.
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut links: Vec<(String, usize)> = Vec::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::List(first)) => {
                newlines(&mut text, if lists.is_empty() { 2 } else { 1 });
                lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => {
                newlines(&mut text, 1);
                let depth = lists.len().saturating_sub(1);
                text.push_str(&"  ".repeat(depth));
                match lists.last_mut() {
                    Some(Some(number)) => {
                        text.extend([&*number.to_string(), ". "]);
                        *number = number.saturating_add(1);
                    }
                    _ => text.push_str("- "),
                }
            }
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::CodeBlock(_))
                if lists.is_empty() =>
            {
                newlines(&mut text, 2);
            }
            Event::Start(Tag::Link { dest_url, .. }) => links.push((dest_url.into_string(), text.len())),
            Event::End(TagEnd::Link) => {
                if let Some((address, start)) = links.pop()
                    && text.get(start..).is_some_and(|shown| shown != address && format!("mailto:{shown}") != address)
                {
                    text.extend([" (", &*address, ")"]);
                }
            }
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) | Event::Html(part) => text.push_str(&part),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak => text.push('\n'),
            Event::Rule => {
                newlines(&mut text, 2);
                text.push_str("---");
            }
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// The HTML of a Markdown body, without active content. Tags in it are shown as they are written.
pub fn mail_html(markdown: &str) -> String {
    safe_html(markdown, Options::empty(), |tag| Some(Event::Text(tag)))
}

/// Ends a line so that the text has at least this many line breaks at its end.
fn newlines(text: &mut String, count: usize) {
    let there = text.len() - text.trim_end_matches('\n').len();
    if !text.is_empty() {
        text.push_str(&"\n".repeat(count.saturating_sub(there)));
    }
}

#[cfg(test)]
mod tests {
    use super::mail_text;

    #[test]
    fn a_body_has_a_readable_text_version() {
        for (markdown, text) in [
            ("", ""),
            ("One.\n\nTwo **three**.", "One.\n\nTwo three."),
            ("One\ntwo\\\nthree", "One two\nthree"),
            ("See:\n\n- one\n- two\n  1. a\n  2. b\n\nEnd.", "See:\n\n- one\n- two\n  1. a\n  2. b\n\nEnd."),
            ("- one\n\n- two", "- one\n- two"),
            ("Go [here](https://a.example).", "Go here (https://a.example)."),
            ("<https://a.example> <a@b.example>", "https://a.example a@b.example"),
            ("# Title\n\nText `code` &amp; \\*", "Title\n\nText code & *"),
        ] {
            assert_eq!(mail_text(markdown), text, "{markdown}");
        }
    }
}
