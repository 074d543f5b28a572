use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use chrono::Months;
use serde::{Deserialize, Serialize};

use super::Instant;
use super::parse_error::{ParseError, ParseFault};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
/// The longest duration: a thousand years.
const MOST_MONTHS: i64 = 12_000;
const MOST_MILLIS: i64 = 1000 * 366 * DAY;

/// A duration in a rule file: calendar months, then exact time; or working time of a calendar.
///
/// `90m`, `72h`, `7d` and `2w` are exact. `6mo` and `1y` are calendar steps in UTC: six months after 31 August is the
/// last day of February. ISO 8601 (`P14D`, `PT72H`, `P1Y6M`) is accepted too. `5bd` are business days and `8bh` are
/// business hours, which a [`Calendar`](super::Calendar) counts. A duration is `0m`, or from one minute to a thousand
/// years.
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
    kind: TimeKind,
}

/// The kind of time that a duration counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TimeKind {
    /// Every hour, and calendar months.
    #[default]
    Exact,
    /// Local time on the days on which people work, as a calendar declares them.
    BusinessDays,
    /// Time within the working hours of a calendar.
    BusinessHours,
}

impl TimeKind {
    /// The time in sentences.
    pub(crate) const fn what(self) -> &'static str {
        match self {
            Self::Exact => "exact time",
            Self::BusinessDays => "business days",
            Self::BusinessHours => "business hours",
        }
    }
}

/// Durations of the same kind and length are equal, regardless of their units.
impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        (self.months, self.millis, self.kind) == (other.months, other.millis, other.kind)
    }
}

impl Eq for Duration {}

impl Hash for Duration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.months, self.millis, self.kind).hash(state);
    }
}

impl Duration {
    /// An exact duration of any length, such as the time left until an instant.
    pub const fn from_millis(millis: i64) -> Self {
        Self { months: 0, millis, hours: false, kind: TimeKind::Exact }
    }

    /// Calendar months, then exact time.
    pub(crate) const fn exact(months: u32, millis: i64) -> Self {
        Self { months, ..Self::from_millis(millis) }
    }

    /// A duration of a kind, in milliseconds. A business day has 24 hours of local time.
    ///
    /// ```
    /// use referee::Duration;
    /// use referee::rules::TimeKind;
    /// assert_eq!(Duration::of(TimeKind::BusinessHours, 8 * 3_600_000), "8bh".parse()?);
    /// assert_eq!(Duration::of(TimeKind::BusinessDays, 5 * 86_400_000), "5bd".parse()?);
    /// # Ok::<(), referee::ParseError>(())
    /// ```
    pub const fn of(kind: TimeKind, millis: i64) -> Self {
        Self { months: 0, millis, hours: false, kind }
    }

    /// The kind of time that it counts.
    pub const fn kind(self) -> TimeKind {
        self.kind
    }

    /// Whether it counts working time, for which a calendar is needed.
    #[inline]
    pub const fn is_working(self) -> bool {
        !matches!(self.kind, TimeKind::Exact)
    }

    /// The calendar months.
    pub const fn months(self) -> u32 {
        self.months
    }

    /// The part without months, in milliseconds of its kind of time. A business day has 24 hours of local time.
    pub const fn millis(self) -> i64 {
        self.millis
    }

    /// Whether it is zero.
    pub const fn is_zero(self) -> bool {
        self.months == 0 && self.millis == 0
    }

    /// Whether the rule file writes it in whole hours: 72 hours, not 3 days.
    pub const fn in_hours(self) -> bool {
        self.hours && self.months == 0 && self.millis % HOUR == 0 && !self.is_working()
    }

    /// The approximate length in milliseconds, with months of thirty days, and as if every hour were a working hour. For
    /// display only, not to compute an end.
    pub fn rough_millis(self) -> i64 {
        self.millis.saturating_add(i64::from(self.months).saturating_mul(30 * DAY))
    }

    /// The shortest exact time that it can take, in milliseconds.
    pub(crate) fn shortest_millis(self) -> i64 {
        let least = self.millis.saturating_add(i64::from(self.months).saturating_mul(28 * DAY));
        // A clock that is set forward makes a day shorter, but by no more than this.
        if self.kind == TimeKind::BusinessDays { least - 3 * HOUR } else { least }
    }

    /// The sum of two durations of the same kind, at most a thousand years. Of another kind, the other is ignored.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        if self.kind != other.kind {
            return self;
        }
        Self {
            kind: self.kind,
            months: self.months.saturating_add(other.months).min(12_000),
            millis: self.millis.saturating_add(other.millis).min(MOST_MILLIS),
            hours: self.hours && other.hours,
        }
    }

    /// The instant this long after `start`. Working time counts as if every hour were a working hour; see
    /// [`Calendar::after`](super::Calendar::after).
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
        let start = if self.months == 0 { start.millis() } else { months_after(self.months, start) };
        // Instants after the year 9999 cannot be written.
        Instant::from_millis(start.saturating_add(self.millis)).written_down()
    }
}

/// The instant so many calendar months after another, in milliseconds.
#[cold]
fn months_after(months: u32, start: Instant) -> i64 {
    let later = start.to_chrono().checked_add_months(Months::new(months));
    later.map_or(i64::MAX, |instant| instant.timestamp_millis())
}

impl FromStr for Duration {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some((number, kind, unit)) = working(text) {
            let millis = number.parse::<i64>().ok().and_then(|number| number.checked_mul(unit));
            let millis = millis.filter(|millis| (1..=MOST_MILLIS).contains(millis));
            return millis.map(|millis| Self::of(kind, millis)).ok_or_else(|| {
                let fault = if number.bytes().all(|c| c == b'0') { ParseFault::NoWork } else { ParseFault::Range };
                ParseError::new(fault, text)
            });
        }
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
        Ok(Self { months, millis, hours: text.ends_with(['h', 'H']), kind: TimeKind::Exact })
    }
}

/// The units of working time.
const WORKING: [(TimeKind, &str, i64); 2] =
    [(TimeKind::BusinessDays, "bd", DAY), (TimeKind::BusinessHours, "bh", HOUR)];

/// Splits `5bd` into the number, the kind of time, and the length of the unit.
fn working(text: &str) -> Option<(&str, TimeKind, i64)> {
    WORKING.into_iter().find_map(|(kind, name, unit)| {
        let number = text.strip_suffix(name)?;
        let digits = !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit());
        digits.then_some((number, kind, unit))
    })
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
    let months = u32::try_from(months).ok().filter(|_| fits)?;
    Some(Duration { months, ..Duration::from_millis(millis) })
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
        if let Some((_, name, unit)) = WORKING.iter().find(|(kind, ..)| *kind == self.kind) {
            // The time left of a paused clock has fractions.
            return match self.millis % unit {
                0 => write!(f, "{}{name}", self.millis / unit),
                _ => write!(f, "{}", Self::from_millis(self.millis)),
            };
        }
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
