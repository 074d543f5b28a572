//! Numbers with a unit that belong to a date: 8日 in 11月8日.

use std::ops::Range;

use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_locale::LanguageIdentifier;

use crate::fold::folded;

use super::index::Index;
use super::patterns::locale;
use super::unit::Unit;
use super::unit_name::UnitName;

/// How dates surround numbers.
#[derive(Debug, Default)]
pub(super) struct Dates {
    /// The words between the number of a month and that of its day.
    before: Vec<Box<[char]>>,
    /// The units that are between two numbers of a date.
    between: Vec<Unit>,
    /// Whether a letter for a day follows the number of a day.
    letter: bool,
}

/// The month and the day of an example, distinct from each other and from the year.
const MONTH: &str = "11";
const DAY: &str = "28";

impl Dates {
    /// Adds the dates of a language, of which some parts look like an amount of a unit.
    pub(super) fn add(&mut self, language: &LanguageIdentifier, units: &Index<UnitName>) {
        let Ok(formatter) = DateTimeFormatter::try_new((&locale(language)).into(), YMD::long()) else { return };
        let Ok(date) = Date::try_new_iso(2022, 11, 28) else { return };
        let chars = folded(&formatter.format(&date).to_string());
        let numbers = numbers(&chars);
        let number = |range: &Range<usize>| chars.get(range.clone()).unwrap_or_default().iter().collect::<String>();
        let day = numbers.iter().find(|range| number(range) == DAY).map(|range| range.end + 1);
        self.letter = day.and_then(|at| units.whole(&chars, at)).is_some_and(|(_, name)| name.letter.is_some());
        for (first, second) in numbers.iter().zip(numbers.iter().skip(1)) {
            let Some(between) = chars.get(first.end..second.start) else { continue };
            let word: Vec<char> = between.iter().copied().filter(|c| *c != ' ').collect();
            let unit = units.get(&word).map(|name| name.unit);
            match (&*number(first), &*number(second), unit) {
                (MONTH, DAY, None) => self.before.extend((!word.is_empty()).then(|| word.into())),
                (DAY, MONTH, Some(unit)) => self.between.push(unit),
                _ => {}
            }
        }
    }

    /// Adds the dates of another language.
    pub(super) fn append(&mut self, other: Self) {
        self.before.extend(other.before);
        self.between.extend(other.between);
    }

    /// Whether dates have this name of a unit after a blank: lapkričio 28 d.
    pub(super) fn have(&self, name: UnitName) -> bool {
        self.letter && name.letter.is_some()
    }

    /// Whether a number with a unit is part of a date.
    pub(super) fn contain(&self, chars: &[char], range: &Range<usize>, unit: Unit, units: &Index<UnitName>) -> bool {
        let rest = chars.get(..range.start).map(trim_end).unwrap_or_default();
        let follows_month = self.before.iter().any(|word| {
            let rest = rest.strip_suffix(&**word).map(trim_end);
            rest.is_some_and(|rest| rest.last().is_some_and(char::is_ascii_digit))
        });
        let is_of_date = self.between.contains(&unit) || (unit == Unit::Year && !self.between.is_empty());
        follows_month || (is_of_date && precedes_number(chars, range.end, unit, units))
    }
}

/// Whether a number follows that has no unit, or a longer one. Several numbers with units are a duration, the longest
/// unit first.
fn precedes_number(chars: &[char], at: usize, unit: Unit, units: &Index<UnitName>) -> bool {
    let blank = |at: usize| at + usize::from(chars.get(at) == Some(&' '));
    let start = blank(at);
    let end = start + chars.iter().skip(start).take_while(|c| c.is_ascii_digit()).count();
    end > start && units.whole(chars, blank(end)).is_none_or(|(_, next)| next.unit > unit)
}

/// The numbers of a text with their ranges.
fn numbers(chars: &[char]) -> Vec<Range<usize>> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let digits = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 {
            numbers.push(at..at + digits);
        }
        at += digits.max(1);
    }
    numbers
}

fn trim_end(chars: &[char]) -> &[char] {
    let end = chars.iter().rposition(|c| *c != ' ').map_or(0, |last| last + 1);
    chars.get(..end).unwrap_or_default()
}
