use fluent_syntax::parser::{ErrorKind, ParserError, parse_runtime};

use crate::diagnostic::{Finding, Source, Thing, check};
use crate::locale::nesting::readable;
use crate::locale::patterns::range;
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
    let kind = if rest.starts_with('{') { ErrorKind::ExpectedToken('}') } else { kind };
    let of_kind = || argument(&kind, rest).or_else(|| lookalike(junk, rest));
    let (at, what, help) = match of_kind() {
        Some(help) => (at, described(&kind), help),
        None => further_line(junk).unwrap_or_else(|| (at, described(&kind), advice(&kind, junk))),
    };
    let at = cause(&kind, junk, at).unwrap_or(at);
    let length = junk.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let at = slice.start + at;
    let finding = JUNK.in_text(source, at..at + length, format!("invalid message: {what}")).with_help(help);
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

/// Where the mistake is that the parser noticed at a later place.
fn cause(kind: &ErrorKind, junk: &str, at: usize) -> Option<usize> {
    let before = junk.get(..at)?;
    match kind {
        ErrorKind::ExpectedToken('}') if junk.get(at..)?.trim().is_empty() => {
            let mut open = Vec::new();
            for (at, c) in before.char_indices() {
                match c {
                    '{' => open.push(at),
                    '}' => drop(open.pop()),
                    _ => {}
                }
            }
            open.pop()
        }
        ErrorKind::UnterminatedStringLiteral => before.rfind('"'),
        ErrorKind::ForbiddenCallee => called(junk).map(|name| range(junk, name).start),
        _ => None,
    }
}

/// A called name with small letters.
fn called(junk: &str) -> Option<&str> {
    junk.split('{').skip(1).find_map(|part| {
        let (name, _) = part.trim_start().split_once('(')?;
        let lower = name.chars().any(|c| c.is_ascii_lowercase()) && name.chars().all(|c| c.is_ascii_alphanumeric());
        lower.then_some(name)
    })
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
        ErrorKind::ExpectedCharRange { range } if range.contains("0-9") => "expected a digit".into(),
        ErrorKind::ExpectedCharRange { .. } => "expected a name with letters a to z".into(),
        ErrorKind::ExpectedMessageField { entry_id } => format!("`{entry_id}` has no text"),
        ErrorKind::ExpectedTermField { entry_id } => format!("term `-{entry_id}` has no text"),
        ErrorKind::MissingDefaultVariant => "no variant is marked as default with `*`".into(),
        ErrorKind::MultipleDefaultVariants => "more than one variant is marked as default with `*`".into(),
        ErrorKind::ForbiddenCallee => "invalid function name".into(),
        ErrorKind::MissingValue | ErrorKind::ExpectedInlineExpression => "expected a value".into(),
        ErrorKind::MessageReferenceAsSelector => "a message cannot be a selector".into(),
        ErrorKind::MessageAttributeAsSelector => "an attribute of a message cannot be a selector".into(),
        ErrorKind::TermReferenceAsSelector => "a term cannot be a selector".into(),
        ErrorKind::TermAttributeAsPlaceable => "an attribute of a term can only be a selector".into(),
        ErrorKind::ExpectedSimpleExpressionAsSelector => "a selector has no braces of its own".into(),
        ErrorKind::UnterminatedStringLiteral => "unclosed quotation mark".into(),
        ErrorKind::PositionalArgumentFollowsNamed => "argument without a name after one with a name".into(),
        ErrorKind::DuplicatedNamedArgument(name) => format!("duplicate argument `{name}`"),
        ErrorKind::UnknownEscapeSequence(_) | ErrorKind::InvalidUnicodeEscapeSequence(_) => "invalid escape".into(),
        ErrorKind::UnbalancedClosingBrace => "unbalanced closing brace".into(),
        ErrorKind::ExpectedLiteral => "expected a text in quotation marks or a number".into(),
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

/// The start of an indented line of a text that begins with a special character, what is wrong with it, and help.
fn further_line(junk: &str) -> Option<(usize, String, String)> {
    let line = junk.trim_start_matches(' ');
    let attribute = line.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let special = |c: &char| line.len() < junk.len() && ("*[}".contains(*c) || *c == '.' && !attribute);
    let c = line.chars().next().filter(special)?;
    let help = format!("write `{{ \"{c}\" }}{}` instead of `{c}{0}`", rest_of(line));
    Some((junk.len() - line.len(), format!("a line of a text begins with `{c}`"), help))
}

/// Help for text that is not a message.
fn advice(kind: &ErrorKind, junk: &str) -> String {
    let of_kind = match kind {
        ErrorKind::MissingDefaultVariant => Some("mark the variant for all other values: `*[other]`"),
        ErrorKind::MultipleDefaultVariants => Some("mark one variant only"),
        ErrorKind::UnterminatedStringLiteral => Some("close the literal on the same line"),
        ErrorKind::UnknownEscapeSequence(_) | ErrorKind::InvalidUnicodeEscapeSequence(_) => Some(
            "write `\\\\` for a backslash, `\\\"` for a quotation mark, and `\\u00A0` for a character by its number",
        ),
        ErrorKind::MessageReferenceAsSelector
        | ErrorKind::MessageAttributeAsSelector
        | ErrorKind::TermReferenceAsSelector
        | ErrorKind::ExpectedSimpleExpressionAsSelector => {
            Some("select by a variable, a function, or an attribute of a term, such as `-term.gender`")
        }
        ErrorKind::TermAttributeAsPlaceable => Some("write the term itself, or select by its attribute"),
        ErrorKind::PositionalArgumentFollowsNamed => Some("write arguments without a name first"),
        ErrorKind::DuplicatedNamedArgument(_) => Some("remove one of them"),
        ErrorKind::ExpectedCharRange { range } if range.contains("0-9") => Some("write digits after the point"),
        _ => None,
    };
    if let Some(help) = of_kind {
        return help.to_owned();
    }
    let (open, closed) = (junk.matches('{').count(), junk.matches('}').count());
    match called(junk) {
        _ if open > closed => "close the brace: values are written as `{ … }`".into(),
        _ if closed > open => "remove the closing brace or add an opening one".into(),
        Some(name) => {
            format!("write function names in capital letters: `{}` instead of `{name}`", name.to_uppercase())
        }
        None if *kind == ErrorKind::ExpectedInlineExpression => {
            "write a variable, such as `{ $name }`, or a literal, such as `{ \"{\" }`".into()
        }
        None if junk.trim_end().ends_with('=') => "add text after the equals sign".into(),
        None => "write a message as `id = text` and indent its further lines".into(),
    }
}
