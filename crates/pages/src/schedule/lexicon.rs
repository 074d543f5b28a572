//! The names of weekdays and the dates of a language, from CLDR.

use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::E;
use icu_locale::LanguageIdentifier;

use crate::fold::folded;
use crate::folded::Folded;
use crate::letter::{is_dense, is_letter};
use crate::stated::StatedDate;
use crate::units::locale;

use super::dates::Dates;

/// The names of weekdays and the dates of a language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    weekdays: Vec<Weekday>,
    dates: Dates,
}

#[derive(Debug)]
struct Weekday {
    name: Box<str>,
    folded: Box<[char]>,
    /// From Monday on.
    number: usize,
    /// Whether the name can have other endings; a short one has its own case.
    long: bool,
}

/// The minimum length of a name that can have other endings.
const LEAST_STEM: usize = 4;

/// The maximum length of another ending.
const MOST_ENDING: usize = 2;

impl Lexicon {
    pub(crate) fn new(language: &LanguageIdentifier) -> Self {
        let mut weekdays = Vec::new();
        for (fields, long) in [(E::long(), true), (E::medium(), false), (E::short(), false)] {
            let Ok(formatter) = DateTimeFormatter::try_new((&locale(language)).into(), fields) else { continue };
            for number in 0..7_u8 {
                // A Monday, and the days after it.
                let Ok(date) = Date::try_new_iso(2024, 1, 1 + number) else { continue };
                let name = formatter.format(&date).to_string();
                let name = name.trim_end_matches('.');
                let folded = folded(name);
                if !folded.is_empty() {
                    weekdays.push(Weekday { name: name.into(), folded: folded.into(), number: number.into(), long });
                }
            }
        }
        // The longest first.
        weekdays.sort_by_key(|day| std::cmp::Reverse(day.folded.len()));
        Self { weekdays, dates: Dates::new(language) }
    }

    /// The weekday at a position, from Monday on, and the end of its name.
    pub(super) fn weekday(&self, text: &Folded<'_>, at: usize) -> Option<(usize, usize)> {
        self.weekdays.iter().find_map(|day| Some((day.number, day.end(text, at)?)))
    }

    /// Whether the full stop at a position is between a day and its month.
    pub(crate) fn is_in_date(&self, chars: &[char], at: usize) -> bool {
        self.dates.have_full_stop(chars, at)
    }

    /// The date at a position and its end.
    pub(super) fn date(&self, chars: &[char], at: usize) -> Option<(StatedDate, usize)> {
        self.dates.find(chars, at)
    }
}

impl Weekday {
    fn end(&self, text: &Folded<'_>, at: usize) -> Option<usize> {
        let chars = &text.chars;
        let length = self.folded.len();
        let same = chars.iter().skip(at).zip(&self.folded).take_while(|(one, other)| one == other).count();
        if self.folded.iter().any(|c| is_dense(*c)) {
            return (same == length).then_some(at + length);
        }
        let word = chars.iter().skip(at).take_while(|c| is_letter(**c)).count();
        if word == length && same == length {
            let written = at..at + length;
            return (self.long || text.written(&written) == &*self.name).then_some(written.end);
        }
        let inflected = self.long && length >= LEAST_STEM && same + 1 >= length && word <= length + MOST_ENDING;
        (inflected && word > 0 && word + 1 >= length).then_some(at + word)
    }
}
