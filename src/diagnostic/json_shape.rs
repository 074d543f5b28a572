//! Expected shapes of JSON texts, and the first location that differs.

use std::collections::HashSet;

use super::did_you_mean;
use super::json_tree::{Fault, Json, Key, Kind, Value};

/// The expected shape of a value.
pub enum Shape {
    /// A text.
    Text,
    /// A text in a certain form: its name, a hint for errors, the test, and what is wrong with a text that fails it.
    Form(&'static str, &'static str, fn(&str) -> bool, fn(&str) -> Option<String>),
    /// Any value.
    Any,
    /// A record with any keys, whose values have one shape.
    Each(&'static str, &'static Shape),
    /// A record with only these keys.
    Record(&'static str, &'static [Field]),
    /// A record with these keys and any others.
    Among(&'static str, &'static [Field]),
}

/// A key of a record.
pub struct Field(
    /// The name.
    pub &'static str,
    /// Whether the key is required.
    pub Need,
    /// The expected shape of the value.
    pub Shape,
);

/// Whether a key is required.
#[derive(PartialEq, Eq)]
pub enum Need {
    /// Must be present.
    Required,
    /// May be missing.
    Optional,
    /// May be missing or null.
    Nullable,
}

/// A type read from JSON.
pub trait Shaped {
    /// The expected shape.
    const SHAPE: Shape;
    /// Whether a key with this type is required.
    const NEED: Need = Need::Required;
}

macro_rules! shaped {
    ($($type:ty: $shape:ident),+) => {
        $(impl Shaped for $type {
            const SHAPE: Shape = Shape::$shape;
        })+
    };
}

shaped!(Box<str>: Text, String: Text, bool: Any, u64: Any);

impl<T: Shaped> Shaped for Box<T> {
    const SHAPE: Shape = T::SHAPE;
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const NEED: Need = Need::Nullable;
}

/// Describes a field by its name and its type.
pub const fn field<S, T: Shaped>(name: &'static str, _: fn(&S) -> &T) -> Field {
    Field(name, T::NEED, T::SHAPE)
}

/// Lists all fields of a struct as keys. If a field is left out, it does not compile.
#[macro_export]
macro_rules! fields {
    ($type:ident { $($field:ident),+ $(,)? }) => {{
        const _: fn(&$type) = |it| {
            let $type { $($field: _),+ } = it;
        };
        &[$($crate::tooling::json_shape::field(stringify!($field), |it: &$type| &it.$field)),+]
    }};
}

/// The maximum number of keys in a record with any keys.
pub(crate) const MOST_KEYS: usize = 1000;

impl Shape {
    /// Parses a text and checks its shape.
    pub(crate) fn read(&self, text: &str) -> Result<Json, Fault> {
        let json = Json::read(text)?;
        self.check(&json)?;
        Ok(json)
    }

    /// Explains why a text does not have this shape. `error` only gives the location, if nothing else does.
    pub fn explain(&self, text: &str, error: &serde_json::Error) -> Fault {
        self.read(text).err().unwrap_or_else(|| {
            let before = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
            let at = (before + error.column().saturating_sub(1)).min(text.len());
            Fault::new(Kind::Shape, at..at, format!("cannot be read as {}", self.what()))
        })
    }

    const fn what(&self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Form(what, ..) | Self::Each(what, _) | Self::Record(what, _) | Self::Among(what, _) => what,
            Self::Any => "a value",
        }
    }

    fn check(&self, json: &Json) -> Result<(), Fault> {
        let fault = |message: String| Err(Fault::new(Kind::Shape, json.span.clone(), message));
        match (self, &json.value) {
            (Self::Form(what, more, valid, wrong), Value::Text(text)) if !valid(text) => {
                let fault = Fault::new(Kind::Shape, json.span.clone(), format!("expected {what}{more}"));
                Err(Fault { help: wrong(text), ..fault })
            }
            (Self::Text | Self::Form(..), Value::Text(_))
            | (Self::Any, Value::Null | Value::Boolean | Value::Number | Value::Text(_)) => Ok(()),
            (Self::Any, Value::List(items)) => items.iter().try_for_each(|item| Self::Any.check(item)),
            (Self::Any, Value::Record(entries)) => each(&Self::Any, entries),
            (Self::Each(_, shape), Value::Record(entries)) => each(shape, entries),
            (Self::Record(_, fields) | Self::Among(_, fields), Value::Record(entries)) => {
                known(fields, entries, matches!(self, Self::Among(..)))?;
                let missing = |Field(name, need, _): &&Field| {
                    *need == Need::Required && entries.iter().all(|(key, _)| key.name != *name)
                };
                match fields.iter().find(missing) {
                    Some(Field(name, ..)) => {
                        let end = json.span.end.saturating_sub(1)..json.span.end;
                        Err(Fault::new(Kind::Shape, end, format!("missing key `{name}`")))
                    }
                    None => Ok(()),
                }
            }
            (_, value) => fault(format!("expected {}, found {}", self.what(), found(value))),
        }
    }
}

const fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Boolean => "a boolean",
        Value::Number => "a number",
        Value::Text(_) => "a text",
        Value::List(_) => "a list",
        Value::Record(_) => "a record",
    }
}

fn each(shape: &Shape, entries: &[(Key, Json)]) -> Result<(), Fault> {
    let mut names = HashSet::new();
    for (key, value) in entries {
        once(key, &mut names)?;
        if names.len() > MOST_KEYS {
            return Err(Fault::new(Kind::Shape, key.span.clone(), format!("more than {MOST_KEYS} keys")));
        }
        shape.check(value)?;
    }
    Ok(())
}

fn once<'k>(key: &'k Key, names: &mut HashSet<&'k str>) -> Result<(), Fault> {
    let twice = || Fault::new(Kind::Shape, key.span.clone(), format!("duplicate key `{}`", key.name));
    if names.insert(&key.name) { Ok(()) } else { Err(twice()) }
}

fn known(fields: &[Field], entries: &[(Key, Json)], others: bool) -> Result<(), Fault> {
    let mut names = HashSet::new();
    for (key, value) in entries {
        let Some(Field(_, need, shape)) = fields.iter().find(|Field(name, ..)| key.name == *name) else {
            if others {
                continue;
            }
            let names = || fields.iter().map(|Field(name, ..)| *name);
            let near = did_you_mean(&key.name, names());
            let help = near.unwrap_or_else(|| format!("available: {}", names().collect::<Vec<_>>().join(", ")));
            let fault = Fault::new(Kind::Shape, key.span.clone(), format!("unknown key `{}`", key.name));
            return Err(Fault { help: Some(help), ..fault });
        };
        once(key, &mut names)?;
        if *need != Need::Nullable || !matches!(value.value, Value::Null) {
            shape.check(value)?;
        }
    }
    Ok(())
}
