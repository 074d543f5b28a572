//! Rejects what the Fluent parser accepts although its syntax does not allow it, and other parsers do not read: named
//! arguments that are not literals, and arguments without a comma between them.

use fluent_syntax::ast::{CallArguments, Entry, InlineExpression, NamedArgument, Pattern};
use fluent_syntax::parser::parse_runtime;

use super::patterns::{of_entry, range, walk};

/// The text with a character that no parser accepts at the start of each invalid argument; `None` if all are valid. No byte
/// moves.
pub(super) fn strict<'f>(source: &'f str, entries: impl Iterator<Item = &'f Entry<&'f str>>) -> Option<String> {
    let mut places = Vec::new();
    for entry in entries {
        of_entry(entry).for_each(|pattern| invalid(source, pattern, &mut places));
    }
    if places.is_empty() {
        return None;
    }
    let mut bytes = source.as_bytes().to_vec();
    for place in places {
        if let Some(byte) = bytes.get_mut(place).filter(|byte| byte.is_ascii()) {
            *byte = b'?';
        }
    }
    String::from_utf8(bytes).ok()
}

/// The same for a text that was not parsed yet.
pub(super) fn readable(text: String) -> String {
    if !text.contains('(') {
        return text;
    }
    let (Ok(resource) | Err((resource, _))) = parse_runtime(text.as_str());
    strict(&text, resource.body.iter()).unwrap_or(text)
}

/// The places of the invalid arguments of a pattern.
fn invalid<'f>(source: &'f str, pattern: &'f Pattern<&'f str>, places: &mut Vec<usize>) {
    walk(pattern, &mut |inline| {
        let (InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. }) = inline
        else {
            return;
        };
        let literal = |named: &&NamedArgument<&str>| {
            matches!(named.value, InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. })
        };
        places.extend(
            arguments.named.iter().filter(|named| !literal(named)).filter_map(|it| Some(span(source, &it.value)?.0)),
        );
        places.extend(unseparated(source, arguments));
    });
}

/// The starts of arguments without a comma before them.
fn unseparated(source: &str, arguments: &CallArguments<&str>) -> Vec<usize> {
    let positional = arguments.positional.iter().map(|argument| span(source, argument));
    let named = arguments.named.iter().map(|named| {
        let start = range(source, named.name.name).start;
        Some((start, span(source, &named.value)?.1))
    });
    let spans: Vec<Option<(usize, usize)>> = positional.chain(named).collect();
    let pairs = spans.iter().zip(spans.iter().skip(1));
    let open = pairs.filter_map(|(before, after)| {
        let between = source.get(before.as_ref()?.1..after.as_ref()?.0)?;
        let own = between.rsplit([')', '}']).next()?;
        (!own.contains(',')).then_some(after.as_ref()?.0)
    });
    open.collect()
}

/// Where an expression starts, and where its last name or literal ends; `None` for a placeable.
fn span(source: &str, inline: &InlineExpression<&str>) -> Option<(usize, usize)> {
    let place = |text: &str, before: usize, after: usize| {
        let range = range(source, text);
        Some((range.start.checked_sub(before)?, range.end + after))
    };
    let end_of = |arguments: Option<&CallArguments<&str>>, end: usize| {
        let arguments = arguments?;
        let last = arguments.named.last().map(|named| &named.value).or(arguments.positional.last());
        last.and_then(|last| span(source, last)).map(|(_, last)| last.max(end))
    };
    match inline {
        InlineExpression::StringLiteral { value } => place(value, 1, 1),
        InlineExpression::NumberLiteral { value } => place(value, 0, 0),
        InlineExpression::VariableReference { id } => place(id.name, 1, 0),
        InlineExpression::MessageReference { id, attribute } => {
            let (start, end) = place(id.name, 0, 0)?;
            Some((start, attribute.as_ref().map_or(end, |attribute| range(source, attribute.name).end)))
        }
        InlineExpression::TermReference { id, attribute, arguments } => {
            let (start, end) = place(id.name, 1, 0)?;
            let end = attribute.as_ref().map_or(end, |attribute| range(source, attribute.name).end);
            Some((start, end_of(arguments.as_ref(), end).unwrap_or(end)))
        }
        InlineExpression::FunctionReference { id, arguments } => {
            let (start, end) = place(id.name, 0, 0)?;
            Some((start, end_of(Some(arguments), end).unwrap_or(end)))
        }
        InlineExpression::Placeable { .. } => None,
    }
}
