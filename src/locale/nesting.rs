//! Protects the Fluent parser, which recurses for each level of nesting and cuts Unicode escapes by bytes.

use fluent_syntax::ast::Entry;
use fluent_syntax::parser::parse_runtime;
use hashbrown::HashMap;

use crate::diagnostic::BYTE_ORDER_MARK;
use crate::fault::cut;

use super::patterns::{literal, of_entry, range, walk};
use super::strict;

/// The maximum nesting of braces and parentheses.
pub(super) const MOST_DEPTH: usize = 32;

/// The position where a text is nested too deep for the parser.
///
/// Without parsing, a brace in a string literal looks like one in a text. Opening braces always count. Closing ones do
/// not count after a quotation mark on the same line, which may have started a literal. A placeable with only a
/// literal, as in `{"{"}`, is skipped. A line with an id and `=` resets the count, as it cannot be nested.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut quotes, mut at) = (0_usize, 0_usize, 0_usize);
    let mut line_start = true;
    while let Some(byte) = bytes.get(at) {
        if std::mem::replace(&mut line_start, *byte == b'\n') {
            quotes = 0;
            if depth > 0 && begins_entry(cut(text, at..)) {
                depth = 0;
            }
        }
        match byte {
            b'{' => match literal_alone(bytes.get(at..).unwrap_or_default()) {
                Some(length) => {
                    at += length;
                    continue;
                }
                None => depth += 1,
            },
            b'(' if depth > 0 => depth += 1,
            b'}' | b')' if quotes.is_multiple_of(2) => depth = depth.saturating_sub(1),
            b'"' => quotes += 1,
            _ => {}
        }
        if depth > MOST_DEPTH {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether a line starts a message or a term: `id =`.
fn begins_entry(line: &str) -> bool {
    let line = line.strip_prefix('-').unwrap_or(line);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    line.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.trim_start_matches(' ').starts_with('=')
}

/// The length of a placeable with only a string literal.
fn literal_alone(bytes: &[u8]) -> Option<usize> {
    let spaces = |from: usize| bytes.iter().skip(from).take_while(|byte| **byte == b' ').count();
    let mut at = 1 + spaces(1);
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    at += 1;
    loop {
        match bytes.get(at)? {
            b'\n' => return None,
            b'\\' => at += 2,
            b'"' => break,
            _ => at += 1,
        }
    }
    at += 1;
    at += spaces(at);
    (bytes.get(at) == Some(&b'}')).then_some(at + 1)
}

/// Makes a text safe for the parser without moving any byte. Unicode escapes that a non-ASCII character cuts short
/// become unknown escapes, which the parser rejects. A byte order mark becomes empty lines. An open brace before a message
/// becomes a closing one, so that the message is read.
pub(super) fn readable(text: &str) -> String {
    let (mut whole, mut cuts) = (String::with_capacity(text.len()), Vec::new());
    let unmarked = text.trim_start_matches(BYTE_ORDER_MARK);
    whole.extend(std::iter::repeat_n('\n', text.len() - unmarked.len()));
    let mut lines = unmarked.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        // The parser reads the message after an open brace as a reference.
        let open = line.trim_end().strip_suffix('{').filter(|_| !line.starts_with('#'));
        if let Some(before) = open.filter(|_| lines.peek().is_some_and(|next| begins_entry(next))) {
            whole.push_str(before);
            whole.push('}');
            whole.push_str(cut(line, before.len() + 1..));
            continue;
        }
        if line.starts_with('#') || !line.contains('\\') {
            whole.push_str(line);
            continue;
        }
        let (mut literal, mut escaped) = (false, false);
        for (at, c) in line.char_indices() {
            let length = match c {
                'u' if escaped => 4,
                'U' if escaped => 6,
                _ => 0,
            };
            let after = cut(line, at + c.len_utf8()..).chars().take(length);
            let cut = after.into_iter().find(|c| !c.is_ascii_hexdigit()).is_some_and(|c| !c.is_ascii());
            // A literal is after a quotation mark on its line, as may be a text.
            let cut = literal && cut;
            cuts.extend(cut.then_some((whole.len(), c)));
            whole.push(if cut { 'q' } else { c });
            literal |= c == '"';
            escaped = c == '\\' && !escaped;
        }
    }
    restore(whole, &cuts)
}

/// The text with the characters that belong there, except in literals and junk.
fn restore(whole: String, cuts: &[(usize, char)]) -> String {
    if cuts.is_empty() {
        return whole;
    }
    let (Ok(resource) | Err((resource, _))) = parse_runtime(whole.as_str());
    let mut escapes = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::Junk { content } => escapes.push(range(&whole, content)),
            entry => of_entry(entry).for_each(|pattern| {
                walk(pattern, &mut |inline| escapes.extend(literal(inline).map(|literal| range(&whole, literal))));
            }),
        }
    }
    escapes.sort_by_key(|escape| escape.start);
    let in_text = |at: usize| {
        let before = escapes.partition_point(|escape| escape.start <= at).checked_sub(1);
        before.and_then(|before| escapes.get(before)).is_none_or(|escape| at >= escape.end)
    };
    let restored: HashMap<usize, char> = cuts.iter().copied().filter(|(at, _)| in_text(*at)).collect();
    whole.char_indices().map(|(at, c)| restored.get(&at).copied().unwrap_or(c)).collect()
}

/// Parses a message file into owned texts, including junk; `None` if it is nested too deep.
pub fn parsed(text: &str) -> Option<fluent_syntax::ast::Resource<String>> {
    if too_deep(text).is_some() {
        return None;
    }
    let readable = strict::readable(readable(text));
    let (Ok(mut resource) | Err((mut resource, _))) = fluent_syntax::parser::parse(readable.as_str().to_owned());
    // Junk has the text of the file.
    let mut at = 0;
    for entry in &mut resource.body {
        if let Entry::Junk { content } = entry
            && let Some(found) = readable.get(at..).and_then(|rest| rest.find(content.as_str()))
        {
            let start = at + found;
            at = start + content.len();
            cut(text, start..at).clone_into(content);
        }
    }
    Some(resource)
}
