//! Findings for a terminal: the source line with a caret where the text may be shown, else the place.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Finding, Severity};

/// A finding as text, with escape codes for colour.
pub(crate) fn render(finding: &Finding, width: usize) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let span = finding.place.as_ref().and_then(|place| place.span());
    let message = clean(&finding.message);
    let at;
    let title = match (&span, &finding.place) {
        (None, Some(place)) => {
            at = format!("{}: {message}", clean(&place.to_string()));
            &at
        }
        _ => &message,
    };
    let mut group = level.clone().primary_title(title).id(finding.id).elements(span.iter().map(|(source, range)| {
        let mut mark = AnnotationKind::Primary.span(range.clone());
        if let Some(label) = &finding.label {
            mark = mark.label(label);
        }
        Snippet::source(source.text()).path(source.name()).annotation(mark)
    }));
    let help;
    if let Some(text) = &finding.help {
        help = clean(text);
        group = group.element(Level::HELP.message(&help));
    }
    Renderer::styled().term_width(width).render(&[group])
}

/// Text without control characters, which could otherwise steer the terminal.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect()
}
