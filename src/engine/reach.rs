//! How the recipients of notifications about a lead are reached.

use unic_langid::LanguageIdentifier;

use crate::rules::{Address, DeliveryRules, FactKind, Setting, ValueOf, Zone};

use super::lead::Lead;
use super::value::{FactValue, Value};

/// How a recipient of notifications about a lead is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Destination {
    /// Where mails go; `None` if nowhere.
    pub mail: Option<Mail>,
    /// Whether webhooks are called.
    pub webhook: bool,
    /// The account whose entries of the directory and webhooks are used; empty if there is only one.
    pub account: Box<str>,
    /// The language, if the file or the lead says so.
    pub locale: Option<LanguageIdentifier>,
    /// The time zone, if the file or the lead says so.
    pub zone: Option<Zone>,
}

/// Where mails go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mail {
    /// To an address, perhaps with a name.
    To(Box<str>),
    /// To the entries of the directory.
    Directory,
    /// The lead has no address.
    Unknown,
}

impl Lead {
    /// How a recipient of notifications about this lead is reached. Uses values that its state withholds, such as the
    /// address of a customer. `None` if the delivery file does not have the recipient.
    pub fn destination(&self, delivery: &DeliveryRules, recipient: &str) -> Option<Destination> {
        let reach = delivery.reach(recipient)?;
        let mail = reach.mail.as_ref().map(|mail| match mail {
            Address::Fixed(address) => Mail::To(address.clone()),
            Address::Of(value) => self.text(value).map_or(Mail::Unknown, |address| Mail::To(address.into())),
            Address::Directory => Mail::Directory,
        });
        Some(Destination {
            mail,
            webhook: reach.webhook,
            account: delivery.account.as_ref().and_then(|account| self.text(account)).unwrap_or_default().into(),
            locale: reach.locale.as_ref().and_then(|locale| self.setting(locale)),
            zone: reach.zone.as_ref().and_then(|zone| self.setting(zone)),
        })
    }

    /// A fixed value, or a value of this lead; `None` if it has none that can be read.
    fn setting<T: Clone + std::str::FromStr>(&self, setting: &Setting<T>) -> Option<T> {
        match setting {
            Setting::Fixed(value) => Some(value.clone()),
            Setting::Of(value) => self.text(value)?.parse().ok(),
        }
    }

    /// A text of this lead.
    fn text(&self, value: &ValueOf) -> Option<&str> {
        let rules = self.rules();
        match value {
            ValueOf::Field(id) => {
                let number = rules.field(id)?;
                let contents = self.contents();
                let mut all = contents.fields.iter().chain(&*contents.overview).chain(&*contents.details);
                match all.find(|(known, _)| *known == number)? {
                    (_, Value::Text(text)) => Some(text),
                    _ => None,
                }
            }
            ValueOf::Fact(id) => {
                let number = rules.facts().find(id)?;
                match (self.fact(number), &rules.facts()[number].kind) {
                    (FactValue::Text(text), _) => Some(text),
                    (FactValue::OneOf(value), FactKind::OneOf(values)) => Some(&values[*value]),
                    _ => None,
                }
            }
        }
    }
}
