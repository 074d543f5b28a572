//! The stages of a rule set, with their actions and timeouts.

use serde::{Deserialize, Serialize};

use super::id::{ActionId, AlertId, FieldId, IdVec, NotificationId, OutcomeId, RoleId, StageId, TimeoutId};
use super::{ClockChange, Condition, Duration, Need};

/// An open position in the lifecycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stage {
    /// The id.
    pub id: Box<str>,
    /// The anchor of its section on the help page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Box<str>>,
    /// Which part of a lead is shown.
    pub shows: Shows,
    /// The fields that are not shown.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub withhold: Box<[FieldId]>,
    /// The actions. One with several targets is there for each of them, with conditions of which one holds.
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub actions: IdVec<ActionId, Action>,
    /// The timeouts. At most one holds for a lead.
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub timeouts: IdVec<TimeoutId, Timeout>,
    /// Whether every lead has a timeout here.
    pub limited: bool,
    /// The timeouts in a form for fast access.
    #[serde(skip)]
    pub(crate) pace: Pace,
    /// Advice that shows while a condition holds.
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub alerts: IdVec<AlertId, Alert>,
}

/// Which part of a lead is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Shows {
    /// The overview; details are hidden until a later stage.
    Overview,
    /// The overview and the details.
    Details,
}

/// The stage for finished leads. Those whose outcome has actions can come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Archive {
    /// The id.
    pub id: Box<str>,
    /// The anchor of its section on the help page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Box<str>>,
    /// The outcomes.
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub outcomes: IdVec<OutcomeId, Outcome>,
}

/// How an archived lead ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Outcome {
    /// The id.
    pub id: Box<str>,
    /// Which part of a lead is shown; `None` if as much as in its last stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shows: Option<Shows>,
    /// The actions. An outcome without any is final: the lead never leaves it.
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub actions: IdVec<ActionId, Action>,
    /// The fields that are not shown. If the outcome declares none, those that a stage before it withholds.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub withhold: Box<[FieldId]>,
}

/// What a lead is in: an open stage, or an outcome in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum State {
    /// An open stage.
    Open(StageId),
    /// The archive, with an outcome.
    Archived(OutcomeId),
}

impl State {
    /// The open stage, or the outcome as an error.
    pub(crate) fn open(self) -> Result<StageId, OutcomeId> {
        match self {
            Self::Open(stage) => Ok(stage),
            Self::Archived(outcome) => Err(outcome),
        }
    }
}

/// Something a person does to a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Action {
    /// The id.
    pub id: Box<str>,
    /// The leads that it is offered for.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// The roles that may do it; if empty, all roles.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub by: Box<[RoleId]>,
    /// The target; without one, the stage and the deadline do not change.
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
    /// What it does to clocks.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub clocks: Box<[ClockChange]>,
}

/// A field that an action asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Input {
    /// The field.
    pub field: FieldId,
    /// Whether it is required.
    pub need: Need,
}

/// What happens to a lead when nobody acts in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Timeout<To = State> {
    /// The leads that it holds for.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// How long after the stage was entered, or after the start of the clock.
    pub after: Duration,
    /// The target.
    pub to: To,
    /// The notifications it sends.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub notify: Box<[NotificationId]>,
    /// The reminders before it, earliest first.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub reminders: Box<[Reminder]>,
}

/// Notifications before a deadline, to a lead that still has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reminder {
    /// How long before the deadline.
    pub before: Duration,
    /// The notifications it sends.
    pub notify: Box<[NotificationId]>,
}

/// Advice that shows while a condition holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Alert {
    /// The id.
    pub id: Box<str>,
    /// When it shows.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// The icon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<Box<str>>,
    /// The alert that replaces it, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follower: Option<Follower>,
}

/// The alert that replaces another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Follower {
    /// How long after the stage was entered.
    pub after: Duration,
    /// The id of the new alert.
    pub id: Box<str>,
    /// The icon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<Box<str>>,
}

/// Which timeout runs in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// None.
    Still,
    /// One timeout for all leads.
    Always(Duration),
    /// It depends on facts.
    Depends,
}

impl Pace {
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
