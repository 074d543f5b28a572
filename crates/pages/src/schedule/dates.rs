//! Dates as a language writes them, with the name of the month.

use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{MD, YMD};
use icu_locale::LanguageIdentifier;

use crate::fold::folded;
use crate::letter::{is_dense, is_letter};
use crate::stated::StatedDate;
use crate::units::locale;

/// How a language writes dates.
#[derive(Debug, Default)]
pub(super) struct Dates {
    /// One pattern for each month and length, with a year and without.
    patterns: Vec<Pattern>,
    /// The names of months.
    months: Vec<(Box<[char]>, u32)>,
    /// Whether the month is before the day, as in `December 25`.
    month_first: bool,
}

#[derive(Debug)]
struct Pattern {
    month: u32,
    /// Whether the day is before the year; `None` without a year.
    day_first: Option<bool>,
    /// The texts before, between and after the numbers, without blanks.
    texts: [Box<[char]>; 3],
}

/// The day and the year of an example.
const DAY: (u8, &str) = (28, "28");
const YEAR: (i32, &str) = (2022, "2022");

/// The maximum length of a word between a day and its month, and of the ending of a day.
const MOST_BETWEEN: usize = 3;

impl Dates {
    pub(super) fn new(language: &LanguageIdentifier) -> Self {
        let mut dates = Self::default();
        for year in [true, false] {
            for long in [true, false] {
                dates.add(language, year, long);
            }
        }
        dates.months.sort();
        dates.months.dedup();
        // The longest first.
        dates.months.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let first = dates.patterns.first();
        dates.month_first = first.is_some_and(|it| it.texts.first().is_some_and(|text| !text.is_empty()));
        dates
    }

    fn add(&mut self, language: &LanguageIdentifier, year: bool, long: bool) {
        let locale = locale(language);
        let (with, without) = if long { (YMD::long(), MD::long()) } else { (YMD::medium(), MD::medium()) };
        let with = DateTimeFormatter::try_new((&locale).into(), with);
        let without = DateTimeFormatter::try_new((&locale).into(), without);
        let (Ok(with), Ok(without)) = (with, without) else { return };
        for month in 1..=12_u8 {
            let Ok(date) = Date::try_new_iso(YEAR.0, month, DAY.0) else { continue };
            let text = if year { with.format(&date).to_string() } else { without.format(&date).to_string() };
            let chars = folded(&text);
            let names = chars.split(|c| !is_letter(*c)).filter(|name| !name.iter().any(|c| is_dense(*c)));
            let name = names.max_by_key(|name| name.len()).filter(|name| name.len() > 2);
            self.months.extend(name.map(|name| (Box::from(name), month.into())));
            self.patterns.extend(Pattern::new(&chars, month.into(), year));
        }
    }

    /// The date at a position and its end.
    pub(super) fn find(&self, chars: &[char], at: usize) -> Option<(StatedDate, usize)> {
        if at > 0 && chars.get(at - 1).is_some_and(char::is_ascii_digit) {
            return None;
        }
        let starts = chars.get(at).is_some_and(|c| c.is_ascii_digit() || is_letter(*c));
        if !starts {
            return None;
        }
        let found = iso(chars, at).or_else(|| self.numeric(chars, at));
        found.or_else(|| {
            let exact = self.patterns.iter().filter_map(|pattern| pattern.find(chars, at));
            exact.chain(self.named(chars, at)).max_by_key(|(_, end)| *end)
        })
    }

    /// A date with the name of the month in another spelling: `25th of December`, `December 25th, 2026`.
    fn named(&self, chars: &[char], at: usize) -> Option<(StatedDate, usize)> {
        let (day, month, end) = if let Some((day, end)) = number(chars, at) {
            let point = usize::from(chars.get(end).is_some_and(|c| matches!(c, '.' | '\u{ba}' | '\u{b0}')));
            let end = blanks(chars, ending(chars, end).max(end + point));
            let (month, end) = self.month(chars, end).or_else(|| {
                let word = chars.iter().skip(end).take_while(|c| is_letter(**c)).count();
                (1..=MOST_BETWEEN).contains(&word).then(|| self.month(chars, blanks(chars, end + word))).flatten()
            })?;
            (day, month, end)
        } else {
            let (month, end) = self.month(chars, at)?;
            let (day, end) = number(chars, blanks(chars, end))?;
            (day, month, ending(chars, end))
        };
        if !(1..=31).contains(&day) {
            return None;
        }
        let separator = usize::from(chars.get(end).is_some_and(|c| matches!(c, ',' | '.')));
        let year = number(chars, blanks(chars, end + separator))
            .filter(|(year, after)| (1000..=9999).contains(year) && chars.get(*after) != Some(&':'));
        Some(match year {
            Some((year, end)) => (StatedDate::on(year, month, day), end),
            None => (StatedDate::yearly(month, day), end),
        })
    }

    /// The month whose name is at a position, and the end of the name.
    fn month(&self, chars: &[char], at: usize) -> Option<(u32, usize)> {
        let is = |name: &[char]| chars.get(at..at + name.len()) == Some(name);
        let (name, month) = self.months.iter().find(|(name, _)| is(name))?;
        let end = at + name.len();
        let whole = !chars.get(end).is_some_and(|c| is_letter(*c));
        whole.then_some((*month, end))
    }

    /// A date such as 25.12.2026 or 2026/12/25. Where the month can come first, `/` must not be ambiguous.
    fn numeric(&self, chars: &[char], at: usize) -> Option<(StatedDate, usize)> {
        let (first, end) = number(chars, at)?;
        let sign = *chars.get(end).filter(|c| matches!(c, '.' | '/'))?;
        let (second, middle) = number(chars, end + 1)?;
        let (third, last) = number(chars, literal(chars, &[sign], middle)?)?;
        let year = |number: u32| (1000..=9999).contains(&number);
        let (year, month, day) = match (year(first), year(third)) {
            (true, false) => (first, second, third),
            (false, true) if sign == '.' || !self.month_first || first > 12 => (third, second, first),
            (false, true) if second > 12 => (third, first, second),
            _ => return None,
        };
        Some((StatedDate::on(year, month, day), last))
    }

    /// Whether the full stop at a position is between a day and its month: 3. Juni.
    pub(super) fn have_full_stop(&self, chars: &[char], at: usize) -> bool {
        let is = |pattern: &Pattern| {
            let [before, between, _] = &pattern.texts;
            let month = match pattern.day_first {
                Some(true) => between,
                None if before.is_empty() => between,
                _ => return false,
            };
            let whole = |end: usize| !chars.get(end).is_some_and(|c| is_letter(*c));
            month.len() > 1 && month.starts_with(&['.']) && literal(chars, month, at).is_some_and(whole)
        };
        chars.get(at) == Some(&'.') && self.patterns.iter().any(is)
    }
}

impl Pattern {
    fn new(chars: &[char], month: u32, year: bool) -> Option<Self> {
        let find = |number: &str| {
            let number: Vec<char> = number.chars().collect();
            chars.windows(number.len()).position(|window| window == number).map(|at| at..at + number.len())
        };
        let text = |range: std::ops::Range<usize>| -> Option<Box<[char]>> {
            Some(chars.get(range)?.iter().copied().filter(|c| *c != ' ').collect())
        };
        let day = find(DAY.1)?;
        if !year {
            let texts = [text(0..day.start)?, text(day.end..chars.len())?, Box::default()];
            // Numbers alone are no date.
            let named = texts.iter().flatten().any(|c| is_letter(*c) || is_dense(*c));
            return named.then_some(Self { month, day_first: None, texts });
        }
        let year = find(YEAR.1)?;
        let day_first = day.start < year.start;
        let (first, second) = if day_first { (day, year) } else { (year, day) };
        let texts = [text(0..first.start)?, text(first.end..second.start)?, text(second.end..chars.len())?];
        Some(Self { month, day_first: Some(day_first), texts })
    }

    fn find(&self, chars: &[char], at: usize) -> Option<(StatedDate, usize)> {
        let [before, between, after] = &self.texts;
        let (first, end) = number(chars, blanks(chars, literal(chars, before, at)?))?;
        let whole = |end: usize| !chars.get(end - 1..=end).is_some_and(|pair| pair.iter().all(|c| is_letter(*c)));
        let Some(day_first) = self.day_first else {
            let end = literal(chars, between, end)?;
            return ((1..=99).contains(&first) && whole(end)).then(|| (StatedDate::yearly(self.month, first), end));
        };
        let (second, end) = number(chars, blanks(chars, literal(chars, between, end)?))?;
        let end = literal(chars, after, end).unwrap_or(end);
        let (day, year) = if day_first { (first, second) } else { (second, first) };
        let is_year = (1000..=9999).contains(&year);
        // A short name of a month is not the start of a longer word.
        (is_year && day <= 99 && whole(end)).then(|| (StatedDate::on(year, self.month, day), end))
    }
}

/// The position after blanks.
fn blanks(chars: &[char], at: usize) -> usize {
    at + chars.iter().skip(at).take_while(|c| **c == ' ').count()
}

/// The end of a number as a day: `25th`, `1-го`.
fn ending(chars: &[char], at: usize) -> usize {
    let dash = usize::from(chars.get(at) == Some(&'-'));
    let word = chars.iter().skip(at + dash).take_while(|c| is_letter(**c) && !is_dense(**c)).count();
    if (1..=MOST_BETWEEN).contains(&word) { at + dash + word } else { at }
}

/// The end of a text without blanks that begins at a position. Blanks between characters do not matter.
fn literal(chars: &[char], text: &[char], at: usize) -> Option<usize> {
    text.iter().try_fold(at, |at, c| {
        let at = blanks(chars, at);
        (chars.get(at)? == c).then_some(at + 1)
    })
}

/// The number at a position and its end.
fn number(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let count = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
    let digits: String = chars.get(at..at + count)?.iter().collect();
    Some((digits.parse().ok()?, at + count))
}

/// A date such as 2026-12-25.
fn iso(chars: &[char], at: usize) -> Option<(StatedDate, usize)> {
    let (year, end) = number(chars, at)?;
    let (month, middle) = number(chars, literal(chars, &['-'], end)?)?;
    let (day, last) = number(chars, literal(chars, &['-'], middle)?)?;
    let lengths = (end - at, middle - end, last - middle);
    (lengths == (4, 3, 3)).then(|| (StatedDate::on(year, month, day), last))
}
