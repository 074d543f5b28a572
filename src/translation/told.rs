//! The values that messages tell their readers.

use std::cell::RefCell;
use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use hashbrown::HashMap;

use crate::locale::{Forms, Messages, walk_inline};

use super::flat::{Flat, flattened};

/// A message and one of its attributes.
type Part<'f> = (&'f str, Option<&'f str>);

/// How many branches are looked at one by one, and how many messages are followed.
const MOST_BRANCHES: usize = 40;
const MOST_PARTS: usize = 100;

/// What a text writes by itself.
#[derive(Debug, Clone, Default)]
struct Written<'f> {
    variables: BTreeSet<&'f str>,
    references: Vec<Part<'f>>,
}

impl<'f> Written<'f> {
    /// In a branch.
    fn in_branch(flat: &Flat<'f>) -> Self {
        let mut written = Self::default();
        for value in &flat.values {
            Written::of(value, &mut written);
        }
        written
    }

    /// What a branch is taken for one value of alone, which may be said in words there.
    fn in_words(flat: &Flat<'f>, forms: &Forms) -> Self {
        let mut written = Self::default();
        for (selector, key) in &flat.taken {
            // A form of many numbers says none of them.
            let single = key.is_some_and(|key| match key {
                VariantKey::NumberLiteral { .. } => true,
                VariantKey::Identifier { name } => !Forms::is_one(name) || forms.is_single(name),
            });
            if single {
                Written::of(selector, &mut written);
            }
        }
        written
    }

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
        fn branches<'f>(expression: &'f Expression<&'f str>, into: &mut Written<'f>) {
            match expression {
                Expression::Select { variants, .. } => {
                    for variant in variants {
                        elements(&variant.value, into);
                    }
                }
                Expression::Inline(InlineExpression::Placeable { expression }) => branches(expression, into),
                Expression::Inline(inline) => Written::of(inline, into),
            }
        }
        fn elements<'f>(pattern: &'f Pattern<&'f str>, into: &mut Written<'f>) {
            for element in &pattern.elements {
                if let PatternElement::Placeable { expression } = element {
                    branches(expression, into);
                }
            }
        }
        let mut written = Self::default();
        elements(pattern, &mut written);
        written
    }
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

    /// Those that a pattern writes itself whichever branch is taken, be it in words, in a language of some forms; none
    /// where there are too many branches to look at.
    pub(super) fn always(pattern: &'f Pattern<&'f str>, forms: &Forms) -> BTreeSet<&'f str> {
        let flats = flattened(pattern);
        if flats.len() > MOST_BRANCHES {
            return BTreeSet::new();
        }
        // What it refers to may have branches of its own.
        let told = flats.iter().map(|flat| {
            let mut told = Written::in_branch(flat).variables;
            told.extend(Written::in_words(flat, forms).variables);
            told
        });
        told.reduce(|all, branch| all.intersection(&branch).copied().collect()).unwrap_or_default()
    }

    /// What the first of the branches of a pattern that leaves out some of these variables leaves out. What a branch is
    /// taken for one value of alone may be said in words there.
    pub(super) fn left_out(
        &self,
        flats: &[Flat<'f>],
        variables: &BTreeSet<&'f str>,
        forms: &Forms,
    ) -> Option<Vec<&'f str>> {
        if variables.is_empty() || flats.len() > MOST_BRANCHES {
            return None;
        }
        flats.iter().find_map(|flat| {
            let told = self.followed(Written::in_branch(flat));
            let fixed = Written::in_words(flat, forms);
            let spoken = |name: &&&str| told.contains(**name) || fixed.variables.contains(**name);
            let left: Vec<&str> = variables.iter().filter(|name| !spoken(name)).copied().collect();
            (!left.is_empty()).then_some(left)
        })
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
            let next = known.entry(part).or_insert_with(|| Written::anywhere(pattern));
            variables.extend(&next.variables);
            open.extend(&next.references);
        }
        variables
    }
}
