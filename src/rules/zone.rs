use std::fmt;

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeZone, Weekday};
use chrono_tz::{GapInfo, TZ_VARIANTS, Tz};

use crate::diagnostic::names::near;

use super::Instant;

/// A time zone: UTC, an IANA name such as `Europe/Berlin`, or a fixed offset.
///
/// ```
/// use referee::Zone;
/// let berlin: Zone = "Europe/Berlin".parse()?;
/// assert_eq!(berlin.offset("2020-01-15T12:00:00Z".parse()?), 3600);
/// assert_eq!(berlin.offset("2020-07-15T12:00:00Z".parse()?), 7200);
/// assert_eq!("UTC".parse::<Zone>()?, Zone::UTC);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// Minutes east of UTC.
    Fixed(i16),
    Named(Tz),
}

impl Zone {
    /// UTC.
    ///
    /// ```
    /// use referee::Zone;
    /// assert_eq!((Zone::default(), Zone::UTC.to_string().as_str()), (Zone::UTC, "UTC"));
    /// ```
    pub const UTC: Self = Self(Kind::Fixed(0));

    /// UTC+2, as an example of another zone.
    pub const EAST: Self = Self(Kind::Fixed(120));

    /// The offset from UTC at an instant in seconds, positive to the east.
    ///
    /// ```
    /// use referee::Zone;
    /// let at = "2020-06-12T09:00:00Z".parse()?;
    /// assert_eq!("-03:30".parse::<Zone>()?.offset(at), -12_600);
    /// assert_eq!("Asia/Kolkata".parse::<Zone>()?.offset(at), 19_800);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn offset(self, at: Instant) -> i32 {
        match self.0 {
            Kind::Fixed(minutes) => i32::from(minutes) * 60,
            Kind::Named(zone) => zone.offset_from_utc_datetime(&at.to_chrono().naive_utc()).fix().local_minus_utc(),
        }
    }

    /// The Monday of the local week at an instant.
    pub(crate) fn monday(self, at: Instant) -> NaiveDate {
        let date = self.local(at).date();
        date.week(Weekday::Mon).checked_first_day().unwrap_or(date)
    }

    /// The local time at an instant.
    pub(crate) fn local(self, at: Instant) -> NaiveDateTime {
        let millis = at.millis().saturating_add(i64::from(self.offset(at)) * 1000);
        // Local times are limited to the year 9999.
        Instant::from_millis(millis).written_down().to_chrono().naive_utc()
    }

    /// The local time at an instant, both in milliseconds since 1970.
    pub(crate) fn local_millis(self, at: i64) -> i64 {
        at.saturating_add(i64::from(self.offset(Instant::from_millis(at))) * 1000)
    }

    /// The instant of a local time, both in milliseconds since 1970. A time that does not exist counts as the end of its
    /// gap, and of a time that exists twice, the first counts.
    pub(crate) fn instant(self, local: i64) -> i64 {
        let less = |seconds: i32| local.saturating_sub(i64::from(seconds) * 1000);
        let Kind::Named(zone) = self.0 else { return less(self.offset(Instant::from_millis(local))) };
        let usual = || less(self.offset(Instant::from_millis(local)));
        let Some(time) = DateTime::from_timestamp_millis(local).map(|time| time.naive_utc()) else { return usual() };
        match zone.offset_from_local_datetime(&time) {
            LocalResult::Single(offset) => less(offset.fix().local_minus_utc()),
            LocalResult::Ambiguous(one, other) => {
                less(one.fix().local_minus_utc()).min(less(other.fix().local_minus_utc()))
            }
            LocalResult::None => {
                let end = GapInfo::new(&time, &zone).and_then(|gap| gap.end);
                end.map_or_else(usual, |end| end.timestamp_millis())
            }
        }
    }

    /// Whether the offset never changes.
    pub(crate) fn is_fixed(self) -> bool {
        matches!(self.0, Kind::Fixed(_))
    }

    /// Reads a zone, or returns the closest known name.
    pub(crate) fn read(text: &str) -> Result<Self, Option<&'static str>> {
        if matches!(text, "UTC" | "Z" | "Etc/UTC") {
            return Ok(Self::UTC);
        }
        let kind = minutes(text).map(Kind::Fixed).or_else(|| text.parse().ok().map(Kind::Named));
        kind.map(Self).ok_or_else(|| nearest(text))
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::UTC
    }
}

/// The zone whose name, or last part of the name, is closest to a text.
fn nearest(text: &str) -> Option<&'static str> {
    let names = || TZ_VARIANTS.iter().map(|zone| zone.name());
    let city = text.replace(' ', "_");
    let of_city = |name: &&str| name.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(&city));
    let same = names().find(|name| name.eq_ignore_ascii_case(text)).or_else(|| names().find(of_city));
    same.or_else(|| near(text, names().filter(|name| name.contains('/'))))
}

/// `+02:00` or `-03` in minutes.
fn minutes(text: &str) -> Option<i16> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
    let two = |digits: &str| {
        let all = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| digits.parse::<i16>().ok()).flatten()
    };
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    (minutes < 60 && hours * 60 + minutes <= 14 * 60).then_some(sign * (hours * 60 + minutes))
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Fixed(0) => f.write_str("UTC"),
            Kind::Fixed(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
            Kind::Named(zone) => f.write_str(zone.name()),
        }
    }
}
