use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use hashbrown::HashMap;

use referee::check;
use referee::diagnostic::Finding;
use referee::tooling::{Forms, Found, key_text, selections};

use crate::audits::vocabulary::MessageHash;

check! {
/// Texts of plural forms swapped.
///
/// A variant of a plural form has the text of another form: a number of the other form, a word that other messages use with
/// the other form only, or the same text as the other form, although other messages distinguish the two.
///
/// ```diff ftl
///   # en
///   stage-open = Open
///       .summary =
///           { DAYS($left) ->
///               [one] One day left.
///              *[other] { DAYS($left) } days left.
///           }
///   # de
///   stage-open = Offen
///       .summary =
///           { DAYS($left) ->
/// -             [one] Noch 2 Tage.
/// +             [one] Noch ein Tag.
///              *[other] Noch { DAYS($left) } Tage.
///           }
/// ```
    SWAPPED: Warning in Words, "words-swapped"
}

/// The words that follow numbers in the selections of a language, by plural form.
#[derive(Debug, Default)]
pub(in crate::audits) struct Agreement {
    selections: Vec<(MessageHash, BTreeMap<&'static str, String>)>,
    /// The selections that have a word.
    places: HashMap<String, Vec<usize>>,
}

/// A variant of a plural form whose text shows the number.
struct Counted<'f> {
    form: &'static str,
    key: &'f str,
    /// The word after the number.
    word: String,
    text: String,
}

impl Agreement {
    /// Adds the selections of a pattern.
    pub(in crate::audits) fn add(&mut self, key: &str, pattern: &Pattern<&str>) {
        for (selector, variants) in selections(pattern) {
            let words: BTreeMap<_, _> = counted(selector, variants).into_iter().map(|it| (it.form, it.word)).collect();
            if words.len() > 1 {
                let distinct: BTreeSet<&String> = words.values().collect();
                for word in distinct {
                    self.places.entry(word.clone()).or_default().push(self.selections.len());
                }
                self.selections.push((MessageHash::of(key), words));
            }
        }
    }

    /// Reports variants with the text of another form.
    pub(in crate::audits) fn check(
        &self,
        (key, found): (&str, &Found<'_>),
        pattern: &Pattern<&str>,
        forms: &Forms,
        findings: &mut Vec<Finding>,
    ) {
        if forms.names().nth(1).is_none() {
            return;
        }
        let message = MessageHash::of(key);
        for (selector, variants) in selections(pattern) {
            let number = other_number(selector, variants, forms);
            let wrong = number.or_else(|| self.other_form(&counted(selector, variants), message, forms));
            if let Some((at, text)) = wrong {
                let help = format!("write the text for `[{at}]`");
                findings.push(found.finding(&SWAPPED, at, text).with_help(help));
            }
        }
    }

    /// A variant with the word of another one, by the words of other messages.
    fn other_form<'f>(&self, all: &[Counted<'f>], message: MessageHash, forms: &Forms) -> Option<(&'f str, String)> {
        let places: BTreeSet<usize> =
            all.iter().filter_map(|one| self.places.get(&one.word)).flatten().copied().collect();
        let others: Vec<&BTreeMap<&str, String>> = places
            .into_iter()
            .filter_map(|place| self.selections.get(place))
            .filter(|(of, _)| *of != message)
            .map(|(_, words)| words)
            .collect();
        // Fractions can have any of the words.
        let whole: Vec<&Counted<'f>> = all.iter().filter(|one| forms.names().any(|form| form == one.form)).collect();
        let compared = |words: &BTreeMap<&str, String>| {
            let known = whole.iter().copied().filter(|one| words.contains_key(one.form));
            known.partition::<Vec<&Counted<'f>>, _>(|one| words.get(one.form) == Some(&one.word))
        };
        if others.iter().map(|words| compared(words)).any(|(same, other)| other.is_empty() && same.len() > 1) {
            return None;
        }
        others.into_iter().find_map(|words| {
            let (same, other) = compared(words);
            match other.as_slice() {
                // One of the texts was copied.
                [one] if !same.is_empty() => {
                    let copied = same.iter().find(|same| same.text == one.text)?;
                    Some((one.key, format!("`[{}]` has the text of `[{}]`", one.key, copied.key)))
                }
                [one, ..] => {
                    let mut own: Vec<&String> = other.iter().map(|one| &one.word).collect();
                    let mut theirs: Vec<&String> = other.iter().filter_map(|one| words.get(one.form)).collect();
                    own.sort();
                    theirs.sort();
                    let right = other.iter().find(|right| words.get(right.form) == Some(&one.word))?;
                    let text =
                        format!("`[{}]` has `{}`, which other messages use for `[{}]`", one.key, one.word, right.key);
                    (own == theirs).then_some((one.key, text))
                }
                [] => None,
            }
        })
    }
}

/// The variants of plural forms that show the number before a word.
fn counted<'f>(selector: &InlineExpression<&'f str>, variants: &'f [Variant<&'f str>]) -> Vec<Counted<'f>> {
    let Some(name) = variable(selector) else { return Vec::new() };
    let variants = variants.iter().filter_map(|variant| {
        let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = &variant.key;
        let form = Forms::named(key)?;
        let mut elements = variant.value.elements.iter();
        elements.find(|element| shows(element, name))?;
        let PatternElement::TextElement { value } = elements.next()? else { return None };
        let rest = value.strip_prefix([' ', '\u{a0}', '\u{202f}'])?;
        let word: String = rest.chars().take_while(|c| c.is_alphabetic() || "-’'".contains(*c)).collect();
        (!word.is_empty()).then(|| Counted { form, key, word: word.to_lowercase(), text: written(&variant.value) })
    });
    variants.collect()
}

/// A variant whose text has a number of another variant, instead of the value: its key, and the message.
fn other_number<'f>(
    selector: &InlineExpression<&'f str>,
    variants: &'f [Variant<&'f str>],
    forms: &Forms,
) -> Option<(&'f str, String)> {
    let name = variable(selector)?;
    let key = |variant: &Variant<&'f str>| *key_text::<&str>(&variant.key);
    let others: Vec<&str> = variants.iter().map(key).collect();
    if !others.iter().any(|key| Forms::is_one(key) || key.parse::<u32>().is_ok()) {
        return None;
    }
    variants.iter().find_map(|variant| {
        let own = key(variant);
        if variant.value.elements.iter().any(|element| shows(element, name)) {
            return None;
        }
        let number = only_number(&variant.value)?;
        let form = forms.form(number)?;
        let exact = number.to_string();
        let fits = match own.parse::<u32>() {
            Ok(own) => own == number,
            Err(_) if others.contains(&&*exact) => false,
            Err(_) => own == form || variant.default && !others.contains(&form),
        };
        let right = if others.contains(&&*exact) { &*exact } else { form };
        (!fits && own != right && others.contains(&right))
            .then(|| (own, format!("`[{own}]` has the number {number}, which is a number of `[{right}]`")))
    })
}

/// The number of a text without any other number.
fn only_number(pattern: &Pattern<&str>) -> Option<u32> {
    let mut numbers = Vec::new();
    for element in &pattern.elements {
        if let PatternElement::TextElement { value } = element {
            numbers
                .extend(value.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(char::is_numeric)));
        }
    }
    match numbers.as_slice() {
        [number] => number.parse().ok(),
        _ => None,
    }
}

/// The variable of a selector, or of a shown number.
fn variable<'f>(inline: &InlineExpression<&'f str>) -> Option<&'f str> {
    match inline {
        InlineExpression::VariableReference { id } => Some(id.name),
        InlineExpression::FunctionReference { arguments, .. } => variable(arguments.positional.first()?),
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(inline) => variable(inline),
            Expression::Select { .. } => None,
        },
        _ => None,
    }
}

/// Whether an element shows a variable.
fn shows(element: &PatternElement<&str>, name: &str) -> bool {
    let PatternElement::Placeable { expression: Expression::Inline(inline) } = element else { return false };
    variable(inline) == Some(name)
}

/// A text with its values, for comparison.
fn written(pattern: &Pattern<&str>) -> String {
    let element = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => value.split_whitespace().collect::<Vec<_>>().join(" "),
        PatternElement::Placeable { expression } => format!("{expression:?}"),
    };
    pattern.elements.iter().map(element).collect::<Vec<_>>().join("|")
}
