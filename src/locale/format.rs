//! Formats numbers, money, dates, durations and lists for a locale. Each formatter is built on first use and shared by
//! all threads.

use std::fmt::{Display, Write};
use std::sync::OnceLock;

use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::zone::{LocalizedOffsetShort, SpecificShort};
use icu_datetime::fieldsets::{Combo, E, YMD, YMDT};
use icu_datetime::input::{DateTime, Time, ZonedDateTime};
use icu_datetime::options::TimePrecision;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::currency::options::CurrencyFormatterOptions;
use icu_experimental::duration::options::{BaseStyle, DurationFormatterOptions};
use icu_experimental::duration::{DurationFormatter, ValidatedDurationFormatterOptions};
use icu_experimental::relativetime::{RelativeTimeFormatter, RelativeTimeFormatterOptions};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale::Locale;
use icu_time::TimeZoneInfo;
use icu_time::zone::UtcOffset;
use icu_time::zone::models::{AtTime, Base};

use chrono::{Datelike, NaiveDate, Timelike};

use crate::rules::{Currency, Duration, Instant, Money};

use super::work::{Saying, WorkWords, amount};
use super::zone::Zone;

pub(super) const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;
pub(super) const UNITS: [i64; 4] = [DAY, HOUR, MINUTE, SECOND];

/// The formatters of one locale.
pub(crate) struct Formatters {
    locale: Locale,
    decimal: OnceLock<Option<DecimalFormatter>>,
    /// Lists joined by "and", and by "or".
    lists: [OnceLock<Option<ListFormatter>>; 2],
    date: OnceLock<Option<DateTimeFormatter<YMD>>>,
    utc: OnceLock<Option<DateTimeFormatter<Combo<YMDT, SpecificShort>>>>,
    offset: OnceLock<Option<DateTimeFormatter<Combo<YMDT, LocalizedOffsetShort>>>>,
    duration: OnceLock<Option<DurationFormatter>>,
    relative: [OnceLock<Option<RelativeTimeFormatter>>; 6],
    currencies: Box<[OnceLock<Option<MoneyFormatter>>]>,
    /// The words for working time.
    work: OnceLock<WorkWords>,
}

/// The formatter of one currency.
struct MoneyFormatter {
    formatter: CurrencyFormatter<DecimalFormatter>,
    /// The number of digits after the decimal point.
    digits: usize,
}

impl MoneyFormatter {
    fn new(locale: &Locale, currency: Currency) -> Option<Self> {
        let currency = CurrencyType::try_from_str(currency.code()).ok()?;
        let formatter =
            CurrencyFormatter::try_new_symbol(locale.into(), currency, CurrencyFormatterOptions::default()).ok()?;
        // The digits of zero, without the one before the point.
        let nothing = formatter.format_fixed_decimal(&Decimal::from(0)).to_string();
        let digits = nothing.chars().filter(|c| c.is_numeric()).count().saturating_sub(1);
        Some(Self { formatter, digits })
    }
}

impl std::fmt::Debug for Formatters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Formatters").field("locale", &self.locale).finish_non_exhaustive()
    }
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

/// A number for the largest part of an exact, positive duration, distinct for each unit and amount.
pub(crate) fn largest(duration: Duration) -> Option<i64> {
    if duration.months() > 0 || duration.millis() < 0 || duration.is_working() {
        return None;
    }
    let amounts = parts(duration.millis(), 0, 1);
    let (unit, amount) = (0..).zip(amounts).find(|(_, amount)| *amount > 0)?;
    Some(i64::try_from(amount).ok().filter(|amount| *amount < 1 << 40)? * 4 + unit)
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
    pub(crate) fn new(locale: Locale) -> Self {
        Self {
            locale,
            decimal: OnceLock::new(),
            lists: [const { OnceLock::new() }; 2],
            date: OnceLock::new(),
            utc: OnceLock::new(),
            offset: OnceLock::new(),
            duration: OnceLock::new(),
            relative: [const { OnceLock::new() }; 6],
            currencies: (0..Currency::COUNT).map(|_| OnceLock::new()).collect(),
            work: OnceLock::new(),
        }
    }

    /// Sets the words for working time.
    pub(super) fn set_work(&self, words: WorkWords) {
        let _ = self.work.set(words);
    }

    /// Formats working time in whole units; `None` for other durations, and for less than a unit.
    fn working(&self, duration: Duration, saying: Saying) -> Option<String> {
        let (count, id) = amount(duration, saying)?;
        (count > 0).then(|| self.work.get()?.say(id, count)).flatten()
    }

    fn decimal(&self, decimal: &Decimal) -> String {
        let formatter = self
            .decimal
            .get_or_init(|| DecimalFormatter::try_new((&self.locale).into(), DecimalFormatterOptions::default()).ok());
        formatter.as_ref().map_or_else(|| decimal.to_string(), |formatter| formatter.format_to_string(decimal))
    }

    /// Formats a number with a minimum and maximum of digits after the point.
    pub(crate) fn number(&self, number: f64, least: Option<i16>, most: Option<i16>) -> String {
        let Ok(mut decimal) = number.to_string().parse::<Decimal>() else { return number.to_string() };
        decimal.round(-most.unwrap_or(3).max(least.unwrap_or(0)));
        decimal.trim_end();
        if let Some(least) = least {
            decimal.pad_end(-least);
        }
        self.decimal(&decimal)
    }

    /// `A, B and C`.
    pub(crate) fn list(&self, items: &[String]) -> String {
        let [and, _] = &self.lists;
        Self::joined(items, and, |options| ListFormatter::try_new_and((&self.locale).into(), options))
    }

    /// `A, B or C`.
    pub(crate) fn alternatives(&self, items: &[String]) -> String {
        let [_, or] = &self.lists;
        Self::joined(items, or, |options| ListFormatter::try_new_or((&self.locale).into(), options))
    }

    fn joined<E>(
        items: &[String],
        cell: &OnceLock<Option<ListFormatter>>,
        new: impl FnOnce(ListFormatterOptions) -> Result<ListFormatter, E>,
    ) -> String {
        let formatter = cell.get_or_init(|| new(ListFormatterOptions::default().with_length(ListLength::Wide)).ok());
        match formatter {
            Some(formatter) => formatter.format_to_string(items.iter()),
            None => items.join(", "),
        }
    }

    /// Formats a calendar date: 12. Juni 2020.
    pub(crate) fn date(&self, date: NaiveDate) -> String {
        let formatter = self.date.get_or_init(|| DateTimeFormatter::try_new((&self.locale).into(), YMD::long()).ok());
        match (formatter, iso(date)) {
            (Some(formatter), Some(date)) => written(formatter.format(&date)),
            _ => date.to_string(),
        }
    }

    /// The name of a weekday: Montag.
    pub(crate) fn weekday(&self, weekday: chrono::Weekday) -> String {
        // A Monday, and the days after it.
        let date = NaiveDate::from_ymd_opt(2024, 1, 1 + weekday.num_days_from_monday()).and_then(iso);
        let formatter = DateTimeFormatter::try_new((&self.locale).into(), E::long()).ok();
        match (formatter, date) {
            (Some(formatter), Some(date)) => written(formatter.format(&date)),
            _ => weekday.to_string(),
        }
    }

    /// Formats the date of an instant in a zone.
    pub(crate) fn date_of(&self, instant: Instant, zone: Zone) -> String {
        self.date(zone.local(instant).date())
    }

    /// Formats date, time and zone of an instant.
    pub(crate) fn date_time(&self, instant: Instant, zone: Zone) -> String {
        let local = zone.local(instant);
        let fields = || YMDT::long().with_time_precision(TimePrecision::Minute);
        let time = Time::try_new(narrow(local.hour()), narrow(local.minute()), narrow(local.second()), 0).ok();
        let (Some(date), Some(time)) = (iso(local.date()), time) else { return instant.to_string() };
        let text = if zone == Zone::UTC {
            let formatter = self.utc.get_or_init(|| {
                DateTimeFormatter::try_new((&self.locale).into(), fields().with_zone(SpecificShort)).ok()
            });
            let zone: TimeZoneInfo<AtTime> = TimeZoneInfo::<Base>::utc().at_date_time(DateTime { date, time });
            formatter.as_ref().map(|formatter| written(formatter.format(&ZonedDateTime { date, time, zone })))
        } else {
            let formatter = self.offset.get_or_init(|| {
                DateTimeFormatter::try_new((&self.locale).into(), fields().with_zone(LocalizedOffsetShort)).ok()
            });
            let zone = UtcOffset::try_from_seconds(zone.offset(instant)).unwrap_or(UtcOffset::zero());
            formatter.as_ref().map(|formatter| written(formatter.format(&ZonedDateTime { date, time, zone })))
        };
        text.unwrap_or_else(|| instant.to_string())
    }

    /// Formats all parts of a duration, from a unit on: 90 minutes in hours are 1 Stunde und 30 Minuten.
    pub(crate) fn duration(&self, duration: Duration, unit: usize) -> String {
        if let Some(text) = self.working(duration, Saying::Length) {
            return text;
        }
        let mut amounts = icu_experimental::duration::Duration::new();
        (amounts.years, amounts.months) = (u64::from(duration.months() / 12), u64::from(duration.months() % 12));
        if duration.months() == 0 || duration.millis() > 0 {
            [amounts.days, amounts.hours, amounts.minutes, amounts.seconds] = parts(duration.millis(), unit, 4);
        }
        self.format_duration(&amounts, duration)
    }

    /// Formats the largest parts of the time left: 4 Tage; with two parts, 4 Tage und 3 Stunden.
    pub(crate) fn left(&self, left: Duration, most: usize) -> String {
        if let Some(text) = self.working(left, Saying::Length) {
            return text;
        }
        let mut amounts = icu_experimental::duration::Duration::new();
        [amounts.days, amounts.hours, amounts.minutes, amounts.seconds] = parts(left.rough_millis(), 0, most);
        self.format_duration(&amounts, left)
    }

    /// Formats the time left in whole units only: 24 Stunden.
    pub(crate) fn left_in(&self, left: Duration, unit: usize) -> String {
        if left.is_working() {
            return self.left(left, 1);
        }
        let length = UNITS.get(unit).map_or(u64::MAX, |unit| unit.unsigned_abs());
        // Less than one unit is shown in smaller units, not as zero.
        if left.rough_millis().unsigned_abs() < length {
            return self.left(left, 1);
        }
        let mut amounts = icu_experimental::duration::Duration::new();
        [amounts.days, amounts.hours, amounts.minutes, amounts.seconds] = parts(left.rough_millis(), unit, 1);
        self.format_duration(&amounts, left)
    }

    fn format_duration(&self, amounts: &icu_experimental::duration::Duration, duration: Duration) -> String {
        let formatter = self.duration.get_or_init(|| {
            let mut options = DurationFormatterOptions::default();
            options.base = BaseStyle::Long;
            let options = ValidatedDurationFormatterOptions::validate(options).ok()?;
            DurationFormatter::try_new((&self.locale).into(), options).ok()
        });
        match formatter {
            Some(formatter) => written(formatter.format(amounts)),
            None => duration.to_string(),
        }
    }

    /// Formats a time from now in its largest unit: через 3 часа.
    pub(crate) fn relative(&self, duration: Duration) -> String {
        if let Some(text) = self.working(duration, Saying::Relative) {
            return text;
        }
        let amounts = parts(duration.rough_millis(), 0, 1);
        let (unit, amount) = (0..).zip(amounts).find(|(_, amount)| *amount > 0).unwrap_or((3, 1));
        let amount = i64::try_from(amount).unwrap_or(i64::MAX);
        self.relative_in(duration, unit, if duration.millis() < 0 { -amount } else { amount })
    }

    /// Formats a time from now in the largest unit that is exact: 90 minutes are через 90 минут.
    pub(crate) fn relative_limit(&self, duration: Duration) -> String {
        if let Some(text) = self.working(duration, Saying::Relative) {
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

    /// Formats an amount of money with the digits of its currency.
    pub(crate) fn money(&self, money: &Money) -> String {
        let plain = || format!("{} {}", money.amount, money.currency);
        let Some(cell) = self.currencies.get(money.currency.number()) else { return plain() };
        let formatter = cell.get_or_init(|| MoneyFormatter::new(&self.locale, money.currency));
        let Some(MoneyFormatter { formatter, digits }) = formatter else { return plain() };
        let (mantissa, scale) = (money.amount.mantissa(), money.amount.scale());
        let mut amount = i64::try_from(mantissa).map_or_else(|_| Decimal::from(mantissa), Decimal::from);
        // The maximum scale is 28.
        amount.multiply_pow10(-i16::from(narrow(scale)));
        if usize::try_from(money.amount.normalize().scale()).is_ok_and(|scale| scale > *digits) {
            // Further digits are shown, not rounded.
            return format!("{}\u{a0}{}", self.decimal(&amount), money.currency);
        }
        written(formatter.format_fixed_decimal(&amount))
    }
}

/// Writes a value to a string with capacity for usual lengths.
fn written(text: impl Display) -> String {
    let mut written = String::with_capacity(48);
    // Writing to a string never fails.
    let _ = write!(written, "{text}");
    written
}

/// Hours, minutes and seconds fit in a byte.
fn narrow(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

fn iso(date: NaiveDate) -> Option<Date<icu_calendar::Iso>> {
    Date::try_new_iso(date.year(), narrow(date.month()), narrow(date.day())).ok()
}
