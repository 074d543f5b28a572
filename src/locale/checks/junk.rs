use fluent_syntax::parser::{ErrorKind, ParserError, parse_runtime};

use crate::diagnostic::{Finding, Source, Thing, check};
use crate::locale::nesting::readable;
use crate::locale::places::message_at;

check! {
/// Invalid message.
///
/// Messages are written `id = text`, with further lines and attributes indented. Invalid text is skipped, up to the
/// next line that starts a message.
///
/// ```diff ftl
/// - outcome-solved Solved
/// + outcome-solved = Solved
/// +     .summary = Solved on { DATE($since) }.
/// ```
    JUNK: Error in Words, "ftl-junk"
}

/// The markers of a merge conflict.
const UNMERGED: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// The finding for text that is not a message, at the error.
pub(crate) fn found(source: &Source, error: &ParserError) -> Finding {
    let text = source.text();
    let slice = error.slice.clone().unwrap_or_else(|| error.pos.clone());
    let junk = text.get(slice.clone()).unwrap_or_default();
    if let Some(mark) = UNMERGED.iter().find(|mark| junk.starts_with(**mark)) {
        let at = slice.start..slice.start + mark.len();
        let finding = JUNK.in_text(source, at, "unresolved merge conflict");
        return finding.with_help("resolve the conflict and remove its marker lines".to_owned());
    }
    let (kind, at) = in_attribute(junk).unwrap_or_else(|| (error.kind.clone(), error.pos.start - slice.start));
    let rest = junk.get(at..).unwrap_or_default();
    let length = rest.chars().next().map_or(0, char::len_utf8);
    let help = argument(&kind, rest).or_else(|| lookalike(junk, rest)).unwrap_or_else(|| advice(junk));
    let at = slice.start + at;
    let kind = if rest.starts_with('{') { ErrorKind::ExpectedToken('}') } else { kind };
    let message = format!("invalid message: {}", described(&kind));
    let finding = JUNK.in_text(source, at..at + length, message).with_help(help);
    match message_at(junk, 0) {
        Some(id) => finding.about(Thing::Message, id),
        None => finding,
    }
}

/// The error in an attribute, which the parser reads as the start of a message.
fn in_attribute(junk: &str) -> Option<(ErrorKind, usize)> {
    let attribute = junk.trim_start_matches(' ').strip_prefix('.')?;
    let (_, errors) = parse_runtime(readable(attribute)).err()?;
    let error = errors.into_iter().next()?;
    Some((error.kind, junk.len() - attribute.len() + error.pos.start))
}

/// The text after the first character of a line, shortened.
fn rest_of(line: &str) -> String {
    const MOST: usize = 12;
    let rest: Vec<char> = line.trim_end().lines().next().unwrap_or_default().chars().skip(1).collect();
    let more = if rest.len() > MOST { "…" } else { "" };
    rest.iter().take(MOST).collect::<String>() + more
}

/// Describes a parser error.
fn described(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::ExpectedToken(c) => format!("expected `{c}`"),
        ErrorKind::ExpectedCharRange { range } if range.contains('\n') => "expected a new line".into(),
        ErrorKind::ExpectedCharRange { range } if range.contains("0-9") => "expected a number".into(),
        ErrorKind::ExpectedCharRange { .. } => "expected a name with letters a to z".into(),
        ErrorKind::ExpectedMessageField { entry_id } => format!("`{entry_id}` has no text"),
        ErrorKind::ExpectedTermField { entry_id } => format!("term `-{entry_id}` has no text"),
        ErrorKind::MissingDefaultVariant => "no variant is marked as default with `*`".into(),
        kind => {
            let text = kind.to_string();
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
        }
    }
}

/// Help for an argument.
fn argument(kind: &ErrorKind, rest: &str) -> Option<String> {
    let word = rest.split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c)).next().unwrap_or_default();
    let starts = |c: char| c.is_ascii_alphanumeric() || "$\"-".contains(c);
    match kind {
        ErrorKind::ExpectedLiteral if rest.get(word.len()..).is_some_and(|rest| rest.starts_with(['(', '.'])) => {
            Some("write a text in quotation marks or a number: named arguments take nothing else".to_owned())
        }
        ErrorKind::ExpectedLiteral if !word.is_empty() => Some(format!("write `\"{word}\"` in quotation marks")),
        ErrorKind::ExpectedInlineExpression if rest.starts_with(starts) => {
            Some("add a comma between arguments".to_owned())
        }
        _ => None,
    }
}

/// Help for a similar character, typed or inserted instead of the right one.
fn lookalike(junk: &str, rest: &str) -> Option<String> {
    let indented = |line: &str| line.len() - line.trim_start().len();
    let indents = junk.lines().filter_map(|line| line.get(..indented(line)));
    if let Some(c) = indents.flat_map(str::chars).find(|c| *c != ' ' && *c != '\r') {
        let what = if c == '\t' { "tabs".to_owned() } else { format!("U+{:04X}", u32::from(c)) };
        return Some(format!("indent lines with spaces instead of {what}"));
    }
    let c = rest.trim_start_matches(' ').chars().next()?;
    let meant = match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '\'' | '‘' | '’' | '‚' | '″' => "\"".to_owned(),
        '\t' => return Some("replace the tab with a space".to_owned()),
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' => {
            return Some("replace the special space with an ordinary one".to_owned());
        }
        '→' | '⇒' => "->".to_owned(),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-".to_owned(),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?.to_string(),
        c if c.is_alphabetic() && !c.is_ascii() => {
            return Some(format!("use letters a to z in ids: `{c}` is U+{:04X}", u32::from(c)));
        }
        _ => return None,
    };
    Some(format!("write `{meant}` instead of `{c}`"))
}

/// Help for text that is not a message.
fn advice(junk: &str) -> String {
    // A line of a text, which is indented.
    let line = junk.trim_start_matches(' ');
    let attribute = line.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let special = |c: &char| line.len() < junk.len() && ("*[}".contains(*c) || *c == '.' && !attribute);
    if let Some(c) = line.chars().next().filter(special) {
        return format!("a line of a text that begins with `{c}` is written `{{ \"{c}\" }}{}`", rest_of(line));
    }
    let (open, closed) = (junk.matches('{').count(), junk.matches('}').count());
    let called = junk.split('{').skip(1).find_map(|part| {
        let name = part.trim_start().split('(').next()?;
        let lower = name.chars().any(|c| c.is_ascii_lowercase()) && name.chars().all(|c| c.is_ascii_alphanumeric());
        (lower && part.trim_start().len() > name.len()).then(|| name.to_owned())
    });
    match called {
        _ if open > closed => "close the brace: values are written as `{ … }`".into(),
        _ if closed > open => "remove the closing brace or add an opening one".into(),
        Some(name) => {
            format!("write function names in capital letters: `{}` instead of `{name}`", name.to_uppercase())
        }
        None if junk.trim_end().ends_with('=') => "add text after the equals sign".into(),
        None => "write a message as `id = text` and indent its further lines".into(),
    }
}
