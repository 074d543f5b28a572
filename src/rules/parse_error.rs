use super::mistaken;

/// A text that is not a duration, an instant or a share.
///
/// ```
/// use referee::{Duration, Instant, rules::Share};
/// let error = "9999y".parse::<Duration>().unwrap_err();
/// assert!(error.is_out_of_range());
/// assert_eq!(error.to_string(), "`9999y` is out of range; a duration lasts from a minute to a thousand years, or is `0m`");
/// assert_eq!("soon".parse::<Duration>().unwrap_err().to_string(), "`soon` is not a duration");
/// let error = "2020-06-31T09:00:00Z".parse::<Instant>().unwrap_err();
/// assert_eq!(error.to_string(), "`2020-06-31T09:00:00Z` is not an instant: June has 30 days");
/// let error = "120 %".parse::<Share>().unwrap_err();
/// assert_eq!(error.to_string(), "`120 %` is not a share; expected one such as `25 %`, from 0 to 100");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseError(ParseFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum ParseFault {
    #[error("`{0}` is not a duration")]
    Duration(Box<str>),
    #[error("`{0}` is out of range; a duration lasts from a minute to a thousand years, or is `0m`")]
    Range(Box<str>),
    #[error("`{0}` is too short: working time is at least `1bd` or `1bh`")]
    NoWork(Box<str>),
    #[error("`{0}` is not an instant: {1}")]
    Instant(Box<str>, Box<str>),
    #[error("`{0}` is not a share; expected one such as `25 %`, from 0 to 100")]
    Share(Box<str>),
}

impl ParseError {
    /// Creates the error. Long texts are shortened.
    pub(super) fn new(fault: fn(Box<str>) -> ParseFault, text: &str) -> Self {
        Self(fault(shortened(text)))
    }

    /// A text that is not an instant, and what is wrong with it.
    pub(super) fn instant(text: &str) -> Self {
        let usual = || "expected RFC 3339 such as `2020-06-12T09:00:00Z`, in the years 1 to 9999".to_owned();
        Self(ParseFault::Instant(shortened(text), mistaken::instant(text).unwrap_or_else(usual).into()))
    }

    /// Whether the text is a duration outside the allowed range.
    pub fn is_out_of_range(&self) -> bool {
        matches!(self.0, ParseFault::Range(_) | ParseFault::NoWork(_))
    }
}

fn shortened(text: &str) -> Box<str> {
    text.chars().take(40).collect::<String>().into()
}
