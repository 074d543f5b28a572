//! Visits the calls, references and variables of a message pattern.

use std::collections::BTreeSet;
use std::ops::Range;

use fluent_bundle::FluentMessage;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, NamedArgument, Pattern, PatternElement, Variant};

use super::bundle::Bundle;
use super::references::Node;

/// A part of a text, extended by the byte before it.
pub(super) fn with_hyphen<'f>(text: &'f str, part: &'f str) -> &'f str {
    let range = range(text, part);
    text.get(range.start.saturating_sub(1)..range.end).unwrap_or(part)
}

/// The name of a part of a message: `stage-new`, or `stage-new.summary`.
pub fn part_name(key: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| key.to_owned(), |attribute| format!("{key}.{attribute}"))
}

/// The patterns of an entry: of a message or a term, and of their attributes.
pub(super) fn of_entry<'e, 'f>(entry: &'e Entry<&'f str>) -> impl Iterator<Item = &'e Pattern<&'f str>> + use<'e, 'f> {
    let (value, attributes) = match entry {
        Entry::Message(message) => (message.value.as_ref(), &*message.attributes),
        Entry::Term(term) => (Some(&term.value), &*term.attributes),
        _ => (None, &[][..]),
    };
    value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value))
}

/// The range of a part in its text.
pub fn range(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    start..start + part.len()
}

/// The references of a pattern, in a file with this text.
pub(super) fn references<'f>(text: &'f str, pattern: &'f Pattern<&'f str>) -> Vec<Node<'f>> {
    let mut references = Vec::new();
    walk(pattern, &mut |inline| match inline {
        InlineExpression::MessageReference { id, attribute } => {
            references.push((id.name, attribute.as_ref().map(|attribute| attribute.name)));
        }
        InlineExpression::TermReference { id, attribute, .. } => {
            references.push((with_hyphen(text, id.name), attribute.as_ref().map(|attribute| attribute.name)));
        }
        _ => {}
    });
    references
}

/// The selectors of a pattern.
pub fn selectors<'f>(pattern: &'f Pattern<&'f str>) -> Vec<&'f InlineExpression<&'f str>> {
    selections(pattern).into_iter().map(|(selector, _)| selector).collect()
}

/// A selector with its variants.
type Selection<'f> = (&'f InlineExpression<&'f str>, &'f [Variant<&'f str>]);

/// The selectors of a pattern with their variants.
pub fn selections<'f>(pattern: &'f Pattern<&'f str>) -> Vec<Selection<'f>> {
    fn visit<'f>(expression: &'f Expression<&'f str>, found: &mut Vec<Selection<'f>>) {
        match expression {
            Expression::Inline(InlineExpression::Placeable { expression }) => visit(expression, found),
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                found.push((selector, variants));
                found.extend(variants.iter().flat_map(|variant| selections(&variant.value)));
            }
        }
    }
    let mut found = Vec::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            visit(expression, &mut found);
        }
    }
    found
}

/// The number of placeables in a pattern, in all its variants.
pub(super) fn placeables(pattern: &Pattern<&str>) -> usize {
    fn count(expression: &Expression<&str>) -> usize {
        match expression {
            Expression::Inline(InlineExpression::Placeable { expression }) => 1 + count(expression),
            Expression::Inline(_) => 0,
            Expression::Select { variants, .. } => variants.iter().map(|variant| placeables(&variant.value)).sum(),
        }
    }
    let placeables = pattern.elements.iter().filter_map(|element| match element {
        PatternElement::Placeable { expression } => Some(1 + count(expression)),
        PatternElement::TextElement { .. } => None,
    });
    placeables.sum()
}

/// How a variable is used.
#[derive(Clone, Copy)]
pub(super) enum Usage<'f> {
    Plain,
    Selector,
    /// The argument of a function, with its options.
    Call(&'f str, &'f [NamedArgument<&'f str>]),
}

/// The variables of a pattern with their uses.
pub(super) fn walk_uses<'f>(pattern: &'f Pattern<&'f str>, uses: &mut Vec<(&'f str, Usage<'f>)>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_uses(expression, uses);
        }
    }
}

fn expression_uses<'f>(expression: &'f Expression<&'f str>, uses: &mut Vec<(&'f str, Usage<'f>)>) {
    match expression {
        Expression::Inline(inline) => inline_uses(inline, Usage::Plain, uses),
        Expression::Select { selector, variants } => {
            inline_uses(selector, Usage::Selector, uses);
            for variant in variants {
                walk_uses(&variant.value, uses);
            }
        }
    }
}

fn inline_uses<'f>(inline: &'f InlineExpression<&'f str>, usage: Usage<'f>, uses: &mut Vec<(&'f str, Usage<'f>)>) {
    match inline {
        InlineExpression::VariableReference { id } => uses.push((id.name, usage)),
        InlineExpression::FunctionReference { id, arguments } => {
            for argument in &arguments.positional {
                inline_uses(argument, Usage::Call(id.name, &arguments.named), uses);
            }
        }
        InlineExpression::Placeable { expression } => expression_uses(expression, uses),
        _ => {}
    }
}

/// Visits every inline expression of a pattern.
pub(super) fn walk<'f>(pattern: &'f Pattern<&'f str>, visit: &mut dyn FnMut(&'f InlineExpression<&'f str>)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, visit);
        }
    }
}

fn walk_expression<'f>(expression: &'f Expression<&'f str>, visit: &mut dyn FnMut(&'f InlineExpression<&'f str>)) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, visit),
        Expression::Select { selector, variants } => {
            walk_inline(selector, visit);
            for variant in variants {
                walk(&variant.value, visit);
            }
        }
    }
}

/// Visits an inline expression and all expressions in it.
pub fn walk_inline<'f>(inline: &'f InlineExpression<&'f str>, visit: &mut dyn FnMut(&'f InlineExpression<&'f str>)) {
    visit(inline);
    let arguments = match inline {
        InlineExpression::FunctionReference { arguments, .. } => Some(arguments),
        InlineExpression::TermReference { arguments, .. } => arguments.as_ref(),
        InlineExpression::Placeable { expression } => return walk_expression(expression, visit),
        _ => None,
    };
    for argument in arguments.into_iter().flat_map(|arguments| &arguments.positional) {
        walk_inline(argument, visit);
    }
}

/// Visits every text of a pattern, in all its branches.
pub fn texts<'f>(pattern: &Pattern<&'f str>, visit: &mut dyn FnMut(&'f str)) {
    fn branches<'f>(expression: &Expression<&'f str>, visit: &mut dyn FnMut(&'f str)) {
        match expression {
            Expression::Select { variants, .. } => variants.iter().for_each(|variant| texts(&variant.value, visit)),
            Expression::Inline(InlineExpression::Placeable { expression }) => branches(expression, visit),
            Expression::Inline(inline) => literal(inline).into_iter().for_each(visit),
        }
    }
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => visit(value),
            PatternElement::Placeable { expression } => branches(expression, visit),
        }
    }
}

/// A literal, with its escapes as written.
pub fn literal<'f>(inline: &InlineExpression<&'f str>) -> Option<&'f str> {
    match inline {
        InlineExpression::StringLiteral { value } => Some(value),
        _ => None,
    }
}

/// The variables of a pattern and of the messages that it refers to.
pub(super) fn variables<'b>(bundle: &'b Bundle, pattern: &'b Pattern<&'b str>) -> BTreeSet<&'b str> {
    fn follow<'b>(
        bundle: &'b Bundle,
        pattern: &'b Pattern<&'b str>,
        seen: &mut BTreeSet<Node<'b>>,
        found: &mut BTreeSet<&'b str>,
    ) {
        let mut references = Vec::new();
        walk(pattern, &mut |inline| match inline {
            InlineExpression::VariableReference { id } => {
                found.insert(id.name);
            }
            InlineExpression::MessageReference { id, attribute } => {
                references.push((id.name, attribute.as_ref().map(|attribute| attribute.name)));
            }
            _ => {}
        });
        for (id, attribute) in references {
            if !seen.insert((id, attribute)) {
                continue;
            }
            let message: Option<FluentMessage<'b>> = bundle.get_message(id);
            let pattern = message.and_then(|message| match attribute {
                None => message.value(),
                Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
            });
            if let Some(pattern) = pattern {
                follow(bundle, pattern, seen, found);
            }
        }
    }
    let mut found = BTreeSet::new();
    follow(bundle, pattern, &mut BTreeSet::new(), &mut found);
    found
}
