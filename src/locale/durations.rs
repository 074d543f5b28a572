//! Formats durations in a locale, with the grammatical case that a message asks for.

use icu_decimal::input::Decimal;
use icu_experimental::duration::options::{BaseStyle, DurationFormatterOptions};
use icu_experimental::duration::{DurationFormatter, ValidatedDurationFormatterOptions};
use icu_experimental::relativetime::{RelativeTimeFormatter, RelativeTimeFormatterOptions};

use crate::rules::Duration;

use super::format::{Formatters, written};
use super::time_words::{NOMINATIVE, Saying, TERMS};

pub(super) const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;
pub(super) const UNITS: [i64; 4] = [DAY, HOUR, MINUTE, SECOND];

/// Fewer days or hours than this are shown with the next smaller unit: 2 days 23 hours, but 11 days.
const FEW: u64 = 10;
/// Fewer days or hours than this are shown in the next smaller unit, if only one unit is shown: 36 hours, not 1 day.
const SCARCE: i64 = 3;

/// The number of the largest unit in a duration; seconds for less than one.
fn largest(millis: i64) -> usize {
    UNITS.iter().position(|unit| millis >= *unit).unwrap_or(UNITS.len() - 1)
}

/// The amounts of a duration, largest unit first: days, hours, minutes, seconds. Units before `unit` are not used.
/// Other parts are truncated, not rounded, so that no more time is promised than is left. Less than a second counts as
/// one second.
fn parts(millis: i64, unit: usize, most: usize) -> [u64; 4] {
    let mut rest = millis.unsigned_abs().max(SECOND.unsigned_abs());
    let mut left = most;
    let mut parts = [0; 4];
    for (part, unit) in parts.iter_mut().zip(UNITS).skip(unit) {
        let amount = rest / unit.unsigned_abs();
        let started = left < most;
        if (amount > 0 || started) && left > 0 {
            *part = amount;
            left -= 1;
        }
        rest %= unit.unsigned_abs();
    }
    parts
}

/// How many parts of the time left are useful: two if it is a few days or hours, else one.
fn useful(millis: i64) -> usize {
    let [days, hours, ..] = parts(millis, 0, 1);
    if (1..FEW).contains(&days) || (1..FEW).contains(&hours) { 2 } else { 1 }
}

/// Whether a time is so few of these units that the next smaller one says more.
fn scarce(millis: i64, unit: i64) -> bool {
    unit > MINUTE && millis < SCARCE * unit
}

/// The number of the unit of a time from now: the largest one, or the next smaller one if it says more.
fn relative_unit(millis: i64) -> usize {
    let millis = millis.saturating_abs();
    let number = largest(millis);
    let (unit, smaller) = (UNITS.get(number), UNITS.get(number + 1));
    match (unit, smaller) {
        (Some(unit), Some(smaller)) if scarce(millis, *unit) && millis % unit >= *smaller => number + 1,
        _ => number,
    }
}

/// How messages show the time left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// As many parts as are useful.
    Useful,
    /// This many parts, from the largest unit on.
    Parts(usize),
    /// In units of this many milliseconds; less than one as its largest part.
    Unit(i64),
    /// As a number of units of this many milliseconds, which can be zero.
    Count(i64),
    /// As a time from now.
    Relative,
}

impl Shown {
    /// The milliseconds of the smallest unit that the text depends on.
    pub(super) fn unit(self, millis: i64) -> i64 {
        let nth = |number: usize| UNITS.get(number).copied().unwrap_or(SECOND);
        match self {
            Self::Useful => nth(largest(millis) + useful(millis) - 1),
            Self::Parts(parts) => nth((largest(millis) + parts).saturating_sub(1)),
            Self::Unit(unit) => unit.min(nth(largest(millis))),
            Self::Count(unit) => unit,
            // An exact amount of the larger unit is shown in it.
            Self::Relative => match largest(millis) {
                number if scarce(millis, nth(number)) => nth(number + 1),
                number => nth(number),
            },
        }
    }
}

/// The maximum length of a duration, with the longest calendar months.
fn longest(duration: Duration) -> i64 {
    let (years, months) = (i64::from(duration.months() / 12), i64::from(duration.months() % 12));
    let days = years * 366 + if months > 0 { (months * 367 + 12) / 12 } else { 0 };
    duration.millis().saturating_add(days * DAY)
}

/// The number of units in a duration: truncated to whole units if it counts down, else rounded up to thousandths.
pub fn units(duration: Duration, unit: i64, left: bool) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "durations of at most some thousand years")]
    match (left, longest(duration)) {
        (true, _) => (duration.rough_millis() / unit) as f64,
        (false, millis) if millis % unit == 0 => (millis / unit) as f64,
        (false, millis) => ((i128::from(millis) * 1000 + i128::from(unit) - 1) / i128::from(unit)) as f64 / 1000.0,
    }
}

impl Formatters {
    /// Formats a limit of the rules, in the unit of the rule file: 72 hours, or 3 days.
    pub(crate) fn stated(&self, duration: Duration, case: &str) -> String {
        let none = || self.time_words.get()?.none();
        match duration {
            none_left if none_left.is_zero() => none().unwrap_or_else(|| self.duration(duration, 0, case)),
            hours if hours.in_hours() => self.duration(hours, 1, case),
            other => self.duration(other, 0, case),
        }
    }

    /// Formats working time in whole units; `None` for other durations, and for less than a unit.
    fn working(&self, duration: Duration, saying: Saying, case: &str) -> Option<String> {
        let (count, id) = saying.amount(duration)?;
        (count > 0).then(|| self.time_words.get()?.say(id, count, case)).flatten()
    }

    /// Formats all parts of a duration, from a unit on: 90 minutes in hours are 1 Stunde und 30 Minuten.
    pub(crate) fn duration(&self, duration: Duration, unit: usize, case: &str) -> String {
        if let Some(text) = self.working(duration, Saying::Length, case) {
            return text;
        }
        let mut amounts = [0; 6];
        let [years, months, exact @ ..] = &mut amounts;
        (*years, *months) = (u64::from(duration.months() / 12), u64::from(duration.months() % 12));
        if duration.months() == 0 || duration.millis() > 0 {
            *exact = parts(duration.millis(), unit, 4);
        }
        self.amounts(amounts, duration, case)
    }

    /// Formats the largest parts of the time left: 4 Tage; with two parts, 4 Tage und 3 Stunden. Without a number, as many
    /// as are useful.
    pub(crate) fn left(&self, left: Duration, most: Option<usize>, case: &str) -> String {
        if let Some(text) = self.working(left, Saying::Length, case) {
            return text;
        }
        let millis = left.rough_millis();
        self.exact(parts(millis, 0, most.unwrap_or_else(|| useful(millis))), left, case)
    }

    /// Formats the time left in whole units only: 24 Stunden.
    pub(crate) fn left_in(&self, left: Duration, unit: usize, case: &str) -> String {
        let length = UNITS.get(unit).map_or(u64::MAX, |unit| unit.unsigned_abs());
        // Less than one unit is shown in smaller units, not as zero.
        if left.is_working() || left.rough_millis().unsigned_abs() < length {
            return self.left(left, Some(1), case);
        }
        self.exact(parts(left.rough_millis(), unit, 1), left, case)
    }

    fn exact(&self, [days, hours, minutes, seconds]: [u64; 4], duration: Duration, case: &str) -> String {
        self.amounts([0, 0, days, hours, minutes, seconds], duration, case)
    }

    /// Formats the amounts of years, months, days, hours, minutes and seconds.
    fn amounts(&self, amounts: [u64; 6], duration: Duration, case: &str) -> String {
        if case != NOMINATIVE
            && let Some(text) = self.inflected(amounts, case)
        {
            return text;
        }
        let formatter = self.duration.get_or_init(|| {
            let mut options = DurationFormatterOptions::default();
            options.base = BaseStyle::Long;
            let options = ValidatedDurationFormatterOptions::validate(options).ok()?;
            DurationFormatter::try_new((&self.locale).into(), options).ok()
        });
        let [years, months, days, hours, minutes, seconds] = amounts;
        let mut amounts = icu_experimental::duration::Duration::new();
        (amounts.years, amounts.months, amounts.days) = (years, months, days);
        (amounts.hours, amounts.minutes, amounts.seconds) = (hours, minutes, seconds);
        match formatter {
            Some(formatter) => written(formatter.format(&amounts)),
            None => duration.to_string(),
        }
    }

    /// The amounts with the words of the locale for a grammatical case; `None` if it has none.
    fn inflected(&self, amounts: [u64; 6], case: &str) -> Option<String> {
        let words = self.time_words.get()?;
        let amounts = TERMS.iter().zip(amounts).filter(|(_, amount)| *amount > 0);
        let said = amounts.map(|(term, amount)| words.say(term, i64::try_from(amount).ok()?, case));
        let said: Vec<String> = said.collect::<Option<_>>()?;
        (!said.is_empty()).then(|| self.units(&said))
    }

    /// Formats a time from now: через 3 часа. One or two days or hours are shown in smaller units if
    /// that says more: через 36 часов.
    pub(crate) fn relative(&self, duration: Duration) -> String {
        if let Some(text) = self.working(duration, Saying::Relative, NOMINATIVE) {
            return text;
        }
        let millis = duration.rough_millis();
        let unit = relative_unit(millis);
        let amount = UNITS.get(unit).map_or(0, |unit| millis.saturating_abs() / unit).max(1);
        self.relative_in(duration, unit, if duration.millis() < 0 { -amount } else { amount })
    }

    /// Formats a time from now in the largest unit that is exact: 90 minutes are через 90 минут.
    pub(crate) fn relative_limit(&self, duration: Duration) -> String {
        if let Some(text) = self.working(duration, Saying::Relative, NOMINATIVE) {
            return text;
        }
        let months = i64::from(duration.months());
        let millis = longest(duration);
        let (unit, amount) = match duration.millis() {
            0 if months > 0 && months % 12 == 0 => (4, months / 12),
            0 if months > 0 => (5, months),
            0 => (3, 1),
            _ => (0..).zip(UNITS).find(|(_, unit)| millis % unit == 0).map_or_else(
                || (3, millis.saturating_add(SECOND - 1) / SECOND),
                |(number, unit)| (number, millis / unit),
            ),
        };
        self.relative_in(duration, unit, amount)
    }

    fn relative_in(&self, duration: Duration, unit: usize, amount: i64) -> String {
        let Some(cell) = self.relative.get(unit) else { return duration.to_string() };
        let formatter = cell.get_or_init(|| {
            let options = RelativeTimeFormatterOptions::default();
            let locale = (&self.locale).into();
            match unit {
                0 => RelativeTimeFormatter::try_new_long_day(locale, options),
                1 => RelativeTimeFormatter::try_new_long_hour(locale, options),
                2 => RelativeTimeFormatter::try_new_long_minute(locale, options),
                3 => RelativeTimeFormatter::try_new_long_second(locale, options),
                4 => RelativeTimeFormatter::try_new_long_year(locale, options),
                _ => RelativeTimeFormatter::try_new_long_month(locale, options),
            }
            .ok()
        });
        match formatter {
            Some(formatter) => written(formatter.format(Decimal::from(amount))),
            None => duration.to_string(),
        }
    }
}
