//! What a JSON text should be, and the first place where it is something else.

use std::collections::HashSet;

use super::did_you_mean;
use super::json_tree::{Fault, Json, Key, Kind, Value};

/// What a value should be.
pub enum Shape {
    /// A text.
    Text,
    /// A text in a certain form: what it is, what is added where the form is wrong, and whether a text has it.
    Form(&'static str, &'static str, fn(&str) -> bool),
    /// Any value.
    Any,
    /// Values of one shape under keys of the author's own.
    Each(&'static str, &'static Shape),
    /// Known keys, and no others.
    Record(&'static str, &'static [Field]),
    /// Known keys among others.
    Among(&'static str, &'static [Field]),
}

/// A key of a record.
pub struct Field(
    /// Its name.
    pub &'static str,
    /// Whether it may be missing.
    pub Need,
    /// What its value should be.
    pub Shape,
);

/// Whether a key may be missing.
#[derive(PartialEq, Eq)]
pub enum Need {
    /// It may not.
    Required,
    /// May be missing.
    Optional,
    /// May be missing or null.
    Nullable,
}

/// A type that is read from JSON.
pub trait Shaped {
    /// What its value should be.
    const SHAPE: Shape;
    /// Whether a key of it may be missing.
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

/// The key of a field, whose type says the rest.
pub const fn field<S, T: Shaped>(name: &'static str, _: fn(&S) -> &T) -> Field {
    Field(name, T::NEED, T::SHAPE)
}

/// The keys of a struct: all of its fields, or it does not compile.
#[macro_export]
macro_rules! fields {
    ($type:ident { $($field:ident),+ $(,)? }) => {{
        const _: fn(&$type) = |it| {
            let $type { $($field: _),+ } = it;
        };
        &[$($crate::tooling::json_shape::field(stringify!($field), |it: &$type| &it.$field)),+]
    }};
}

/// The most keys of a record whose keys are the author's own.
pub(crate) const MOST_KEYS: usize = 1000;

impl Shape {
    /// Reads a text that should be of this shape.
    pub(crate) fn read(&self, text: &str) -> Result<Json, Fault> {
        let json = Json::read(text)?;
        self.check(&json)?;
        Ok(json)
    }

    /// Why a text cannot be read as this shape; the error of the fast reader only says where, if nothing else does.
    pub fn explain(&self, text: &str, error: &serde_json::Error) -> Fault {
        self.read(text).err().unwrap_or_else(|| {
            let before = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
            let at = (before + error.column().saturating_sub(1)).min(text.len());
            Fault::new(Kind::Shape, at..at, format!("this cannot be read as {}", self.what()))
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
            (Self::Form(what, more, sound), Value::Text(text)) if !sound(text) => {
                fault(format!("expected {what}{more}"))
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
            let help = near.unwrap_or_else(|| format!("known here: {}", names().collect::<Vec<_>>().join(", ")));
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
