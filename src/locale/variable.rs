//! The variables of messages.

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VariableKind {
    /// A text.
    Text,
    /// A number, for selectors and `NUMBER`.
    Number,
    /// An instant, for `DATE` and `DATETIME`.
    Instant,
    /// A length of time, for `DURATION`, `RELATIVE`, `DAYS` and `HOURS`.
    Duration,
    /// Several texts, for `LIST`.
    List,
}

/// The variable that counts down. It is cut off, so that no more time is promised than there is; every other
/// duration is a limit or a recommendation of the rules, and is never written shorter than it is.
pub const LEFT: &str = "left";

/// The variables of a word, by name.
pub(crate) type Variables = &'static [(&'static str, VariableKind)];
