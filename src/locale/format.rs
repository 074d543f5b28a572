//! Formats numbers, money, dates and lists for a locale. Each formatter is built on first use and shared by
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
use icu_experimental::duration::DurationFormatter;
use icu_experimental::relativetime::RelativeTimeFormatter;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale::Locale;
use icu_time::TimeZoneInfo;
use icu_time::zone::UtcOffset;
use icu_time::zone::models::{AtTime, Base};

use chrono::{Datelike, NaiveDate, Timelike};

use crate::rules::{Currency, Instant, Money};

use super::day_periods::DayPeriods;
use super::time_words::TimeWords;
use super::zone::Zone;

/// The formatters of one locale.
pub(crate) struct Formatters {
    pub(super) locale: Locale,
    decimal: OnceLock<Option<DecimalFormatter>>,
    /// Lists joined by "and", by "or", and lists of the parts of a duration.
    lists: [OnceLock<Option<ListFormatter>>; 3],
    date: OnceLock<Option<DateTimeFormatter<YMD>>>,
    utc: OnceLock<Option<DateTimeFormatter<Combo<YMDT, SpecificShort>>>>,
    offset: OnceLock<Option<DateTimeFormatter<Combo<YMDT, LocalizedOffsetShort>>>>,
    day_periods: OnceLock<Option<DayPeriods>>,
    pub(super) duration: OnceLock<Option<DurationFormatter>>,
    pub(super) relative: [OnceLock<Option<RelativeTimeFormatter>>; 6],
    currencies: Box<[OnceLock<Option<MoneyFormatter>>]>,
    /// The words for durations that CLDR does not have.
    pub(super) time_words: OnceLock<TimeWords>,
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

impl Formatters {
    pub(crate) fn new(locale: Locale) -> Self {
        Self {
            locale,
            decimal: OnceLock::new(),
            lists: [const { OnceLock::new() }; 3],
            date: OnceLock::new(),
            utc: OnceLock::new(),
            offset: OnceLock::new(),
            day_periods: OnceLock::new(),
            duration: OnceLock::new(),
            relative: [const { OnceLock::new() }; 6],
            currencies: (0..Currency::COUNT).map(|_| OnceLock::new()).collect(),
            time_words: OnceLock::new(),
        }
    }

    /// Sets the words for durations.
    pub(super) fn set_time_words(&self, words: TimeWords) {
        let _ = self.time_words.set(words);
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
        let [and, ..] = &self.lists;
        Self::joined(items, and, |options| ListFormatter::try_new_and((&self.locale).into(), options))
    }

    /// `A, B or C`.
    pub(crate) fn alternatives(&self, items: &[String]) -> String {
        let [_, or, _] = &self.lists;
        Self::joined(items, or, |options| ListFormatter::try_new_or((&self.locale).into(), options))
    }

    /// The parts of a duration: `A und B` in German, `A, B` in English.
    pub(super) fn units(&self, items: &[String]) -> String {
        let [.., units] = &self.lists;
        Self::joined(items, units, |options| ListFormatter::try_new_unit((&self.locale).into(), options))
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
        let text = text.unwrap_or_else(|| instant.to_string());
        match self.day_periods.get_or_init(|| DayPeriods::new(&self.locale)) {
            Some(periods) => periods.halved(text, local.hour()),
            None => text,
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
pub(super) fn written(text: impl Display) -> String {
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
