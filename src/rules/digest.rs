//! Digests: notifications about many leads that go out as one message.

use chrono::Datelike;
use serde::Serialize;

use super::id::{FactId, FieldId};
use super::{Duration, Instant};

/// When notifications of one kind go out as one message: if a receiver would get more than `above` of them in one period.
///
/// Periods follow each other from a fixed instant in UTC: those of hours and days begin with a day, those of weeks with a
/// Monday, those of months with the first of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Digest {
    /// How many of them are sent on their own.
    pub above: u16,
    /// The length of a period.
    pub per: Duration,
    /// What distinguishes receivers; `None` if the recipient is one receiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Receiver>,
}

/// What distinguishes the receivers of a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Receiver {
    /// A fact.
    Fact(FactId),
    /// A field.
    Field(FieldId),
}

/// Monday, 5 January 1970. Exact periods are counted from here, so that weeks begin on Monday.
const ORIGIN: i64 = 4 * 86_400_000;

impl Digest {
    /// The beginning and the end of the period of an instant. The end belongs to the next period.
    ///
    /// ```
    /// use referee::Referee;
    /// use referee::rules::RuleSet;
    /// use referee::Source;
    /// let rules = "
    /// rules: tickets
    /// recipients: [team]
    /// stages:
    ///   open: { timeout: { after: 1d, to: missed, notify: missed } }
    ///   closed: { outcomes: [missed] }
    /// notifications:
    ///   missed: { to: team, digest: { above: 2, per: 1w } }
    /// ";
    /// let rules = RuleSet::parse(&Source::new("tickets.yaml", rules))?;
    /// let digest = rules.notifications().first().and_then(|it| it.digest).expect("it has one");
    /// let (since, until) = digest.period("2026-03-04T15:00:00Z".parse()?);
    /// assert_eq!(since.to_string(), "2026-03-02T00:00:00Z"); // a Monday
    /// assert_eq!(until.to_string(), "2026-03-09T00:00:00Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn period(&self, at: Instant) -> (Instant, Instant) {
        let months = i64::from(self.per.months());
        if months > 0 {
            let date = at.to_chrono().date_naive();
            let number = i64::from(date.year()) * 12 + i64::from(date.month0());
            let first = (number - YEAR_ZERO).div_euclid(months) * months + YEAR_ZERO;
            return (month(first), month(first + months));
        }
        // Checks refuse a period without a length.
        let length = self.per.millis().max(1);
        let since = (at.millis() - ORIGIN).div_euclid(length) * length + ORIGIN;
        (Instant::from_millis(since), Instant::from_millis(since.saturating_add(length)))
    }
}

/// January 1970, in months of the year 0.
const YEAR_ZERO: i64 = 1970 * 12;

/// The first instant of a month.
fn month(number: i64) -> Instant {
    let (year, month) = (i32::try_from(number.div_euclid(12)).ok(), u32::try_from(number.rem_euclid(12) + 1).ok());
    let date = year.zip(month).and_then(|(year, month)| chrono::NaiveDate::from_ymd_opt(year, month, 1));
    let start = date.map_or(i64::MAX, |date| date.signed_duration_since(chrono::NaiveDate::default()).num_days());
    Instant::from_millis(start.saturating_mul(86_400_000))
}
