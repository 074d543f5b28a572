//! Conversions from host types to the values of events.

use chrono::NaiveDate;

use crate::rules::Money;

use super::given::{Given, Record};
use super::value::{Entry, Value};

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Given {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<bool> for Given {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Given {
            fn from(number: $number) -> Self {
                Self::Number(number.to_string().into())
            }
        }
    )*};
}

numbers!(i32, i64, u32, u64);

/// Like JSON: a number that is not finite becomes `Null`.
impl From<f64> for Given {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(number.to_string().into()) } else { Self::Null }
    }
}

/// The value of a `money` field.
///
/// ```
/// use referee::rules::{Currency, Money};
/// use referee::Given;
/// let money = Money::new("8400.00".parse()?, Currency::new("EUR").expect("ISO 4217 has it"));
/// let written = serde_json::to_string(&Given::from(money))?;
/// assert_eq!(written, r#"{"amount":"8400.00","currency":"EUR"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl From<Money> for Given {
    fn from(money: Money) -> Self {
        let parts = [("amount", money.amount.to_string().into()), ("currency", money.currency.code().into())];
        Self::Record(parts.into_iter().collect())
    }
}

impl From<NaiveDate> for Given {
    fn from(date: NaiveDate) -> Self {
        Self::Text(date.to_string().into())
    }
}

impl From<Record> for Given {
    fn from(record: Record) -> Self {
        Self::Record(record)
    }
}

impl<T: Into<Given>> From<Vec<T>> for Given {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Given>> From<Option<T>> for Given {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Any JSON value.
///
/// ```
/// use referee::Given;
/// let desk = serde_json::json!([{ "name": "Sales desk", "seats": 4 }]);
/// assert_eq!(Given::from(desk.clone()), serde_json::from_value(desk)?);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl From<serde_json::Value> for Given {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Boolean(value),
            serde_json::Value::Number(number) => match (number.as_i64(), number.as_u64()) {
                (Some(number), _) => number.into(),
                (_, Some(number)) => number.into(),
                _ => number.as_f64().into(),
            },
            serde_json::Value::String(text) => text.into(),
            serde_json::Value::Array(items) => items.into(),
            serde_json::Value::Object(entries) => Self::Record(entries.into()),
        }
    }
}

impl From<serde_json::Map<String, serde_json::Value>> for Record {
    fn from(entries: serde_json::Map<String, serde_json::Value>) -> Self {
        entries.into_iter().map(|(key, value)| (key, value.into())).collect()
    }
}

/// Keys with values.
///
/// ```
/// use referee::{Given, Record};
/// let record = Record::from([("name", "Sales desk"), ("email", "sales@partner.example")]);
/// assert_eq!(record.get("name"), Some(&Given::from("Sales desk")));
/// ```
impl<K: Into<Box<str>>, V: Into<Given>, const N: usize> From<[(K, V); N]> for Record {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().map(|(key, value)| (key, value.into())).collect()
    }
}

/// The value in the form that events use.
impl From<&Value> for Given {
    fn from(value: &Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(text.clone()),
            Value::Money(money) => (*money).into(),
            Value::Date(date) => (*date).into(),
            Value::Boolean(value) => (*value).into(),
            Value::List(entries) => entries.iter().map(record).collect::<Vec<_>>().into(),
        }
    }
}

fn record(entry: &Entry) -> Record {
    entry.iter().map(|(part, value)| (part, value.into())).collect()
}
