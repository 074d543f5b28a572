//! JSON without empty entries and without characters that control the reader's screen.

use std::fmt::Write;

use referee::tooling::safe::{isolates, steers};
use serde_json::{Map, Value};

/// A JSON object that leaves out empty entries.
#[derive(Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// Adds an entry, unless it is null, or an empty list or object.
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::Array(items) => items.is_empty(),
            Value::Object(entries) => entries.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(key.to_owned(), value);
        }
        self
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

/// JSON text with `\u` escapes instead of characters that control the output or are invisible. The value is the same.
///
/// Outside of strings, JSON has no such characters but line breaks.
pub(super) fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && (steers(c) || isolates(c) || c == '\u{2069}') {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(c);
        }
    }
    text
}

/// A value as JSON on one line, which is also an expression of ECMAScript.
pub(super) fn literal(value: &Value) -> String {
    escaped(&value.to_string())
}
