use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};

use crate::diagnostic::{Finding, check, did_you_mean, listed};
use crate::locale::functions::{ORDINAL, TYPE};
use crate::locale::messages::Found;
use crate::locale::variable::FACT;

check! {
/// Missing or invalid plural form.
///
/// Languages have different plural forms: English has two, Russian three for whole numbers, Chinese one. A message that
/// selects variants by a number needs one for every form of whole numbers; the default counts as one. Variants for
/// forms that the language lacks, and duplicate variants, are never selected. Exact numbers such as `[0]` are allowed
/// too, also instead of a form that has only one number.
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

/// Functions that format numbers.
pub const COUNTING: [&str; 3] = ["NUMBER", "DAYS", "HOURS"];

/// The plural forms of a language.
pub struct Forms {
    /// Forms of whole numbers.
    names: BTreeSet<&'static str>,
    /// Forms of exactly one number, with that number.
    single: BTreeMap<&'static str, u32>,
    /// The smallest number of each form.
    least: BTreeMap<&'static str, u32>,
    /// All forms, including those of fractions and large round numbers.
    all: BTreeSet<&'static str>,
    /// The form of each whole number from 0 to [`MOST`].
    of: Vec<&'static str>,
    /// The forms of ordinals, which cardinal forms have beside them.
    ordinals: Option<Box<Forms>>,
}

/// The largest number whose form is known. In some languages, large round numbers have forms of their own; such numbers do
/// not occur here.
const MOST: u32 = 200;

impl Forms {
    /// The names, in the usual order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        FORMS.iter().map(|(name, _)| *name).filter(|name| self.names.contains(name))
    }

    /// Whether a form has exactly one number: true for `one` in English, but not in Russian, where 21 has it too.
    pub fn is_single(&self, name: &str) -> bool {
        self.single.contains_key(name)
    }

    /// A whole number of each form, and of each form of ordinals.
    pub fn examples(&self) -> impl Iterator<Item = u32> {
        let ordinals = self.ordinals.iter().flat_map(|ordinals| ordinals.least.values());
        self.least.values().chain(ordinals).copied().collect::<BTreeSet<u32>>().into_iter()
    }

    /// The forms of ordinals, such as `1st` and `2nd`.
    pub fn ordinals(&self) -> &Self {
        self.ordinals.as_deref().unwrap_or(self)
    }

    /// The forms that a selector selects by.
    pub fn selected_by<S: AsRef<str>>(&self, selector: &InlineExpression<S>) -> &Self {
        if is_ordinal(selector) { self.ordinals() } else { self }
    }

    /// Whether exact branches cover all numbers of a form, as `[0]` covers `zero`.
    pub fn is_covered<'a>(&self, name: &str, mut keys: impl Iterator<Item = &'a str>) -> bool {
        self.single.get(name).is_some_and(|number| keys.any(|key| key.parse() == Ok(*number)))
    }

    /// Whether a name is a plural form in any language.
    pub fn is_one(name: &str) -> bool {
        FORMS.iter().any(|(known, _)| *known == name)
    }

    /// The plural form with a name in any language.
    pub fn named(name: &str) -> Option<&'static str> {
        FORMS.iter().map(|(known, _)| *known).find(|known| *known == name)
    }

    /// The first whole numbers of a form, such as `2–4, 22–24, 32–34, …`; `None` if it has none.
    pub fn numbers(&self, name: &str) -> Option<String> {
        const MOST_RANGES: usize = 3;
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for (number, _) in self.of.iter().enumerate().filter(|(_, form)| **form == name) {
            match ranges.last_mut() {
                Some((_, end)) if *end + 1 == number => *end = number,
                _ => ranges.push((number, number)),
            }
        }
        // The last range goes on.
        let last = self.of.len().saturating_sub(1);
        let text = |(start, end): &(usize, usize)| match (start, end) {
            (start, end) if *end == last => format!("{start} and more"),
            (start, end) if start == end => start.to_string(),
            (start, end) => format!("{start}–{end}"),
        };
        let mut shown: Vec<String> = ranges.iter().take(MOST_RANGES).map(text).collect();
        if ranges.len() > MOST_RANGES {
            shown.push("…".to_owned());
        }
        (!shown.is_empty()).then(|| shown.join(", "))
    }

    /// The form of a whole number up to 200.
    pub fn form(&self, number: u32) -> Option<&'static str> {
        self.of.get(usize::try_from(number).ok()?).copied()
    }

    /// The plural forms of a language.
    pub fn of(locale: &icu_locale::Locale) -> Self {
        let ordinals = Self::of_type(locale, PluralRuleType::Ordinal);
        Self { ordinals: Some(Box::new(ordinals)), ..Self::of_type(locale, PluralRuleType::Cardinal) }
    }

    fn of_type(locale: &icu_locale::Locale, kind: PluralRuleType) -> Self {
        let options = PluralRulesOptions::default().with_type(kind);
        let mut forms = Self {
            names: BTreeSet::new(),
            single: BTreeMap::new(),
            least: BTreeMap::new(),
            all: BTreeSet::new(),
            of: Vec::new(),
            ordinals: None,
        };
        let Ok(rules) = PluralRules::try_new(locale.into(), options) else { return forms };
        let name = |form: PluralCategory| FORMS.iter().find(|(_, known)| *known == form).map(|(name, _)| *name);
        forms.all.extend(rules.categories().filter_map(name));
        for number in 0..=MOST {
            let Some(name) = name(rules.category_for(number)) else { continue };
            forms.of.push(name);
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

/// Reports selections by number that lack a form, or have one that the language lacks.
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
    let mut report = |at: &str, message: String, help: Option<String>| {
        findings.push(found.finding(&PLURAL, at, message).with_help(help));
    };
    if let Some(key) = twice {
        report(key, format!("duplicate variant `{key}`: the second one is never selected"), None);
    }
    let Some((default, text)) = default else { return };
    // Keys such as `[high]` and `*[other]` alone do not select by number.
    let counts = match selector {
        InlineExpression::FunctionReference { id, .. } => COUNTING.contains(&id.name),
        // Values of facts can have the names of plural forms.
        InlineExpression::VariableReference { id } if id.name.starts_with(FACT) => false,
        InlineExpression::VariableReference { .. } => !exact.is_empty() || named.iter().any(|name| *name != "other"),
        _ => false,
    };
    let forms = forms.selected_by(selector);
    if !counts || forms.names.is_empty() {
        return;
    }
    if let Some(key) = exact.first().filter(|_| is_ordinal(selector)) {
        let help =
            chosen_by(selector).map(|name| format!("select by `${name}` first, and by ordinals inside its default"));
        report(key, format!("`[{key}]` is never selected: ordinals have plural forms only"), help);
        return;
    }
    for (number, key) in exact.iter().filter_map(|key| Some((key.parse::<usize>().ok()?, *key))) {
        let first = variants.iter().map(key_of).find(|known| *known == key || forms.of.get(number) == Some(known));
        if let Some(form) = first.filter(|first| *first != key) {
            let help = format!("move `[{key}]` before `[{form}]`");
            report(key, format!("`[{key}]` is never selected: `[{form}]` comes first"), Some(help));
        }
    }
    for name in &others {
        let help = did_you_mean(&name.to_lowercase(), FORMS.iter().map(|(form, _)| *form));
        let help = help.unwrap_or_else(|| format!("available: {}", listed(&forms.names)));
        report(name, format!("`{name}` is not a plural form: no number selects it"), Some(help));
    }
    for name in &named {
        // `other` is also the form of fractions and the usual default.
        if !forms.all.contains(name) && *name != "other" {
            let number = if is_ordinal(selector) { "ordinal" } else { "number" };
            report(name, format!("no {number} has the plural form `{name}` in this language"), None);
        }
    }
    // Texts that show a number depend on its form; texts without one need not.
    let inflects = named.iter().any(|name| *name != default || *name != "other")
        || (!exact.is_empty() && written(text).any(|name| chosen_by(selector) == Some(name)));
    // A misspelled form is not missing too.
    if !inflects || !others.is_empty() {
        return;
    }
    let covered = |form: &str| forms.is_covered(form, exact.iter().copied());
    let missing = forms.names.iter().filter(|form| !named.contains(form) && **form != default && !covered(form));
    let missing: Vec<_> = missing.collect();
    // The default covers one form, under any name.
    let spare =
        usize::from(!forms.names.contains(default) && !named.iter().any(|name| *name == default && *name != "other"));
    if missing.len() > spare {
        report(default, format!("`{}` lacks the plural forms {}", found.id, listed(&missing)), None);
    }
}

/// The variant keys of a selection.
#[derive(Default)]
struct Keys<'f> {
    /// Plural forms.
    named: Vec<&'f str>,
    /// Numbers.
    exact: Vec<&'f str>,
    others: Vec<&'f str>,
    /// A duplicate key.
    twice: Option<&'f str>,
    /// The key of the default, with its text.
    default: Option<(&'f str, &'f Pattern<&'f str>)>,
}

impl<'f> Keys<'f> {
    fn of(variants: &'f [Variant<&'f str>]) -> Self {
        let (mut keys, mut seen) = (Self::default(), Vec::new());
        for variant in variants {
            let key = key_of(variant);
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

/// The name or number of a key.
pub fn key_text<S>(key: &VariantKey<S>) -> &S {
    let (VariantKey::NumberLiteral { value: key } | VariantKey::Identifier { name: key }) = key;
    key
}

/// The key of a variant.
pub(crate) fn key_of<'f>(variant: &Variant<&'f str>) -> &'f str {
    key_text::<&str>(&variant.key)
}

/// Whether a selector is `NUMBER` of ordinals.
pub fn is_ordinal<S: AsRef<str>>(selector: &InlineExpression<S>) -> bool {
    let InlineExpression::FunctionReference { arguments, .. } = selector else { return false };
    arguments.named.iter().any(|option| {
        let value = match &option.value {
            InlineExpression::StringLiteral { value } => value.as_ref(),
            _ => return false,
        };
        option.name.name.as_ref() == TYPE && value == ORDINAL
    })
}

/// The variable of a selector.
fn chosen_by<'f>(selector: &InlineExpression<&'f str>) -> Option<&'f str> {
    match selector {
        InlineExpression::VariableReference { id } => Some(id.name),
        InlineExpression::FunctionReference { arguments, .. } => chosen_by(arguments.positional.first()?),
        _ => None,
    }
}

/// The variables that a pattern itself shows as numbers.
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
