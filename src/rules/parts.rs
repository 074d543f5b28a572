//! What a rule set is made of, besides its stages.

use serde::Serialize;

use super::id::{FactId, FieldId, IdVec, RecipientId, ValueId};
use super::stage::named;
use super::{Condition, Kind};

/// The help page that a rule set was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SourcePage {
    /// The page's name.
    pub page: Box<str>,
    /// Its date, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Box<str>>,
    /// What its sections are about, with their anchors.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub anchors: Box<[(Box<str>, Box<str>)]>,
}

/// How leads come in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Arrival {
    /// Through which channels.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub channels: Box<[Box<str>]>,
    /// Where they are found, from the outermost menu to the innermost.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub found_under: Box<[Box<str>]>,
    /// The fields that they come with.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub fields: Box<[FieldId]>,
}

/// What the host says about a lead when it opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fact {
    /// Its id.
    pub id: Box<str>,
    /// What it holds.
    pub kind: FactKind,
    /// What holds when it is not given.
    pub default: FactDefault,
    /// Whether each of its values is explained in words.
    pub explain: bool,
}

/// What a fact holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum FactKind {
    /// Any text.
    Text,
    /// Yes or no.
    Boolean,
    /// One of these values.
    OneOf(IdVec<ValueId, Box<str>>),
}

impl FactKind {
    /// How many values conditions can compare it with.
    pub fn size(&self) -> usize {
        match self {
            Self::Text => 0,
            Self::Boolean => 2,
            Self::OneOf(values) => values.len(),
        }
    }

    /// The values to choose from, as an opening gives them; nothing for texts.
    pub(crate) fn choices(&self) -> Vec<&str> {
        match self {
            Self::Text => Vec::new(),
            Self::Boolean => vec!["true", "false"],
            Self::OneOf(values) => values.iter().map(|value| &**value).collect(),
        }
    }
}

/// What holds when a fact is not given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum FactDefault {
    /// It must be given.
    Required,
    /// It may be left out, and is then unknown.
    Unknown,
    /// This text.
    Text(Box<str>),
    /// This answer.
    Boolean(bool),
    /// The value of this number.
    OneOf(ValueId),
}

/// Something that an action asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its id.
    pub id: Box<str>,
    /// What it holds.
    pub kind: Kind,
}

/// A message to somebody outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Notification {
    /// Its id.
    pub id: Box<str>,
    /// Who gets it.
    pub to: Recipient,
}

/// Who gets a notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Recipient {
    /// The recipient of this number.
    Fixed(RecipientId),
    /// The recipient whom a fact names.
    ByFact {
        /// The fact.
        fact: FactId,
        /// The recipient for each of its values.
        recipients: IdVec<ValueId, RecipientId>,
    },
}

impl Recipient {
    /// Everybody who can get it, in the order of the values of the fact.
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
    /// Its id.
    pub id: Box<str>,
    /// Which leads are in it.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
}

named!(Fact, Field, Notification, View);
