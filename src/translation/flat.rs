//! The texts of patterns: each that a pattern can come to, and the parts that it is written of.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

use crate::locale::range;

use super::checks::typography::VALUE;

/// The words of a pattern that is nothing else.
pub(super) fn plain<'f>(pattern: &Pattern<&'f str>) -> Option<&'f str> {
    match &*pattern.elements {
        [PatternElement::TextElement { value }] if value.contains(char::is_alphabetic) => Some(value),
        _ => None,
    }
}

/// Visits every text of a pattern, in all its branches.
pub(super) fn texts<'f>(pattern: &Pattern<&'f str>, visit: &mut dyn FnMut(&'f str)) {
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

/// Whether a pattern comes to more than one text.
pub(super) fn has_branches(pattern: &Pattern<&str>) -> bool {
    fn chooses(expression: &Expression<&str>) -> bool {
        match expression {
            Expression::Select { .. } => true,
            Expression::Inline(InlineExpression::Placeable { expression }) => chooses(expression),
            Expression::Inline(_) => false,
        }
    }
    let mut elements = pattern.elements.iter();
    elements.any(|element| matches!(element, PatternElement::Placeable { expression } if chooses(expression)))
}

/// A literal that stands as it is written.
fn literal<'f>(inline: &InlineExpression<&'f str>) -> Option<&'f str> {
    match inline {
        InlineExpression::StringLiteral { value } if !value.contains('\\') => Some(value),
        _ => None,
    }
}

/// A text that a pattern can come to, with where its parts stand, and what is written into it.
#[derive(Clone, Default)]
pub(super) struct Flat<'f> {
    pub(super) text: String,
    pub(super) parts: Vec<(usize, &'f str)>,
    pub(super) values: Vec<&'f InlineExpression<&'f str>>,
}

impl<'f> Flat<'f> {
    fn of(text: &'f str) -> Self {
        Self { text: text.to_owned(), parts: vec![(0, text)], values: Vec::new() }
    }

    /// Where a byte of the text stands in the file.
    pub(super) fn place(&self, file: &str, at: usize) -> Option<usize> {
        let (start, part) = self.parts.iter().rev().find(|(start, part)| *start <= at && at < start + part.len())?;
        Some(range(file, part).start + at - start)
    }
}

/// The texts that a pattern can come to, each branch in one of them.
pub(super) fn flattened<'f>(pattern: &'f Pattern<&'f str>) -> Vec<Flat<'f>> {
    fn branches<'f>(expression: &'f Expression<&'f str>) -> Vec<Flat<'f>> {
        match expression {
            Expression::Select { variants, .. } => {
                variants.iter().flat_map(|variant| flattened(&variant.value)).collect()
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => branches(expression),
            Expression::Inline(inline) => vec![match literal(inline) {
                Some(text) => Flat::of(text),
                None => Flat { text: VALUE.to_string(), parts: Vec::new(), values: vec![inline] },
            }],
        }
    }
    let mut flats = vec![Flat::default()];
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![Flat::of(value)],
            PatternElement::Placeable { expression } => branches(expression),
        };
        // Not every branch with every other: each once.
        let most = flats.len().max(next.len());
        let joined = (0..most).filter_map(|number| {
            let mut flat = flats.get(number).or_else(|| flats.last())?.clone();
            let part = next.get(number).or_else(|| next.last())?;
            let start = flat.text.len();
            flat.text.push_str(&part.text);
            flat.parts.extend(part.parts.iter().map(|(at, text)| (start + at, *text)));
            flat.values.extend(&part.values);
            Some(flat)
        });
        flats = joined.collect();
    }
    flats
}
