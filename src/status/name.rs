//! The things that a rule set names, and their labels.

use serde::{Serialize, Serializer};

use crate::locale::Words;

/// The kind of a thing that a rule set names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Noun {
    /// An open stage, or the archive.
    Stage,
    /// How an archived lead ended.
    Outcome,
    /// What somebody does in a stage.
    Action,
    /// A field that an action asks for.
    Input,
    /// The button that confirms an action.
    Confirm,
    /// What happens in a stage when nobody does anything.
    Timeout,
    /// Advice that shows while a condition holds.
    Alert,
    /// What an alert changes to after a time.
    Follower,
    /// The recommended time to respond.
    Advice,
    /// Through which a lead arrives.
    Channel,
    /// Where leads are found.
    Place,
    /// A field that leads come with.
    ArrivalField,
    /// The opening of a lead.
    Opening,
    /// What the host says about a lead when it opens it.
    Fact,
    /// A value of a fact.
    FactValue,
    /// Yes or no.
    Answer,
    /// A field.
    Field,
    /// A part of the records of a field.
    Part,
    /// A message to somebody outside.
    Notification,
    /// Who gets notifications.
    Recipient,
    /// Who may act.
    Role,
    /// A named selection of leads.
    View,
    /// A flag that a user sets.
    Mark,
    /// Standing advice.
    Tip,
}

impl Noun {
    /// The word in ids of changes, in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Outcome => "outcome",
            Self::Action => "action",
            Self::Input => "input",
            Self::Confirm => "confirm",
            Self::Timeout => "timeout",
            Self::Alert => "alert",
            Self::Follower => "alert-change",
            Self::Advice => "advice",
            Self::Channel => "channel",
            Self::Place => "place",
            Self::ArrivalField => "arrival-field",
            Self::Opening => "opening",
            Self::Fact => "fact",
            Self::FactValue => "fact-value",
            Self::Answer => "answer",
            Self::Field => "field",
            Self::Part => "part",
            Self::Notification => "notification",
            Self::Recipient => "recipient",
            Self::Role => "role",
            Self::View => "view",
            Self::Mark => "mark",
            Self::Tip => "tip",
        }
    }
}

impl Serialize for Noun {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// Something that a rule set names. As JSON it is its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Name {
    /// What it is.
    pub noun: Noun,
    /// Its id.
    pub id: Box<str>,
    /// What it belongs to: the fact of a value, the field of a part.
    pub of: Option<Box<str>>,
}

impl Name {
    /// A thing by its id.
    pub fn new(noun: Noun, id: impl Into<Box<str>>) -> Self {
        Self { noun, id: id.into(), of: None }
    }

    /// A value of a fact that is yes or no.
    pub fn answer(yes: bool) -> Self {
        Self::new(Noun::Answer, if yes { "yes" } else { "no" })
    }

    /// The same as a part of something else: of a fact, of a field.
    #[must_use]
    pub fn of(self, of: impl Into<Box<str>>) -> Self {
        Self { of: Some(of.into()), ..self }
    }

    /// The id of the message that names it, with the attribute.
    pub fn message(&self) -> (String, Option<&'static str>) {
        let of = self.of.as_deref().unwrap_or_default();
        match self.noun {
            Noun::Input | Noun::ArrivalField => (format!("field-{}", self.id), None),
            Noun::FactValue => (format!("fact-{of}-{}", self.id), None),
            Noun::Part => (format!("field-{of}-{}", self.id), None),
            Noun::Follower => (format!("alert-{}", self.id), None),
            Noun::Notification => (format!("notification-{}", self.id), Some("subject")),
            noun => (format!("{}-{}", noun.id(), self.id), None),
        }
    }

    /// The label in the words of its rule set; values that only a lead has are left out of it.
    pub fn label(&self, words: Words<'_>) -> String {
        let (id, attribute) = self.message();
        words.without_values(&id, attribute).unwrap_or_else(|| "\u{2014}".to_owned())
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.id)
    }
}
