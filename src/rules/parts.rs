//! The parts of a rule set other than its stages.

use serde::Serialize;

use super::id::{FactId, FieldId, IdVec, RecipientId, RoleId, ValueId};
use super::stage::named;
use super::{Condition, Digest, Kind};

/// The help page that states a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SourcePage {
    /// The name.
    pub page: Box<str>,
    /// The date, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Box<str>>,
    /// The sections, with their anchors.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub anchors: Box<[(Box<str>, Box<str>)]>,
}

/// How leads arrive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Arrival {
    /// The channels.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub channels: Box<[Box<str>]>,
    /// The menus that lead to them, outermost first.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub found_under: Box<[Box<str>]>,
    /// The fields that they arrive with.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub fields: Box<[FieldId]>,
}

/// Something the host states about a lead when it opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fact {
    /// The id.
    pub id: Box<str>,
    /// The kind.
    pub kind: FactKind,
    /// The default.
    pub default: FactDefault,
    /// Whether each value has an explanation.
    pub explain: bool,
    /// How it can change after the lead was opened; `None` if it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// How a fact can change after the lead was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Changes {
    /// The roles that may change it; if empty, all roles.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub by: Box<[RoleId]>,
    /// What happens to the deadline.
    pub clock: ChangeClock,
}

/// What happens to the deadline of a lead when a fact changes. In increasing order of precedence, if several change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeClock {
    /// The deadline stays, if there is one.
    Keep,
    /// The timeout that now holds counts from when the stage was entered.
    Recompute,
    /// The timeout that now holds counts from the change.
    Restart,
}

impl ChangeClock {
    /// The policy with a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Keep, Self::Recompute, Self::Restart].into_iter().find(|clock| clock.id() == name)
    }

    /// Its name in rule files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Recompute => "recompute",
            Self::Restart => "restart",
        }
    }
}

/// The kind of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum FactKind {
    /// Any text.
    Text,
    /// A boolean.
    Boolean,
    /// One of these values.
    OneOf(IdVec<ValueId, Box<str>>),
}

impl FactKind {
    /// The number of values that conditions can compare it with.
    pub fn size(&self) -> usize {
        match self {
            Self::Text => 0,
            Self::Boolean => 2,
            Self::OneOf(values) => values.len(),
        }
    }

    /// The values to choose from, as written in an opening event; empty for texts.
    pub(crate) fn choices(&self) -> Vec<&str> {
        match self {
            Self::Text => Vec::new(),
            Self::Boolean => vec!["true", "false"],
            Self::OneOf(values) => values.iter().map(|value| &**value).collect(),
        }
    }
}

/// The default of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum FactDefault {
    /// It must be given.
    Required,
    /// It may be left out, and is then unknown.
    Unknown,
    /// This text.
    Text(Box<str>),
    /// This boolean.
    Boolean(bool),
    /// This value.
    OneOf(ValueId),
}

/// Something an action asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The id.
    pub id: Box<str>,
    /// The kind.
    pub kind: Kind,
}

/// A message to somebody outside Referee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Notification {
    /// The id.
    pub id: Box<str>,
    /// The recipient.
    pub to: Recipient,
    /// The leads that it is sent for.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// When notifications about many leads go out as one message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
}

/// The recipient of a notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Recipient {
    /// A fixed recipient.
    Fixed(RecipientId),
    /// The recipient that a fact names.
    ByFact {
        /// The fact.
        fact: FactId,
        /// The recipient for each of its values.
        recipients: IdVec<ValueId, RecipientId>,
    },
}

impl Recipient {
    /// All possible recipients, in the order of the fact's values.
    pub fn all(&self) -> &[RecipientId] {
        match self {
            Self::Fixed(recipient) => std::slice::from_ref(recipient),
            Self::ByFact { recipients, .. } => recipients.as_slice(),
        }
    }
}

/// A named selection of leads: a tab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct View {
    /// The id.
    pub id: Box<str>,
    /// The leads in it.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
}

named!(Fact, Field, Notification, View);
