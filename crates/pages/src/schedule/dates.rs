//! Dates as a language writes them, with the name of the month.

use chrono::NaiveDate;
use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_locale::LanguageIdentifier;

use crate::fold::folded;
use crate::letter::is_letter;
use crate::units::locale;

/// How a language writes dates: one pattern for each month and length.
#[derive(Debug, Default)]
pub(super) struct Dates(Vec<Pattern>);

#[derive(Debug)]
struct Pattern {
    month: u32,
    /// Whether the day is before the year.
    day_first: bool,
    /// The texts before, between and after the numbers.
    texts: [Box<[char]>; 3],
}

/// The day and the year of an example.
const DAY: (u8, &str) = (28, "28");
const YEAR: (i32, &str) = (2022, "2022");

impl Dates {
    pub(super) fn new(language: &LanguageIdentifier) -> Self {
        let mut patterns = Vec::new();
        for fields in [YMD::long(), YMD::medium()] {
            let Ok(formatter) = DateTimeFormatter::try_new((&locale(language)).into(), fields) else { continue };
            for month in 1..=12_u8 {
                let Ok(date) = Date::try_new_iso(YEAR.0, month, DAY.0) else { continue };
                let chars = folded(&formatter.format(&date).to_string());
                patterns.extend(Pattern::new(&chars, month.into()));
            }
        }
        Self(patterns)
    }

    /// The date at a position and its end; none of a date that does not exist.
    pub(super) fn find(&self, chars: &[char], at: usize) -> Option<(Option<NaiveDate>, usize)> {
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        if at > 0 && digit(at - 1) {
            return None;
        }
        iso(chars, at).or_else(|| self.0.iter().filter_map(|pattern| pattern.find(chars, at)).max_by_key(|it| it.1))
    }
}

impl Dates {
    /// Whether the full stop at a position is between a day and its month: 3. Juni.
    pub(super) fn have_full_stop(&self, chars: &[char], at: usize) -> bool {
        let rest = chars.get(at..).unwrap_or_default();
        let is = |pattern: &Pattern| {
            let [_, between, _] = &pattern.texts;
            let end = between.iter().rposition(|c| *c != ' ').map_or(0, |last| last + 1);
            let month = between.get(..end).unwrap_or_default();
            let whole = !rest.get(end).is_some_and(|c| is_letter(*c));
            pattern.day_first && month.len() > 1 && month.starts_with(&['.']) && rest.starts_with(month) && whole
        };
        self.0.iter().any(is)
    }
}

impl Pattern {
    fn new(chars: &[char], month: u32) -> Option<Self> {
        let find = |number: &str| {
            let number: Vec<char> = number.chars().collect();
            chars.windows(number.len()).position(|window| window == number).map(|at| at..at + number.len())
        };
        let (day, year) = (find(DAY.1)?, find(YEAR.1)?);
        let day_first = day.start < year.start;
        let (first, second) = if day_first { (day, year) } else { (year, day) };
        let text = |range| Some(Box::from(chars.get(range)?));
        let texts = [text(0..first.start)?, text(first.end..second.start)?, text(second.end..chars.len())?];
        Some(Self { month, day_first, texts })
    }

    fn find(&self, chars: &[char], at: usize) -> Option<(Option<NaiveDate>, usize)> {
        let [before, between, after] = &self.texts;
        let (first, end) = number(chars, literal(chars, before, at)?)?;
        let (second, end) = number(chars, literal(chars, between, end)?)?;
        let end = literal(chars, after, end).unwrap_or(end);
        let (day, year) = if self.day_first { (first, second) } else { (second, first) };
        // A short name of a month is not the start of a longer word.
        let cut = chars.get(end - 1..=end).is_some_and(|pair| pair.iter().all(|c| is_letter(*c)));
        let is_year = (1000..=9999).contains(&year);
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, self.month, day);
        (is_year && day <= 99 && !cut).then_some((date, end))
    }
}

/// The end of a text that begins at a position.
fn literal(chars: &[char], text: &[char], at: usize) -> Option<usize> {
    let end = at + text.len();
    (chars.get(at..end)? == text).then_some(end)
}

/// The number at a position and its end.
fn number(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let count = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
    let digits: String = chars.get(at..at + count)?.iter().collect();
    Some((digits.parse().ok()?, at + count))
}

/// A date such as 2026-12-25.
fn iso(chars: &[char], at: usize) -> Option<(Option<NaiveDate>, usize)> {
    let (year, end) = number(chars, at)?;
    let (month, middle) = number(chars, literal(chars, &['-'], end)?)?;
    let (day, last) = number(chars, literal(chars, &['-'], middle)?)?;
    let lengths = (end - at, middle - end, last - middle);
    (lengths == (4, 3, 3))
        .then(|| (i32::try_from(year).ok().and_then(|y| NaiveDate::from_ymd_opt(y, month, day)), last))
}
