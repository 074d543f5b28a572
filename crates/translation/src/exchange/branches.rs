//! Splits patterns into one text per branch, and composes them again.

use fluent_syntax::ast::{
    Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};

use referee::tooling::{Forms, is_ordinal, key_text, parsed};

use super::part::{Leaf, Part, expression, inner, placeable};

/// A step into a branch: the number of the selector in its text, its expression, and the key of the variant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Step {
    /// Starts at 1.
    pub(super) choice: usize,
    /// Fluent source, such as `$count`.
    pub(super) selector: String,
    pub(super) key: String,
    pub(super) default: bool,
}

impl Step {
    /// The plural forms that the selector selects by.
    pub(super) fn forms<'f>(&self, forms: &'f Forms) -> &'f Forms {
        if self.is_ordinal() { forms.ordinals() } else { forms }
    }

    pub(super) fn is_ordinal(&self) -> bool {
        selector(&self.selector).is_some_and(|selector| is_ordinal(&selector))
    }
}

/// A branch of a pattern with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Branch {
    pub(super) path: Vec<Step>,
    pub(super) leaf: Leaf,
}

/// The code for a selector in a text.
pub(super) fn place(choice: usize, selector: &str) -> String {
    format!("{{{choice} {selector} -> …}}")
}

/// The number and the expression of the selector that a code represents.
pub(super) fn placed(code: &str) -> Option<(usize, &str)> {
    let inside = code.strip_prefix('{')?.strip_suffix(" -> …}")?;
    let (choice, selector) = inside.split_once(' ')?;
    Some((choice.parse().ok()?, selector))
}

/// The texts of a pattern. A pattern that is only a selector has no text of its own.
pub(super) fn branches(pattern: &Pattern<String>) -> Vec<Branch> {
    let mut all = Vec::new();
    collect(pattern, &mut Vec::new(), &mut all);
    all
}

/// The expression of a placeable, without nested placeables.
fn within(expression: &Expression<String>) -> &Expression<String> {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => within(expression),
        other => other,
    }
}

fn collect(pattern: &Pattern<String>, path: &mut Vec<Step>, all: &mut Vec<Branch>) {
    let mut leaf = Leaf::default();
    let mut choices = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => leaf.text(value),
            PatternElement::Placeable { expression: held } => match within(held) {
                Expression::Select { selector, variants } => {
                    let selector = expression(selector);
                    leaf.0.push(Part::Code(place(choices.len() + 1, &selector)));
                    choices.push((selector, variants));
                }
                Expression::Inline(_) => leaf.0.push(Part::Code(inner(element))),
            },
        }
    }
    if choices.len() != 1 || leaf.0.len() != 1 {
        all.push(Branch { path: path.clone(), leaf });
    }
    for (number, (selector, variants)) in choices.into_iter().enumerate() {
        for variant in variants {
            path.push(Step {
                choice: number + 1,
                selector: selector.clone(),
                key: key_text(&variant.key).clone(),
                default: variant.default,
            });
            collect(&variant.value, path, all);
            path.pop();
        }
    }
}

/// Composes the pattern of branches.
///
/// # Errors
/// What is missing or wrong.
pub(super) fn pattern(all: &[Branch]) -> Result<Pattern<String>, String> {
    composed(all, &mut Vec::new())
}

fn composed(all: &[Branch], path: &mut Vec<Step>) -> Result<Pattern<String>, String> {
    let own = all.iter().find(|branch| branch.path == *path).map(|branch| &branch.leaf);
    let below = |branch: &&Branch| branch.path.len() > path.len() && branch.path.starts_with(path);
    let steps: Vec<Step> = all.iter().filter(below).filter_map(|branch| branch.path.get(path.len()).cloned()).collect();
    let leaf = if let Some(leaf) = own {
        leaf.clone()
    } else {
        let first = steps.first().ok_or_else(|| "a text is missing".to_owned())?;
        Leaf(vec![Part::Code(place(first.choice, &first.selector))])
    };
    let mut known = Vec::new();
    let made = leaf.pattern(&mut |code| {
        let Some((choice, _)) = placed(code) else { return placeable(code) };
        known.push(choice);
        let mut variants: Vec<Step> = Vec::new();
        for step in steps.iter().filter(|step| step.choice == choice) {
            if !variants.contains(step) {
                variants.push(step.clone());
            }
        }
        let selector = variants.first().map(|step| step.selector.clone());
        let selector = selector.ok_or_else(|| format!("`{code}` has no branches"))?;
        if variants.iter().any(|step| step.selector != selector) {
            return Err(format!("the branches of `{code}` have different selectors"));
        }
        match variants.iter().filter(|step| step.default).count() {
            1 => {}
            0 => return Err(format!("`{code}` has no default branch")),
            _ => return Err(format!("`{code}` has two default branches")),
        }
        let selector = self::selector(&selector).ok_or_else(|| format!("`{selector}` is not a selector"))?;
        let mut made = Vec::new();
        for step in variants {
            let number = step.key.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            let key = step.key.clone();
            let key =
                if number { VariantKey::NumberLiteral { value: key } } else { VariantKey::Identifier { name: key } };
            let default = step.default;
            path.push(step);
            let value = composed(all, path);
            path.pop();
            made.push(Variant { key, value: value?, default });
        }
        Ok(PatternElement::Placeable { expression: Expression::Select { selector, variants: made } })
    })?;
    if let Some(lost) = steps.iter().find(|step| !known.contains(&step.choice)) {
        return Err(format!("`{}` is missing, but has branches", place(lost.choice, &lost.selector)));
    }
    known.sort_unstable();
    if known.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err("it has the same selector twice".to_owned());
    }
    Ok(made)
}

/// Parses a selector.
fn selector(text: &str) -> Option<InlineExpression<String>> {
    let resource = parsed(&format!("x =\n    {{ {text} ->\n       *[x] x\n    }}\n"))?;
    let [Entry::Message(message)] = &*resource.body else { return None };
    let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] =
        &*message.value.as_ref()?.elements
    else {
        return None;
    };
    (variants.len() == 1).then(|| selector.clone())
}

/// A message or term made of patterns.
pub(super) fn message(
    id: &str,
    value: Option<Pattern<String>>,
    attributes: Vec<(String, Pattern<String>)>,
    comment: Option<fluent_syntax::ast::Comment<String>>,
) -> Entry<String> {
    let name = |name: &str| Identifier { name: name.to_owned() };
    let attributes = attributes.into_iter().map(|(id, value)| fluent_syntax::ast::Attribute { id: name(&id), value });
    let attributes = attributes.collect();
    match (id.strip_prefix('-'), value) {
        (Some(id), Some(value)) => Entry::Term(fluent_syntax::ast::Term { id: name(id), value, attributes, comment }),
        (_, value) => Entry::Message(fluent_syntax::ast::Message { id: name(id), value, attributes, comment }),
    }
}
