//! Reads one line of an event log: bytes to an event or an error.

use std::str::Utf8Error;

use crate::diagnostic::json_shape::{Need, Shape, Shaped};
use crate::diagnostic::json_tree::{Fault, Json, Kind, Value};
use crate::diagnostic::{Check, check};
use crate::rules::{Instant, mistaken};

use super::line::{Clash, EVENT, Line};
use super::{Event, Record};

check! {
/// Log line is not UTF-8.
///
/// Logs are UTF-8 text with one event per line. The line is skipped, and the rest of the log is processed.
    LOG_UTF8: Error in Log, "log-utf8";

/// Incomplete log line.
///
/// The line ends inside an event: it was cut off when written or copied. It is skipped, and the rest of the log is
/// processed.
    LOG_CUT: Error in Log, "log-cut";

/// Log line is not JSON.
///
/// Each line of a log is one JSON object, such as `{"lead":"L-1","at":"2020-07-01T08:00:00Z","act":"won"}`. The line is
/// skipped, and the rest of the log is processed.
    LOG_JSON: Error in Log, "log-json";

/// Log line is not an event.
///
/// An event has `lead` and `at`, and exactly one of `open`, `act`, `mark`, `unmark`, `fact` and `switch`; `id` and `by`
/// are optional, and some events have `fields` or `facts`. The line is skipped, and the rest of the log is processed.
    LOG_EVENT: Error in Log, "log-event";
}

/// An error in a log line.
///
/// It names keys and the expected shape, but not values, which may be withheld.
///
/// ```
/// let error = referee::read_line(br#"{"lead":"L-1","at":"yesterday","act":"won"}"#).unwrap_err();
/// assert_eq!((error.id(), error.column()), ("log-event", 20));
/// assert_eq!(error.to_string(), "expected an instant such as `2020-06-12T09:00:00Z`, in the years 1 to 9999");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct LineError {
    id: &'static str,
    column: u64,
    message: String,
    help: Option<String>,
}

impl LineError {
    /// A stable id: `log-utf8`, `log-cut` (the line ends too early), `log-json`, `log-event`.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The column in characters, from 1.
    pub fn column(&self) -> u64 {
        self.column
    }

    /// The same error in a text that has so many characters fewer after its first one.
    pub(super) fn earlier(mut self, by: u64) -> Self {
        self.column = if self.column > by + 1 { self.column - by } else { 1 };
        self
    }

    /// How to fix it.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

/// Reads one line, without its line break.
///
/// ```
/// let line = br#"{"lead":"L-1","at":"2020-07-01T08:00:00Z","act":"won"}"#;
/// let event = referee::read_line(line)?;
/// assert_eq!(&*event.lead, "L-1");
///
/// let error = referee::read_line(br#"{"lead":"L-1","at":"2020-07-01T08:00:00Z","akt":"won"}"#).unwrap_err();
/// assert_eq!((error.id(), error.help()), ("log-event", Some("did you mean `act`?")));
/// # Ok::<(), referee::LineError>(())
/// ```
///
/// # Errors
/// The error and its column.
pub fn read_line(line: &[u8]) -> Result<Event, LineError> {
    // Checking the whole line once is faster than checking each string.
    let text = std::str::from_utf8(line).map_err(|utf8| not_utf8(line, utf8))?;
    serde_json::from_str(text).map_err(|error| explain(text, &error))
}

/// The checks of logs, in reference order.
pub static CHECKS: &[&Check] = &[&LOG_UTF8, &LOG_CUT, &LOG_JSON, &LOG_EVENT];

impl Shaped for Record {
    const SHAPE: Shape = Shape::Each("an object", &Shape::Any);
    const NEED: Need = Need::Optional;
}

impl Shaped for Instant {
    const SHAPE: Shape = Shape::Form(
        "an instant such as `2020-06-12T09:00:00Z`",
        ", in the years 1 to 9999",
        |text| text.parse::<Self>().is_ok(),
        mistaken::instant,
    );
}

fn not_utf8(line: &[u8], error: Utf8Error) -> LineError {
    let before = line.get(..error.valid_up_to()).unwrap_or_default();
    LineError {
        id: LOG_UTF8.id,
        column: String::from_utf8_lossy(before).chars().count() as u64 + 1,
        message: "invalid UTF-8".into(),
        help: Some("save the log as UTF-8".into()),
    }
}

/// Finds the error in a line that serde rejects: parses it as a tree and compares that with the shape of an event.
fn explain(text: &str, error: &serde_json::Error) -> LineError {
    let fault = EVENT.read(text).map_or_else(Some, |json| clash(text, &json));
    let Fault { kind, at, message, help } = fault.unwrap_or_else(|| EVENT.explain(text, error));
    let (id, message) = match kind {
        Kind::Cut => (LOG_CUT.id, "incomplete JSON: unexpected end of line".to_owned()),
        Kind::Syntax => (LOG_JSON.id, format!("invalid JSON: {message}")),
        Kind::Shape => (LOG_EVENT.id, message),
    };
    let column = text.get(..at.start).unwrap_or_default().chars().count() as u64 + 1;
    LineError { id, column, message, help }
}

/// A conflict between keys.
fn clash(text: &str, json: &Json) -> Option<Fault> {
    let Clash { key, message } = Line::clash(text)?;
    let Value::Record(entries) = &json.value else { return None };
    let at = entries.iter().find(|(known, _)| known.name == key).map_or(json.span.clone(), |(key, _)| key.span.clone());
    Some(Fault::new(Kind::Shape, at, message))
}
