//! The parts that a page is made of.

use maud::{Markup, html};

use referee::tooling::safe::line;

/// A part of the page under a title of its own; none where nothing stands in it.
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

/// One of several things in a section, under its id.
pub(super) fn article(id: &str, content: &Markup) -> Markup {
    html! { article aria-label=(line(id)) { h3 { code { (line(id)) } } (content) } }
}

/// A text with its line breaks.
pub(super) fn broken(text: &str) -> Markup {
    html! {
        @for (number, part) in text.split('\n').enumerate() {
            @if number > 0 { br; }
            (line(part))
        }
    }
}
