//! Under which rule set leads open, and how those that are under way come over to another one.

mod comparison;
pub(crate) mod markdown;
mod order;
mod plan;
mod report;
mod rollout;
mod tally;
mod telling;
pub use order::{Movement, Stay, SwitchOrder};
pub use plan::Plan;
pub use report::{
    AtOnceReport, Counted, DeadlineReport, LackingReport, MoveReport, PlanChange, PlanReport, PlanState, RefusedReport,
    Shift, ShiftReport, StayReport,
};
pub use rollout::{EntryReport, RolloutReport};
