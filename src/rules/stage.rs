//! The stages of a rule set, and what leads out of them.

use serde::{Deserialize, Serialize};

use super::id::{ActionId, AlertId, FieldId, IdVec, NotificationId, OutcomeId, RoleId, StageId, TimeoutId};
use super::{Condition, Duration, Instant, Need};

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
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub actions: IdVec<ActionId, Action>,
    /// What happens when nobody does anything: the first whose condition holds. No two hold at once.
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub timeouts: IdVec<TimeoutId, Timeout>,
    /// Whether every lead has a time limit here.
    pub limited: bool,
    /// The same timeouts, as they are asked for at every step.
    #[serde(skip)]
    pub(crate) clock: Clock,
    /// Advice that shows while a condition holds.
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub alerts: IdVec<AlertId, Alert>,
}

/// How much of a lead is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub outcomes: IdVec<OutcomeId, Outcome>,
}

/// How an archived lead ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Outcome {
    /// Its id.
    pub id: Box<str>,
}

/// What a lead is in: an open stage, or an outcome in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum State {
    /// The open stage of this number.
    Open(StageId),
    /// The archive, with the outcome of this number.
    Archived(OutcomeId),
}

impl State {
    /// The open stage, else the outcome.
    pub(crate) fn open(self) -> Result<StageId, OutcomeId> {
        match self {
            Self::Open(stage) => Ok(stage),
            Self::Archived(outcome) => Err(outcome),
        }
    }
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
    pub by: Box<[RoleId]>,
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
    pub notify: Box<[NotificationId]>,
}

/// A field that an action asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Input {
    /// The field.
    pub field: FieldId,
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
    pub notify: Box<[NotificationId]>,
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

impl Alert {
    /// What it has changed to at an instant, if the stage was entered at another.
    pub fn changed(&self, since: Instant, at: Instant) -> Option<&Follower> {
        self.follower.as_ref().filter(|follower| follower.after.after(since) <= at)
    }
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

/// Which timeout runs in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// None.
    Still,
    /// The only one, for every lead.
    Always(Duration),
    /// It hangs on facts.
    Depends,
}

impl Clock {
    pub(crate) fn of(timeouts: &[Timeout]) -> Self {
        match timeouts {
            [] => Self::Still,
            [only] if only.when.is_empty() => Self::Always(only.after),
            _ => Self::Depends,
        }
    }
}

macro_rules! named {
    ($($thing:ty),*) => {$(
        impl $crate::rules::Named for $thing {
            fn id(&self) -> &str {
                &self.id
            }
        }
    )*};
}

pub(super) use named;

named!(Stage, Outcome, Action, Alert);
