use std::fmt;
use std::str::FromStr;

/// The time zone in which instants are written: UTC or a fixed offset from it.
///
/// ```
/// use referee::Zone;
/// assert_eq!("+02:00".parse::<Zone>()?.minutes(), 120);
/// assert_eq!("UTC".parse::<Zone>()?, Zone::UTC);
/// # Ok::<(), referee::ZoneError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Zone(i16);

/// A text that is no time zone.
///
/// ```
/// let error = "+15:00".parse::<referee::Zone>().unwrap_err();
/// assert!(error.to_string().starts_with("`+15:00` is not a time zone; expected `UTC` or an offset"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time zone; expected `UTC` or an offset such as `+02:00`, at most 14 hours")]
pub struct ZoneError(Box<str>);

impl Zone {
    /// UTC.
    ///
    /// ```
    /// use referee::Zone;
    /// assert_eq!((Zone::UTC.minutes(), Zone::UTC.to_string().as_str()), (0, "UTC"));
    /// assert_eq!(Zone::default(), Zone::UTC);
    /// ```
    pub const UTC: Self = Self(0);

    /// Some other zone, two hours to the east.
    pub const EAST: Self = Self(120);

    /// The offset from UTC in minutes, positive to the east.
    ///
    /// ```
    /// let zone: referee::Zone = "-03:30".parse()?;
    /// assert_eq!(zone.minutes(), -210);
    /// # Ok::<(), referee::ZoneError>(())
    /// ```
    pub const fn minutes(self) -> i16 {
        self.0
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, ZoneError> {
        let error = || ZoneError(text.chars().take(40).collect::<String>().into());
        if matches!(text, "UTC" | "Z") {
            return Ok(Self::UTC);
        }
        let (sign, rest) = match text.split_at_checked(1) {
            Some(("+", rest)) => (1, rest),
            Some(("-", rest)) => (-1, rest),
            _ => return Err(error()),
        };
        let two = |digits: &str| {
            (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| digits.parse::<i16>().ok())
                .flatten()
        };
        let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
        match (two(hours), two(minutes)) {
            (Some(hours), Some(minutes)) if minutes < 60 && hours * 60 + minutes <= 14 * 60 => {
                Ok(Self(sign * (hours * 60 + minutes)))
            }
            _ => Err(error()),
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("UTC");
        }
        let sign = if self.0 < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", self.0.abs() / 60, self.0.abs() % 60)
    }
}
