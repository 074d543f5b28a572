//! The old or new content of an item, in ids.

use serde::Serialize;

use referee::rules::{Duration, Need, Shows};

use referee::tooling::Name;

/// The old or new content of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Content {
    /// A named item.
    Name(Name),
    /// Several named items, in order.
    Names(Vec<Name>),
    /// Whether an action requires a field.
    Need(Need),
    /// A duration, as written in rule files.
    Time(Duration),
    /// How much of a lead is shown.
    Shows(Shows),
    /// An icon.
    Icon(Box<str>),
    /// A condition: all tests must hold.
    Condition(Vec<TestContent>),
    /// The recipient of a notification.
    Recipient(RecipientContent),
    /// The kind of a field.
    Kind(KindContent),
    /// A fact.
    Fact(FactContent),
    /// The default of a fact.
    Default(DefaultContent),
    /// A notification with its recipient.
    Notice(NoticeContent),
    /// How a fact can change; null if it cannot.
    Changes(Option<ChangesContent>),
    /// When many of a notification go out as one message; null if they do not.
    Digest(Option<DigestContent>),
    /// Reminders before a timeout.
    Reminders(Vec<ReminderContent>),
    /// What starts a clock.
    Starts(StartsContent),
    /// What an action does to clocks.
    Clocks(Vec<ClockChangeContent>),
    /// A clock.
    Clock(ClockContent),
    /// A calendar.
    Calendar(CalendarContent),
    /// A time zone.
    Zone(Box<str>),
    /// The usual working hours of a calendar.
    Hours(Vec<HoursContent>),
    /// A holiday of a calendar.
    Holiday(HolidayContent),
    /// An action.
    Action(ActionContent),
    /// A timeout.
    Timeout(TimeoutContent),
    /// An alert.
    Alert(AlertContent),
    /// The alert that another alert changes to.
    Follower(FollowerContent),
}

impl Content {
    /// The duration, if the content is one.
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
    /// A boolean fact has this value.
    Is {
        /// The fact.
        fact: Name,
        /// The value.
        is: bool,
    },
    /// One of these marks is set.
    Marked {
        /// The marks.
        marks: Vec<Name>,
    },
    /// A fact is given, or is not.
    Given {
        /// The fact.
        fact: Name,
        /// Whether it is given.
        given: bool,
    },
    /// A condition does not hold.
    Not {
        /// The tests of the condition.
        not: Vec<Self>,
    },
    /// One of these conditions holds.
    Any {
        /// The tests of each condition.
        any: Vec<Vec<Self>>,
    },
}

/// The recipient of a notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
#[non_exhaustive]
pub enum RecipientContent {
    /// A fixed recipient.
    Fixed(Name),
    /// Depends on the value of a fact.
    ByFact {
        /// The fact.
        fact: Name,
        /// The recipient for each value.
        recipients: Vec<RecipientOfValue>,
    },
}

/// The recipient of a notification for a value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct RecipientOfValue {
    /// The value.
    pub value: Name,
    /// The recipient.
    pub recipient: Name,
}

/// The kind of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct KindContent {
    /// Its kind: `text`, `money`, `date`, `email`, `phone`, `boolean`, `list`.
    pub kind: &'static str,
    /// The parts of each record in a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartContent>,
}

/// A part of the records in a list.
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
    /// Its kind: `text`, `boolean`, `one-of`.
    pub kind: &'static str,
    /// The declared values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Name>,
    /// The default.
    pub default: DefaultContent,
    /// How it can change after the lead was opened; omitted if it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<ChangesContent>,
}

/// How a fact can change after the lead was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ChangesContent {
    /// The roles that may change it; empty for all roles.
    pub by: Vec<Name>,
    /// What happens to the deadline: `keep`, `recompute` or `restart`.
    pub clock: &'static str,
}

/// The value of a fact that is not given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DefaultContent {
    /// The fact must be given.
    Required,
    /// The fact may be omitted and is then unknown.
    Optional,
    /// This text.
    Text(Box<str>),
    /// This boolean.
    Boolean(bool),
    /// This value.
    Value(Name),
}

/// A notification with its recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct NoticeContent {
    /// The notification.
    pub notification: Name,
    /// The recipient.
    pub to: RecipientContent,
    /// The leads that it is sent for; omitted for all leads.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<TestContent>,
    /// When many of them go out as one message; omitted if they do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<DigestContent>,
}

/// When many of a notification go out as one message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct DigestContent {
    /// How many of them are sent on their own.
    pub above: u16,
    /// The length of a period.
    pub per: Duration,
    /// The fact or field that distinguishes receivers; omitted if the recipient is one receiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Name>,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ActionContent {
    /// The state that the lead moves to; null if it stays.
    pub to: Option<Name>,
    /// The button that confirms the action.
    pub confirm: Option<Name>,
    /// The roles that may do the action; empty for all.
    pub by: Vec<Name>,
    /// The condition of the action; empty for all leads.
    pub when: Vec<TestContent>,
    /// The fields of the action.
    pub fields: Vec<InputContent>,
    /// The notifications that the action sends.
    pub notify: Vec<NoticeContent>,
    /// What the action does to clocks; omitted if nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<ClockChangeContent>,
}

/// What an action does to a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ClockChangeContent {
    /// The clock.
    pub clock: Name,
    /// What happens: `start`, `stop` or `extend`.
    pub effect: &'static str,
    /// How much longer the clock runs; omitted unless it is extended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Duration>,
    /// How often a clock can be extended; omitted if there is no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u16>,
}

/// What starts a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct StartsContent {
    /// Whether the opening of a lead starts it.
    pub opened: bool,
    /// The stages that start it.
    pub stages: Vec<Name>,
}

/// A clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ClockContent {
    /// What starts it.
    pub starts: StartsContent,
    /// The stages in which it pauses.
    pub pauses: Vec<Name>,
    /// The stages that stop it.
    pub stops: Vec<Name>,
    /// Its limits.
    pub limits: Vec<TimeoutContent>,
}

/// A calendar that counts working time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct CalendarContent {
    /// The leads that it is for; omitted for all, or all others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<TestContent>,
    /// The time zone.
    pub zone: Box<str>,
    /// The usual working hours.
    pub hours: Vec<HoursContent>,
    /// The days that differ from others of their weekday.
    pub holidays: Vec<HolidayContent>,
}

/// The working hours of a weekday, or of several in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct HoursContent {
    /// The weekdays, as in a calendar file: `mon`, `mon-fri`.
    pub days: String,
    /// The hours, as in a calendar file: `09:00-17:00`.
    pub hours: Vec<String>,
}

/// A day that differs from others of its weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct HolidayContent {
    /// The date.
    #[schemars(with = "String")]
    pub date: referee::chrono::NaiveDate,
    /// The name; omitted if it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Box<str>>,
    /// The working hours; omitted if nobody works.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<String>,
}

/// A field of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct InputContent {
    /// The field.
    pub field: Name,
    /// Whether the action requires the field.
    pub need: Need,
}

/// A timeout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct TimeoutContent {
    /// The condition of the timeout; empty for all leads.
    pub when: Vec<TestContent>,
    /// The time since the lead entered the stage, or since the clock started.
    pub after: Duration,
    /// The state that the lead moves to; null if a clock leaves it where it is.
    pub to: Option<Name>,
    /// The notifications that the timeout sends.
    pub notify: Vec<NoticeContent>,
    /// The reminders before it; omitted if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reminders: Vec<ReminderContent>,
}

/// A reminder before a timeout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ReminderContent {
    /// The time before the deadline.
    pub before: Duration,
    /// The notifications that the reminder sends.
    pub notify: Vec<NoticeContent>,
}

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct AlertContent {
    /// The alert.
    pub alert: Name,
    /// The condition of the alert.
    pub when: Vec<TestContent>,
    /// Its icon.
    pub icon: Option<Box<str>>,
    /// The alert that it changes to.
    pub then: Option<FollowerContent>,
}

/// The alert that another alert changes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct FollowerContent {
    /// The time since the lead entered the stage.
    pub after: Duration,
    /// The alert that shows from then on.
    pub alert: Name,
    /// Its icon.
    pub icon: Option<Box<str>>,
}
