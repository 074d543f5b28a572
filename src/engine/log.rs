//! One line of an event log: bytes in, an event or what is wrong with the line out.

use crate::diagnostic::did_you_mean;

use super::Event;

/// What is wrong with a line.
///
/// It tells of keys and of the shape, not of values: what a lead holds may still be withheld.
///
/// ```
/// let error = referee::read_line(br#"{"lead":"L-1","at":"yesterday","act":"won"}"#).unwrap_err();
/// assert_eq!((error.id(), error.column()), ("log-event", 30));
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
    ///
    /// ```
    /// let error = referee::read_line(br#"{"lead":"L-1","at":"#).unwrap_err();
    /// assert_eq!(error.id(), "log-cut");
    /// ```
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The column in characters, from 1.
    ///
    /// ```
    /// let error = referee::read_line(br#"{"lead":"L-1",,}"#).unwrap_err();
    /// assert_eq!((error.id(), error.column()), ("log-json", 15));
    /// ```
    pub fn column(&self) -> u64 {
        self.column
    }

    /// What to do about it.
    ///
    /// ```
    /// let error = referee::read_line(br#"{"lead":"L-1","akt":"won"}"#).unwrap_err();
    /// assert_eq!(error.help(), Some("did you mean `act`?"));
    /// ```
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
/// What is wrong with the line and in which column.
pub fn read_line(line: &[u8]) -> Result<Event, LineError> {
    serde_json::from_slice(line).map_err(|error| explain(line, &error))
}

fn explain(line: &[u8], error: &serde_json::Error) -> LineError {
    if let Err(utf8) = std::str::from_utf8(line) {
        let before = line.get(..utf8.valid_up_to()).unwrap_or_default();
        return LineError {
            id: "log-utf8",
            column: String::from_utf8_lossy(before).chars().count() as u64 + 1,
            message: "this is not UTF-8".into(),
            help: Some("save the log as UTF-8".into()),
        };
    }
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    let (id, message) = match error.classify() {
        serde_json::error::Category::Eof => ("log-cut", "the line ends before its event does".to_owned()),
        serde_json::error::Category::Syntax => {
            ("log-json", format!("this is not JSON: {}", text.replace("expected ident", "expected a value")))
        }
        _ => ("log-event", without_values(text)),
    };
    let unknown = text.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`'));
    let (message, help) = match unknown {
        Some((given, known)) => {
            let names: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
            let help = did_you_mean(given, names.iter().copied());
            (format!("unknown key `{given}`"), help.or_else(|| Some(format!("known here: {}", names.join(", ")))))
        }
        None => (message, None),
    };
    // serde_json counts bytes up to and including the one it stopped at.
    let bytes = error.column().saturating_sub(1).min(line.len());
    let before = line.get(..bytes).unwrap_or_default();
    LineError { id, column: String::from_utf8_lossy(before).chars().count() as u64 + 1, message, help }
}

/// The message without the value that was found, and in the words of a log.
fn without_values(text: &str) -> String {
    if text.contains("is not an instant; expected ") {
        return "expected an instant such as `2020-06-12T09:00:00Z`, in the years 1 to 9999".into();
    }
    if let Some((found, expected)) = text.rsplit_once(", expected ")
        && let Some(found) = found.strip_prefix("invalid type: ").or_else(|| found.strip_prefix("invalid value: "))
    {
        let what = match found.split_whitespace().next().unwrap_or_default() {
            "string" => "a text",
            "integer" | "floating" => "a number",
            "boolean" => "a boolean",
            "sequence" => "a list",
            "map" => "a record",
            "null" => "null",
            _ => "something else",
        };
        let expected = if expected == "a string" { "a text" } else { expected };
        return format!("expected {expected}, found {what}");
    }
    text.replace("unknown field", "unknown key")
        .replace("missing field", "missing key")
        .replace("duplicate field", "duplicate key")
}
