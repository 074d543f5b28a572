use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

use crate::fault::fault;

use super::parse_error::ParseError;

/// Years that can be written with four digits.
const MILLIS: RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

/// A point in time: UTC, in milliseconds since 1970-01-01T00:00:00Z.
///
/// Parsed from RFC 3339 with any offset, in the years 1 to 9999. Displayed with `Z`, and with a fraction only if it has
/// one.
///
/// ```
/// use referee::Instant;
/// let instant: Instant = "2020-06-12T11:00:00+02:00".parse()?;
/// assert_eq!(instant.to_string(), "2020-06-12T09:00:00Z");
/// # Ok::<(), referee::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// Converts a system time, rounded down to milliseconds.
///
/// ```
/// use referee::Instant;
/// use std::time::SystemTime;
/// let now = Instant::from(SystemTime::now());
/// assert!(now > "2020-06-12T09:00:00Z".parse()?);
/// assert_eq!(Instant::from(SystemTime::from(now)), now);
/// # Ok::<(), referee::ParseError>(())
/// ```
impl From<SystemTime> for Instant {
    fn from(time: SystemTime) -> Self {
        let millis = |nanos: u128| i64::try_from(nanos).unwrap_or(i64::MAX);
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => Self(millis(since.as_millis())),
            Err(before) => Self(-millis(before.duration().as_nanos().div_ceil(1_000_000))),
        }
    }
}

impl From<Instant> for SystemTime {
    fn from(instant: Instant) -> Self {
        let distance = Duration::from_millis(instant.0.unsigned_abs());
        if instant.0 < 0 { Self::UNIX_EPOCH - distance } else { Self::UNIX_EPOCH + distance }
    }
}

/// The same instant, rounded down to milliseconds.
///
/// ```
/// use chrono::{DateTime, Utc};
/// use referee::Instant;
/// let instant: Instant = "2020-06-12T09:00:00Z".parse()?;
/// let time = DateTime::<Utc>::from(instant);
/// assert_eq!((time.timestamp(), Instant::from(time)), (1_591_952_400, instant));
/// # Ok::<(), referee::ParseError>(())
/// ```
impl From<DateTime<Utc>> for Instant {
    fn from(time: DateTime<Utc>) -> Self {
        Self(time.timestamp_millis())
    }
}

/// The same instant, clamped to the range of chrono.
impl From<Instant> for DateTime<Utc> {
    fn from(instant: Instant) -> Self {
        let nearest = if instant.0 < 0 { Self::MIN_UTC } else { Self::MAX_UTC };
        Self::from_timestamp_millis(instant.0).unwrap_or(nearest)
    }
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

    /// The instant a number of milliseconds later, or earlier if it is negative.
    ///
    /// ```
    /// use referee::Instant;
    /// let noon: Instant = "2020-06-12T12:00:00Z".parse()?;
    /// assert_eq!(noon.plus_millis(-1_500).to_string(), "2020-06-12T11:59:58.500Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self::from_millis(self.millis().saturating_add(millis))
    }

    /// Converts to chrono, clamped to its range.
    pub fn to_chrono(self) -> DateTime<Utc> {
        self.into()
    }
}

/// Reads a number of fixed width at an offset.
fn digits(text: &[u8], at: usize, width: usize) -> Option<i64> {
    text.get(at..at + width)?
        .iter()
        .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
}

/// Parses exactly the form `2020-06-12`.
pub(crate) fn day(text: &[u8]) -> Option<chrono::NaiveDate> {
    if text.len() != 10 || text.get(4) != Some(&b'-') || text.get(7) != Some(&b'-') {
        return None;
    }
    let (year, month, day) = (digits(text, 0, 4)?, digits(text, 5, 2)?, digits(text, 8, 2)?);
    chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// Parses exactly the form `2020-06-12T09:00:00Z`, the fast path for nearly every log.
fn plain(text: &[u8]) -> Option<i64> {
    let marks = [(10, b'T'), (13, b':'), (16, b':'), (19, b'Z')];
    if text.len() != 20 || marks.iter().any(|&(at, mark)| text.get(at) != Some(&mark)) {
        return None;
    }
    let (hour, minute, second) = (digits(text, 11, 2)?, digits(text, 14, 2)?, digits(text, 17, 2)?);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let days = day(text.get(..10)?)?.signed_duration_since(chrono::NaiveDate::default()).num_days();
    Some((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000)
}

/// The days that ended with a leap second, as year, month and day. Later ones are added as they are announced.
const LEAP_SECONDS: &[(i32, u32, u32)] = &[
    (1972, 6, 30),
    (1972, 12, 31),
    (1973, 12, 31),
    (1974, 12, 31),
    (1975, 12, 31),
    (1976, 12, 31),
    (1977, 12, 31),
    (1978, 12, 31),
    (1979, 12, 31),
    (1981, 6, 30),
    (1982, 6, 30),
    (1983, 6, 30),
    (1985, 6, 30),
    (1987, 12, 31),
    (1989, 12, 31),
    (1990, 12, 31),
    (1992, 6, 30),
    (1993, 6, 30),
    (1994, 6, 30),
    (1995, 12, 31),
    (1997, 6, 30),
    (1998, 12, 31),
    (2005, 12, 31),
    (2008, 12, 31),
    (2012, 6, 30),
    (2015, 6, 30),
    (2016, 12, 31),
];

/// Parses every form of RFC 3339. A leap second counts as the first second of the next day. chrono alone would accept
/// `:60` in every minute, and U+2212 as a minus.
fn any(text: &str) -> Option<i64> {
    let instant = DateTime::parse_from_rfc3339(text).ok().filter(|_| text.is_ascii())?.to_utc();
    if instant.nanosecond() >= 1_000_000_000 {
        let day = (instant.year(), instant.month(), instant.day());
        if (instant.hour(), instant.minute()) != (23, 59) || !LEAP_SECONDS.contains(&day) {
            return None;
        }
    }
    Some(instant.timestamp_millis())
}

impl FromStr for Instant {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        plain(text.as_bytes())
            .or_else(|| any(text))
            .filter(|millis| MILLIS.contains(millis))
            .map(Self)
            .ok_or_else(|| ParseError::instant(text))
    }
}

/// The text of an instant in the years 1 to 9999.
#[derive(Clone, Copy)]
pub(crate) struct Written {
    text: [u8; 24],
    length: usize,
}

impl Written {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.text.get(..self.length).unwrap_or_else(|| fault("an instant longer than its buffer"))
    }
}

impl Instant {
    /// The earliest one that can be written.
    pub(crate) const EARLIEST: Self = Self(*MILLIS.start());

    /// This instant, or the closest one that can be written.
    pub(crate) fn within_years(self) -> Self {
        Self(self.0.clamp(*MILLIS.start(), *MILLIS.end()))
    }

    /// This instant, or the last one that can be written.
    pub(crate) fn written_down(self) -> Self {
        Self(self.0.min(*MILLIS.end()))
    }

    /// The instant as RFC 3339; `None` outside the years 1 to 9999.
    pub(crate) fn written(self) -> Option<Written> {
        if !MILLIS.contains(&self.0) {
            return None;
        }
        let days = i32::try_from(self.0.div_euclid(86_400_000)).ok()?;
        let date = chrono::NaiveDate::from_epoch_days(days)?;
        let millis = u32::try_from(self.0.rem_euclid(86_400_000)).ok()?;
        let digit = |number: u32, unit: u32| {
            b'0' + u8::try_from(number / unit % 10).unwrap_or_else(|_| fault("a digit above nine"))
        };
        let (year, month, day) = (u32::try_from(date.year()).ok()?, date.month(), date.day());
        let (hour, minute, second) = (millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
        let mut text = [
            digit(year, 1000),
            digit(year, 100),
            digit(year, 10),
            digit(year, 1),
            b'-',
            digit(month, 10),
            digit(month, 1),
            b'-',
            digit(day, 10),
            digit(day, 1),
            b'T',
            digit(hour, 10),
            digit(hour, 1),
            b':',
            digit(minute, 10),
            digit(minute, 1),
            b':',
            digit(second, 10),
            digit(second, 1),
            b'Z',
            0,
            0,
            0,
            0,
        ];
        let mut length = 20;
        if millis % 1000 != 0 {
            let fraction = [b'.', digit(millis, 100), digit(millis, 10), digit(millis, 1), b'Z'];
            for (place, byte) in text.iter_mut().skip(19).zip(fraction) {
                *place = byte;
            }
            length = 24;
        }
        Some(Written { text, length })
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.written() {
            Some(written) => {
                let text = std::str::from_utf8(written.as_bytes());
                f.write_str(text.unwrap_or_else(|_| fault("an instant that is not ASCII")))
            }
            None => f.write_str(&self.to_chrono().to_rfc3339_opts(SecondsFormat::Millis, true)),
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
