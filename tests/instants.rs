//! Instants as texts, and conversions from other clocks.

use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use referee::{Acting, Event, Given, Instant, Lead, Opening, Record, Referee, Zone, decide};

use crate::calendar::days;

/// The days after a leap second, as the IERS lists them.
const GREW: &[&str] = &[
    "1972-07-01",
    "1973-01-01",
    "1974-01-01",
    "1975-01-01",
    "1976-01-01",
    "1977-01-01",
    "1978-01-01",
    "1979-01-01",
    "1980-01-01",
    "1981-07-01",
    "1982-07-01",
    "1983-07-01",
    "1985-07-01",
    "1988-01-01",
    "1990-01-01",
    "1991-01-01",
    "1992-07-01",
    "1993-07-01",
    "1994-07-01",
    "1996-01-01",
    "1997-07-01",
    "1999-01-01",
    "2006-01-01",
    "2009-01-01",
    "2012-07-01",
    "2015-07-01",
    "2017-01-01",
];

#[test]
fn a_leap_second_is_read_if_there_was_one() {
    let first: chrono::NaiveDate = "1960-01-01".parse().unwrap();
    for day in first.iter_days().take(100 * 365) {
        let after = day.succ_opt().unwrap();
        let read = format!("{day}T23:59:60Z").parse::<Instant>();
        if GREW.contains(&after.to_string().as_str()) {
            assert_eq!(read, format!("{after}T00:00:00Z").parse(), "{day}");
            assert!(format!("{day}T18:59:60.25-05:00").parse::<Instant>().is_ok(), "{day}");
            assert!(format!("{after}T05:29:60+05:30").parse::<Instant>().is_ok(), "{day}");
        } else {
            assert!(read.is_err(), "{day}");
        }
        assert!(format!("{day}T12:00:60Z").parse::<Instant>().is_err(), "{day}");
        assert!(format!("{day}T23:59:60-05:00").parse::<Instant>().is_err(), "{day}");
    }
}

#[test]
fn a_mathematical_minus_sign_is_refused() {
    assert!("2020-06-12T09:00:00-02:00".parse::<Instant>().is_ok());
    assert!("2020-06-12T09:00:00\u{2212}02:00".parse::<Instant>().is_err());
    assert!("-02:00".parse::<Zone>().is_ok() && "\u{2212}02:00".parse::<Zone>().is_err());
    assert!("\u{2212}3d".parse::<referee::Duration>().is_err());
}

const DAY: i64 = 86_400_000;

/// The days from the first of January of year 1 to a date, counted year by year; the years before it count backward.
fn count(year: i64, month: i64, day: i64) -> i64 {
    let years: i64 = (1..year).map(|year| 337 + days(year, 2)).sum();
    let before: i64 = (year..1).map(|year| 337 + days(year, 2)).sum();
    years - before + (1..month).map(|month| days(year, month)).sum::<i64>() + day - 1
}

/// Years at both ends of the calendar, and others.
fn year() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0_i64), Just(1), Just(9999), 0..10_000_i64]
}

/// Whether the rules take a date for a field.
fn is_taken(date: &str) -> bool {
    static LEAD: OnceLock<Lead> = OnceLock::new();
    let opened = Instant::from_millis(1_590_000_000_000);
    let lead = LEAD.get_or_init(|| {
        let mut lead = Referee::builtin().open(Event::open("L", opened, Opening::under("2017"))).unwrap();
        lead.apply(&Event::act("L", opened, "interested")).unwrap();
        lead
    });
    let value: Record = [("amount", "1.00"), ("currency", "EUR")].into();
    let accept = Acting::of("accept").field("deal-value", Given::Record(value)).field("closing-date", date);
    decide(lead, &Event::act("L", opened, accept)).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn instants_and_dates_lie_in_the_years_1_to_9999(
        year in year(),
        month in prop_oneof![Just(1_i64), Just(12), 1..13_i64],
        day in prop_oneof![Just(1_i64), Just(31), 1..32_i64],
        time in prop_oneof![Just(0_i64), Just(DAY - 1), 0..DAY],
        offset in prop_oneof![Just(-1_i64), Just(0), Just(1), -1439..1440_i64],
    ) {
        let date = format!("{year:04}-{month:02}-{day:02}");
        let exists = day <= days(year, month);
        prop_assert_eq!(is_taken(&date), exists && year >= 1, "{}", date);
        let (seconds, millis) = (time / 1000, time % 1000);
        let clock = |seconds: i64| format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        let sign = if offset < 0 { '-' } else { '+' };
        let zone = format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
        let text = format!("{date}T{}.{millis:03}{zone}", clock(seconds));
        // Milliseconds since the beginning of year 1.
        let since = count(year, month, day) * DAY + time - offset * 60_000;
        let expected = (exists && (0..count(10_000, 1, 1) * DAY).contains(&since)).then_some(since);
        let read = text.parse::<Instant>().ok();
        prop_assert_eq!(read.map(|instant| instant.millis() + 719_162 * DAY), expected, "{}", text);
        if let Some(instant) = read.filter(|_| offset == 0) {
            let fraction = if millis == 0 { String::new() } else { format!(".{millis:03}") };
            prop_assert_eq!(instant.to_string(), format!("{date}T{}{fraction}Z", clock(seconds)));
        }
    }
}

proptest! {
    #[test]
    fn other_clocks_have_the_same_instants(millis in -62_135_596_800_000..=253_402_300_799_999_i64, nanos in 0..1_000_000_u64) {
        let instant = Instant::from_millis(millis);
        let (system, chrono) = (SystemTime::from(instant), DateTime::<Utc>::from(instant));
        prop_assert_eq!(chrono.timestamp_millis(), millis);
        prop_assert_eq!(DateTime::<Utc>::from(system), chrono);
        prop_assert_eq!(Instant::from(system + Duration::from_nanos(nanos)), instant);
        prop_assert_eq!(Instant::from(chrono + Duration::from_nanos(nanos)), instant);
        prop_assert_eq!(instant.to_string().parse(), Ok(instant));
    }
}

/// A text that is not an instant or a date is reported with what is wrong with it.
#[test]
fn what_is_wrong_with_an_instant_is_said() {
    for (text, wrong) in [
        ("2024-04-31T09:00:00Z", "April has 30 days"),
        ("2023-02-29T09:00:00Z", "February 2023 has 28 days"),
        ("2024-13-01T09:00:00Z", "a year has no month 13"),
        ("2024-4-3T09:00:00Z", "write `2024-04-03`"),
        ("03.04.2024T09:00:00Z", "write the year first: `YYYY-MM-DD`"),
        ("2024-04-30", "add a time, such as `2024-04-30T09:00:00Z`"),
        ("2024-04-30T24:00:00Z", "an hour is from 00 to 23, not 24"),
        ("2024-04-30T09:60:00Z", "a minute is from 00 to 59, not 60"),
        ("2024-04-30T09:00Z", "add the seconds: `2024-04-30T09:00:00Z`"),
        ("2024-04-30T09:00:00", "add `Z` for UTC, or an offset: `2024-04-30T09:00:00Z`, `2024-04-30T09:00:00+02:00`"),
        ("2024-04-30T09:00:00+0200", "write the offset as `+02:00`"),
        ("2024-04-30T09:00:00-5", "write the offset as `-05:00`"),
        ("tomorrow", "expected RFC 3339 such as `2020-06-12T09:00:00Z`, in the years 1 to 9999"),
    ] {
        let error = text.parse::<referee::Instant>().unwrap_err().to_string();
        assert_eq!(error, format!("`{text}` is not an instant: {wrong}"));
    }
}

proptest::proptest! {
    /// No text breaks the explanation.
    #[test]
    fn any_text_is_explained(text in "[0-9TZ:+. é-]{0,30}") {
        let _ = text.parse::<referee::Instant>().map_err(|error| error.to_string());
    }
}
