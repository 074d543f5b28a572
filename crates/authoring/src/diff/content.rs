//! What stood at a place before, or stands there now, in ids.

use serde::Serialize;

use referee::rules::{Duration, Need, Shows};

use referee::tooling::Name;

/// What stood at a place before, or stands there now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Content {
    /// Something that has a name.
    Name(Name),
    /// Several, in their order.
    Names(Vec<Name>),
    /// How much an action needs a field.
    Need(Need),
    /// A length of time, as a rule file writes it.
    Time(Duration),
    /// How much of a lead is shown.
    Shows(Shows),
    /// An icon.
    Icon(Box<str>),
    /// A condition: all of these hold.
    Condition(Vec<TestContent>),
    /// Who gets a notification.
    Recipient(RecipientContent),
    /// What a field holds.
    Kind(KindContent),
    /// A fact.
    Fact(FactContent),
    /// What holds when a fact is not given.
    Default(DefaultContent),
    /// A notification with who gets it.
    Notice(NoticeContent),
    /// An action.
    Action(ActionContent),
    /// A time limit.
    Timeout(TimeoutContent),
    /// An alert.
    Alert(AlertContent),
    /// What an alert changes to.
    Follower(FollowerContent),
}

impl Content {
    /// The length of time, if it is one.
    pub const fn time(&self) -> Option<Duration> {
        match self {
            Self::Time(time) => Some(*time),
            _ => None,
        }
    }
}

/// A test of a condition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
#[non_exhaustive]
pub enum TestContent {
    /// A fact has one of these values.
    OneOf {
        /// The fact.
        fact: Name,
        /// The values.
        values: Vec<Name>,
    },
    /// A fact that is yes or no.
    Is {
        /// The fact.
        fact: Name,
        /// Which of the two.
        is: bool,
    },
    /// One of these marks is set.
    Marked {
        /// The marks.
        marks: Vec<Name>,
    },
}

/// Who gets a notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
#[non_exhaustive]
pub enum RecipientContent {
    /// Always the same.
    Fixed(Name),
    /// By the value of a fact.
    ByFact {
        /// The fact.
        fact: Name,
        /// The recipient for each of its values.
        recipients: Vec<RecipientOfValue>,
    },
}

/// Who gets a notification for a value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct RecipientOfValue {
    /// The value.
    pub value: Name,
    /// The recipient.
    pub recipient: Name,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct KindContent {
    /// Its kind: `text`, `money`, `date`, `email`, `phone`, `boolean`, `list`.
    pub kind: &'static str,
    /// The parts of the records of a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartContent>,
}

/// A part of the records of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct PartContent {
    /// The part.
    pub part: Name,
    /// Its kind.
    pub kind: &'static str,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct FactContent {
    /// What it holds: `text`, `boolean`, `one-of`.
    pub kind: &'static str,
    /// The values that it can have, where they are declared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Name>,
    /// What holds when it is not given.
    pub default: DefaultContent,
}

/// What holds when a fact is not given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DefaultContent {
    /// It must be given.
    Required,
    /// It may be left out, and is then unknown.
    Optional,
    /// This text.
    Text(Box<str>),
    /// This answer.
    Boolean(bool),
    /// This value.
    Value(Name),
}

/// A notification with who gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct NoticeContent {
    /// The notification.
    pub notification: Name,
    /// Who gets it.
    pub to: RecipientContent,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ActionContent {
    /// The state that the lead goes to; null where it stays.
    pub to: Option<Name>,
    /// The button that confirms it.
    pub confirm: Option<Name>,
    /// The roles that may do it; all of them where none is named.
    pub by: Vec<Name>,
    /// For which leads it is offered; for all where there is no test.
    pub when: Vec<TestContent>,
    /// The fields that it asks for.
    pub fields: Vec<InputContent>,
    /// The notifications that it sends.
    pub notify: Vec<NoticeContent>,
}

/// A field that an action asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct InputContent {
    /// The field.
    pub field: Name,
    /// How much the action needs it.
    pub need: Need,
}

/// A time limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct TimeoutContent {
    /// For which leads; for all where there is no test.
    pub when: Vec<TestContent>,
    /// How long after the stage was entered.
    pub after: Duration,
    /// The state that the lead goes to.
    pub to: Name,
    /// The notifications that it sends.
    pub notify: Vec<NoticeContent>,
}

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct AlertContent {
    /// The alert.
    pub alert: Name,
    /// When it shows.
    pub when: Vec<TestContent>,
    /// Its icon.
    pub icon: Option<Box<str>>,
    /// What it changes to.
    pub then: Option<FollowerContent>,
}

/// What an alert changes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct FollowerContent {
    /// How long after the stage was entered.
    pub after: Duration,
    /// The alert that shows from then on.
    pub alert: Name,
    /// Its icon.
    pub icon: Option<Box<str>>,
}
