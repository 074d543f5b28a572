//! Compares actual values with expected ones.

use std::fmt;

use referee::rules::Instant;
use referee::tooling::node::{Node, Value, items};

use super::draft::Moment;

/// An actual value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    Nothing,
    Boolean(bool),
    Text(String),
    Moment(Instant),
    List(Vec<Tree>),
    Map(Branches),
}

/// Actual values by key.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Branches {
    pub(crate) entries: Vec<(String, Tree)>,
    /// Whether all keys must be expected; otherwise only the expected keys are compared.
    pub(crate) whole: bool,
}

impl Tree {
    /// Ids in order.
    pub(crate) fn ids<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        Self::List(ids.into_iter().map(Self::from).collect())
    }

    /// A mapping of which only the expected keys are compared.
    pub(crate) fn named(entries: Vec<(String, Self)>) -> Self {
        Self::Map(Branches { entries, whole: false })
    }

    /// A mapping that is compared as a whole.
    pub(crate) fn whole(entries: Vec<(String, Self)>) -> Self {
        Self::Map(Branches { entries, whole: true })
    }

    /// A value of a field, as an event contains it.
    pub(crate) fn json(value: serde_json::Value) -> Self {
        use serde_json::Value as Json;
        match value {
            Json::Null => Self::Nothing,
            Json::Bool(value) => Self::Boolean(value),
            Json::Number(number) => Self::Text(number.to_string()),
            Json::String(text) => Self::Text(text),
            Json::Array(items) => Self::List(items.into_iter().map(Self::json).collect()),
            Json::Object(entries) => {
                Self::whole(entries.into_iter().map(|(key, value)| (key, Self::json(value))).collect())
            }
        }
    }

    /// Whether it is a list or a mapping.
    pub(crate) fn is_collection(&self) -> bool {
        matches!(self, Self::List(_) | Self::Map(_))
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The value on one line, as written in a scenario.
impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Text(text) => f.write_str(text),
            Self::Moment(instant) => write!(f, "{instant}"),
            Self::List(items) => {
                f.write_str("[")?;
                for (number, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if number > 0 { ", " } else { "" })?;
                }
                f.write_str("]")
            }
            Self::Map(branches) => {
                f.write_str("{")?;
                for (number, (key, value)) in branches.entries.iter().enumerate() {
                    write!(f, "{}{key}: {value}", if number > 0 { ", " } else { " " })?;
                }
                f.write_str(if branches.entries.is_empty() { "}" } else { " }" })
            }
        }
    }
}

/// A value that differs from the expected one.
#[derive(Debug, Clone)]
pub(crate) struct Difference {
    /// The keys that lead to the value.
    pub(crate) path: String,
    pub(crate) expected: Node,
    pub(crate) found: Tree,
}

/// Compares an actual value with the expected one.
pub(crate) fn compare(path: &str, expected: &Node, found: &Tree, first: Instant, into: &mut Vec<Difference>) {
    if let (Value::Map(_), Tree::Map(branches)) = (&expected.value, found) {
        let entries = expected.entries();
        let known = |key: &str| branches.entries.iter().find(|(known, _)| known == key).map(|(_, value)| value);
        let all_known = entries.iter().all(|(key, _)| known(&key.value).is_some());
        if !branches.whole || (all_known && entries.len() == branches.entries.len()) {
            for (key, value) in entries {
                let path = format!("{path}.{}", key.value);
                compare(&path, value, known(&key.value).unwrap_or(&Tree::Nothing), first, into);
            }
            return;
        }
    }
    if !same(expected, found, first) {
        into.push(Difference { path: path.to_owned(), expected: expected.clone(), found: found.clone() });
    }
}

fn same(expected: &Node, found: &Tree, first: Instant) -> bool {
    match (&expected.value, found) {
        (Value::Null, Tree::Nothing) => true,
        (Value::Boolean(expected), Tree::Boolean(found)) => expected == found,
        (Value::Text(expected), Tree::Text(found)) => **expected == *found,
        (Value::Text(expected), Tree::Moment(found)) => {
            Moment::read(expected).is_some_and(|moment| moment.instant(first) == *found)
        }
        (Value::Map(_), Tree::Map(branches)) => {
            let entries = expected.entries();
            entries.len() == branches.entries.len()
                && entries.iter().all(|(key, value)| {
                    let found = branches.entries.iter().find(|(known, _)| **known == *key.value);
                    found.is_some_and(|(_, found)| same(value, found, first))
                })
        }
        (Value::Null, Tree::Map(branches)) => branches.entries.is_empty(),
        // A mapping would count as a list of one.
        (value, Tree::List(found)) if !matches!(value, Value::Map(_)) || found.len() == 1 => {
            let expected = items(expected);
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(expected, found)| same(expected, found, first))
        }
        _ => false,
    }
}
