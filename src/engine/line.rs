//! An event as a line of a log.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::rules::Instant;

use super::event::{Event, EventKind, Opening, Switching};
use super::given::Record;

/// Reads a struct from keys with values, and not, as derived readers also would, from a list of values.
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
        keyed(deserializer, "what is said of a new lead").map(Self)
    }
}

/// The shape of a line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an event")]
struct Line {
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
    switch: Option<Box<str>>,
    #[serde(default)]
    facts: Option<Record>,
}

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
            EventKind::Act { action, fields } => {
                line.serialize_entry("act", action)?;
                given(&mut line, "fields", fields)?;
            }
            EventKind::Mark(mark) => line.serialize_entry("mark", mark)?,
            EventKind::Unmark(mark) => line.serialize_entry("unmark", mark)?,
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
        if line.lead.is_empty() {
            return Err(D::Error::custom("`lead` is empty"));
        }
        if line.id.as_deref() == Some("") {
            return Err(D::Error::custom("`id` is empty"));
        }
        if line.fields.is_some() && line.act.is_none() && line.switch.is_none() {
            return Err(D::Error::custom("`fields` belongs to an event with `act` or `switch`"));
        }
        if line.facts.is_some() && line.switch.is_none() {
            return Err(D::Error::custom("`facts` belongs to an event with `switch`, or into `open`"));
        }
        let kind = match (line.open, line.act, line.mark, line.unmark, line.switch) {
            (Some(opening), None, None, None, None) => EventKind::Open(Box::new(opening.0)),
            (None, Some(action), None, None, None) => {
                EventKind::Act { action, fields: line.fields.unwrap_or_default() }
            }
            (None, None, Some(mark), None, None) => EventKind::Mark(mark),
            (None, None, None, Some(mark), None) => EventKind::Unmark(mark),
            (None, None, None, None, Some(rules)) => {
                let (facts, fields) = (line.facts.unwrap_or_default(), line.fields.unwrap_or_default());
                EventKind::Switch(Box::new(Switching { rules, facts, fields }))
            }
            _ => return Err(D::Error::custom("an event has exactly one of `open`, `act`, `mark`, `unmark`, `switch`")),
        };
        Ok(Self { lead: line.lead, at: line.at, id: line.id, by: line.by, kind })
    }
}
