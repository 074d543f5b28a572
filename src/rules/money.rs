use rust_decimal::Decimal;

use super::Currency;

/// An exact amount in a currency.
///
/// ```
/// use referee::{Event, Opening, Record, Referee, Value};
/// let price = Record::from([("amount", "8400.00"), ("currency", "EUR")]);
/// let opening = Opening::under("2017").overview([("deal-value", price)]);
/// let lead = Referee::builtin().open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, opening))?;
/// let Some((_, Value::Money(money))) = lead.overview().next() else { panic!("there is one") };
/// assert_eq!((money.amount.to_string().as_str(), money.currency.code()), ("8400.00", "EUR"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Money {
    /// The amount, with as many digits as were given.
    pub amount: Decimal,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// An amount in a currency.
    ///
    /// ```
    /// use referee::rules::{Currency, Money};
    /// let price = Money::new("25000.00".parse()?, Currency::new("EUR").expect("ISO 4217 has it"));
    /// let german = referee::Referee::builtin().reader("de")?;
    /// assert_eq!(german.common().money(&price), "25.000,00\u{a0}€");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount, currency }
    }
}
