//! Arguments of a message. They are converted to Fluent values when the message is formatted, or to the key of a cached
//! text.

use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::Pattern;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::rules::{Duration, Instant, TimeKind};

use super::bundle::Bundle;
use super::functions::{Items, Moment, Span};
use super::left::TimeLeft;
use super::memo::Key;
use super::patterns::{selectors, variables, walk_uses};
use super::stops::marked;
use super::variable::LEFT;
use super::{Zone, isolate, markdown_escape};

/// Replaces an empty text in Markdown.
const NOTHING: &str = "\u{2013}";

/// A variable that a message takes.
#[derive(Debug)]
pub struct Wanted {
    /// The name of the variable.
    pub name: Box<str>,
    /// How it is formatted, if it is the time left.
    pub(crate) left: Option<TimeLeft>,
}

impl Wanted {
    /// A variable whose value may be shown in full.
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), left: None }
    }
}

/// The variables of a pattern, with how they are formatted.
pub(super) fn wanted<'b>(bundle: &'b Bundle, pattern: &'b Pattern<&'b str>) -> Vec<Wanted> {
    let all = variables(bundle, pattern);
    let mut uses = Vec::new();
    walk_uses(pattern, &mut uses);
    // Uses of a variable in referenced messages are not examined.
    let own: BTreeSet<&str> = uses.iter().map(|(name, _)| *name).collect();
    let (refers, chooses) = (own != all, !selectors(pattern).is_empty());
    let wanted = all.iter().map(|name| {
        let uses = uses.iter().filter(|(used, _)| used == name).map(|(_, usage)| usage);
        Wanted { name: (*name).into(), left: (*name == LEFT).then(|| TimeLeft::of(uses, refers, chooses)) }
    });
    wanted.collect()
}

/// A value for a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A text.
    Text(String),
    /// An instant.
    Instant(Instant),
    /// A duration.
    Duration(Duration),
    /// A list of texts.
    List(Arc<[String]>),
    /// A whole number.
    Count(usize),
    /// A number.
    Decimal(f64),
}

/// `{"text": …}`, `{"instant": …}`, `{"months": …, "millis": …}` with a `kind` if it is working time and `hours` if it is written
/// in hours, `{"list": […]}`, `{"number": …}`.
impl Serialize for Argument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Text(text) => map.serialize_entry("text", text)?,
            Self::Instant(instant) => map.serialize_entry("instant", instant)?,
            Self::Duration(duration) => {
                map.serialize_entry("months", &duration.months())?;
                map.serialize_entry("millis", &duration.millis())?;
                if duration.is_working() {
                    map.serialize_entry("kind", &duration.kind())?;
                }
                if duration.in_hours() {
                    map.serialize_entry("hours", &true)?;
                }
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
            "description": "A value by kind. Durations have months and milliseconds, and a kind if they count working time.",
            "oneOf": [
                object(serde_json::json!({ "text": { "type": "string" } })),
                object(serde_json::json!({ "instant": { "type": "string", "format": "date-time" } })),
                serde_json::json!({
                    "type": "object",
                    "properties": {
                        "months": { "type": "integer" },
                        "millis": { "type": "integer" },
                        "kind": { "enum": ["business-days", "business-hours"] },
                        "hours": { "const": true },
                    },
                    "required": ["months", "millis"],
                }),
                object(serde_json::json!({ "list": { "type": "array", "items": { "type": "string" } } })),
                object(serde_json::json!({ "number": { "type": "number" } })),
            ],
        })
    }
}

/// Arguments of a message. Arguments that the message does not use are not created.
pub struct Args<'p> {
    wanted: &'p [Wanted],
    markdown: bool,
    zone: Zone,
    given: Vec<(&'p str, Argument)>,
}

impl<'p> Args<'p> {
    /// Creates arguments for a message with these variables.
    pub fn new(wanted: &'p [Wanted], markdown: bool, zone: Zone) -> Self {
        Self { wanted, markdown, zone, given: Vec::with_capacity(wanted.len()) }
    }

    fn give(&mut self, name: &'p str, argument: impl FnOnce(bool) -> Argument) {
        if self.wanted.iter().any(|wanted| &*wanted.name == name) {
            self.given.push((name, argument(self.markdown)));
        }
    }

    /// Adds a text, escaped if the message is Markdown.
    pub fn text(&mut self, name: &'p str, text: &str) {
        self.give(name, |markdown| {
            if !markdown {
                return Argument::Text(isolate(text).into_owned());
            }
            // Markdown does not render emphasis that is empty or next to a space.
            let text = text.trim();
            let text = if text.is_empty() { NOTHING } else { text };
            Argument::Text(isolate(&markdown_escape(text)).into_owned())
        });
    }

    /// Adds a text made from messages, which is not escaped again.
    pub fn sentence(&mut self, name: &'p str, text: &str) {
        self.give(name, |_| Argument::Text(text.to_owned()));
    }

    /// The names of the wanted variables that begin with a prefix, and their rest.
    pub fn wanted(&self, prefix: &str) -> Vec<(&'p str, &'p str)> {
        let named = |wanted: &'p Wanted| Some((&*wanted.name, wanted.name.strip_prefix(prefix)?));
        self.wanted.iter().filter_map(named).collect()
    }

    /// Adds the key of a choice.
    pub fn choice(&mut self, name: &'p str, key: &str) {
        self.give(name, |_| Argument::Text(key.to_owned()));
    }

    /// Adds an instant.
    pub fn instant(&mut self, name: &'p str, instant: Instant) {
        self.give(name, |_| Argument::Instant(instant));
    }

    /// Adds a duration.
    pub fn duration(&mut self, name: &'p str, duration: Duration) {
        self.give(name, |_| Argument::Duration(duration));
    }

    /// Adds a list of texts.
    pub fn list(&mut self, name: &'p str, items: impl IntoIterator<Item = impl AsRef<str>>) {
        self.give(name, |_| {
            Argument::List(items.into_iter().map(|item| isolate(item.as_ref()).into_owned()).collect())
        });
    }

    /// Adds a whole number.
    pub fn count(&mut self, name: &'p str, count: usize) {
        self.give(name, |_| Argument::Count(count));
    }

    /// Adds a number in thousandths.
    pub fn thousandths(&mut self, name: &'p str, thousandths: u32) {
        self.give(name, |_| Argument::Decimal(f64::from(thousandths) / 1000.0));
    }

    /// The arguments added so far.
    pub fn given(&self) -> &[(&'p str, Argument)] {
        &self.given
    }

    /// The cache key of the text; `None` if it has text arguments or a time zone other than UTC.
    pub(crate) fn key(&self) -> Option<Key> {
        if self.zone != Zone::UTC {
            return None;
        }
        let mut key = [0; 4];
        let mut places = key.iter_mut();
        for wanted in self.wanted {
            let (_, argument) = self.given.iter().find(|(name, _)| **name == *wanted.name)?;
            match argument {
                // Instants are formatted to the minute.
                Argument::Instant(instant) => *places.next()? = instant.millis().div_euclid(60_000),
                Argument::Duration(duration) => {
                    let exact = duration.months() == 0 && duration.millis() >= 0 && !duration.is_working();
                    let left = wanted.left.as_ref().filter(|_| exact);
                    *places.next()? = left.map_or(duration.millis(), |left| left.shown(duration.millis()));
                    *places.next()? = match duration.kind() {
                        TimeKind::Exact => i64::from(duration.months()),
                        TimeKind::BusinessDays => -1,
                        TimeKind::BusinessHours => -2,
                    };
                }
                Argument::Text(_) | Argument::List(_) | Argument::Count(_) | Argument::Decimal(_) => return None,
            }
        }
        Some(key)
    }

    /// Converts the arguments to Fluent values.
    pub fn into_fluent(self) -> FluentArgs<'p> {
        let zone = self.zone;
        let value = |name, argument| match argument {
            Argument::Text(text) => FluentValue::from(marked(text)),
            Argument::Instant(instant) => FluentValue::Custom(Box::new(Moment { instant, zone })),
            Argument::Duration(duration) => FluentValue::Custom(Box::new(Span { duration, left: name == LEFT })),
            Argument::List(items) => FluentValue::Custom(Box::new(Items { items })),
            Argument::Count(count) => FluentValue::from(count),
            Argument::Decimal(number) => FluentValue::from(number),
        };
        self.given.into_iter().map(|(name, argument)| (name, value(name, argument))).collect()
    }
}
