//! Escapes text for each output format, so that it cannot control a terminal, reorder the text after it, be invisible,
//! or act as markup.
//!
//! Messages, rules and events may contain any character. Each writer escapes values with the function for its format,
//! and the whole document with [`lines`].

use std::borrow::Cow;
use std::fmt::Write;

use crate::fault::cut;

/// Replaces characters that no output may contain.
const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;
const POP_ISOLATE: char = '\u{2069}';

/// Whether a character controls the output instead of appearing in it: control characters, line separators, bidi
/// embeddings and overrides, byte order marks, tags, and code points that are not characters.
///
/// Bidi isolates are not included: they are safe if each one is closed.
pub fn steers(c: char) -> bool {
    if c < '\u{2028}' {
        return c.is_control();
    }
    matches!(c, '\u{2028}'..='\u{202E}' | '\u{206A}'..='\u{206F}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether a character opens a bidi isolate.
pub fn isolates(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

/// Replaces invisible characters, such as in a line of source code.
pub fn seen(c: char) -> char {
    match c {
        '\n' | '\t' => ' ',
        '\u{200B}' | '\u{2060}'..='\u{2069}' => REPLACEMENT,
        c if steers(c) => REPLACEMENT,
        c => c,
    }
}

/// Text on one line, for terminals and everything else.
///
/// ```
/// use referee::tooling::safe::line;
/// assert_eq!(line("a\u{1b}[31m\nb"), "a\u{fffd}[31m b");
/// assert_eq!(line("\u{2067}אב"), "\u{fffd}אב", "the isolate is not closed");
/// ```
pub fn line(text: &str) -> Cow<'_, str> {
    safe(text, false)
}

/// Text with several lines, such as a Markdown document, an SVG or an annotation. Line breaks and tabs stay.
///
/// ```
/// assert_eq!(referee::tooling::safe::lines("a\n\tb\u{202e}"), "a\n\tb\u{fffd}");
/// ```
pub fn lines(text: &str) -> Cow<'_, str> {
    safe(text, true)
}

fn safe(text: &str, breaks: bool) -> Cow<'_, str> {
    let faults = found(text, breaks);
    if faults.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2 * faults.len());
    let mut from = 0;
    for (at, c) in faults {
        out.push_str(cut(text, from..at));
        out.push(if matches!(c, '\n' | '\t') { ' ' } else { REPLACEMENT });
        from = at + c.len_utf8();
    }
    out.push_str(cut(text, from..));
    Cow::Owned(out)
}

/// The characters that [`lines`] replaces, with their offsets: control characters, and bidi isolates without a start
/// or an end on the line.
///
/// ```
/// assert_eq!(referee::tooling::safe::faults("\u{2068}a\u{2069} \u{1b}\n\u{2067}"), [(8, '\u{1b}'), (10, '\u{2067}')]);
/// ```
pub fn faults(text: &str) -> Vec<(usize, char)> {
    found(text, true)
}

fn found(text: &str, breaks: bool) -> Vec<(usize, char)> {
    let suspect = |c: char| steers(c) && !(breaks && matches!(c, '\n' | '\t')) || isolates(c) || c == POP_ISOLATE;
    let mut faults = Vec::new();
    let Some(first) = text.find(suspect) else { return faults };
    let mut open = Vec::new();
    let mut overrides = false;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < first) {
        let rest = || cut(text, at + c.len_utf8()..);
        match c {
            '\n' if breaks => faults.append(&mut open),
            '\t' if breaks => {}
            '\r' if breaks && rest().starts_with('\n') => {}
            POP_ISOLATE if open.pop().is_some() => {}
            c if isolates(c) => open.push((at, c)),
            // Pseudo-locales override the direction of single words.
            '\u{202E}' if !overrides && is_one_word(rest()) => overrides = true,
            '\u{202C}' if std::mem::take(&mut overrides) => {}
            c if steers(c) || c == POP_ISOLATE => faults.push((at, c)),
            _ => {}
        }
    }
    faults.append(&mut open);
    faults.sort_unstable();
    faults
}

/// Closes open bidi controls at the end of each wrapped line, and opens them again on the next.
pub fn close_each(lines: &mut [String]) {
    let mut open = String::new();
    for line in lines {
        let begins = open.clone();
        for c in line.chars() {
            match c {
                '\u{202E}' | '\u{2066}'..='\u{2068}' => open.push(c),
                '\u{202C}' | POP_ISOLATE => drop(open.pop()),
                _ => {}
            }
        }
        if !(begins.is_empty() && open.is_empty()) {
            line.insert_str(0, &begins);
            line.extend(open.chars().rev().map(|c| if isolates(c) { POP_ISOLATE } else { '\u{202C}' }));
        }
    }
}

/// Whether a bidi override that starts here ends with the word.
fn is_one_word(rest: &str) -> bool {
    let end = rest.find(|c: char| c.is_whitespace() || steers(c) || isolates(c) || c == POP_ISOLATE);
    end.and_then(|end| rest.get(end..)).is_some_and(|rest| rest.starts_with('\u{202C}'))
}

/// Text on one line of XML, HTML or SVG, in an element or an attribute.
///
/// ```
/// assert_eq!(referee::tooling::safe::xml("<a> & \"b\"\u{ffff}"), "&lt;a&gt; &amp; &quot;b&quot;\u{fffd}");
/// ```
pub fn xml(text: &str) -> String {
    escaped(&line(text), |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    })
}

/// Text in a quoted string of Graphviz, with escapes and entities made literal.
///
/// ```
/// assert_eq!(referee::tooling::safe::dot(r#"\N & "b""#), r#"\\N &amp; \"b\""#);
/// ```
pub fn dot(text: &str) -> String {
    escaped(&line(text), |c| match c {
        '"' => Some("\\\""),
        '\\' => Some("\\\\"),
        '&' => Some("&amp;"),
        _ => None,
    })
}

fn escaped(text: &str, escape: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match escape(c) {
            Some(escape) => out.push_str(escape),
            None => out.push(c),
        }
    }
    out
}

/// Literal text in Mermaid, in a quoted label or after `accDescr:`: no markup, no HTML, no list.
///
/// ```
/// assert_eq!(referee::tooling::safe::mermaid("1. a < b"), "1#46; a #60; b");
/// ```
pub fn mermaid(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len());
    // Only digits so far, as in the number of a list.
    let mut number = true;
    for (place, c) in text.chars().enumerate() {
        let lists = (matches!(c, '-' | '+') && place == 0) || (matches!(c, '.' | ')') && number && place > 0);
        if lists || "\"#<>&`\\*_[]{}|~$;%".contains(c) {
            let _ = write!(out, "#{};", u32::from(c));
        } else {
            out.push(c);
        }
        number &= c.is_ascii_digit();
    }
    out
}

/// The message of a GitHub workflow command.
///
/// ```
/// assert_eq!(referee::tooling::safe::github("100 %\n::error::\u{1b}"), "100 %25%0A::error::\u{fffd}");
/// ```
pub fn github(text: &str) -> String {
    lines(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a GitHub workflow command.
pub fn github_property(text: &str) -> String {
    github(text).replace(':', "%3A").replace(',', "%2C")
}
