//! A generated page as an HTML document.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{CowStr, Event, Options};

use crate::icons;
use crate::tag::{decoded, tags};
use referee::tooling::safe::{line, lines};
use referee::tooling::{cut, is_right_to_left, safe_html};
use referee_authoring::picture::document_style;

use super::HelpPage;

/// The content security policy: only the style in the document may load.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

pub(super) fn document(page: &HelpPage) -> String {
    let body = cut(&page.markdown, page.body..);
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
                    "\n" (render(head)) "\n"
                    figure { "\n" (PreEscaped(page.picture.trim_end())) "\n" } "\n"
                    (render(rest)) "\n"
                }
                "\n"
            }
            "\n"
        }
        "\n"
    };
    // Entities in Markdown can represent any character.
    lines(&document.0).into_owned()
}

/// The text before the first section, and the sections.
fn split(body: &str) -> (&str, &str) {
    let at = body.find("\n## ").map_or(body.len(), |at| at + 1);
    body.split_at(at)
}

/// Markdown as HTML. Anchors are the only tags kept from the source.
pub fn render(markdown: &str) -> Markup {
    let options = Options::ENABLE_GFM | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    PreEscaped(drawn(&safe_html(markdown, options, anchor)))
}

/// HTML with drawings for characters of icons, which not every font has.
fn drawn(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Tags and their attributes stay as they are.
    while let Some((text, tag)) = rest.split_once('<') {
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        out.push_str(&icons::drawn(text));
        out.push('<');
        out.push_str(cut(tag, ..end));
        rest = cut(tag, end..);
    }
    out + &icons::drawn(rest)
}

/// A tag if it is an anchor; other tags are shown as text.
fn anchor(tag: CowStr<'_>) -> Option<Event<'_>> {
    let found = tags(&tag).next().filter(|(range, _)| range.len() == tag.len());
    match found {
        Some((_, parsed)) if parsed.name == "a" && parsed.closes => None,
        Some((_, parsed)) if parsed.name == "a" => {
            let name = decoded(parsed.get("name").unwrap_or_default());
            Some(Event::InlineHtml(html! { a id=(line(&name)) {} }.0.into()))
        }
        _ => Some(Event::Text(tag)),
    }
}
