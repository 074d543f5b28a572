//! Instants as texts, and as other clocks have them.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use referee::{Instant, Zone};

/// When the difference between atomic time and UTC had grown by a second: the days after, as the IERS lists them.
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
fn a_leap_second_is_read_where_there_was_one() {
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
fn a_minus_sign_of_mathematics_is_no_sign() {
    assert!("2020-06-12T09:00:00-02:00".parse::<Instant>().is_ok());
    assert!("2020-06-12T09:00:00\u{2212}02:00".parse::<Instant>().is_err());
    assert!("-02:00".parse::<Zone>().is_ok() && "\u{2212}02:00".parse::<Zone>().is_err());
    assert!("\u{2212}3d".parse::<referee::Duration>().is_err());
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
