//! The things that a rule set names, and their labels.

use serde::{Serialize, Serializer};

use crate::locale::Words;

crate::ids! {
/// The kind of a thing that a rule set names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Noun {
    /// An open stage, or the archive.
    Stage = "stage",
    /// How an archived lead ended.
    Outcome = "outcome",
    /// What somebody does in a stage.
    Action = "action",
    /// A field that an action asks for.
    Input = "input",
    /// The button that confirms an action.
    Confirm = "confirm",
    /// What happens in a stage when nobody does anything.
    Timeout = "timeout",
    /// Advice that shows while a condition holds.
    Alert = "alert",
    /// What an alert changes to after a time.
    Follower = "alert-change",
    /// The recommended time to respond.
    Advice = "advice",
    /// Through which a lead arrives.
    Channel = "channel",
    /// Where leads are found.
    Place = "place",
    /// A field that leads come with.
    ArrivalField = "arrival-field",
    /// The opening of a lead.
    Opening = "opening",
    /// What the host says about a lead when it opens it.
    Fact = "fact",
    /// A value of a fact.
    FactValue = "fact-value",
    /// Yes or no.
    Answer = "answer",
    /// A field.
    Field = "field",
    /// A part of the records of a field.
    Part = "part",
    /// A message to somebody outside.
    Notification = "notification",
    /// Who gets notifications.
    Recipient = "recipient",
    /// Who may act.
    Role = "role",
    /// A named selection of leads.
    View = "view",
    /// A flag that a user sets.
    Mark = "mark",
    /// Standing advice.
    Tip = "tip",
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
