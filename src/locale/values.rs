//! Values by themselves, as a reader's language writes them.

use chrono::NaiveDate;

use crate::rules::{Duration, Instant, Money};

use super::Words;
use super::format::Formatters;
use super::shared::common;

impl<'p> Words<'p> {
    fn formatters(self) -> &'p Formatters {
        &self.own_voice().formatters
    }

    /// An amount of money as the reader's language writes it.
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

    /// A calendar date as the reader's language writes it.
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

    /// A length of time as the reader's language writes it, with all its parts; in hours where the rule file
    /// counts it in them.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let reader = referee.reader("de")?;
    /// assert_eq!(reader.common().duration("72h".parse()?), "72 Stunden");
    /// assert_eq!(reader.common().duration("3d".parse()?), "3 Tage");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn duration(self, duration: Duration) -> String {
        let formatters = self.formatters();
        match duration {
            none if none.is_zero() => self.label(const { common("time-none") }).to_owned(),
            hours if hours.in_hours() => formatters.duration(hours, 1),
            other => formatters.duration(other, 0),
        }
    }

    /// A number as the reader's language writes it, with at most three digits after the point.
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

    /// The time until something, or since a negative one, in its largest unit, as the reader's language writes it.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// assert_eq!(referee.reader("ru")?.common().relative("72h".parse()?), "через 3 дня");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn relative(self, duration: Duration) -> String {
        self.formatters().relative(duration)
    }

    /// Several texts as the reader's language lists them: A, B and C.
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

    /// Several texts as the reader's language lists alternatives: A, B, or C.
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

    /// An instant, written out with its zone as the reader's language writes it.
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
