//! A written page as an HTML document.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::tag::{decoded, tags};
use referee::tooling::is_right_to_left;
use referee::tooling::safe::{line, lines};
use referee_authoring::picture::document_style;

use super::HelpPage;

/// What is allowed to load: nothing but the style in the document.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

pub(super) fn document(page: &HelpPage) -> String {
    let body = page.markdown.get(page.body..).unwrap_or_default();
    let (head, rest) = split(body);
    let document = html! {
        (PreEscaped("<!doctype html>\n"))
        html lang=(line(&page.locale)) dir=[is_right_to_left(&page.locale).then_some("rtl")] {
            "\n"
            head {
                "\n" meta charset="utf-8";
                "\n" meta name="viewport" content="width=device-width, initial-scale=1";
                "\n" meta http-equiv="Content-Security-Policy" content=(POLICY);
                "\n" title { (line(&page.title)) }
                "\n" meta name="description" content=(line(&page.description));
                "\n" style { "\n" (PreEscaped(document_style(include_str!("style.css")))) } "\n"
            }
            "\n"
            body {
                "\n"
                main {
                    "\n" (render(head))
                    figure { "\n" (PreEscaped(page.picture.trim_end())) "\n" } "\n"
                    (render(rest))
                }
                "\n"
            }
            "\n"
        }
        "\n"
    };
    // Entities in Markdown can stand for any character.
    lines(&document.0).into_owned()
}

/// What stands before the first section, and the sections.
fn split(body: &str) -> (&str, &str) {
    let at = body.find("\n## ").map_or(body.len(), |at| at + 1);
    body.split_at(at)
}

/// Markdown as HTML, in which anchors are the only tags that were written as such.
pub fn render(markdown: &str) -> Markup {
    let options = Options::ENABLE_GFM | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut links: Vec<bool> = Vec::new();
    let events = Parser::new_ext(markdown, options).filter_map(|event| match event {
        Event::InlineHtml(tag) => anchor(&tag),
        Event::Html(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { dest_url, .. }) if !harmless(&dest_url) => {
            links.push(false);
            None
        }
        Event::Start(Tag::Link { .. }) => {
            links.push(true);
            Some(event)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or(true).then_some(event),
        // What a picture shows is said in words.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        other => Some(other),
    });
    let mut html = String::with_capacity(markdown.len() * 2);
    pulldown_cmark::html::push_html(&mut html, events);
    PreEscaped(html)
}

/// A tag, if it is an anchor; anything else is shown as it is written.
fn anchor<'e>(tag: &CowStr<'e>) -> Option<Event<'e>> {
    let found = tags(tag).next().filter(|(range, _)| range.len() == tag.len());
    match found {
        Some((_, parsed)) if parsed.name == "a" && parsed.closes => None,
        Some((_, parsed)) if parsed.name == "a" => {
            let name = decoded(parsed.get("name").unwrap_or_default());
            Some(Event::InlineHtml(html! { a id=(line(&name)) {} }.0.into()))
        }
        _ => Some(Event::Text(tag.clone())),
    }
}

/// Whether a link leads to a place, and runs nothing.
fn harmless(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme {
        Some(scheme) => ["http", "https", "mailto"].contains(&&*scheme),
        None => true,
    }
}
