//! The values that messages tell their readers.

use std::cell::RefCell;
use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use hashbrown::HashMap;

use referee::tooling::{Forms, Messages, walk_inline};

use super::flat::Flat;

/// A message and one of its attributes.
pub(super) type Part<'f> = (&'f str, Option<&'f str>);

/// How many messages are followed.
const MOST_PARTS: usize = 100;

/// What a text writes by itself.
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

    /// In all branches; what only chooses a branch is not written.
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

/// What stands between the texts of a pattern, out of placeables within placeables.
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

/// The messages that a branch refers to, in their order.
pub(super) fn references<'f>(flat: &Flat<'f>) -> Vec<Part<'f>> {
    let mut written = Written::default();
    for value in &flat.values {
        Written::of(value, &mut written);
    }
    written.references
}

/// What messages tell, also through what they refer to.
pub(super) struct Told<'m, 'f> {
    messages: &'m Messages<'f>,
    known: RefCell<HashMap<Part<'f>, Written<'f>>>,
}

impl<'m, 'f> Told<'m, 'f> {
    pub(super) fn new(messages: &'m Messages<'f>) -> Self {
        Self { messages, known: RefCell::default() }
    }

    /// The variables that a pattern writes in any of its branches.
    pub(super) fn anywhere(&self, pattern: &'f Pattern<&'f str>) -> BTreeSet<&'f str> {
        self.followed(Written::anywhere(pattern))
    }

    /// Those that it tells whichever branches are taken, in a language of some forms. What is told in any branch of what
    /// it refers to counts.
    pub(super) fn always(&self, pattern: &'f Pattern<&'f str>, forms: &Forms) -> BTreeSet<&'f str> {
        always(pattern, forms, &|written| self.followed(written))
    }

    /// Those that it tells so by itself.
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

/// The variables that a pattern tells whichever branches are taken. What a branch is taken for one value of alone may be
/// said in words there.
fn always<'f>(
    pattern: &'f Pattern<&'f str>,
    forms: &Forms,
    tells: &dyn Fn(Written<'f>) -> BTreeSet<&'f str>,
) -> BTreeSet<&'f str> {
    let mut told = BTreeSet::new();
    let mut all = Written::default();
    for expression in expressions(pattern) {
        match expression {
            Expression::Select { selector, variants } => {
                let mut written = Written::default();
                Written::of(selector, &mut written);
                let branches = variants.iter().map(|variant| {
                    let mut told = always(&variant.value, forms, tells);
                    if !variant.default && is_single(&variant.key, forms) {
                        told.extend(&written.variables);
                    }
                    told
                });
                told.extend(branches.reduce(|all, branch| &all & &branch).unwrap_or_default());
            }
            Expression::Inline(inline) => Written::of(inline, &mut all),
        }
    }
    told.extend(tells(all));
    told
}

/// Whether a branch is for one value alone; a form of many numbers says none of them.
fn is_single(key: &VariantKey<&str>, forms: &Forms) -> bool {
    match key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => !Forms::is_one(name) || forms.is_single(name),
    }
}
