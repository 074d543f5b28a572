//! The named items of a rule set, with their labels.

use serde::{Serialize, Serializer};

use crate::locale::Words;

crate::ids! {
/// The kind of a named item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Noun {
    /// An open stage or the archive.
    Stage = "stage",
    /// How an archived lead ended.
    Outcome = "outcome",
    /// An action of a stage.
    Action = "action",
    /// A field that an action asks for.
    Input = "input",
    /// The button that confirms an action.
    Confirm = "confirm",
    /// A timeout of a stage.
    Timeout = "timeout",
    /// A time limit that runs across stages.
    Clock = "clock",
    /// A calendar that counts working time.
    Calendar = "calendar",
    /// Advice that is shown while a condition is met.
    Alert = "alert",
    /// The text that an alert changes to after a time.
    Follower = "alert-change",
    /// The recommended time to respond.
    Advice = "advice",
    /// A channel through which leads arrive.
    Channel = "channel",
    /// A place where leads are found.
    Place = "place",
    /// A field that leads come with.
    ArrivalField = "arrival-field",
    /// The opening of a lead.
    Opening = "opening",
    /// A fact that the host states when it opens a lead.
    Fact = "fact",
    /// A value of a fact.
    FactValue = "fact-value",
    /// The answer yes or no, or whether something is given.
    Answer = "answer",
    /// A field.
    Field = "field",
    /// A part of the records of a field.
    Part = "part",
    /// A message to somebody outside Referee.
    Notification = "notification",
    /// A recipient of notifications.
    Recipient = "recipient",
    /// A role of users.
    Role = "role",
    /// A named selection of leads.
    View = "view",
    /// A flag that a user sets.
    Mark = "mark",
    /// General advice.
    Tip = "tip",
}
}

impl Serialize for Noun {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// A named item of a rule set. In JSON, it is the id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Name {
    /// Its kind.
    pub noun: Noun,
    /// Its id.
    pub id: Box<str>,
    /// Its parent: the fact of a value, or the field of a part.
    pub of: Option<Box<str>>,
}

impl Name {
    /// An item by id.
    pub fn new(noun: Noun, id: impl Into<Box<str>>) -> Self {
        Self { noun, id: id.into(), of: None }
    }

    /// The answer of a fact that is yes or no.
    pub fn answer(yes: bool) -> Self {
        Self::new(Noun::Answer, if yes { "yes" } else { "no" })
    }

    /// Whether a fact is given, as an answer.
    pub fn given(given: bool) -> Self {
        Self::new(Noun::Answer, if given { "given" } else { "not-given" })
    }

    /// Sets the parent: a fact or a field.
    #[must_use]
    pub fn of(self, of: impl Into<Box<str>>) -> Self {
        Self { of: Some(of.into()), ..self }
    }

    /// The id and attribute of its message.
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

    /// The label in the messages of its rule set, without values that are known only for a lead.
    pub fn label(&self, words: Words<'_>) -> String {
        // Calendars have no messages: leads never show their names.
        if self.noun == Noun::Calendar {
            return self.id.to_string();
        }
        let (id, attribute) = self.message();
        words.without_values(&id, attribute).unwrap_or_else(|| "\u{2014}".to_owned())
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.id)
    }
}
