//! The section `switch` of a rule file.

use serde::Serialize;

use super::Duration;

/// How leads switch from the previous rule set to this one, as written.
///
/// Items with the same name need no mapping. Values without a counterpart are stored.
///
/// ```
/// use referee::rules::ClockPolicy;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2019").expect("it is built in");
/// let switch = rules.switch().expect("leads of 2017 can switch to it");
/// let evaluating = switch.stages.iter().find(|stage| &*stage.from == "evaluating").expect("the switch maps it");
/// assert_eq!((&*evaluating.to, evaluating.clock), ("new", Some(ClockPolicy::Recompute)));
/// assert_eq!(switch.fields[0], ("closing-date".into(), "purchase-date".into()));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Switch {
    /// Whether somebody else must approve a switch before it is applied.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approval: bool,
    /// The default deadline policy of stages.
    pub clock: ClockPolicy,
    /// The default grace period of stages.
    pub grace: Option<Duration>,
    /// Stages of the previous rule set, with their counterparts.
    pub stages: Box<[StageSwitch]>,
    /// Outcomes of the previous rule set, with their counterparts.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub outcomes: Box<[(Box<str>, Box<str>)]>,
    /// Fields of the previous rule set, with their counterparts.
    pub fields: Box<[(Box<str>, Box<str>)]>,
    /// Clocks of the previous rule set, with their counterparts.
    pub clocks: Box<[(Box<str>, Box<str>)]>,
    /// Facts of the previous rule set, with their counterparts.
    pub facts: Box<[FactSwitch]>,
    /// Facts that a switch must supply, because the previous rule set does not have them.
    pub supplied_facts: Box<[Box<str>]>,
    /// Fields that a switch may supply, because the previous rule set does not have them.
    pub supplied_fields: Box<[Box<str>]>,
}

/// The counterpart of a stage of the previous rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StageSwitch {
    /// The previous stage.
    pub from: Box<str>,
    /// The stage in this rule set.
    pub to: Box<str>,
    /// The deadline policy; `None` for the default.
    pub clock: Option<ClockPolicy>,
    /// The grace period: no lead is due sooner than this after the switch; `None` for the default.
    pub grace: Option<Duration>,
}

/// The counterpart of a fact of the previous rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FactSwitch {
    /// The previous fact.
    pub from: Box<str>,
    /// The fact in this rule set.
    pub to: Box<str>,
    /// Previous values, with their counterparts. Values with the same name need no mapping.
    pub values: Box<[(Box<str>, Box<str>)]>,
}

crate::ids! {
/// The deadline policy: what happens to the deadline of a lead that switches rule sets.
///
/// ```
/// use referee::rules::ClockPolicy;
/// assert_eq!(ClockPolicy::default(), ClockPolicy::Keep);
/// assert_eq!(ClockPolicy::ALL.map(ClockPolicy::id), ["keep", "remaining", "recompute", "restart"]);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ClockPolicy {
    /// The entry time and the deadline do not change.
    #[default]
    Keep = "keep",
    /// The lead enters its stage at the switch; the deadline does not change.
    Remaining = "remaining",
    /// The entry time does not change; the new timeout counts from it. The lead is not due before the switch or the end
    /// of the grace period.
    Recompute = "recompute",
    /// The lead enters its stage at the switch; the new timeout counts from then.
    Restart = "restart",
}
}

impl ClockPolicy {
    /// Whether the lead enters its stage at the switch.
    pub(crate) const fn moves_entry(self) -> bool {
        matches!(self, Self::Remaining | Self::Restart)
    }

    /// Whether the old deadline is kept.
    pub(crate) const fn keeps_due(self) -> bool {
        matches!(self, Self::Keep | Self::Remaining)
    }
}
