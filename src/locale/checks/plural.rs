use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};

use crate::diagnostic::{Finding, check, did_you_mean, listed};
use crate::locale::messages::Found;

check! {
/// A sentence does not cover the plural forms of its language.
///
/// Languages have different forms for different numbers: English two, Russian three for whole numbers, Chinese one.
/// Where a sentence writes a number and chooses its words by it, it has a variant for every form that whole numbers take,
/// the default counting as one; and it has none for a form that the language lacks, which would never be chosen, nor one
/// twice. Exact numbers such as `[0]` may stand beside them, and for a form that is of one number alone.
///
/// ```diff ftl
///   stage-open = Open
///       .summary =
///           { DAYS($left) ->
/// -             [few] A few days left.
/// +             [one] One day left.
///              *[other] { DAYS($left) } days left.
///           }
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

/// Functions that write numbers, and nothing else.
const COUNTING: [&str; 3] = ["NUMBER", "DAYS", "HOURS"];

/// The forms that numbers take in a language.
pub struct Forms {
    /// Those of whole numbers.
    names: BTreeSet<&'static str>,
    /// Those that no more than one number takes, with that number.
    single: BTreeMap<&'static str, u32>,
    /// The least number of each.
    least: BTreeMap<&'static str, u32>,
    /// Also those of fractions, and of large round numbers.
    all: BTreeSet<&'static str>,
}

impl Forms {
    /// Their names, in the usual order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        FORMS.iter().map(|(name, _)| *name).filter(|name| self.names.contains(name))
    }

    /// Whether a form is that of one number alone: English `one`, but not that of Russian, which is also that of 21.
    pub fn is_single(&self, name: &str) -> bool {
        self.single.contains_key(name)
    }

    /// A whole number of each form.
    pub fn examples(&self) -> impl Iterator<Item = u32> {
        self.least.values().copied()
    }

    /// Whether all numbers of a form have branches of their own: `zero` where there is a branch `[0]`.
    pub fn is_said<'a>(&self, name: &str, mut keys: impl Iterator<Item = &'a str>) -> bool {
        self.single.get(name).is_some_and(|number| keys.any(|key| key.parse() == Ok(*number)))
    }

    /// Whether this is the name of a form in any language.
    pub fn is_one(name: &str) -> bool {
        FORMS.iter().any(|(known, _)| *known == name)
    }

    /// The plural forms of a language.
    pub fn of(locale: &icu_locale::Locale) -> Self {
        let options = PluralRulesOptions::default().with_type(PluralRuleType::Cardinal);
        let mut forms =
            Self { names: BTreeSet::new(), single: BTreeMap::new(), least: BTreeMap::new(), all: BTreeSet::new() };
        let Ok(rules) = PluralRules::try_new(locale.into(), options) else { return forms };
        let name = |form: PluralCategory| FORMS.iter().find(|(_, known)| *known == form).map(|(name, _)| *name);
        forms.all.extend(rules.categories().filter_map(name));
        // Large round numbers have forms of their own in some languages; nothing here is counted so far.
        for number in 0_u32..=200 {
            let Some(name) = name(rules.category_for(number)) else { continue };
            if forms.names.insert(name) {
                forms.single.insert(name, number);
                forms.least.insert(name, number);
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
    for variant in variants {
        check(found, &variant.value, forms, findings);
    }
    let Keys { named, exact, others, twice, default } = Keys::of(variants);
    let mut tell = |at: &str, message: String, help: Option<String>| {
        findings.push(found.finding(&PLURAL, at, message).with_help(help));
    };
    if let Some(key) = twice {
        tell(key, format!("there are two variants `{key}`, and the second is never chosen"), None);
    }
    let Some((default, text)) = default else { return };
    // Words alone, such as `[high]` and `*[other]`, are no forms of a number.
    let counts = match selector {
        InlineExpression::FunctionReference { id, .. } => COUNTING.contains(&id.name),
        InlineExpression::VariableReference { .. } => !exact.is_empty() || named.iter().any(|name| *name != "other"),
        _ => false,
    };
    if !counts || forms.names.is_empty() {
        return;
    }
    for name in &others {
        let help = did_you_mean(&name.to_lowercase(), FORMS.iter().map(|(form, _)| *form));
        let help = help.unwrap_or_else(|| format!("this language has {}", listed(&forms.names)));
        tell(name, format!("`{name}` is no plural form, and no number comes to it"), Some(help));
    }
    for name in &named {
        // `other` is also for fractions and is a usual default.
        if !forms.all.contains(name) && *name != "other" {
            tell(name, format!("no number has the form `{name}` in this language"), None);
        }
    }
    // A number that is written takes its form from the language; words without one do not.
    let inflects = named.iter().any(|name| *name != default || *name != "other")
        || (!exact.is_empty() && written(text).any(|name| chosen_by(selector) == Some(name)));
    // What was meant for a form is not missing.
    if !inflects || !others.is_empty() {
        return;
    }
    let said = |form: &str| forms.is_said(form, exact.iter().copied());
    let missing = forms.names.iter().filter(|form| !named.contains(form) && **form != default && !said(form));
    let missing: Vec<_> = missing.collect();
    // The default stands for one form, whatever it is called.
    let spare =
        usize::from(!forms.names.contains(default) && !named.iter().any(|name| *name == default && *name != "other"));
    if missing.len() > spare {
        tell(default, format!("`{}` lacks the plural forms {}", found.id, listed(&missing)), None);
    }
}

/// The keys of a selection.
#[derive(Default)]
struct Keys<'f> {
    /// Plural forms.
    named: Vec<&'f str>,
    /// Numbers.
    exact: Vec<&'f str>,
    others: Vec<&'f str>,
    /// One that is there twice.
    twice: Option<&'f str>,
    /// The key of the default, with its text.
    default: Option<(&'f str, &'f Pattern<&'f str>)>,
}

impl<'f> Keys<'f> {
    fn of(variants: &'f [Variant<&'f str>]) -> Self {
        let (mut keys, mut seen) = (Self::default(), Vec::new());
        for variant in variants {
            let (VariantKey::NumberLiteral { value: key } | VariantKey::Identifier { name: key }) = variant.key;
            if matches!(variant.key, VariantKey::NumberLiteral { .. }) {
                keys.exact.push(key);
            } else if FORMS.iter().any(|(form, _)| *form == key) {
                keys.named.push(key);
            } else if !variant.default {
                keys.others.push(key);
            }
            if seen.contains(&key) {
                keys.twice = Some(key);
            }
            seen.push(key);
            if variant.default {
                keys.default = Some((key, &variant.value));
            }
        }
        keys
    }
}

/// The variable that a selector chooses by.
fn chosen_by<'f>(selector: &InlineExpression<&'f str>) -> Option<&'f str> {
    match selector {
        InlineExpression::VariableReference { id } => Some(id.name),
        InlineExpression::FunctionReference { arguments, .. } => chosen_by(arguments.positional.first()?),
        _ => None,
    }
}

/// The variables that a pattern itself writes as numbers.
fn written<'f>(pattern: &Pattern<&'f str>) -> impl Iterator<Item = &'f str> {
    pattern.elements.iter().filter_map(|element| match element {
        PatternElement::Placeable { expression: Expression::Inline(inline) } => {
            let number = match inline {
                InlineExpression::FunctionReference { id, .. } => COUNTING.contains(&id.name),
                _ => true,
            };
            chosen_by(inline).filter(|_| number)
        }
        _ => None,
    })
}
