//! Events that leave out what their surroundings say.

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::rules::Instant;

use super::event::Event;
use super::log::{LineError, read_line};

/// An event of which the lead and the instant may come from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Partial {
    /// The event, completed.
    pub event: Event,
    /// Whether the text names the lead.
    pub names_lead: bool,
    /// Whether the text says when it happened.
    pub is_dated: bool,
}

/// Which of the keys an object has.
#[derive(Default)]
struct Found {
    lead: bool,
    at: bool,
    any: bool,
}

impl<'de> Deserialize<'de> for Found {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Found;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an event")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
                let mut found = Found::default();
                while let Some((key, _)) = map.next_entry::<String, IgnoredAny>()? {
                    found.any = true;
                    found.lead |= key == "lead";
                    found.at |= key == "at";
                }
                Ok(found)
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

/// Reads an event as in a log, but for the lead and the instant, which the text may leave out.
///
/// ```
/// use referee::tooling::read_partial;
/// let now = "2020-06-12T09:00:00Z".parse()?;
/// let partial = read_partial(r#"{"act":"won"}"#, "L-1", now)?;
/// assert_eq!((&*partial.event.lead, partial.event.at, partial.is_dated), ("L-1", now, false));
///
/// let error = read_partial(r#"{"akt":"won"}"#, "L-1", now).unwrap_err();
/// assert_eq!((error.column(), error.help()), (2, Some("did you mean `act`?")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The error and its column in the text, as for [`read_line`].
pub fn read_partial(text: &str, lead: &str, at: Instant) -> Result<Partial, LineError> {
    let text = text.trim();
    // A text that is no object has an error that `read_line` finds.
    let (found, rest) = match (serde_json::from_str::<Found>(text), text.strip_prefix('{')) {
        (Ok(found), Some(rest)) => (found, rest),
        _ => (Found { lead: true, at: true, any: true }, ""),
    };
    let mut added = Vec::new();
    if !found.lead {
        added.push(format!("\"lead\":{}", serde_json::Value::from(lead)));
    }
    if !found.at {
        added.push(format!("\"at\":\"{at}\""));
    }
    let (names_lead, is_dated) = (found.lead, found.at);
    let read = |line: &str| Ok(Partial { event: read_line(line.as_bytes())?, names_lead, is_dated });
    if added.is_empty() {
        return read(text);
    }
    let added = format!("{}{}", added.join(","), if found.any { "," } else { "" });
    let length = added.chars().count() as u64;
    read(&format!("{{{added}{rest}")).map_err(|error| error.earlier(length))
}
