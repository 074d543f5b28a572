//! The variables of messages.

use std::borrow::Cow;

/// The kind of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VariableKind {
    /// A text.
    Text,
    /// A number, for selectors and `NUMBER`.
    Number,
    /// An instant, for `DATE`, `DATETIME` and `DAY`.
    Instant,
    /// A duration, for `DURATION`, `RELATIVE`, `DAYS` and `HOURS`.
    Duration,
    /// A list of texts, for `LIST`.
    List,
    /// One of the keys of the variable, for selectors only.
    Choice,
}

/// A variable of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Variable {
    /// The name, without `$`.
    pub name: Cow<'static, str>,
    /// The kind.
    pub kind: VariableKind,
    /// The keys of a choice; empty for other kinds.
    pub keys: Box<[Box<str>]>,
}

impl Variable {
    pub(crate) fn new(name: impl Into<Cow<'static, str>>, kind: VariableKind) -> Self {
        Self { name: name.into(), kind, keys: Box::default() }
    }

    /// Whether it is there because the rule set has a fact or a field.
    pub fn is_of_rules(&self) -> bool {
        self.name.starts_with(FACT) || self.name.starts_with(FIELD)
    }
}

/// Before the id of a fact, in the name of its variable.
pub(crate) const FACT: &str = "fact-";

/// Before the id of a field, in the name of its variable.
pub(crate) const FIELD: &str = "field-";

/// The key of a fact that is not given.
pub(crate) const NOT_GIVEN: &str = "not-given";

/// The variable that counts down. It is truncated, so that no more time is promised than is left. Other durations are
/// limits or recommendations of the rules, and are never shown shorter than they are.
pub const LEFT: &str = "left";

/// The variables of a message, by name.
pub(crate) type Variables = &'static [(&'static str, VariableKind)];
