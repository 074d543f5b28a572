use serde::Serialize;

use super::{Condition, Duration, Kind, Need};

/// A checked rule set: one version of the rules, compiled and indexed.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let new = &rules.stages()[0];
/// assert_eq!(&*new.id, "new");
/// assert_eq!(new.timeouts[0].after.to_string(), "3d");
/// ```
///
/// Numbers in it (of fields, facts, notifications …) count from 0 in the order of the rule file and refer to
/// the lists of this same rule set; they are never out of range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleSet {
    pub(crate) name: Box<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) follows: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<SourcePage>,
    pub(crate) arrival: Arrival,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) respond_within: Option<Duration>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) roles: Box<[Box<str>]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) facts: Box<[Fact]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) marks: Box<[Box<str>]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) mark_icons: Box<[Option<Box<str>>]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) fields: Box<[Field]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) recipients: Box<[Box<str>]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) stages: Box<[Stage]>,
    pub(crate) archive: Archive,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) notifications: Box<[Notification]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) on_opened: Box<[usize]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) views: Box<[View]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) tips: Box<[Box<str>]>,
}

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
    pub fields: Box<[usize]>,
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
#[non_exhaustive]
pub enum FactKind {
    /// Any text.
    Text,
    /// Yes or no.
    Boolean,
    /// One of these values.
    OneOf(Box<[Box<str>]>),
}

/// What holds when a fact is not given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
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
    OneOf(usize),
}

/// Something that an action asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Field {
    /// Its id.
    pub id: Box<str>,
    /// What it holds.
    pub kind: Kind,
}

/// An open position in the lifecycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stage {
    /// Its id.
    pub id: Box<str>,
    /// The anchor of its section on the help page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Box<str>>,
    /// How much of a lead is shown.
    pub shows: Shows,
    /// What can be done.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub actions: Box<[Action]>,
    /// What happens when nobody does anything: the first whose condition holds. No two hold at once.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub timeouts: Box<[Timeout]>,
    /// Whether every lead has a time limit here.
    pub limited: bool,
    /// Advice that shows while a condition holds.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub alerts: Box<[Alert]>,
}

/// How much of a lead is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Shows {
    /// The overview; details are withheld until a later stage.
    Overview,
    /// Everything.
    Details,
}

/// The stage in which leads end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Archive {
    /// Its id.
    pub id: Box<str>,
    /// The anchor of its section on the help page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Box<str>>,
    /// How a lead can end.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub outcomes: Box<[Outcome]>,
}

/// How an archived lead ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Outcome {
    /// Its id.
    pub id: Box<str>,
}

/// What a lead is in: an open stage, or an outcome in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum State {
    /// The open stage of this number.
    Open(u16),
    /// The archive, with the outcome of this number.
    Archived(u16),
}

/// What somebody does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Action {
    /// Its id.
    pub id: Box<str>,
    /// For which leads it is offered.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// The roles that may do it; all of them where none is named.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub by: Box<[usize]>,
    /// Where the lead goes; without it, the lead stays and its clock runs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<State>,
    /// The name of the button that confirms it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirm: Option<Box<str>>,
    /// The fields it asks for.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub inputs: Box<[Input]>,
    /// The notifications it sends.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub notify: Box<[usize]>,
}

/// A field that an action asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Input {
    /// The field.
    pub field: usize,
    /// How much the action needs it.
    pub need: Need,
}

/// What happens when nobody does anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Timeout {
    /// For which leads.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// How long after the stage was entered.
    pub after: Duration,
    /// Where the lead goes.
    pub to: State,
    /// The notifications it sends.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub notify: Box<[usize]>,
}

/// Advice that shows while a condition holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Alert {
    /// Its id.
    pub id: Box<str>,
    /// When it shows.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// Its icon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<Box<str>>,
    /// What it changes to, and how long after the stage was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follower: Option<Follower>,
}

/// What an alert changes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Follower {
    /// How long after the stage was entered.
    pub after: Duration,
    /// The id of the alert that shows from then on.
    pub id: Box<str>,
    /// Its icon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<Box<str>>,
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
#[non_exhaustive]
pub enum Recipient {
    /// The recipient of this number.
    Fixed(usize),
    /// The recipient whom a fact names.
    ByFact {
        /// The fact.
        fact: usize,
        /// The recipient for each of its values.
        recipients: Box<[usize]>,
    },
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

impl RuleSet {
    /// The name, such as `2020`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rule set that this one follows.
    pub fn follows(&self) -> Option<&str> {
        self.follows.as_deref()
    }

    /// The help page it was read from.
    pub fn source(&self) -> Option<&SourcePage> {
        self.source.as_ref()
    }

    /// How leads come in.
    pub fn arrival(&self) -> &Arrival {
        &self.arrival
    }

    /// Within which time a response is advised.
    pub fn respond_within(&self) -> Option<Duration> {
        self.respond_within
    }

    /// The roles that may act. Without any, nobody may name one.
    pub fn roles(&self) -> &[Box<str>] {
        &self.roles
    }

    /// The facts.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The marks that a user can set.
    pub fn marks(&self) -> &[Box<str>] {
        &self.marks
    }

    /// The icon that shows a mark, by the number of the mark.
    pub fn mark_icon(&self, mark: usize) -> Option<&str> {
        self.mark_icons.get(mark)?.as_deref()
    }

    /// The fields.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Whom notifications can go to.
    pub fn recipients(&self) -> &[Box<str>] {
        &self.recipients
    }

    /// The open stages; a lead opens in the first.
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The archive.
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// The notifications.
    pub fn notifications(&self) -> &[Notification] {
        &self.notifications
    }

    /// The notifications that go out when a lead opens.
    pub fn on_opened(&self) -> &[usize] {
        &self.on_opened
    }

    /// The views.
    pub fn views(&self) -> &[View] {
        &self.views
    }

    /// The tips, in their order.
    pub fn tips(&self) -> &[Box<str>] {
        &self.tips
    }

    /// The open stage of a state; none for an outcome.
    pub fn stage(&self, state: State) -> Option<&Stage> {
        match state {
            State::Open(stage) => self.stages.get(usize::from(stage)),
            State::Archived(_) => None,
        }
    }

    /// The id of a state: of the open stage, or of the outcome.
    pub fn state_id(&self, state: State) -> &str {
        match state {
            State::Open(stage) => self.stages.get(usize::from(stage)).map_or("", |stage| &stage.id),
            State::Archived(outcome) => {
                self.archive.outcomes.get(usize::from(outcome)).map_or("", |outcome| &outcome.id)
            }
        }
    }

    /// The id of the stage that a state lies in: the open stage, or the archive.
    pub fn stage_id(&self, state: State) -> &str {
        match state {
            State::Open(_) => self.state_id(state),
            State::Archived(_) => &self.archive.id,
        }
    }

    /// The number of a field.
    pub fn field(&self, id: &str) -> Option<usize> {
        self.fields.iter().position(|field| &*field.id == id)
    }
}
