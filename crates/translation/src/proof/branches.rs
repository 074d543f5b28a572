//! The branches of a pattern, and those that values select: a second implementation of Fluent selection, independent of
//! the library that formats messages.

use std::collections::HashSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use icu_decimal::input::Decimal;
use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};

use referee::rules::Instant;
pub(super) use referee::tooling::Argument;
use referee::tooling::{LEFT, Messages, is_ordinal, units};

/// The key of a branch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Key<'f> {
    Number(f64),
    Name(&'f str),
}

pub(super) struct Branches<'f> {
    pattern: &'f Pattern<&'f str>,
    messages: &'f Messages<'f>,
    rules: Option<PluralRules>,
    ordinals: Option<PluralRules>,
    /// The variants of all selectors, in order.
    all: Vec<&'f Variant<&'f str>>,
    reached: HashSet<usize>,
    offset: i16,
}

/// The value of a selector.
enum Chosen {
    Number(Decimal),
    Ordinal(Decimal),
    Text(String),
    Nothing,
}

impl<'f> Branches<'f> {
    pub(super) fn new(pattern: &'f Pattern<&'f str>, messages: &'f Messages<'f>, locale: &Locale) -> Self {
        let mut all = Vec::new();
        selections(pattern, &mut |_, variants| all.extend(variants));
        let rules = |kind| PluralRules::try_new(locale.into(), PluralRulesOptions::default().with_type(kind)).ok();
        let (rules, ordinals) = (rules(PluralRuleType::Cardinal), rules(PluralRuleType::Ordinal));
        Self { pattern, messages, rules, ordinals, all, reached: HashSet::new(), offset: 0 }
    }

    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The keys of the branches.
    pub(super) fn keys(&self) -> Vec<Key<'f>> {
        let key = |variant: &&Variant<&'f str>| match variant.key {
            VariantKey::NumberLiteral { value } => value.parse().ok().map(Key::Number),
            VariantKey::Identifier { name } => Some(Key::Name(name)),
        };
        self.all.iter().filter_map(key).collect()
    }

    /// The variables that select branches.
    pub(super) fn selecting(&self) -> Vec<&'f str> {
        let mut names = Vec::new();
        for selector in referee::tooling::selectors(self.pattern) {
            referee::tooling::walk_inline(selector, &mut |inline| {
                if let InlineExpression::VariableReference { id } = inline {
                    names.push(id.name);
                }
            });
        }
        names
    }

    /// The keys of the branches that no value has selected.
    /// Those that the attribute of a term selects are left out, as another rule set can have another term.
    pub(super) fn unreached(&self) -> impl Iterator<Item = &'f str> {
        let mut by_terms = Vec::new();
        selections(self.pattern, &mut |selector, variants| {
            if let InlineExpression::TermReference { attribute: Some(_), .. } = selector {
                by_terms.extend(variants);
            }
        });
        let is_by_term = move |variant: &Variant<&str>| by_terms.iter().any(|known| std::ptr::eq(*known, variant));
        let open = self.all.iter().enumerate().filter(|(number, _)| !self.reached.contains(number));
        let open = open.filter(move |(_, variant)| !is_by_term(variant));
        open.map(|(_, variant)| match variant.key {
            VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => name,
        })
    }

    /// The branches that values select, with instants at an offset from UTC in minutes.
    pub(super) fn follow(&mut self, given: &[(&str, Argument)], offset: i16) -> Vec<usize> {
        let mut path = Vec::new();
        self.offset = offset;
        self.through(self.pattern, given, &mut path);
        self.reached.extend(&path);
        path
    }

    fn through(&self, pattern: &'f Pattern<&'f str>, given: &[(&str, Argument)], path: &mut Vec<usize>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            let mut expression = expression;
            while let Expression::Inline(InlineExpression::Placeable { expression: inner }) = expression {
                expression = inner;
            }
            let Expression::Select { selector, variants } = expression else { continue };
            let chosen = self.chosen(selector, given);
            let wanted = variants.iter().find(|variant| self.fits(variant, &chosen));
            let Some(variant) = wanted.or_else(|| variants.iter().find(|variant| variant.default)) else { continue };
            path.extend(self.all.iter().position(|known| std::ptr::eq(*known, variant)));
            self.through(&variant.value, given, path);
        }
    }

    fn chosen(&self, selector: &InlineExpression<&str>, given: &[(&str, Argument)]) -> Chosen {
        let value = |name: &str| given.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        match selector {
            InlineExpression::VariableReference { id } => match value(id.name) {
                Some(Argument::Text(text)) => Chosen::Text(text.clone()),
                Some(Argument::Count(count)) => number(&count.to_string(), 0),
                Some(Argument::Decimal(decimal)) => number(&decimal.to_string(), 0),
                _ => Chosen::Nothing,
            },
            InlineExpression::FunctionReference { id, arguments } => {
                let Some(InlineExpression::VariableReference { id: variable }) = arguments.positional.first() else {
                    return Chosen::Nothing;
                };
                let least = arguments.named.iter().find(|named| named.name.name == "minimumFractionDigits");
                let least = least.and_then(|named| match &named.value {
                    InlineExpression::NumberLiteral { value } => value.parse().ok(),
                    _ => None,
                });
                let chosen = match (id.name, value(variable.name)) {
                    ("DAYS" | "HOURS", Some(Argument::Duration(span))) => {
                        let unit = if id.name == "DAYS" { 86_400_000 } else { 3_600_000 };
                        number(&units(*span, unit, variable.name == LEFT).to_string(), 0)
                    }
                    ("DAY", Some(Argument::Instant(instant))) => {
                        // The written form, 2020-06-08T10:00:00Z, of the instant in its zone.
                        let local =
                            Instant::from_millis(instant.millis() + i64::from(self.offset) * 60_000).to_string();
                        let date = local.split('T').next().unwrap_or_default();
                        number(date.rsplit('-').next().unwrap_or_default().trim_start_matches('0'), 0)
                    }
                    ("NUMBER", Some(Argument::Count(count))) => number(&count.to_string(), least.unwrap_or(0)),
                    ("NUMBER", Some(Argument::Decimal(decimal))) => number(&decimal.to_string(), least.unwrap_or(0)),
                    _ => Chosen::Nothing,
                };
                match chosen {
                    Chosen::Number(number) if is_ordinal(selector) => Chosen::Ordinal(number),
                    chosen => chosen,
                }
            }
            InlineExpression::TermReference { id, attribute, .. } => {
                let name = attribute.as_ref().map(|attribute| attribute.name);
                let term = self.messages.get(&*format!("-{}", id.name)).and_then(|found| found.pattern(name));
                match term.map(|pattern| pattern.elements.as_slice()) {
                    Some([PatternElement::TextElement { value }]) => Chosen::Text((*value).to_owned()),
                    _ => Chosen::Nothing,
                }
            }
            _ => Chosen::Nothing,
        }
    }

    fn fits(&self, variant: &Variant<&str>, chosen: &Chosen) -> bool {
        match (&variant.key, chosen) {
            (VariantKey::NumberLiteral { value }, Chosen::Number(number)) => {
                let plain = |text: &str| text.parse::<f64>().ok();
                plain(value).is_some() && plain(value) == plain(&number.to_string())
            }
            (VariantKey::Identifier { name }, Chosen::Number(number)) => has_form(self.rules.as_ref(), number, name),
            (VariantKey::Identifier { name }, Chosen::Ordinal(number)) => {
                has_form(self.ordinals.as_ref(), number, name)
            }
            (VariantKey::Identifier { name }, Chosen::Text(text)) => text == name,
            _ => false,
        }
    }
}

fn number(text: &str, least: i16) -> Chosen {
    text.parse::<Decimal>().map_or(Chosen::Nothing, |mut decimal| {
        decimal.pad_end(-least);
        Chosen::Number(decimal)
    })
}

fn has_form(rules: Option<&PluralRules>, number: &Decimal, name: &str) -> bool {
    rules.is_some_and(|rules| form(rules.category_for(number)) == name)
}

fn form(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// What is called with each selector and its variants.
type Visit<'v, 'f> = &'v mut dyn FnMut(&'f InlineExpression<&'f str>, &'f [Variant<&'f str>]);

/// Visits every selector with its variants, outer ones first.
fn selections<'f>(pattern: &'f Pattern<&'f str>, visit: Visit<'_, 'f>) {
    fn within<'f>(expression: &'f Expression<&'f str>, visit: Visit<'_, 'f>) {
        match expression {
            Expression::Select { selector, variants } => {
                visit(selector, variants);
                for variant in variants {
                    selections(&variant.value, visit);
                }
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => within(expression, visit),
            Expression::Inline(_) => {}
        }
    }
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            within(expression, visit);
        }
    }
}
