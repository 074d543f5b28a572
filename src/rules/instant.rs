use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

/// Years that can be written with four digits.
const MILLIS: RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

/// A point in time: UTC, in milliseconds since 1970-01-01T00:00:00Z.
///
/// Read from RFC 3339 with any offset, written with `Z`, without a fraction where there is none. What is
/// read lies in the years 1 to 9999.
///
/// ```
/// use referee::Instant;
/// let instant: Instant = "2020-06-12T11:00:00+02:00".parse()?;
/// assert_eq!(instant.to_string(), "2020-06-12T09:00:00Z");
/// # Ok::<(), referee::InstantError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// A text that is no instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not an instant; expected RFC 3339 such as `2020-06-12T09:00:00Z`, in the years 1 to 9999")]
pub struct InstantError {
    given: Box<str>,
}

impl Instant {
    /// The instant at a number of milliseconds since 1970-01-01T00:00:00Z.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The same instant as chrono has it; the nearest that chrono can hold beyond its range.
    pub(crate) fn to_chrono(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or(if self.0 < 0 {
            DateTime::<Utc>::MIN_UTC
        } else {
            DateTime::<Utc>::MAX_UTC
        })
    }
}

/// The digits of a number of fixed width at an offset.
fn digits(text: &[u8], at: usize, width: usize) -> Option<i64> {
    text.get(at..at + width)?
        .iter()
        .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
}

/// `2020-06-12T09:00:00Z` and nothing else: what nearly every log holds, read without detours.
fn plain(text: &[u8]) -> Option<i64> {
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'Z')];
    if text.len() != 20 || marks.iter().any(|&(at, mark)| text.get(at) != Some(&mark)) {
        return None;
    }
    let (year, month, day) = (digits(text, 0, 4)?, digits(text, 5, 2)?, digits(text, 8, 2)?);
    let (hour, minute, second) = (digits(text, 11, 2)?, digits(text, 14, 2)?, digits(text, 17, 2)?);
    let date = chrono::NaiveDate::from_ymd_opt(
        i32::try_from(year).ok()?,
        u32::try_from(month).ok()?,
        u32::try_from(day).ok()?,
    )?;
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let days = date.signed_duration_since(chrono::NaiveDate::default()).num_days();
    Some((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000)
}

impl FromStr for Instant {
    type Err = InstantError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        plain(text.as_bytes())
            .or_else(|| DateTime::parse_from_rfc3339(text).ok().map(|instant| instant.timestamp_millis()))
            .filter(|millis| MILLIS.contains(millis))
            .map(Self)
            .ok_or_else(|| InstantError { given: text.chars().take(40).collect::<String>().into() })
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !MILLIS.contains(&self.0) {
            return f.write_str(&self.to_chrono().to_rfc3339_opts(SecondsFormat::Millis, true));
        }
        let instant = self.to_chrono();
        let two = |number: u32| [b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8];
        let year = instant.year().unsigned_abs();
        let ([y0, y1], [y2, y3]) = (two(year / 100), two(year % 100));
        let ([m0, m1], [d0, d1]) = (two(instant.month()), two(instant.day()));
        let ([h0, h1], [n0, n1], [s0, s1]) = (two(instant.hour()), two(instant.minute()), two(instant.second()));
        let text = [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1, b'T', h0, h1, b':', n0, n1, b':', s0, s1];
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())?;
        match self.0.rem_euclid(1000) {
            0 => f.write_str("Z"),
            millis => write!(f, ".{millis:03}Z"),
        }
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InstantVisitor;
        impl Visitor<'_> for InstantVisitor {
            type Value = Instant;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an instant such as `2020-06-12T09:00:00Z`")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Instant, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(InstantVisitor)
    }
}
