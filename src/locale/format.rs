//! Numbers, money, dates, durations and lists as a locale writes them; each formatter built once, when it is
//! first needed, and shared by all threads.

use std::sync::OnceLock;

use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::zone::{LocalizedOffsetShort, SpecificShort};
use icu_datetime::fieldsets::{Combo, YMD, YMDT};
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

use super::Zone;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The formatters of one locale.
pub(crate) struct Formatters {
    locale: Locale,
    decimal: OnceLock<Option<DecimalFormatter>>,
    list: OnceLock<Option<ListFormatter>>,
    date: OnceLock<Option<DateTimeFormatter<YMD>>>,
    utc: OnceLock<Option<DateTimeFormatter<Combo<YMDT, SpecificShort>>>>,
    offset: OnceLock<Option<DateTimeFormatter<Combo<YMDT, LocalizedOffsetShort>>>>,
    duration: OnceLock<Option<DurationFormatter>>,
    relative: [OnceLock<Option<RelativeTimeFormatter>>; 4],
    currencies: Box<[OnceLock<Option<CurrencyFormatter<DecimalFormatter>>>]>,
}

impl std::fmt::Debug for Formatters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Formatters").field("locale", &self.locale).finish_non_exhaustive()
    }
}

/// The amounts of a duration, largest unit first: days, hours, minutes, seconds. The parts that are left out
/// are cut off, not rounded, so that no more time is promised than there is; what is shorter than a second
/// counts as one.
fn parts(millis: i64, most: usize) -> [u64; 4] {
    let mut rest = millis.unsigned_abs().max(SECOND.unsigned_abs());
    let mut left = most;
    let mut parts = [0; 4];
    for (part, unit) in parts.iter_mut().zip([DAY, HOUR, MINUTE, SECOND]) {
        let amount = rest / unit.unsigned_abs();
        let begun = left < most;
        if (amount > 0 || begun) && left > 0 {
            *part = amount;
            left -= 1;
        }
        rest %= unit.unsigned_abs();
    }
    parts
}

/// The largest part of an exact duration that lies ahead, as a number of its own for each unit and amount.
pub(crate) fn largest(duration: Duration) -> Option<i64> {
    if duration.months() > 0 || duration.millis() < 0 {
        return None;
    }
    let amounts = parts(duration.millis(), 1);
    let (unit, amount) = (0..).zip(amounts).find(|(_, amount)| *amount > 0)?;
    Some(i64::try_from(amount).ok().filter(|amount| *amount < 1 << 40)? * 4 + unit)
}

impl Formatters {
    pub(crate) fn new(locale: Locale) -> Self {
        Self {
            locale,
            decimal: OnceLock::new(),
            list: OnceLock::new(),
            date: OnceLock::new(),
            utc: OnceLock::new(),
            offset: OnceLock::new(),
            duration: OnceLock::new(),
            relative: [const { OnceLock::new() }; 4],
            currencies: (0..Currency::COUNT).map(|_| OnceLock::new()).collect(),
        }
    }

    fn decimal(&self, decimal: &Decimal) -> String {
        let formatter = self
            .decimal
            .get_or_init(|| DecimalFormatter::try_new((&self.locale).into(), DecimalFormatterOptions::default()).ok());
        formatter.as_ref().map_or_else(|| decimal.to_string(), |formatter| formatter.format_to_string(decimal))
    }

    /// A number with at least and at most so many digits after the point.
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
        let formatter = self.list.get_or_init(|| {
            let options = ListFormatterOptions::default().with_length(ListLength::Wide);
            ListFormatter::try_new_and((&self.locale).into(), options).ok()
        });
        match formatter {
            Some(formatter) => formatter.format_to_string(items.iter()),
            None => items.join(", "),
        }
    }

    /// A calendar date: 12. Juni 2020.
    pub(crate) fn date(&self, date: NaiveDate) -> String {
        let formatter = self.date.get_or_init(|| DateTimeFormatter::try_new((&self.locale).into(), YMD::long()).ok());
        match (formatter, iso(date)) {
            (Some(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => date.to_string(),
        }
    }

    /// The date of an instant in a zone.
    pub(crate) fn date_of(&self, instant: Instant, zone: Zone) -> String {
        self.date(local(instant, zone).date())
    }

    /// Date and time of an instant in a zone, with the zone.
    pub(crate) fn date_time(&self, instant: Instant, zone: Zone) -> String {
        let local = local(instant, zone);
        let fields = || YMDT::long().with_time_precision(TimePrecision::Minute);
        let time = Time::try_new(narrow(local.hour()), narrow(local.minute()), narrow(local.second()), 0).ok();
        let (Some(date), Some(time)) = (iso(local.date()), time) else { return instant.to_string() };
        let text = if zone == Zone::UTC {
            let formatter = self.utc.get_or_init(|| {
                DateTimeFormatter::try_new((&self.locale).into(), fields().with_zone(SpecificShort)).ok()
            });
            let zone: TimeZoneInfo<AtTime> = TimeZoneInfo::<Base>::utc().at_date_time(DateTime { date, time });
            formatter.as_ref().map(|formatter| formatter.format(&ZonedDateTime { date, time, zone }).to_string())
        } else {
            let formatter = self.offset.get_or_init(|| {
                DateTimeFormatter::try_new((&self.locale).into(), fields().with_zone(LocalizedOffsetShort)).ok()
            });
            let zone = UtcOffset::try_from_seconds(i32::from(zone.minutes()) * 60).unwrap_or(UtcOffset::zero());
            formatter.as_ref().map(|formatter| formatter.format(&ZonedDateTime { date, time, zone }).to_string())
        };
        text.unwrap_or_else(|| instant.to_string())
    }

    /// The largest parts of a duration: 4 Tage; with two parts, 4 Tage und 3 Stunden.
    pub(crate) fn duration(&self, duration: Duration, most: usize) -> String {
        let mut amounts = icu_experimental::duration::Duration::new();
        amounts.years = u64::from(duration.months() / 12);
        amounts.months = u64::from(duration.months() % 12);
        let whole = usize::from(amounts.years > 0) + usize::from(amounts.months > 0);
        if whole == 0 || (duration.millis() > 0 && whole < most) {
            [amounts.days, amounts.hours, amounts.minutes, amounts.seconds] = parts(duration.millis(), most - whole);
        } else if whole > most {
            amounts.months = 0;
        }
        self.format_duration(&amounts, duration)
    }

    /// A duration in whole days, hours, minutes or seconds, by their number: 24 Stunden.
    pub(crate) fn duration_in(&self, duration: Duration, unit: usize) -> String {
        let millis = duration.rough_millis();
        let amount =
            [DAY, HOUR, MINUTE, SECOND].get(unit).map_or(0, |unit| millis.unsigned_abs() / unit.unsigned_abs());
        // Less than one of them is not nothing.
        if amount == 0 {
            return self.duration(duration, 1);
        }
        let mut amounts = icu_experimental::duration::Duration::new();
        match unit {
            0 => amounts.days = amount,
            1 => amounts.hours = amount,
            2 => amounts.minutes = amount,
            _ => amounts.seconds = amount,
        }
        self.format_duration(&amounts, duration)
    }

    fn format_duration(&self, amounts: &icu_experimental::duration::Duration, duration: Duration) -> String {
        let formatter = self.duration.get_or_init(|| {
            let mut options = DurationFormatterOptions::default();
            options.base = BaseStyle::Long;
            let options = ValidatedDurationFormatterOptions::validate(options).ok()?;
            DurationFormatter::try_new((&self.locale).into(), options).ok()
        });
        match formatter {
            Some(formatter) => formatter.format(amounts).to_string(),
            None => duration.to_string(),
        }
    }

    /// A time from now in its largest part: через 3 часа.
    pub(crate) fn relative(&self, duration: Duration) -> String {
        let millis = duration.rough_millis();
        let amounts = parts(millis, 1);
        let (unit, amount) = amounts.iter().copied().enumerate().find(|(_, amount)| *amount > 0).unwrap_or((3, 1));
        let Some(cell) = self.relative.get(unit) else { return duration.to_string() };
        let formatter = cell.get_or_init(|| {
            let options = RelativeTimeFormatterOptions::default();
            let locale = (&self.locale).into();
            match unit {
                0 => RelativeTimeFormatter::try_new_long_day(locale, options),
                1 => RelativeTimeFormatter::try_new_long_hour(locale, options),
                2 => RelativeTimeFormatter::try_new_long_minute(locale, options),
                _ => RelativeTimeFormatter::try_new_long_second(locale, options),
            }
            .ok()
        });
        let amount = i64::try_from(amount).unwrap_or(i64::MAX);
        let amount = Decimal::from(if millis < 0 { -amount } else { amount });
        match formatter {
            Some(formatter) => formatter.format(amount).to_string(),
            None => duration.to_string(),
        }
    }

    /// An amount of money with the digits that its currency has.
    pub(crate) fn money(&self, money: &Money) -> String {
        let plain = || format!("{} {}", money.amount, money.currency);
        let Some(cell) = self.currencies.get(money.currency.number()) else { return plain() };
        let formatter = cell.get_or_init(|| {
            let currency = CurrencyType::try_from_str(money.currency.code()).ok()?;
            CurrencyFormatter::try_new_symbol((&self.locale).into(), currency, CurrencyFormatterOptions::default()).ok()
        });
        let amount = money.amount.to_string().parse::<Decimal>();
        let Some((formatter, amount)) = formatter.as_ref().zip(amount.ok()) else { return plain() };
        // How many digits the currency has after the point: those of nothing, without the one before it.
        let nothing = formatter.format_fixed_decimal(&Decimal::from(0)).to_string();
        let digits = nothing.chars().filter(|c| c.is_numeric()).count().saturating_sub(1);
        if usize::try_from(money.amount.normalize().scale()).is_ok_and(|scale| scale > digits) {
            // More than that is written out, and not rounded away.
            return format!("{}\u{a0}{}", self.decimal(&amount), money.currency);
        }
        formatter.format_fixed_decimal(&amount).to_string()
    }
}

/// Hours, minutes and seconds fit a byte.
fn narrow(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

fn iso(date: NaiveDate) -> Option<Date<icu_calendar::Iso>> {
    Date::try_new_iso(date.year(), narrow(date.month()), narrow(date.day())).ok()
}

fn local(instant: Instant, zone: Zone) -> chrono::NaiveDateTime {
    let millis = instant.millis().saturating_add(i64::from(zone.minutes()) * MINUTE);
    Instant::from_millis(millis).written_down().to_chrono().naive_utc()
}
