//! Named clocks: time limits that run across stages.

use serde::Serialize;

use super::id::{ClockId, IdVec, StageId, TimeoutId};
use super::stage::named;
use super::{Duration, State, Timeout};

/// A time limit that runs across stages.
///
/// It starts when the lead is opened, enters a stage, or by an action. It runs until it is due, is stopped or the lead is
/// archived. A lead that comes back from the archive begins without clocks that run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Clock {
    /// The id.
    pub id: Box<str>,
    /// Whether it starts when a lead is opened.
    pub opened: bool,
    /// The stages that start it, unless it is running or paused.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub starts: Box<[StageId]>,
    /// The stages in which it pauses. It then goes on with the time that was left.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub pauses: Box<[StageId]>,
    /// The stages that stop it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub stops: Box<[StageId]>,
    /// The limits. At most one holds for a lead; without one, the clock runs without a deadline.
    pub limits: IdVec<TimeoutId, Limit>,
    /// Whether every lead has one of them.
    #[serde(skip)]
    pub limited: bool,
}

/// The time limit of a clock. Without a target, the lead stays where it is.
pub type Limit = Timeout<Option<State>>;

/// What an action does to a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ClockEffect {
    /// It starts from the beginning.
    Start,
    /// It stops.
    Stop,
    /// It gets more time. The action is not available if the clock is neither running nor paused.
    Extend {
        /// How much.
        by: Duration,
        /// How often a clock can be extended by actions since it started; `None` if there is no limit.
        #[serde(skip_serializing_if = "Option::is_none")]
        times: Option<u16>,
    },
}

/// An action with its effect on a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ClockChange {
    /// The clock.
    pub clock: ClockId,
    /// What happens to it.
    pub effect: ClockEffect,
}

named!(Clock);
