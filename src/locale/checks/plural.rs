use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use icu::plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};

use crate::diagnostic::{Finding, check};
use crate::locale::messages::Found;
use crate::locale::patterns::range;

check! {
/// A sentence does not cover the plural forms of its language.
///
/// Languages have different forms for different numbers: English two, Russian three for whole numbers, Chinese one.
/// Where a sentence writes a number and chooses its words by it, it has a variant for every form that whole numbers take,
/// the default counting as one; and it has none for a form that the language lacks, which would never be chosen. Exact
/// numbers such as `[0]` may stand beside them.
    ///
    /// Wrong:
    /// ```ftl
    /// stage-open = Open
    ///     .summary =
    ///         { DAYS($left) ->
    ///             [few] A few days left.
    ///            *[other] { DAYS($left) } days left.
    ///         }
    /// ```
    /// Right:
    /// ```ftl
    /// stage-open = Open
    ///     .summary =
    ///         { DAYS($left) ->
    ///             [one] One day left.
    ///            *[other] { DAYS($left) } days left.
    ///         }
    /// ```
    PLURAL: Error in Words, "ftl-plural"
}

const FORMS: [(&str, PluralCategory); 6] = [
    ("zero", PluralCategory::Zero),
    ("one", PluralCategory::One),
    ("two", PluralCategory::Two),
    ("few", PluralCategory::Few),
    ("many", PluralCategory::Many),
    ("other", PluralCategory::Other),
];

/// The forms that whole numbers take in a language.
pub(crate) struct Forms {
    names: BTreeSet<&'static str>,
    /// Those that no more than one number takes.
    single: BTreeSet<&'static str>,
}

impl Forms {
    /// Their names, in the usual order.
    #[cfg(feature = "cli")]
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        FORMS.iter().map(|(name, _)| *name).filter(|name| self.names.contains(name))
    }

    /// Whether a form is that of one number alone: English `one`, but not that of Russian, which is also that of 21.
    pub(crate) fn is_single(&self, name: &str) -> bool {
        self.single.contains(name)
    }

    /// Whether this is the name of a form in any language.
    pub(crate) fn is_one(name: &str) -> bool {
        FORMS.iter().any(|(known, _)| *known == name)
    }

    pub(crate) fn of(locale: &icu::locale::Locale) -> Self {
        let options = PluralRulesOptions::default().with_type(PluralRuleType::Cardinal);
        let mut forms = Self { names: BTreeSet::new(), single: BTreeSet::new() };
        let Ok(rules) = PluralRules::try_new(locale.into(), options) else { return forms };
        // Large round numbers have forms of their own in some languages; nothing here is counted so far.
        for number in 0_u32..=200 {
            let form = rules.category_for(number);
            let Some((name, _)) = FORMS.iter().find(|(_, known)| *known == form) else { continue };
            if forms.names.insert(name) {
                forms.single.insert(name);
            } else {
                forms.single.remove(name);
            }
        }
        forms
    }
}

/// Selections by number in a pattern that leave out a form, or have one that the language lacks.
pub(crate) fn check<'f>(found: &Found<'f>, pattern: &'f Pattern<&'f str>, forms: &Forms, findings: &mut Vec<Finding>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_forms(found, expression, forms, findings);
        }
    }
}

fn expression_forms<'f>(
    found: &Found<'f>,
    expression: &'f Expression<&'f str>,
    forms: &Forms,
    findings: &mut Vec<Finding>,
) {
    let Expression::Select { selector, variants } = expression else {
        if let Expression::Inline(InlineExpression::Placeable { expression }) = expression {
            expression_forms(found, expression, forms, findings);
        }
        return;
    };
    let mut named = Vec::new();
    let mut default = None;
    for variant in variants {
        if let VariantKey::Identifier { name } = variant.key
            && FORMS.iter().any(|(form, _)| *form == name)
        {
            named.push(name);
        }
        if variant.default {
            default = Some(match variant.key {
                VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => name,
            });
        }
        check(found, &variant.value, forms, findings);
    }
    let Some(default) = default else { return };
    // Words alone, such as `[high]` and `*[other]`, are no forms of a number.
    let counts = match selector {
        InlineExpression::FunctionReference { id, .. } => matches!(id.name, "NUMBER" | "DAYS" | "HOURS"),
        InlineExpression::VariableReference { .. } => named.iter().any(|name| *name != "other"),
        _ => false,
    };
    let inflects = named.iter().any(|name| *name != default) || named.iter().any(|name| *name != "other");
    if !counts || !inflects || forms.names.is_empty() {
        return;
    }
    let mut tell = |at: &str, message: String| {
        findings.push(PLURAL.in_text(found.source, range(found.text, at), message));
    };
    for name in &named {
        // `other` is also for fractions and is a usual default.
        if !forms.names.contains(name) && *name != "other" {
            tell(name, format!("no whole number has the form `{name}` in this language"));
        }
    }
    let missing: Vec<String> = forms
        .names
        .iter()
        .filter(|form| !named.contains(form) && **form != default)
        .map(|form| format!("`{form}`"))
        .collect();
    // The default stands for one form, whatever it is called.
    let spare =
        usize::from(!forms.names.contains(default) && !named.iter().any(|name| *name == default && *name != "other"));
    if missing.len() > spare {
        tell(default, format!("`{}` lacks the plural forms {}", found.id, missing.join(", ")));
    }
}
