//! The texts of a locale with their originals.

use std::collections::BTreeMap;
use std::ops::Range;

use fluent_syntax::ast::{Entry, Pattern};
use unic_langid::LanguageIdentifier;

use crate::audits::{Origin, Translations, UnitId};
use referee::tooling::{Forms, icu_locale, icu_whole, part_name};

use super::branches::{Branch, Step, branches};
use super::context::Context;
use super::entries::{Entries, comment, entries};
use super::offered::offer;
use super::original::Originals;
use super::part::Leaf;

/// The category of notes about the numbers of a plural form.
pub(super) const NUMBERS: &str = "numbers";

/// Texts in two languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    pub(super) source: LanguageIdentifier,
    pub(super) target: LanguageIdentifier,
    pub(super) units: Vec<Unit>,
}

/// Translation state of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Not translated, or translated from an old original.
    Initial,
    /// Translated, but it is not recorded from which original.
    Translated,
    /// Translated from the current original.
    Final,
}

impl State {
    /// The name in XLIFF and TMX.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Translated => "translated",
            Self::Final => "final",
        }
    }

    /// The less complete state of two.
    pub(super) fn least(self, other: Self) -> Self {
        match (self, other) {
            (Self::Initial, _) | (_, Self::Initial) => Self::Initial,
            (Self::Translated, _) | (_, Self::Translated) => Self::Translated,
            (Self::Final, Self::Final) => Self::Final,
        }
    }
}

/// A text in two languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// `common`, or the name of a rule set.
    pub(super) file: Box<str>,
    /// `stage-new`, `stage-new.summary`, `-brand`.
    pub(super) key: Box<str>,
    /// The branch.
    pub(super) path: Vec<Step>,
    pub(super) source: Leaf,
    pub(super) target: Option<Leaf>,
    pub(super) state: State,
    /// Notes for translators, with their categories.
    pub(super) notes: Vec<(&'static str, String)>,
    /// The original text when it was translated.
    pub(super) before: Option<Leaf>,
    /// The position in the file.
    pub(super) at: Range<usize>,
    /// Why the unit cannot be imported.
    pub(super) fault: Option<String>,
}

impl Unit {
    /// Whether both have the same name.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.key == other.key && self.path == other.path
    }

    /// The message and the attribute.
    pub(super) fn message(&self) -> (&str, Option<&str>) {
        match self.key.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (&self.key, None),
        }
    }
}

impl Catalog {
    /// Renames the languages to the equivalent locales of a book, such as `de-DE` to `de`.
    pub fn name_as(&mut self, known: &[&LanguageIdentifier]) {
        for locale in [&mut self.source, &mut self.target] {
            let whole = icu_whole(locale);
            if !known.contains(&&*locale)
                && let Some(name) = known.iter().find(|name| whole.is_some() && icu_whole(name) == whole)
            {
                *locale = (*name).clone();
            }
        }
    }

    /// The language of the originals.
    pub fn source(&self) -> &LanguageIdentifier {
        &self.source
    }

    /// The language of the translations.
    pub fn target(&self) -> &LanguageIdentifier {
        &self.target
    }

    /// All texts for a language, translated or not.
    pub fn of(translations: &Translations, target: &LanguageIdentifier) -> Self {
        let phrasebook = translations.phrasebook();
        let rules = phrasebook.rulebook();
        let source = translations.original().clone();
        let forms = Forms::of(&icu_locale(target));
        let own: BTreeMap<Box<str>, Entries> = phrasebook
            .message_files(target, true)
            .map(|(name, file)| (name.unwrap_or("common").into(), entries(file.source.text())))
            .collect();
        let mut units = Vec::new();
        for (name, file) in translations.originals(target) {
            let name = name.unwrap_or("common");
            let context = Context::new(rules.get(name).map(|rules| &**rules));
            let translated = own.get(name);
            for (id, entry) in &entries(file.source.text()) {
                let unit = UnitId { file: name.into(), message: id.clone() };
                let state = match translations.origin(target, &unit) {
                    Some(Origin::Changed) => State::Initial,
                    Some(Origin::Current) => State::Final,
                    Some(Origin::Unrecorded) | None => State::Translated,
                };
                let before = (state == State::Initial).then(|| translations.change(target, &unit)).flatten();
                let before = before.map(|(before, _)| entries(&before));
                for (attribute, pattern) in patterns(entry) {
                    let existing = translated.and_then(|entries| entries.get(id));
                    let existing =
                        existing.and_then(|entry| patterns(entry).into_iter().find(|(name, _)| *name == attribute));
                    let key = part_name(id, attribute);
                    let mut notes = Vec::new();
                    notes.extend(comment(entry).map(|comment| ("comment", comment.content.join("\n"))));
                    notes.extend(context.of(id, attribute).into_iter().map(|text| ("context", text)));
                    // The text around the branches, as context for them.
                    let root = existing.as_ref().map_or(pattern, |(_, pattern)| pattern);
                    let root = branches(root).into_iter().find(|branch| branch.path.is_empty());
                    let before: Option<Vec<Branch>> = before.as_ref().and_then(|before| {
                        let known = patterns(before.get(id)?).into_iter().find(|(name, _)| *name == attribute)?;
                        Some(branches(known.1))
                    });
                    let english = branches(pattern);
                    let targets = targets(&english, existing.map(|(_, pattern)| branches(pattern)), &forms);
                    let paths: Vec<&[Step]> = targets.iter().map(|(path, _)| &**path).collect();
                    let originals = Originals::new(&english, &paths);
                    let before = before.as_ref().map(|before| Originals::new(before, &paths));
                    for (path, target) in &targets {
                        units.push(Unit {
                            file: name.into(),
                            key: key.as_str().into(),
                            source: originals.text(path),
                            state: if target.is_some() { state } else { State::Initial },
                            target: target.clone(),
                            notes: numbered(path, &forms)
                                .chain(match root.as_ref().filter(|_| !path.is_empty()) {
                                    Some(root) => {
                                        let part = format!("Part of: {}", root.leaf.written());
                                        notes.iter().cloned().chain([("context", part)]).collect()
                                    }
                                    None => notes.clone(),
                                })
                                .collect(),
                            before: before.as_ref().map(|before| before.text(path)),
                            path: path.clone(),
                            at: 0..0,
                            fault: None,
                        });
                    }
                }
            }
            units.extend(alone(name, translated, &entries(file.source.text())));
        }
        Self { source, target: target.clone(), units }
    }
}

/// The numbers of each plural form on the way to a branch, as notes.
fn numbered(path: &[Step], forms: &Forms) -> impl Iterator<Item = (&'static str, String)> {
    let steps = path.iter().filter(|step| Forms::is_one(&step.key) && !step.selector.contains("$fact-"));
    steps.map(|step| {
        let numbers = step.forms(forms).numbers(&step.key).unwrap_or_else(|| "fractions".to_owned());
        (NUMBERS, format!("Numbers of [{}]: {numbers}", step.key))
    })
}

/// Texts that only the translation has, such as terms and their attributes. They must survive an export and import.
fn alone(file: &str, translated: Option<&Entries>, original: &Entries) -> Vec<Unit> {
    let mut units = Vec::new();
    for (id, entry) in translated.into_iter().flatten() {
        let source = original.get(id).map(patterns).unwrap_or_default();
        for (attribute, pattern) in patterns(entry) {
            if source.iter().any(|(known, _)| *known == attribute) {
                continue;
            }
            let key = part_name(id, attribute);
            units.extend(branches(pattern).into_iter().map(|branch| Unit {
                file: file.into(),
                key: key.as_str().into(),
                path: branch.path,
                source: Leaf::default(),
                target: Some(branch.leaf),
                state: State::Translated,
                notes: vec![("context", "Only in the translation".to_owned())],
                before: None,
                at: 0..0,
                fault: None,
            }));
        }
    }
    units
}

/// The patterns of a message and its attributes. If two attributes have the same name, the first counts.
pub(super) fn patterns(entry: &Entry<String>) -> Vec<(Option<&str>, &Pattern<String>)> {
    let (value, attributes) = match entry {
        Entry::Message(message) => (message.value.as_ref(), &message.attributes),
        Entry::Term(term) => (Some(&term.value), &term.attributes),
        _ => return Vec::new(),
    };
    let mut all: Vec<(Option<&str>, &Pattern<String>)> = value.map(|value| (None, value)).into_iter().collect();
    for attribute in attributes {
        let name = Some(attribute.id.name.as_str());
        if all.iter().all(|(known, _)| *known != name) {
            all.push((name, &attribute.value));
        }
    }
    all
}

/// The units of a message by attribute, in order.
pub(super) fn by_attribute<'u>(units: &[&'u Unit]) -> Vec<(Option<&'u str>, Vec<&'u Unit>)> {
    let mut all: Vec<(Option<&str>, Vec<&Unit>)> = Vec::new();
    for unit in units {
        let (_, attribute) = unit.message();
        match all.iter_mut().find(|(known, _)| *known == attribute) {
            Some((_, of)) => of.push(unit),
            None => all.push((attribute, vec![unit])),
        }
    }
    all
}

/// The branches of a translation. Without a translation, the branches to be translated, with the plural forms of the
/// language.
fn targets(source: &[Branch], target: Option<Vec<Branch>>, forms: &Forms) -> Vec<(Vec<Step>, Option<Leaf>)> {
    let translated = target.is_some();
    let mut all: Vec<(Vec<Step>, Option<Leaf>)> = match target {
        Some(target) => target.into_iter().map(|branch| (branch.path, Some(branch.leaf))).collect(),
        None => source.iter().map(|branch| (branch.path.clone(), None)).collect(),
    };
    if !translated {
        // Omit plural forms that the language does not have.
        let has = |step: &Step| {
            step.default || !Forms::is_one(&step.key) || step.forms(forms).names().any(|form| form == step.key)
        };
        all.retain(|(path, _)| path.iter().all(has));
    }
    offer(&mut all, source, forms);
    all
}
