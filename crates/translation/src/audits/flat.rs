//! The texts that a pattern can produce, with the source of their parts.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;

use referee::tooling::{literal, range, texts};

use super::line::VALUE;

/// The text of a pattern without placeables.
pub(super) fn plain<'f>(pattern: &Pattern<&'f str>) -> Option<&'f str> {
    match &*pattern.elements {
        [PatternElement::TextElement { value }] if value.contains(char::is_alphabetic) => Some(value),
        _ => None,
    }
}

/// A text that a pattern can produce, with the source of its parts and the inserted values.
#[derive(Clone, Default)]
pub(super) struct Flat<'f> {
    pub(super) text: String,
    pub(super) parts: Vec<(usize, &'f str)>,
    pub(super) values: Vec<&'f InlineExpression<&'f str>>,
}

impl<'f> Flat<'f> {
    fn of(text: &'f str) -> Self {
        Self { text: text.to_owned(), parts: vec![(0, text)], ..Self::default() }
    }

    /// A literal with its escapes resolved.
    fn of_literal(value: &'f str) -> Self {
        let mut flat = Self::default();
        let mut rest = value;
        while !rest.is_empty() {
            let length = match rest.find('\\') {
                Some(0) => match rest.as_bytes().get(1) {
                    Some(b'u') => 6,
                    Some(b'U') => 8,
                    _ => 2,
                },
                Some(at) => at,
                None => rest.len(),
            };
            let Some((part, after)) = rest.split_at_checked(length) else { break };
            flat.parts.push((flat.text.len(), part));
            flat.text.push_str(&unescape_unicode_to_string(part));
            rest = after;
        }
        flat
    }

    /// The position in the file of a byte of the text.
    pub(super) fn place(&self, file: &str, at: usize) -> Option<usize> {
        let next = self.parts.partition_point(|(start, _)| *start <= at);
        let (start, part) = self.parts.get(next.checked_sub(1)?).filter(|(start, part)| at < start + part.len())?;
        Some(range(file, part).start + at - start)
    }
}

/// The most parts and bytes of texts that are composed for a pattern. Real patterns need far fewer.
const MOST_PARTS: usize = 1_000_000;
const MOST_BYTES: usize = 50_000_000;

/// Texts that a pattern can produce, with each branch in at least one; none if there are too many.
pub(super) fn flattened<'f>(pattern: &'f Pattern<&'f str>) -> Vec<Flat<'f>> {
    fn branches<'f>(expression: &'f Expression<&'f str>) -> Vec<Flat<'f>> {
        match expression {
            Expression::Select { variants, .. } => {
                variants.iter().flat_map(|variant| flattened(&variant.value)).collect()
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => branches(expression),
            Expression::Inline(inline) => vec![match literal(inline) {
                Some(text) if !text.trim().is_empty() => Flat::of_literal(text),
                // White space in a literal is intended.
                _ => Flat { text: VALUE.to_string(), values: vec![inline], ..Flat::default() },
            }],
        }
    }
    let (count, parts) = size(pattern);
    let mut bytes = 0_usize;
    texts(pattern, &mut |text| bytes += text.len());
    if count.saturating_mul(parts) > MOST_PARTS || count > 1 && count.saturating_mul(bytes) > MOST_BYTES {
        return Vec::new();
    }
    let mut flats = vec![Flat::default()];
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![Flat::of(value)],
            PatternElement::Placeable { expression } => branches(expression),
        };
        // Use each branch once, not in every combination.
        if next.len() > flats.len() {
            let last = flats.last().cloned().unwrap_or_default();
            flats.resize(next.len(), last);
        }
        for (number, flat) in flats.iter_mut().enumerate() {
            let Some(part) = next.get(number).or_else(|| next.last()) else { continue };
            let start = flat.text.len();
            flat.text.push_str(&part.text);
            flat.parts.extend(part.parts.iter().map(|(at, text)| (start + at, *text)));
            flat.values.extend(&part.values);
        }
    }
    flats
}

/// The most branches of a selector in a pattern, and the number of elements.
fn size(pattern: &Pattern<&str>) -> (usize, usize) {
    fn chosen(expression: &Expression<&str>) -> (usize, usize) {
        match expression {
            Expression::Select { variants, .. } => {
                let sizes = variants.iter().map(|variant| size(&variant.value));
                sizes.fold((0, 0), |(branches, parts), (more, others)| (branches + more, parts + others))
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => chosen(expression),
            Expression::Inline(_) => (1, 1),
        }
    }
    pattern.elements.iter().fold((1, 0), |(branches, parts), element| match element {
        PatternElement::TextElement { .. } => (branches, parts + 1),
        PatternElement::Placeable { expression } => {
            let (more, others) = chosen(expression);
            (branches.max(more), parts + others)
        }
    })
}
