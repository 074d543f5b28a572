//! The names of units, the numbers in words and the dates of a language, from CLDR.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use icu_locale::{LanguageIdentifier as IcuLanguage, LocaleCanonicalizer, LocaleExpander};
use unic_langid::LanguageIdentifier;

use crate::fold::folded;
use crate::letter::{is_letter, is_unspaced};
use crate::schedule::Lexicon;

use super::dates::Dates;
use super::forms;
use super::index::Index;
use super::patterns::{Patterns, Width};
use super::unit::{Amount, Unit};
use super::unit_name::UnitName;

/// The words of a language.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The names after a number.
    pub(super) after: Index<UnitName>,
    /// The names before a number.
    pub(super) before: Index<UnitName>,
    /// Words for one or more units, without a number.
    pub(super) amounts: Index<Amount>,
    pub(super) numbers: Index<u64>,
    /// Words for twenty, thirty and so on.
    pub(super) tens: Vec<Box<[char]>>,
    /// What precedes an ordinal number.
    pub(super) ordinals: Vec<Box<[char]>>,
    /// What is between the parts of a duration.
    pub(super) joints: Vec<Box<[char]>>,
    /// What is between the names of a list.
    pub(super) list_joints: Vec<Box<[char]>>,
    pub(super) dates: Dates,
    /// The language; none of those of all languages.
    language: Option<IcuLanguage>,
    lexicon: OnceLock<Lexicon>,
}

/// The names of languages that were asked for.
static KNOWN: RwLock<Option<HashMap<Box<str>, Arc<Names>>>> = RwLock::new(None);

/// The maximum number of languages kept.
const MOST_KNOWN: usize = 256;

/// The key for the names of all languages.
const ALL: &str = "";

impl Names {
    /// The names of a language; without one, or if CLDR does not have it, the long names of all languages.
    pub(crate) fn of(language: Option<&LanguageIdentifier>) -> Arc<Self> {
        let language = language.and_then(canonical).filter(has_names);
        let key = language.as_ref().map_or_else(|| ALL.to_owned(), ToString::to_string);
        let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(names) = known.as_ref().and_then(|known| known.get(&*key)) {
            return Arc::clone(names);
        }
        drop(known);
        let names = Arc::new(language.map_or_else(Self::of_all, |language| Self::new(&language)));
        let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        let known = known.get_or_insert_with(HashMap::new);
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(key.into(), Arc::clone(&names));
        names
    }

    fn new(language: &IcuLanguage) -> Self {
        let mut names = Self { language: Some(language.clone()), ..Self::default() };
        let patterns = Patterns::new(language);
        for width in [Width::Long, Width::Short, Width::Narrow] {
            names.add_width(&patterns, width);
        }
        let row = row(language);
        // Where the name is before the number, other words are after it.
        if names.before.is_empty() {
            for (unit, word) in patterns.relative() {
                names.add_after(&word, unit);
            }
            for (unit, word) in forms::units(&row) {
                names.add_after(word, unit);
            }
        }
        for (number, word) in forms::numbers(&row) {
            names.numbers.add(&folded(word), number);
        }
        names.tens = forms::tens(&row).map(|word| folded(word).into()).collect();
        names.ordinals = forms::ordinals(&row).map(|word| folded(word).into()).collect();
        names.joints = patterns.joints().iter().map(|word| folded(word).into()).collect();
        names.list_joints = patterns.list_joints().iter().map(|word| folded(word).into()).collect();
        names.dates.add(language, &names.after);
        names
    }

    /// The names of weekdays and the dates, unless these are the names of all languages.
    pub(super) fn lexicon(&self) -> Option<&Lexicon> {
        let language = self.language.as_ref()?;
        Some(self.lexicon.get_or_init(|| Lexicon::new(language)))
    }

    /// The long names of all languages, without those that have several meanings.
    fn of_all() -> Self {
        let mut names = Self::default();
        let mut ambiguous: Vec<Vec<char>> = Vec::new();
        for language in forms::languages().filter_map(|language| language.parse::<IcuLanguage>().ok()) {
            let mut own = Self::default();
            own.add_width(&Patterns::new(&language), Width::Long);
            own.dates.add(&language, &own.after);
            for (from, to) in [(&own.after, &mut names.after), (&own.before, &mut names.before)] {
                for (word, name) in from.iter() {
                    match to.get(word) {
                        Some(known) if known.unit != name.unit => ambiguous.push(word.to_vec()),
                        _ => to.add(word, *name),
                    }
                }
            }
            names.dates.append(own.dates);
        }
        for word in ambiguous {
            names.after.remove(&word);
            names.before.remove(&word);
        }
        names
    }

    /// Adds the names of one width. A name that several units share is known as that of no unit, and so is a letter that is
    /// another unit in a wider width.
    fn add_width(&mut self, patterns: &Patterns, width: Width) {
        let mut found: Vec<(Place, Vec<char>, UnitName)> = Vec::new();
        for pattern in patterns.of(width) {
            // Of two texts around the number, the longer one is the name.
            let is_before = pattern.before.chars().count() > pattern.after.chars().count();
            let (place, word) =
                if is_before { (Place::Before, &pattern.before) } else { (Place::After, &pattern.after) };
            let chars = folded(word);
            if !chars.iter().any(|c| is_letter(*c) || is_unspaced(*c)) {
                continue;
            }
            match pattern.number {
                None => found.push((place, chars, UnitName::new(word, pattern.unit, width))),
                // Without a number, only a dual states an amount: a singular is any day.
                Some(number @ 2..) => self.amounts.add(&chars, Amount { number, unit: pattern.unit }),
                Some(_) => {}
            }
        }
        for (place, chars, name) in &found {
            let others = found.iter().filter(|(other, word, _)| (other, word) == (place, chars));
            let index = if *place == Place::Before { &mut self.before } else { &mut self.after };
            let known = index.get(chars).map(|known| known.unit);
            let is_letter = name.letter.is_some() && known.is_some_and(|known| known != name.unit);
            if is_letter || (known.is_none() && others.clone().any(|(.., other)| other.unit != name.unit)) {
                index.replace(chars, UnitName { unit: Unit::Other, ..*name });
            } else {
                index.add(chars, *name);
            }
        }
    }

    fn add_after(&mut self, word: &str, unit: Unit) {
        if word.starts_with(is_letter) {
            self.after.add(&folded(word), UnitName::new(word, unit, Width::Long));
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    After,
}

/// The language with its current code and without what does not matter.
fn canonical(language: &LanguageIdentifier) -> Option<IcuLanguage> {
    let mut locale = language.to_string().parse::<icu_locale::Locale>().ok()?;
    locale.id.variants.clear();
    LocaleCanonicalizer::new_common().canonicalize(&mut locale);
    Some(locale.id)
}

/// Whether CLDR has names of units in a language.
fn has_names(language: &IcuLanguage) -> bool {
    forms::languages().any(|known| known.split('-').next() == Some(language.language.as_str()))
}

/// The language in the file of forms: with its script if that has an entry of its own.
fn row(language: &IcuLanguage) -> String {
    let mut expanded = language.clone();
    LocaleExpander::new_common().maximize(&mut expanded);
    let plain = language.language.to_string();
    let with_script = expanded.script.map(|script| format!("{plain}-{script}"));
    with_script.filter(|name| forms::languages().any(|known| *known == **name)).unwrap_or(plain)
}
