//! Parts of the preview page.

use maud::{Markup, html};

use referee::tooling::safe::line;

/// A section with a title; empty if it has no content.
pub(super) fn section(id: &str, title: &str, content: &Markup) -> Markup {
    html! {
        @if !content.0.is_empty() {
            section id=(id) aria-labelledby={ (id) "-title" } {
                h2 id={ (id) "-title" } { (title) }
                (content)
            }
        }
    }
}

/// An item of a section, with its id as heading.
pub(super) fn article(id: &str, content: &Markup) -> Markup {
    html! { article id={ "card-" (line(id)) } aria-label=(line(id)) { h3 { code { (line(id)) } } (content) } }
}

/// A text with line breaks.
pub(super) fn broken(text: &str) -> Markup {
    html! {
        @for (number, part) in text.split('\n').enumerate() {
            @if number > 0 { br; }
            (line(part))
        }
    }
}
