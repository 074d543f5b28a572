//! Expected and actual text as lines with - and +.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use similar::{Algorithm, ChangeTag, TextDiff};

use referee::Difference;
use referee::tooling::safe::seen;

const GONE: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const PLAIN: Style = Style::new();
/// The most lines that are shown.
const MOST_LINES: usize = 60;
/// The most characters of a line that are shown.
const MOST_CHARS: usize = 2000;

/// The lines of a difference, each after a line break. Escape codes emphasize words that differ.
pub(super) fn lines(difference: &Difference) -> String {
    let (expected, found) = (printable(&difference.expected), printable(&difference.found));
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_lines(&expected, &found);
    let mut text = String::new();
    let changes = diff.ops().iter().flat_map(|op| diff.iter_inline_changes(op));
    for change in changes.take(MOST_LINES) {
        let (mark, style) = match change.tag() {
            ChangeTag::Delete => ("-", GONE),
            ChangeTag::Insert => ("+", NEW),
            ChangeTag::Equal => (" ", PLAIN),
        };
        let _ = write!(text, "\n  {style}{mark} ");
        for (emphasized, part) in change.iter_strings_lossy() {
            let part = part.trim_end_matches('\n');
            let emphasis = if emphasized { style.bold().underline() } else { style };
            let _ = write!(text, "{style:#}{emphasis}{part}{emphasis:#}{style}");
        }
        let _ = write!(text, "{style:#}");
    }
    if difference.expected.split_whitespace().eq(difference.found.split_whitespace()) {
        text.push_str("\n  only white space differs");
    }
    text
}

/// Shortened lines without control characters. No-break spaces are made visible.
fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len() + 1);
    for line in text.lines() {
        for c in line.chars().take(MOST_CHARS) {
            match c {
                '\u{a0}' | '\u{202f}' => printable.push('\u{237d}'),
                ' ' => printable.push(' '),
                c => printable.push(seen(c)),
            }
        }
        printable.push('\n');
    }
    printable
}
