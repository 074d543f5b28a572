//! Findings for a terminal, with the source lines if they may be shown.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::difference;
use referee::tooling::safe::{close_each, line, seen};
use referee::tooling::{cut, shortened};
use referee::{Finding, Severity, Source};

/// A finding as text with color escape codes.
pub(crate) fn render(finding: &Finding, width: usize) -> String {
    let mut text = snippet(finding, width);
    if let Some(difference) = &finding.difference {
        text.push_str(&difference::lines(difference));
    }
    text
}

fn snippet(finding: &Finding, width: usize) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = clean(&finding.message);
    let help = finding.help.as_deref().map(clean);
    let renderer = Renderer::styled().term_width(width);
    let Some((source, range)) = finding.place.as_ref().and_then(referee::Place::span) else {
        let title = match &finding.place {
            Some(place) => format!("{}: {message}", clean(&place.to_string())).into(),
            None => message,
        };
        let title = level.primary_title(&*title).id(finding.id);
        let title = renderer.render(&[annotate_snippets::Group::with_title(title)]);
        return help.map_or_else(|| title.clone(), |help| format!("{title}\n  = help: {help}"));
    };
    let own = Cut::new(source, range);
    let mark = AnnotationKind::Primary.span(own.span.clone());
    let label = finding.label.as_deref().map(clean);
    let mark = match &label {
        Some(label) => mark.label(&**label),
        None => mark,
    };
    let snippet = own.snippet().annotation(mark);
    let mut group = level.primary_title(&*message).id(finding.id).element(snippet);
    let other = finding.related.as_ref().and_then(|(place, label)| {
        let (source, range) = place.span()?;
        Some((Cut::new(source, range), clean(label)))
    });
    if let Some((other, label)) = &other {
        let context = AnnotationKind::Context.span(other.span.clone()).label(&**label);
        group = group.element(other.snippet().annotation(context));
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(&**help));
    }
    renderer.render(&[group])
}

/// The lines of a location, without the rest of the file.
struct Cut {
    name: String,
    text: String,
    line: usize,
    span: std::ops::Range<usize>,
}

impl Cut {
    fn new(source: &Source, range: std::ops::Range<usize>) -> Self {
        let whole = source.text();
        let first = whole.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let last = whole.get(range.end..).and_then(|after| after.find('\n')).map_or(whole.len(), |at| range.end + at);
        let line = usize::try_from(source.place(range.clone()).line_number()).unwrap_or(1);
        // The renderer makes ASCII control characters visible.
        let part = |range: std::ops::Range<usize>| -> String {
            let part = cut(whole, range);
            part.chars().map(|c| if c.is_ascii() { c } else { seen(c) }).collect()
        };
        let (before, own, after) = (part(first..range.start), part(range.clone()), part(range.end..last));
        let span = before.len()..before.len() + own.len();
        Self { name: clean(source.name()).into_owned(), text: before + &own + &after, line, span }
    }

    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        Snippet::source(&*self.text).line_start(self.line).path(&*self.name)
    }
}

/// The most characters of an external text that are shown.
const MOST_CHARS: usize = 400;

/// Text on one line of a terminal, shortened if it is long.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.len() <= MOST_CHARS {
        return line(text);
    }
    let mut cut = [shortened(text, MOST_CHARS)];
    close_each(&mut cut);
    Cow::Owned(line(&cut[0]).into_owned())
}
