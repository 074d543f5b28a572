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
    let message = clean(&finding.message);
    let help = finding.help.as_deref().map(clean);
    let renderer = Renderer::styled().term_width(width);
    let Some((source, range)) = finding.place.as_ref().and_then(super::Place::span) else {
        let title = match &finding.place {
            Some(place) => format!("{}: {message}", clean(&place.to_string())),
            None => message,
        };
        let title = level.primary_title(title.as_str()).id(finding.id);
        let title = renderer.render(&[annotate_snippets::Group::with_title(title)]);
        return help.map_or_else(|| title.clone(), |help| format!("{title}\n  = help: {help}"));
    };
    let mut mark = AnnotationKind::Primary.span(range);
    if let Some(label) = &finding.label {
        mark = mark.label(label);
    }
    let name = clean(source.name());
    let snippet = Snippet::source(source.text()).path(&name).annotation(mark);
    let mut group = level.primary_title(message.as_str()).id(finding.id).element(snippet);
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

/// Text without control characters, which could otherwise steer the terminal.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect()
}
