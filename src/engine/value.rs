use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::rules::delivery::is_email;
use crate::rules::{
    Condition, Currency, Fact, FactDefault, FactId, FactKind, IdVec, Kind, MarkId, Money, PartId, Test, ValueId, day,
};

use super::given::{Given, Record};

/// The typed value of a field.
///
/// ```
/// use referee::{Event, Opening, Record, Rulebook, Source, Value};
/// let rules = "
/// rules: visits
/// fields: { note: text, price: money, day: date, paid: boolean, people: { list: { name: text } } }
/// stages:
///   open:
///     actions:
///       close: { to: done }
///   closed:
///     outcomes: [done]
/// ";
/// let overview = r#"{
///     "note": "ring twice", "price": { "amount": "40", "currency": "EUR" }, "day": "2020-09-30",
///     "paid": true, "people": [{ "name": "Ada" }]
/// }"#;
/// let book = Rulebook::parse(&[Source::new("visits.yaml", rules)])?;
/// let opening = Opening::under("visits").overview(serde_json::from_str::<Record>(overview)?);
/// let lead = referee::engine::open(&book, Event::open("V-1", "2020-06-02T09:00:00Z".parse()?, opening))?;
/// let values: Vec<&Value> = lead.overview().map(|(_, value)| value).collect();
/// assert_eq!(values[0], &Value::Text("ring twice".into()));
/// assert!(matches!(values[1], Value::Money(price) if price.currency.code() == "EUR"));
/// assert_eq!(values[2], &Value::Date("2020-09-30".parse()?));
/// assert_eq!(values[3], &Value::Boolean(true));
/// assert!(matches!(values[4], Value::List(people) if people.len() == 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// A text, an email address or a phone number.
    Text(Box<str>),
    /// An amount of money.
    Money(Money),
    /// A calendar date.
    Date(NaiveDate),
    /// Yes or no.
    Boolean(bool),
    /// Records.
    List(Vec<Entry>),
}

/// One record of a list: its parts by id, without missing ones.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Entry(Box<[(Box<str>, Value)]>);

impl Entry {
    /// The part with an id.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| &**known == id).map(|(_, value)| value)
    }

    /// The parts.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.0.iter().map(|(id, value)| (&**id, value))
    }
}

/// The part of a record that could not be read, or the field itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) part: Option<PartId>,
}

const HERE: Unreadable = Unreadable { part: None };

impl Value {
    /// Reads a value as a kind. `Null`, an empty text and an empty list count as missing.
    pub(crate) fn read(kind: &Kind, given: &Given) -> Result<Option<Self>, Unreadable> {
        match (kind, given) {
            (_, Given::Null) => Ok(None),
            (_, Given::Text(text)) if text.trim().is_empty() => Ok(None),
            (_, Given::Text(text)) if is_text(kind, text) => Ok(Some(Self::Text(text.clone()))),
            (Kind::Date, Given::Text(text)) => date(text).map(|date| Some(Self::Date(date))).ok_or(HERE),
            (Kind::Money, Given::Record(record)) => money(record).map(|money| Some(Self::Money(money))).ok_or(HERE),
            (Kind::Boolean, Given::Boolean(value)) => Ok(Some(Self::Boolean(*value))),
            (Kind::List(_), Given::List(items)) if items.is_empty() => Ok(None),
            (Kind::List(parts), Given::List(items)) => {
                let entries = items.iter().map(|item| entry(parts, item)).collect::<Result<_, _>>()?;
                Ok(Some(Self::List(entries)))
            }
            _ => Err(HERE),
        }
    }

    /// Like [`Self::read`], but consumes the value.
    pub(crate) fn take(kind: &Kind, given: Given) -> Result<Option<Self>, Unreadable> {
        match given {
            Given::Text(text) if !text.trim().is_empty() && is_text(kind, &text) => Ok(Some(Self::Text(text))),
            given => Self::read(kind, &given),
        }
    }

    /// Replaces this value with a newer one; a list grows instead.
    pub(super) fn renew(&mut self, newer: Self) {
        match (self, newer) {
            (Self::List(old), Self::List(new)) => old.extend(new),
            (old, new) => *old = new,
        }
    }
}

/// One record with known parts, at least one of which has a value.
fn entry(parts: &IdVec<PartId, (Box<str>, Kind)>, given: &Given) -> Result<Entry, Unreadable> {
    let Given::Record(record) = given else { return Err(HERE) };
    if record.iter().any(|(key, _)| parts.iter().all(|(part, _)| &**part != key)) {
        return Err(HERE);
    }
    let mut read = Vec::with_capacity(record.iter().len());
    for (number, (part, kind)) in parts.entries() {
        let Some(given) = record.get(part) else { continue };
        let value = Value::read(kind, given).map_err(|_| Unreadable { part: Some(number) })?;
        if let Some(value) = value {
            read.push((part.clone(), value));
        }
    }
    if read.is_empty() {
        return Err(HERE);
    }
    Ok(Entry(read.into()))
}

/// A date, strictly as `YYYY-MM-DD`, from year 1 on.
fn date(text: &str) -> Option<NaiveDate> {
    use chrono::Datelike;
    day(text.as_bytes()).filter(|date| date.year() >= 1)
}

/// A currency, and an amount as a decimal string: digits, at most one point, and an optional leading sign.
fn money(record: &Record) -> Option<Money> {
    if record.iter().len() != 2 {
        return None;
    }
    let (Given::Text(amount), Given::Text(currency)) = (record.get("amount")?, record.get("currency")?) else {
        return None;
    };
    let digits = amount.strip_prefix('-').unwrap_or(amount);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit());
    if !plain {
        return None;
    }
    Some(Money::new(Decimal::from_str_exact(amount).ok()?, Currency::new(currency)?))
}

/// Whether a text is valid for its kind: plain text, an email address or a phone number.
fn is_text(kind: &Kind, text: &str) -> bool {
    match kind {
        Kind::Text => true,
        Kind::Email => is_email(text),
        Kind::Phone => is_phone(text),
        _ => false,
    }
}

/// 3 to 20 digits with the usual separators; an extension may follow.
fn is_phone(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let (number, extension) = lower.split_once("ext").map_or((lower.as_str(), ""), |(a, b)| (a, b));
    let (number, extension) = number.split_once(['x', '#']).unwrap_or((number, extension));
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_digit() || " +-/().,;".contains(c) || c == '\u{a0}';
    (3..=20).contains(&digits)
        && text.len() <= 64
        && number.chars().all(allowed)
        && number
            .rfind('+')
            .is_none_or(|at| number.get(..at).is_some_and(|before| before.trim_matches(['(', ' ']).is_empty()))
        && extension.chars().all(allowed)
}

/// The form used in events: money as `{"amount", "currency"}`, a date as `YYYY-MM-DD`, a list as records.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Money(money) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("amount", &Display(&money.amount))?;
                map.serialize_entry("currency", money.currency.code())?;
                map.end()
            }
            Self::Date(date) => serializer.collect_str(date),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::List(entries) => {
                let mut seq = serializer.serialize_seq(Some(entries.len()))?;
                for entry in entries {
                    seq.serialize_element(entry)?;
                }
                seq.end()
            }
        }
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Serializes a value as its `Display` text.
struct Display<'a, T>(&'a T);

impl<T: std::fmt::Display> Serialize for Display<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self.0)
    }
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FactValue {
    /// Not given; the fact is optional.
    Unknown,
    /// A text.
    Text(Box<str>),
    /// Yes or no.
    Boolean(bool),
    /// A declared value, by number.
    OneOf(ValueId),
}

impl FactValue {
    /// Reads the value of a fact, or its default; `None` if a required fact is missing.
    ///
    /// # Errors
    /// The value is not valid for this fact.
    pub(crate) fn read(fact: &Fact, given: Option<&Given>) -> Result<Option<Self>, ()> {
        Ok(Some(match (&fact.kind, given) {
            (_, None | Some(Given::Null)) => match &fact.default {
                FactDefault::Required => return Ok(None),
                FactDefault::Unknown => Self::Unknown,
                FactDefault::Text(text) => Self::Text(text.clone()),
                FactDefault::Boolean(value) => Self::Boolean(*value),
                FactDefault::OneOf(value) => Self::OneOf(*value),
            },
            (FactKind::Text, Some(Given::Text(text))) => Self::Text(text.clone()),
            (FactKind::Boolean, Some(Given::Boolean(value))) => Self::Boolean(*value),
            (FactKind::OneOf(values), Some(Given::Text(text))) => values.find(text).map(Self::OneOf).ok_or(())?,
            _ => return Err(()),
        }))
    }

    /// The value in the form used in openings; `None` if it is unknown.
    pub(crate) fn given(&self, fact: &Fact) -> Option<Given> {
        match (self, &fact.kind) {
            (Self::Text(text), _) => Some(Given::Text(text.clone())),
            (Self::Boolean(value), _) => Some(Given::Boolean(*value)),
            (Self::OneOf(value), FactKind::OneOf(values)) => Some(Given::Text(values[*value].clone())),
            (Self::OneOf(_) | Self::Unknown, _) => None,
        }
    }

    /// The value from a snapshot.
    pub(super) fn restored(fact: &Fact, given: &Record) -> Option<Self> {
        match given.get(&fact.id) {
            None => (fact.default == FactDefault::Unknown).then_some(Self::Unknown),
            given => Self::read(fact, given).ok().flatten(),
        }
    }
}

/// Whether facts and marks meet a condition. Both use numbers of the rule set.
#[inline]
pub(crate) fn meets(condition: &Condition, facts: &IdVec<FactId, FactValue>, marks: &[MarkId]) -> bool {
    condition.tests().iter().all(|test| match test {
        Test::OneOf { fact, values } => match &facts[*fact] {
            FactValue::OneOf(value) => values.contains(value),
            FactValue::Boolean(value) => values.contains(&ValueId::from(*value)),
            FactValue::Text(_) | FactValue::Unknown => false,
        },
        Test::Is { fact, value } => matches!(&facts[*fact], FactValue::Boolean(known) if known == value),
        Test::Marked { marks: wanted } => marks.iter().any(|known| wanted.contains(known)),
        Test::Given { fact, given } => (facts[*fact] != FactValue::Unknown) == *given,
        combined => meets_combined(combined, facts, marks),
    })
}

/// Whether facts and marks meet a test that consists of others. Apart, as a function that calls itself is not inlined.
#[inline(never)]
fn meets_combined(test: &Test, facts: &IdVec<FactId, FactValue>, marks: &[MarkId]) -> bool {
    match test {
        Test::Not { of } => !meets(of, facts, marks),
        Test::Any { of } => of.iter().any(|of| meets(of, facts, marks)),
        Test::OneOf { .. } | Test::Is { .. } | Test::Marked { .. } | Test::Given { .. } => false,
    }
}
