use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use chrono::Months;

use super::Instant;
use super::parse_error::{ParseError, ParseFault};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
/// The longest duration: a thousand years.
const MOST_MONTHS: i64 = 12_000;
const MOST_MILLIS: i64 = 1000 * 366 * DAY;

/// A duration in a rule file: calendar months, then exact time.
///
/// `90m`, `72h`, `7d` and `2w` are exact. `6mo` and `1y` are calendar steps in UTC: six months after 31 August is the
/// last day of February. ISO 8601 (`P14D`, `PT72H`, `P1Y6M`) is accepted too. A duration is `0m`, or from one minute to
/// a thousand years.
///
/// ```
/// use referee::{Duration, Instant};
/// let start: Instant = "2020-08-31T12:00:00Z".parse()?;
/// let half_a_year: Duration = "6mo".parse()?;
/// assert_eq!(half_a_year.after(start).to_string(), "2021-02-28T12:00:00Z");
/// assert_eq!("P14D".parse::<Duration>()?, "2w".parse::<Duration>()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Duration {
    months: u32,
    millis: i64,
    /// Whether the rule file writes it in hours, which only affects how it is displayed.
    hours: bool,
}

/// Durations of the same length are equal, regardless of their units.
impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        (self.months, self.millis) == (other.months, other.millis)
    }
}

impl Eq for Duration {}

impl Hash for Duration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.months, self.millis).hash(state);
    }
}

impl Duration {
    /// An exact duration of any length, such as the time left until an instant.
    pub const fn from_millis(millis: i64) -> Self {
        Self { months: 0, millis, hours: false }
    }

    /// The calendar months.
    pub const fn months(self) -> u32 {
        self.months
    }

    /// The exact part, in milliseconds.
    pub const fn millis(self) -> i64 {
        self.millis
    }

    /// Whether it is zero.
    pub const fn is_zero(self) -> bool {
        self.months == 0 && self.millis == 0
    }

    /// Whether the rule file writes it in whole hours: 72 hours, not 3 days.
    pub const fn in_hours(self) -> bool {
        self.hours && self.months == 0 && self.millis % HOUR == 0
    }

    /// The approximate length in milliseconds, with months of thirty days. For display only, not to compute an end.
    pub fn rough_millis(self) -> i64 {
        self.millis.saturating_add(i64::from(self.months).saturating_mul(30 * DAY))
    }

    /// The sum of two durations, at most a thousand years.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            months: self.months.saturating_add(other.months).min(12_000),
            millis: self.millis.saturating_add(other.millis).min(MOST_MILLIS),
            hours: self.hours && other.hours,
        }
    }

    /// The instant this long after `start`.
    ///
    /// ```
    /// use referee::Duration;
    /// let start = "2020-01-31T09:00:00Z".parse()?;
    /// assert_eq!("1mo".parse::<Duration>()?.after(start).to_string(), "2020-02-29T09:00:00Z");
    /// assert_eq!("30d".parse::<Duration>()?.after(start).to_string(), "2020-03-01T09:00:00Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn after(self, start: Instant) -> Instant {
        let start = if self.months == 0 {
            start.millis()
        } else {
            start
                .to_chrono()
                .checked_add_months(Months::new(self.months))
                .map_or(i64::MAX, |instant| instant.timestamp_millis())
        };
        // Instants after the year 9999 cannot be written.
        Instant::from_millis(start.saturating_add(self.millis)).written_down()
    }
}

impl FromStr for Duration {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (months, millis) = text
            .strip_prefix('P')
            .map_or_else(|| short(text), iso)
            .ok_or_else(|| ParseError::new(ParseFault::Duration, text))?;
        let in_range = (0..=MOST_MONTHS).contains(&months)
            && (0..=MOST_MILLIS).contains(&millis)
            && (months > 0 || millis >= MINUTE || millis == 0);
        if !in_range {
            return Err(ParseError::new(ParseFault::Range, text));
        }
        let months = u32::try_from(months).map_err(|_| ParseError::new(ParseFault::Range, text))?;
        Ok(Self { months, millis, hours: text.ends_with(['h', 'H']) })
    }
}

/// Parses a sum of durations, such as `71h59m` or `1mo2d`, as after the `+` in a scenario.
pub fn offset(mut text: &str) -> Option<Duration> {
    if text.starts_with('P') {
        return text.parse().ok();
    }
    let (mut months, mut millis) = (0_i64, 0_i64);
    while !text.is_empty() {
        let unit = text.find(|c: char| !c.is_ascii_digit())?;
        let end = text.get(unit..)?.find(|c: char| c.is_ascii_digit()).map_or(text.len(), |at| unit + at);
        let (more, exact) = short(text.get(..end)?)?;
        months = months.checked_add(more)?;
        millis = millis.checked_add(exact)?;
        text = text.get(end..)?;
    }
    let fits = (0..=MOST_MONTHS).contains(&months) && (0..=MOST_MILLIS).contains(&millis);
    Some(Duration { months: u32::try_from(months).ok().filter(|_| fits)?, millis, hours: false })
}

/// Parses `72h` as months and milliseconds.
fn short(text: &str) -> Option<(i64, i64)> {
    let unit = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = text.split_at_checked(unit)?;
    let number = number.parse::<i64>().ok()?;
    let exact = |unit: i64| Some((0, number.checked_mul(unit)?));
    match unit {
        "m" => exact(MINUTE),
        "h" => exact(HOUR),
        "d" => exact(DAY),
        "w" => exact(WEEK),
        "mo" => Some((number, 0)),
        "y" => Some((number.checked_mul(12)?, 0)),
        _ => None,
    }
}

/// Parses the text after the `P` of ISO 8601 as months and milliseconds.
fn iso(text: &str) -> Option<(i64, i64)> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) if !time.is_empty() => (date, time),
        Some(_) => return None,
        None => (text, ""),
    };
    if date.is_empty() && time.is_empty() {
        return None;
    }
    let (mut months, mut millis) = (0_i64, 0_i64);
    parts(date, "YMWD", |number, unit| {
        match unit {
            'Y' => months = months.checked_add(number.checked_mul(12)?)?,
            'M' => months = months.checked_add(number)?,
            'W' => millis = millis.checked_add(number.checked_mul(WEEK)?)?,
            _ => millis = millis.checked_add(number.checked_mul(DAY)?)?,
        }
        Some(())
    })?;
    parts(time, "HMS", |number, unit| {
        let unit = match unit {
            'H' => HOUR,
            'M' => MINUTE,
            _ => 1000,
        };
        millis = millis.checked_add(number.checked_mul(unit)?)?;
        Some(())
    })?;
    Some((months, millis))
}

/// Calls `each` for every number with its unit. Units must be unique and in order.
fn parts(mut text: &str, units: &str, mut each: impl FnMut(i64, char) -> Option<()>) -> Option<()> {
    let mut units = units.chars();
    while !text.is_empty() {
        let at = text.find(|c: char| !c.is_ascii_digit())?;
        let (number, rest) = text.split_at_checked(at)?;
        let unit = rest.chars().next()?;
        units.find(|&known| known == unit)?;
        each(number.parse().ok()?, unit)?;
        text = rest.get(unit.len_utf8()..)?;
    }
    Some(())
}

/// As displayed.
impl serde::Serialize for Duration {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The short form if there is one, else ISO 8601.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exact = [(WEEK, "w"), (DAY, "d"), (HOUR, "h"), (MINUTE, "m")];
        match (self.months, self.millis) {
            (0, 0) => f.write_str("0m"),
            (months, 0) if months % 12 == 0 => write!(f, "{}y", months / 12),
            (months, 0) => write!(f, "{months}mo"),
            (0, millis) => match exact.iter().find(|(unit, _)| millis % unit == 0) {
                Some((unit, name)) => write!(f, "{}{name}", millis / unit),
                None => write!(f, "PT{}S", millis / 1000),
            },
            (months, millis) => write!(f, "P{months}MT{}S", millis / 1000),
        }
    }
}
