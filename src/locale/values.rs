//! Formats single values in a reader's language.

use chrono::NaiveDate;

use crate::rules::{Duration, Instant, Money};

use super::Words;
use super::format::Formatters;
use super::time_words::NOMINATIVE;

impl<'p> Words<'p> {
    fn formatters(self) -> &'p Formatters {
        &self.own_messages().formatters
    }

    /// Formats an amount of money.
    ///
    /// ```
    /// use referee::rules::{Currency, Money};
    /// # let referee = referee::Referee::builtin();
    /// let price = Money::new("25000.50".parse()?, Currency::new("EUR").expect("ISO 4217 has it"));
    /// assert_eq!(referee.reader("en")?.common().money(&price), "€25,000.50");
    /// assert_eq!(referee.reader("it")?.common().money(&price), "25.000,50\u{a0}€");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn money(self, money: &Money) -> String {
        self.formatters().money(money)
    }

    /// Formats a calendar date.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// assert_eq!(referee.reader("en")?.common().date("2020-09-30".parse()?), "September 30, 2020");
    /// assert_eq!(referee.reader("de")?.common().date("2020-09-30".parse()?), "30. September 2020");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn date(self, date: NaiveDate) -> String {
        self.formatters().date(date)
    }

    /// Formats a duration with all its parts; in hours if the rule file has it in hours. Working time is in business days
    /// or business hours.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let reader = referee.reader("de")?;
    /// assert_eq!(reader.common().duration("72h".parse()?), "72 Stunden");
    /// assert_eq!(reader.common().duration("3d".parse()?), "3 Tage");
    /// assert_eq!(reader.common().duration("5bd".parse()?), "5 Arbeitstage");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn duration(self, duration: Duration) -> String {
        self.formatters().stated(duration, NOMINATIVE)
    }

    /// The name of a weekday.
    ///
    /// ```
    /// use referee::chrono::Weekday;
    /// let referee = referee::Referee::builtin();
    /// assert_eq!(referee.reader("de")?.common().weekday(Weekday::Mon), "Montag");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn weekday(self, weekday: chrono::Weekday) -> String {
        self.formatters().weekday(weekday)
    }

    /// Formats a number with at most three digits after the point.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// assert_eq!(referee.reader("de")?.common().number(1_234_567.891), "1.234.567,891");
    /// assert_eq!(referee.reader("ru")?.common().number(0.5), "0,5");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn number(self, number: f64) -> String {
        self.formatters().number(number, None, None)
    }

    /// Formats the time from now in its largest unit; a negative duration is in the past.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// assert_eq!(referee.reader("ru")?.common().relative("72h".parse()?), "через 3 дня");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn relative(self, duration: Duration) -> String {
        self.formatters().relative(duration)
    }

    /// Formats a list: A, B and C.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let views = ["Favorites".to_owned(), "Marketplace leads".to_owned()];
    /// assert_eq!(referee.reader("en")?.common().list(&views), "Favorites and Marketplace leads");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn list(self, items: &[String]) -> String {
        self.formatters().list(items)
    }

    /// Formats a list of alternatives: A, B, or C.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let views = ["Favoriten".to_owned(), "Marketplace-Leads".to_owned()];
    /// assert_eq!(referee.reader("de")?.common().alternatives(&views), "Favoriten oder Marketplace-Leads");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn alternatives(self, items: &[String]) -> String {
        self.formatters().alternatives(items)
    }

    /// Formats an instant with date, time and zone.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let reader = referee.reader("de")?;
    /// let at = "2020-06-12T09:00:00Z".parse()?;
    /// assert_eq!(reader.common().date_time(at), "12. Juni 2020 um 09:00 UTC");
    /// let reader = referee.reader("it")?;
    /// assert_eq!(reader.common().date_time(at), "12 giugno 2020 alle ore 09:00 UTC");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn date_time(self, instant: Instant) -> String {
        self.formatters().date_time(instant, self.zone)
    }
}
