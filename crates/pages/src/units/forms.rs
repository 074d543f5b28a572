//! Forms of words that ICU4X does not have: numbers in words, inflected names of units, what precedes ordinal numbers.
//! The file is written by ICU; a test compares it.

use super::unit::Unit;

/// Rows of a language, a kind and its words, separated by tabs. Forms of the same word are separated by slashes.
const FORMS: &str = include_str!("forms.tsv");

/// The languages of CLDR that have names of units.
pub(super) fn languages() -> impl Iterator<Item = &'static str> {
    row("und", "languages")
}

/// The words for the numbers from one to fourteen.
pub(super) fn numbers(language: &str) -> impl Iterator<Item = (u64, &'static str)> {
    (1..).zip(row(language, "numbers")).flat_map(|(number, forms)| forms.split('/').map(move |form| (number, form)))
}

/// The words for twenty, thirty and so on, up to a hundred.
pub(super) fn tens(language: &str) -> impl Iterator<Item = &'static str> {
    row(language, "tens").flat_map(|forms| forms.split('/'))
}

/// The names of units in other cases than the nominative.
pub(super) fn units(language: &str) -> impl Iterator<Item = (Unit, &'static str)> {
    let unit = |column: &'static str| {
        let (unit, forms) = column.split_once('=')?;
        Some((Unit::of_rules(unit)?, forms))
    };
    row(language, "units").filter_map(unit).flat_map(|(unit, forms)| forms.split('/').map(move |form| (unit, form)))
}

/// What precedes an ordinal number in digits.
pub(super) fn ordinals(language: &str) -> impl Iterator<Item = &'static str> {
    row(language, "ordinal")
}

fn row(language: &str, kind: &str) -> impl Iterator<Item = &'static str> {
    let columns = FORMS.lines().find_map(|line| {
        let columns = line.strip_prefix(language)?.strip_prefix('\t')?.strip_prefix(kind)?;
        columns.strip_prefix('\t')
    });
    columns.into_iter().flat_map(|columns| columns.split('\t'))
}
