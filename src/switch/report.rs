use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::rules::Instant;
use crate::status::Label;

/// A plan in the reader's language: the output of `referee switch plan --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanReport {
    /// The target rule set.
    pub to: String,
    /// The only rule set whose leads move; null for all that can be switched.
    pub from: Option<String>,
    /// Whether leads go back to the rule set that they came from.
    pub back: bool,
    /// The instant of the switch.
    pub at: Instant,
    /// The locale of the texts.
    pub locale: String,
    /// Whether the plan can be applied: no lead is refused, and none times out at once unless `grace` allows it.
    pub safe: bool,
    /// The number of leads that move.
    pub leads: u64,
    /// The plan in sentences: target, number of leads, and whether it can be applied.
    pub text: Vec<String>,
    /// The moves from state to state, in rule set order.
    pub moves: Vec<MoveReport>,
    /// Leads that do not move.
    pub stay: Vec<StayReport>,
    /// Leads that would time out at the instant of the switch.
    pub at_once: Vec<AtOnceReport>,
    /// Leads that lack a field that their new stage needs.
    pub lacking: Vec<LackingReport>,
    /// Leads that cannot move.
    pub refused: Vec<RefusedReport>,
}

/// A state of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanState {
    /// The rule set.
    pub rules: String,
    /// The id of the open stage or the outcome.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// A move of leads between two states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MoveReport {
    /// The state before.
    pub from: PlanState,
    /// The state after.
    pub to: PlanState,
    /// The number of leads.
    pub leads: u64,
    /// The move as a phrase.
    pub text: String,
    /// The changes of their deadlines.
    pub deadlines: DeadlineReport,
    /// Other changes for these leads.
    pub changes: Vec<PlanChange>,
}

/// The changes of deadlines, as numbers of leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeadlineReport {
    /// No deadline before and after.
    pub none: u64,
    /// The deadline stays the same.
    pub same: u64,
    /// New deadline.
    pub gained: u64,
    /// No deadline any more.
    pub lost: u64,
    /// Earlier deadline.
    pub earlier: Option<ShiftReport>,
    /// Later deadline.
    pub later: Option<ShiftReport>,
    /// Phrases for all of these, each with its number of leads.
    pub text: Vec<Counted>,
}

/// The change of deadlines in one direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShiftReport {
    /// The number of leads.
    pub leads: u64,
    /// The smallest change.
    pub least: Shift,
    /// The median; for an even number of leads, the lower of the two middle values.
    pub median: Shift,
    /// The largest change.
    pub most: Shift,
}

impl ShiftReport {
    /// The changes by the names of their arguments.
    pub(super) fn spread(&self) -> [(&'static str, &Shift); 3] {
        [("least", &self.least), ("median", &self.median), ("most", &self.most)]
    }
}

/// A duration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Shift {
    /// The duration in milliseconds.
    pub milliseconds: i64,
    /// The duration in the reader's language.
    pub text: String,
}

/// A phrase with its number of leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Counted {
    /// The number of leads.
    pub leads: u64,
    /// The phrase.
    pub text: String,
}

/// A change for leads that move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanChange {
    /// The kind: `action-gained`, `action-lost`, `shows-details`, `shows-overview`, `timeout-target`,
    /// `action-notifies`, `action-notifies-no-more`, `timeout-notifies`, `timeout-notifies-no-more`, `alert-gained`,
    /// `alert-lost`, `field-aside`, `fact-aside`, `mark-aside`, `lacking`.
    pub kind: Cow<'static, str>,
    /// The ids of the changed items: an action, the old and new target states, a notification and its recipient, an
    /// alert, a field, a fact, or a mark. For a notification of an action, the id of the action comes first.
    pub ids: Vec<String>,
    /// The number of leads.
    pub leads: u64,
    /// The phrase for it.
    pub text: String,
}

/// Leads that do not move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StayReport {
    /// The reason: `archived`, `there`, `other` or `no-way`.
    pub reason: Cow<'static, str>,
    /// Their rule set.
    pub rules: String,
    /// The number of leads.
    pub leads: u64,
    /// The phrase for it.
    pub text: String,
}

/// A lead that would time out at the instant of the switch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AtOnceReport {
    /// The lead.
    pub lead: String,
    /// The state before.
    pub from: PlanState,
    /// The state that it would move to.
    pub to: PlanState,
    /// Whether `grace` allows it.
    pub meant: bool,
    /// The phrase for it.
    pub text: String,
}

/// A lead that lacks fields that its new stage needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LackingReport {
    /// The lead.
    pub lead: String,
    /// The new stage.
    pub stage: PlanState,
    /// The missing fields.
    pub fields: Vec<Label<'static>>,
    /// The phrase for it.
    pub text: String,
}

/// A lead that cannot move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RefusedReport {
    /// The lead.
    pub lead: String,
    /// The id of the refusal.
    pub refusal: Cow<'static, str>,
    /// The refusal as a sentence.
    pub text: String,
}
