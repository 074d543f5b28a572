//! The parts that a page is made of.

use std::fmt::Write;

use referee::diagnostic::safe::xml as escape;

/// A part of the page under a title of its own; none where nothing stands in it.
pub(super) fn section(id: &str, title: &str, content: &str, html: &mut String) {
    if !content.is_empty() {
        let _ = write!(
            html,
            "<section id=\"{id}\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{title}</h2>{content}</section>"
        );
    }
}

/// One of several things in a section, under its id.
pub(super) fn article(id: &str, content: &str, html: &mut String) {
    let _ = write!(html, "<article aria-label=\"{0}\"><h3><code>{0}</code></h3>{content}</article>", escape(id));
}
