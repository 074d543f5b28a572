//! Events as lines of a log.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::diagnostic::json_shape::{Shape, Shaped};
use crate::fields;
use crate::rules::Instant;

use super::event::{Acting, Event, EventKind, Opening, Switching};
use super::given::Record;

/// Reads a struct from an object only; derived readers would also accept a list of values.
fn keyed<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D, what: &'static str) -> Result<T, D::Error> {
    struct Keyed<T>(&'static str, PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Keyed<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(access))
        }
    }
    deserializer.deserialize_map(Keyed(what, PhantomData))
}

/// An opening in a line.
struct OpeningKeys(Opening);

impl<'de> Deserialize<'de> for OpeningKeys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyed(deserializer, "the opening of a lead").map(Self)
    }
}

/// The shape of a line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an event")]
pub(super) struct Line {
    lead: Box<str>,
    at: Instant,
    #[serde(default)]
    id: Option<Box<str>>,
    #[serde(default)]
    by: Option<Box<str>>,
    #[serde(default)]
    open: Option<Box<OpeningKeys>>,
    #[serde(default)]
    act: Option<Box<str>>,
    #[serde(default)]
    fields: Option<Record>,
    #[serde(default)]
    mark: Option<Box<str>>,
    #[serde(default)]
    unmark: Option<Box<str>>,
    #[serde(default)]
    fact: Option<Record>,
    #[serde(default)]
    switch: Option<Box<str>>,
    #[serde(default)]
    facts: Option<Record>,
}

impl Shaped for OpeningKeys {
    const SHAPE: Shape = Shape::Record("the opening of a lead", fields!(Opening { rules, facts, overview, details }));
}

/// The expected shape of a line.
pub(super) static EVENT: Shape =
    Shape::Record("an event", fields!(Line { lead, at, id, by, open, act, fields, mark, unmark, fact, switch, facts }));

/// One line of a log, as [`super::read_line`] reads it.
impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("lead", &self.lead)?;
        line.serialize_entry("at", &self.at)?;
        if let Some(id) = &self.id {
            line.serialize_entry("id", id)?;
        }
        if let Some(by) = &self.by {
            line.serialize_entry("by", by)?;
        }
        match &self.kind {
            EventKind::Open(opening) => line.serialize_entry("open", opening)?,
            EventKind::Act(Acting { action, fields }) => {
                line.serialize_entry("act", action)?;
                given(&mut line, "fields", fields)?;
            }
            EventKind::Mark(mark) => line.serialize_entry("mark", mark)?,
            EventKind::Unmark(mark) => line.serialize_entry("unmark", mark)?,
            EventKind::Fact(facts) => line.serialize_entry("fact", facts)?,
            EventKind::Switch(switching) => {
                line.serialize_entry("switch", &switching.rules)?;
                given(&mut line, "facts", &switching.facts)?;
                given(&mut line, "fields", &switching.fields)?;
            }
        }
        line.end()
    }
}

fn given<M: SerializeMap>(line: &mut M, key: &str, record: &Record) -> Result<(), M::Error> {
    if record.is_empty() { Ok(()) } else { line.serialize_entry(key, record) }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let line: Line = keyed(deserializer, "an event")?;
        line.event().map_err(|clash| D::Error::custom(clash.message))
    }
}

/// A conflict between keys of a line.
pub(super) struct Clash {
    /// The wrong key; empty if no single key is wrong.
    pub(super) key: &'static str,
    pub(super) message: &'static str,
}

impl Line {
    /// The conflict between the keys of a line, if any.
    pub(super) fn clash(text: &str) -> Option<Clash> {
        keyed::<Self, _>(&mut serde_json::Deserializer::from_str(text), "an event").ok()?.event().err()
    }

    fn event(self) -> Result<Event, Clash> {
        let clash = |key, message| Err(Clash { key, message });
        if self.lead.is_empty() {
            return clash("lead", "`lead` is empty");
        }
        if self.id.as_deref() == Some("") {
            return clash("id", "`id` is empty");
        }
        if self.fields.is_some() && self.act.is_none() && self.switch.is_none() {
            return clash("fields", "`fields` belongs to an event with `act` or `switch`");
        }
        if self.facts.is_some() && self.switch.is_none() {
            return clash("facts", "`facts` belongs to an event with `switch`, or inside `open`");
        }
        let kind = match (self.open, self.act, self.mark, self.unmark, self.fact, self.switch) {
            (Some(opening), None, None, None, None, None) => EventKind::Open(Box::new(opening.0)),
            (None, Some(action), None, None, None, None) => {
                EventKind::Act(Acting { action, fields: self.fields.unwrap_or_default() })
            }
            (None, None, Some(mark), None, None, None) => EventKind::Mark(mark),
            (None, None, None, Some(mark), None, None) => EventKind::Unmark(mark),
            (None, None, None, None, Some(facts), None) if facts.is_empty() => {
                return clash("fact", "`fact` names no fact");
            }
            (None, None, None, None, Some(facts), None) => EventKind::Fact(facts),
            (None, None, None, None, None, Some(rules)) => {
                let (facts, fields) = (self.facts.unwrap_or_default(), self.fields.unwrap_or_default());
                EventKind::Switch(Box::new(Switching { rules, facts, fields }))
            }
            _ => return clash("", "an event has exactly one of `open`, `act`, `mark`, `unmark`, `fact`, `switch`"),
        };
        Ok(Event { lead: self.lead, at: self.at, id: self.id, by: self.by, kind })
    }
}
