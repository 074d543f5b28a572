use serde::Serialize;

use crate::rules::Instant;
use crate::status::Label;

/// A plan in the reader's language. As JSON, this is what `referee switch plan --format json` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanReport {
    /// The rule set that leads move to.
    pub to: String,
    /// The only rule set whose leads move; none where all do that can.
    pub from: Option<String>,
    /// Whether they go back to where they came from.
    pub back: bool,
    /// When.
    pub at: Instant,
    /// The locale of the texts.
    pub locale: String,
    /// Whether it can be applied: every lead that is to move can, and none times out at once that the rules do not let.
    pub safe: bool,
    /// How many leads move.
    pub leads: u64,
    /// What is planned, how many leads move and whether they can, as sentences.
    pub text: Vec<String>,
    /// From where to where, in the order of the rules.
    pub moves: Vec<MoveReport>,
    /// Leads that stay where they are.
    pub stay: Vec<StayReport>,
    /// Leads that would time out in the instant of the switch, each by its name.
    pub at_once: Vec<AtOnceReport>,
    /// Leads that lack a field which their new stage needs, each by its name.
    pub lacking: Vec<LackingReport>,
    /// Leads that are to move and cannot, each by its name.
    pub refused: Vec<RefusedReport>,
}

/// A state of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanState {
    /// The rule set.
    pub rules: String,
    /// The id of the open stage, or of the outcome.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// What becomes of the leads of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MoveReport {
    /// The state before.
    pub from: PlanState,
    /// The state after.
    pub to: PlanState,
    /// How many leads.
    pub leads: u64,
    /// From where to where, as a phrase.
    pub text: String,
    /// What becomes of their deadlines.
    pub deadlines: DeadlineReport,
    /// What else changes for them.
    pub changes: Vec<PlanChange>,
}

/// What becomes of deadlines: how many leads each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeadlineReport {
    /// There is none, before and after.
    pub none: u64,
    /// It stays.
    pub same: u64,
    /// There was none, and is one.
    pub gained: u64,
    /// There was one, and is none.
    pub lost: u64,
    /// It comes earlier.
    pub earlier: Option<ShiftReport>,
    /// It comes later.
    pub later: Option<ShiftReport>,
    /// The same as phrases, each with its number of leads.
    pub text: Vec<Counted>,
}

/// By how much deadlines move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShiftReport {
    /// How many leads.
    pub leads: u64,
    /// The least.
    pub least: Shift,
    /// The median; of an even number of leads, the lower of the two in the middle.
    pub median: Shift,
    /// The most.
    pub most: Shift,
}

/// A length of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Shift {
    /// In milliseconds.
    pub milliseconds: i64,
    /// In words.
    pub text: String,
}

/// A phrase with the number of leads that it holds for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Counted {
    /// How many leads.
    pub leads: u64,
    /// What holds for them.
    pub text: String,
}

/// Something that changes for leads that move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanChange {
    /// What: `action-gained`, `action-lost`, `shows-details`, `shows-overview`, `timeout-target`, `action-notifies`, `action-notifies-no-more`, `timeout-notifies`,
    /// `timeout-notifies-no-more`, `alert-gained`, `alert-lost`, `field-aside`, `fact-aside`, `mark-aside`, `lacking`.
    pub kind: &'static str,
    /// What it is about: an action, the states that follow before and after, a notification and its recipient, an alert, a field, a fact, a mark; after an action,
    /// what it sends to whom.
    pub ids: Vec<String>,
    /// For how many leads.
    pub leads: u64,
    /// The same as a phrase.
    pub text: String,
}

/// Leads that stay where they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StayReport {
    /// Why: `archived`, `there`, `other` or `no-way`.
    pub reason: &'static str,
    /// Their rule set.
    pub rules: String,
    /// How many leads.
    pub leads: u64,
    /// The same as a phrase.
    pub text: String,
}

/// A lead that would time out in the instant of the switch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AtOnceReport {
    /// The lead.
    pub lead: String,
    /// The state before.
    pub from: PlanState,
    /// Where it would come to.
    pub to: PlanState,
    /// Whether the rules say that leads may, with a grace period.
    pub meant: bool,
    /// The same as a phrase.
    pub text: String,
}

/// A lead that lacks fields which its new stage needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LackingReport {
    /// The lead.
    pub lead: String,
    /// The stage that it comes to.
    pub stage: PlanState,
    /// The fields.
    pub fields: Vec<Label<'static>>,
    /// The same as a phrase.
    pub text: String,
}

/// A lead that is to move and cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RefusedReport {
    /// The lead.
    pub lead: String,
    /// The id of the refusal.
    pub refusal: &'static str,
    /// The refusal as a sentence.
    pub text: String,
}
