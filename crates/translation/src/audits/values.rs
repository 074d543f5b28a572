//! The values that messages show.

use std::cell::RefCell;
use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use hashbrown::HashMap;

use referee::tooling::{Forms, Messages, walk_inline};

use super::flat::Flat;

/// A message and one of its attributes.
pub(super) type Part<'f> = (&'f str, Option<&'f str>);

/// The most references that are followed.
const MOST_PARTS: usize = 100;

/// The variables and references that a text writes.
#[derive(Debug, Clone, Default)]
struct Written<'f> {
    variables: BTreeSet<&'f str>,
    references: Vec<Part<'f>>,
}

impl<'f> Written<'f> {
    fn of(value: &'f InlineExpression<&'f str>, into: &mut Self) {
        walk_inline(value, &mut |inline| match inline {
            InlineExpression::VariableReference { id } => {
                into.variables.insert(id.name);
            }
            InlineExpression::MessageReference { id, attribute } => {
                into.references.push((id.name, attribute.as_ref().map(|attribute| attribute.name)));
            }
            _ => {}
        });
    }

    /// Those of all branches, without the selectors.
    fn anywhere(pattern: &'f Pattern<&'f str>) -> Self {
        let mut written = Self::default();
        for expression in expressions(pattern) {
            match expression {
                Expression::Select { variants, .. } => {
                    for variant in variants {
                        let inner = Self::anywhere(&variant.value);
                        written.variables.extend(inner.variables);
                        written.references.extend(inner.references);
                    }
                }
                Expression::Inline(inline) => Self::of(inline, &mut written),
            }
        }
        written
    }
}

/// The expressions of a pattern, without nested placeables.
fn expressions<'f>(pattern: &'f Pattern<&'f str>) -> impl Iterator<Item = &'f Expression<&'f str>> {
    pattern.elements.iter().filter_map(|element| {
        let PatternElement::Placeable { expression } = element else { return None };
        let mut expression = expression;
        while let Expression::Inline(InlineExpression::Placeable { expression: inner }) = expression {
            expression = inner;
        }
        Some(expression)
    })
}

/// The messages that a branch refers to, in order.
pub(super) fn references<'f>(flat: &Flat<'f>) -> Vec<Part<'f>> {
    let mut written = Written::default();
    for value in &flat.values {
        Written::of(value, &mut written);
    }
    written.references
}

/// The values that messages show, including those of referenced messages.
pub(super) struct Values<'m, 'f> {
    messages: &'m Messages<'f>,
    known: RefCell<HashMap<Part<'f>, Written<'f>>>,
}

impl<'m, 'f> Values<'m, 'f> {
    pub(super) fn new(messages: &'m Messages<'f>) -> Self {
        Self { messages, known: RefCell::default() }
    }

    /// The variables that a pattern writes in any of its branches.
    pub(super) fn anywhere(&self, pattern: &'f Pattern<&'f str>) -> BTreeSet<&'f str> {
        self.followed(Written::anywhere(pattern))
    }

    /// The variables that a pattern writes in every combination of branches, with the plural forms of a language. For a
    /// referenced message, any branch counts.
    pub(super) fn always(&self, pattern: &'f Pattern<&'f str>, forms: &Forms) -> BTreeSet<&'f str> {
        always(pattern, forms, &|written| self.followed(written))
    }

    /// Like [`Values::always`], without referenced messages.
    pub(super) fn always_itself(pattern: &'f Pattern<&'f str>, forms: &Forms) -> BTreeSet<&'f str> {
        always(pattern, forms, &|written| written.variables)
    }

    fn followed(&self, written: Written<'f>) -> BTreeSet<&'f str> {
        let Written { mut variables, references: mut open } = written;
        let mut seen: BTreeSet<Part<'f>> = BTreeSet::new();
        while let Some(part) = open.pop() {
            if seen.len() >= MOST_PARTS || !seen.insert(part) {
                continue;
            }
            let pattern = self.messages.get(part.0).and_then(|found| found.pattern(part.1));
            let Some(pattern) = pattern else { continue };
            let mut known = self.known.borrow_mut();
            let next = known.entry(part).or_insert_with(|| {
                let mut written = Written::anywhere(pattern);
                written.references.sort_unstable();
                written.references.dedup();
                written
            });
            variables.extend(&next.variables);
            open.extend(&next.references);
        }
        variables
    }
}

/// The variables that a pattern writes in every combination of branches. A branch for a single value counts as writing it,
/// because it can spell the value out.
fn always<'f>(
    pattern: &'f Pattern<&'f str>,
    forms: &Forms,
    values_of: &dyn Fn(Written<'f>) -> BTreeSet<&'f str>,
) -> BTreeSet<&'f str> {
    let mut values = BTreeSet::new();
    let mut all = Written::default();
    for expression in expressions(pattern) {
        match expression {
            Expression::Select { selector, variants } => {
                let mut written = Written::default();
                Written::of(selector, &mut written);
                let branches = variants.iter().map(|variant| {
                    let mut values = always(&variant.value, forms, values_of);
                    if !variant.default && is_single(&variant.key, forms) {
                        values.extend(&written.variables);
                    }
                    values
                });
                values.extend(branches.reduce(|all, branch| &all & &branch).unwrap_or_default());
            }
            Expression::Inline(inline) => Written::of(inline, &mut all),
        }
    }
    values.extend(values_of(all));
    values
}

/// Whether a branch is for a single value. A plural form of several numbers is not.
fn is_single(key: &VariantKey<&str>, forms: &Forms) -> bool {
    match key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => !Forms::is_one(name) || forms.is_single(name),
    }
}
