//! The rollout of rule sets to new leads, and switches of open leads to another rule set.

pub(crate) mod comparison;
pub(crate) mod markdown;
mod order;
mod phrases;
mod plan;
mod report;
mod rollout;
mod tally;
pub use order::{Movement, Stay, SwitchOrder};
pub(crate) use phrases::count;
pub use plan::Plan;
pub use report::{
    AtOnceReport, Counted, DeadlineReport, LackingReport, MoveReport, PlanChange, PlanReport, PlanState, RefusedReport,
    Shift, ShiftReport, StayReport,
};
pub use rollout::{EntryReport, RolloutReport};
