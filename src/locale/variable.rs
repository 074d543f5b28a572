//! The variables of messages.

/// The kind of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VariableKind {
    /// A text.
    Text,
    /// A number, for selectors and `NUMBER`.
    Number,
    /// An instant, for `DATE` and `DATETIME`.
    Instant,
    /// A duration, for `DURATION`, `RELATIVE`, `DAYS` and `HOURS`.
    Duration,
    /// A list of texts, for `LIST`.
    List,
}

/// The variable that counts down. It is truncated, so that no more time is promised than is left. Other durations are
/// limits or recommendations of the rules, and are never shown shorter than they are.
pub const LEFT: &str = "left";

/// The variables of a message, by name.
pub(crate) type Variables = &'static [(&'static str, VariableKind)];
