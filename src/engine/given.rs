use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::diagnostic::json_shape::MOST_KEYS;

/// The usual maximum of keys in a record.
const USUAL_KEYS: usize = 4;

/// An untyped value in an event.
///
/// ```
/// use referee::{Given, Record};
/// let given: Given = serde_json::from_str(r#"["ERP", 1.5, true, null, {"name":"Sales desk"}]"#)?;
/// let desk: Record = [("name", Given::Text("Sales desk".into()))].into_iter().collect();
/// let erp = Given::Text("ERP".into());
/// let number = Given::Number("1.5".into());
/// assert_eq!(given, Given::List(vec![erp, number, Given::Boolean(true), Given::Null, Given::Record(desk)]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Given {
    /// Nothing.
    Null,
    /// Yes or no.
    Boolean(bool),
    /// A number as written, with the precision of a double.
    Number(Box<str>),
    /// A text.
    Text(Box<str>),
    /// A list of values.
    List(Vec<Given>),
    /// Keys with values.
    Record(Record),
}

/// Keys with values, in order, without duplicate keys. `Debug` shows only the keys, as values may be withheld.
///
/// ```
/// use referee::{Given, Record};
/// let price: Record = [("amount", Given::from("25000.00")), ("currency", Given::from("EUR"))].into_iter().collect();
/// let fields: Record = [("deal-name", Given::from("ERP")), ("deal-value", Given::from(price))].into_iter().collect();
/// assert_eq!(fields.get("deal-name"), Some(&Given::from("ERP")));
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Record(Vec<(Box<str>, Given)>);

/// Shows only the type, as values may be withheld.
impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Boolean(_) => "Boolean(…)",
            Self::Number(_) => "Number(…)",
            Self::Text(_) => "Text(…)",
            Self::List(_) => "List(…)",
            Self::Record(_) => "Record(…)",
        })
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|(key, _)| key)).finish()
    }
}

impl Record {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Given> {
        self.0.iter().find(|(known, _)| &**known == key).map(|(_, value)| value)
    }

    /// Sets the value of a key, replacing an earlier one.
    pub fn set(&mut self, key: impl Into<Box<str>>, value: Given) {
        let key = key.into();
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key, value)),
        }
    }

    /// Keys and values.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Given)> {
        self.0.iter().map(|(key, value)| (&**key, value))
    }

    /// Whether it has no keys.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Record {
    type Item = (Box<str>, Given);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Later values of the same key replace earlier ones.
impl<K: Into<Box<str>>> FromIterator<(K, Given)> for Record {
    fn from_iter<I: IntoIterator<Item = (K, Given)>>(entries: I) -> Self {
        let mut record = Self::default();
        for (key, value) in entries {
            record.set(key, value);
        }
        record
    }
}

/// The form used in a log.
impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Number(number) => match number.parse::<serde_json::Number>() {
                Ok(number) => number.serialize(serializer),
                Err(_) => serializer.serialize_str(number),
            },
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Record(record) => record.serialize(serializer),
        }
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RecordVisitor;
        impl<'de> Visitor<'de> for RecordVisitor {
            type Value = Record;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Record, A::Error> {
                record(access)
            }
        }
        deserializer.deserialize_map(RecordVisitor)
    }
}

fn record<'de, A: MapAccess<'de>>(mut access: A) -> Result<Record, A::Error> {
    let mut entries: Vec<(Box<str>, Given)> = Vec::new();
    while let Some(key) = access.next_key::<Box<str>>()? {
        if entries.is_empty() {
            entries = Vec::with_capacity(USUAL_KEYS);
        }
        if entries.iter().any(|(known, _)| *known == key) {
            return Err(A::Error::custom(format_args!("duplicate key `{key}`")));
        }
        if entries.len() == MOST_KEYS {
            return Err(A::Error::custom(format_args!("more than {MOST_KEYS} keys")));
        }
        entries.push((key, access.next_value()?));
    }
    Ok(Record(entries))
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GivenVisitor)
    }
}

struct GivenVisitor;

impl<'de> Visitor<'de> for GivenVisitor {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    crate::rules::node::scalars!(Given);

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Given, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Given::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Given, A::Error> {
        record(access).map(Given::Record)
    }
}
