//! Arguments of a message: given as they are, made into Fluent's values when the message is written, or into the
//! key of a text that was written before.

use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::Pattern;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::rules::{Duration, Instant};

use super::bundle::Bundle;
use super::functions::{Items, Moment, Span};
use super::left::TimeLeft;
use super::memo::Key;
use super::patterns::{selectors, variables, walk_uses};
use super::variable::LEFT;
use super::{Zone, format, isolate, markdown_escape};

/// What stands in Markdown for a text that is empty.
const NOTHING: &str = "\u{2013}";

/// A variable that a message takes.
#[derive(Debug)]
pub struct Wanted {
    /// The name of the variable.
    pub name: Box<str>,
    /// How it shows, if it is the time left.
    pub(crate) left: Option<TimeLeft>,
}

impl Wanted {
    /// A variable whose value may appear in full.
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), left: None }
    }
}

/// The variables that a pattern takes, with what shows of them.
pub(super) fn wanted<'b>(bundle: &'b Bundle, pattern: &'b Pattern<&'b str>) -> Vec<Wanted> {
    let all = variables(bundle, pattern);
    let mut uses = Vec::new();
    walk_uses(pattern, &mut uses);
    // What another message makes of a variable is not looked into.
    let own: BTreeSet<&str> = uses.iter().map(|(name, _)| *name).collect();
    let (refers, chooses) = (own != all, !selectors(pattern).is_empty());
    let wanted = all.iter().map(|name| {
        let uses = uses.iter().filter(|(used, _)| used == name).map(|(_, usage)| usage);
        Wanted { name: (*name).into(), left: (*name == LEFT).then(|| TimeLeft::of(uses, refers, chooses)) }
    });
    wanted.collect()
}

/// A value as it goes into a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A text.
    Text(String),
    /// An instant.
    Instant(Instant),
    /// A length of time.
    Duration(Duration),
    /// Several texts.
    List(Arc<[String]>),
    /// A whole number.
    Count(usize),
    /// A number.
    Decimal(f64),
}

/// `{"text": …}`, `{"instant": …}`, `{"months": …, "millis": …}`, `{"list": […]}`, `{"number": …}`.
impl Serialize for Argument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Text(text) => map.serialize_entry("text", text)?,
            Self::Instant(instant) => map.serialize_entry("instant", instant)?,
            Self::Duration(duration) => {
                map.serialize_entry("months", &duration.months())?;
                map.serialize_entry("millis", &duration.millis())?;
            }
            Self::List(items) => map.serialize_entry("list", &**items)?,
            Self::Count(count) => map.serialize_entry("number", count)?,
            Self::Decimal(number) => map.serialize_entry("number", number)?,
        }
        map.end()
    }
}
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Argument {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Argument".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let object = |properties: serde_json::Value| {
            let required: Vec<String> =
                properties.as_object().into_iter().flat_map(|all| all.keys()).cloned().collect();
            serde_json::json!({ "type": "object", "properties": properties, "required": required })
        };
        schemars::json_schema!({
            "description": "A value by its kind; lengths of time are months and milliseconds.",
            "oneOf": [
                object(serde_json::json!({ "text": { "type": "string" } })),
                object(serde_json::json!({ "instant": { "type": "string", "format": "date-time" } })),
                object(serde_json::json!({ "months": { "type": "integer" }, "millis": { "type": "integer" } })),
                object(serde_json::json!({ "list": { "type": "array", "items": { "type": "string" } } })),
                object(serde_json::json!({ "number": { "type": "number" } })),
            ],
        })
    }
}

/// Arguments of a message. Those that it does not take are not made.
pub struct Args<'p> {
    wanted: &'p [Wanted],
    markdown: bool,
    zone: Zone,
    given: Vec<(&'static str, Argument)>,
}

impl<'p> Args<'p> {
    /// Arguments for a message with these variables.
    pub fn new(wanted: &'p [Wanted], markdown: bool, zone: Zone) -> Self {
        Self { wanted, markdown, zone, given: Vec::with_capacity(wanted.len()) }
    }

    fn give(&mut self, name: &'static str, argument: impl FnOnce(bool) -> Argument) {
        if self.wanted.iter().any(|wanted| &*wanted.name == name) {
            self.given.push((name, argument(self.markdown)));
        }
    }

    /// A text; escaped where the message is Markdown.
    pub fn text(&mut self, name: &'static str, text: &str) {
        self.give(name, |markdown| {
            if !markdown {
                return Argument::Text(isolate(text).into_owned());
            }
            // Emphasis around nothing, or beside a blank, is none.
            let text = text.trim();
            let text = if text.is_empty() { NOTHING } else { text };
            Argument::Text(isolate(&markdown_escape(text)).into_owned())
        });
    }

    /// A text that was made from messages and has its marks already.
    pub fn sentence(&mut self, name: &'static str, text: &str) {
        self.give(name, |_| Argument::Text(text.to_owned()));
    }

    /// Adds an instant.
    pub fn instant(&mut self, name: &'static str, instant: Instant) {
        self.give(name, |_| Argument::Instant(instant));
    }

    /// Adds a length of time.
    pub fn duration(&mut self, name: &'static str, duration: Duration) {
        self.give(name, |_| Argument::Duration(duration));
    }

    /// Adds several texts.
    pub fn list(&mut self, name: &'static str, items: impl IntoIterator<Item = impl AsRef<str>>) {
        self.give(name, |_| {
            Argument::List(items.into_iter().map(|item| isolate(item.as_ref()).into_owned()).collect())
        });
    }

    /// Adds a whole number.
    pub fn count(&mut self, name: &'static str, count: usize) {
        self.give(name, |_| Argument::Count(count));
    }

    /// A number in thousandths.
    pub fn thousandths(&mut self, name: &'static str, thousandths: u32) {
        self.give(name, |_| Argument::Decimal(f64::from(thousandths) / 1000.0));
    }

    /// What was given.
    pub fn given(&self) -> &[(&'static str, Argument)] {
        &self.given
    }

    /// What the text says of its arguments, where that is little; none where texts go into it, or another time
    /// zone than UTC.
    pub(crate) fn key(&self) -> Option<Key> {
        if self.zone != Zone::UTC {
            return None;
        }
        let mut key = [0; 4];
        let mut places = key.iter_mut();
        for wanted in self.wanted {
            let (_, argument) = self.given.iter().find(|(name, _)| **name == *wanted.name)?;
            match argument {
                // Instants are written to the minute.
                Argument::Instant(instant) => *places.next()? = instant.millis().div_euclid(60_000),
                Argument::Duration(duration) if wanted.left.is_some_and(TimeLeft::is_coarse) => {
                    *places.next()? = format::largest(*duration)?;
                }
                Argument::Duration(duration) => {
                    *places.next()? = duration.millis();
                    *places.next()? = i64::from(duration.months());
                }
                Argument::Text(_) | Argument::List(_) | Argument::Count(_) | Argument::Decimal(_) => return None,
            }
        }
        Some(key)
    }

    /// The arguments as Fluent takes them.
    pub fn into_fluent(self) -> FluentArgs<'static> {
        let zone = self.zone;
        let value = |name, argument| match argument {
            Argument::Text(text) => FluentValue::from(text),
            Argument::Instant(instant) => FluentValue::Custom(Box::new(Moment { instant, zone })),
            Argument::Duration(duration) => FluentValue::Custom(Box::new(Span { duration, left: name == LEFT })),
            Argument::List(items) => FluentValue::Custom(Box::new(Items { items })),
            Argument::Count(count) => FluentValue::from(count),
            Argument::Decimal(number) => FluentValue::from(number),
        };
        self.given.into_iter().map(|(name, argument)| (name, value(name, argument))).collect()
    }
}
