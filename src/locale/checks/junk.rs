use fluent_syntax::parser::{ErrorKind, ParserError, parse_runtime};

use crate::diagnostic::{Finding, Source, Thing, check};
use crate::locale::nesting::readable;
use crate::locale::places::message_at;

check! {
/// Text is no message.
///
/// A message is written `id = text`, its further lines and attributes indented. What cannot be read as a message is
/// left out, and everything after it is read again from the next line that begins one.
///
/// ```diff ftl
/// - outcome-solved Solved
/// + outcome-solved = Solved
/// +     .summary = Solved on { DATE($since) }.
/// ```
    JUNK: Error in Words, "ftl-junk"
}

/// The marks between versions of a file that are not merged.
const UNMERGED: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// What is wrong with text that is no message, where it is wrong.
pub(crate) fn found(source: &Source, error: &ParserError) -> Finding {
    let text = source.text();
    let slice = error.slice.clone().unwrap_or_else(|| error.pos.clone());
    let junk = text.get(slice.clone()).unwrap_or_default();
    if let Some(mark) = UNMERGED.iter().find(|mark| junk.starts_with(**mark)) {
        let at = slice.start..slice.start + mark.len();
        let finding = JUNK.in_text(source, at, "two versions of the file are not merged yet");
        return finding.with_help("keep what is right in both, and take away the lines with marks".to_owned());
    }
    let (kind, at) = in_attribute(junk).unwrap_or_else(|| (error.kind.clone(), error.pos.start - slice.start));
    let rest = junk.get(at..).unwrap_or_default();
    let length = rest.chars().next().map_or(0, char::len_utf8);
    let help = odd(junk, rest).unwrap_or_else(|| advice(junk));
    let at = slice.start + at;
    let message = format!("this is not a message: {}", told(&kind));
    let finding = JUNK.in_text(source, at..at + length, message).with_help(help);
    match message_at(junk, 0) {
        Some(id) => finding.about(Thing::Message, id),
        None => finding,
    }
}

/// What is wrong in an attribute, which the parser takes for the beginning of a message.
fn in_attribute(junk: &str) -> Option<(ErrorKind, usize)> {
    let attribute = junk.trim_start_matches(' ').strip_prefix('.')?;
    let (_, errors) = parse_runtime(readable(attribute)).err()?;
    let error = errors.into_iter().next()?;
    Some((error.kind, junk.len() - attribute.len() + error.pos.start))
}

/// What the parser says, in words.
fn told(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::ExpectedToken(c) => format!("`{c}` is expected here"),
        ErrorKind::ExpectedCharRange { range } if range.contains('\n') => "a new line is expected here".into(),
        ErrorKind::ExpectedCharRange { range } if range.contains("0-9") => "a number is expected here".into(),
        ErrorKind::ExpectedCharRange { .. } => "a name is expected here, of the letters a to z".into(),
        ErrorKind::ExpectedMessageField { entry_id } => format!("`{entry_id}` has no text"),
        ErrorKind::ExpectedTermField { entry_id } => format!("the term `-{entry_id}` has no text"),
        ErrorKind::MissingDefaultVariant => "no variant is the default, which has a `*` before it".into(),
        kind => {
            let text = kind.to_string();
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
        }
    }
}

/// A character that keyboards, editors or word processors write for the one that was meant.
fn odd(junk: &str, rest: &str) -> Option<String> {
    let indented = |line: &str| line.len() - line.trim_start().len();
    let indents = junk.lines().filter_map(|line| line.get(..indented(line)));
    if let Some(c) = indents.flat_map(str::chars).find(|c| *c != ' ' && *c != '\r') {
        let what = if c == '\t' { "a tab".to_owned() } else { format!("U+{:04X}", u32::from(c)) };
        return Some(format!("{what} stands at the beginning of a line: indent lines with spaces"));
    }
    let c = rest.trim_start_matches(' ').chars().next()?;
    let meant = match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '\'' | '‘' | '’' | '‚' | '″' => "\"".to_owned(),
        '\t' => return Some("a tab stands here: write a space".to_owned()),
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' => {
            return Some("a space stands here that is none of the keyboard's: write a space".to_owned());
        }
        '→' | '⇒' => "->".to_owned(),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-".to_owned(),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?.to_string(),
        c if c.is_alphabetic() && !c.is_ascii() => {
            return Some(format!("`{c}` is U+{:04X}, and ids are of the letters a to z", u32::from(c)));
        }
        _ => return None,
    };
    Some(format!("write `{meant}` in the place of `{c}`"))
}

/// What was probably meant by text that is no message.
fn advice(junk: &str) -> String {
    let (open, closed) = (junk.matches('{').count(), junk.matches('}').count());
    let called = junk.split('{').skip(1).find_map(|part| {
        let name = part.trim_start().split('(').next()?;
        let lower = name.chars().any(|c| c.is_ascii_lowercase()) && name.chars().all(|c| c.is_ascii_alphanumeric());
        (lower && part.trim_start().len() > name.len()).then(|| name.to_owned())
    });
    match called {
        _ if open > closed => "a brace is not closed: values stand in `{ … }`".into(),
        _ if closed > open => "a brace is closed that was not opened".into(),
        Some(name) => {
            format!("functions have capital letters only: `{}` in the place of `{name}`", name.to_uppercase())
        }
        None if junk.trim_end().ends_with('=') => "the message is empty; write its text after the equals sign".into(),
        None => "a message is written `id = text`, further lines of it indented".into(),
    }
}
