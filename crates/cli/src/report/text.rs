//! Findings for a terminal: the source line with a caret where the text may be shown, else the place.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::difference;
use super::visible::{steers, tame};
use referee::{Finding, Severity, Source};

/// A finding as text, with escape codes for colour.
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
    let mark = match &finding.label {
        Some(label) => mark.label(label),
        None => mark,
    };
    let snippet = own.snippet().annotation(mark);
    let mut group = level.primary_title(&*message).id(finding.id).element(snippet);
    let other = finding.related.as_ref().and_then(|(place, told)| {
        let (source, range) = place.span()?;
        Some((Cut::new(source, range), told))
    });
    if let Some((other, told)) = &other {
        group =
            group.element(other.snippet().annotation(AnnotationKind::Context.span(other.span.clone()).label(&**told)));
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(&**help));
    }
    renderer.render(&[group])
}

/// Only the lines that are meant, however long the file is.
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
        Self {
            name: clean(source.name()).into_owned(),
            text: without_controls(whole.get(first..last).unwrap_or_default()).into_owned(),
            line: usize::try_from(source.place(range.clone()).line_number()).unwrap_or(1),
            span: range.start - first..range.end - first,
        }
    }

    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        Snippet::source(&*self.text).line_start(self.line).path(&*self.name)
    }
}

/// How much of a text from outside is told.
const MOST_CHARS: usize = 400;

/// Text without control characters, which could otherwise steer the terminal or begin a line of their own, and
/// cut where it goes on for too long.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.len() <= MOST_CHARS && !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(MOST_CHARS).map(|(at, _)| at);
    let kept = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    // A word that is turned is not cut within.
    let turned =
        kept.rfind('\u{202E}').filter(|at| end.is_some() && !kept.get(*at..).unwrap_or_default().contains('\u{202C}'));
    let mut clean = tame(kept.get(..turned.unwrap_or(kept.len())).unwrap_or_default());
    if end.is_some() {
        clean.push('…');
    }
    Cow::Owned(clean)
}

/// A line as it is, however long, without what would steer the terminal.
pub(crate) fn without_steering(line: &str) -> Cow<'_, str> {
    if line.contains(steers) { Cow::Owned(tame(line)) } else { Cow::Borrowed(line) }
}

/// The text of a file without those control characters that a snippet would let through, and with a sign for what nobody
/// sees; byte for byte in place.
fn without_controls(text: &str) -> Cow<'_, str> {
    let steers = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    let hidden = |c: char| matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    if !text.contains(|c| steers(c) || hidden(c)) {
        return text.into();
    }
    // Each is as long as what it stands for.
    let shown = |c: char| match c {
        c if steers(c) => '¿',
        c if hidden(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect::<String>().into()
}
