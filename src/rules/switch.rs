//! How leads of the rule set before come over, as a rule file says it.

use serde::Serialize;

use super::Duration;

/// How leads of the rule set that this one follows come over to it, by name and as written.
///
/// What is not named comes over to what has the same name. What has no like is kept aside.
///
/// ```
/// use referee::rules::ClockPolicy;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2019").expect("it comes with the library");
/// let switch = rules.switch().expect("leads of 2017 come over to it");
/// let evaluating = switch.stages.iter().find(|stage| &*stage.from == "evaluating").expect("it has no like");
/// assert_eq!((&*evaluating.to, evaluating.clock), ("new", Some(ClockPolicy::Recompute)));
/// assert_eq!(switch.fields[0], ("closing-date".into(), "purchase-date".into()));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Switch {
    /// What becomes of the clock where a stage says nothing.
    pub clock: ClockPolicy,
    /// The grace period where a stage says nothing.
    pub grace: Option<Duration>,
    /// Stages there, each with the one that it is here.
    pub stages: Box<[StageSwitch]>,
    /// Fields there, each with the one that it is here.
    pub fields: Box<[(Box<str>, Box<str>)]>,
    /// Facts there, each with the one that it is here.
    pub facts: Box<[FactSwitch]>,
    /// Facts that a switch must bring, as nothing there tells them.
    pub supplied_facts: Box<[Box<str>]>,
    /// Fields that a switch may bring, as nothing there asks for them.
    pub supplied_fields: Box<[Box<str>]>,
}

/// Where leads of a stage of the rule set before come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StageSwitch {
    /// The stage there.
    pub from: Box<str>,
    /// The stage here.
    pub to: Box<str>,
    /// What becomes of the clock; none where it is as for all stages.
    pub clock: Option<ClockPolicy>,
    /// No lead is due sooner than this after the switch; none where it is as for all stages.
    pub grace: Option<Duration>,
}

/// What a fact of the rule set before is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FactSwitch {
    /// The fact there.
    pub from: Box<str>,
    /// The fact here.
    pub to: Box<str>,
    /// Values there, each with the one that it is here. Those of the same name need no word.
    pub values: Box<[(Box<str>, Box<str>)]>,
}

crate::ids! {
/// What becomes of the clock of a lead that comes over from another rule set.
///
/// ```
/// use referee::rules::ClockPolicy;
/// assert_eq!(ClockPolicy::default(), ClockPolicy::Keep);
/// assert_eq!(ClockPolicy::ALL.map(ClockPolicy::id), ["keep", "remaining", "recompute", "restart"]);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ClockPolicy {
    /// The lead has been in its stage since it entered it, and is due when it was.
    #[default]
    Keep = "keep",
    /// The lead enters its stage with the switch, and has as much time left as before.
    Remaining = "remaining",
    /// The lead has been in its stage since it entered it, and is due as the new rules have it from then on; not
    /// before the switch, nor before the grace period is over.
    Recompute = "recompute",
    /// The lead enters its stage with the switch, and is due as the new rules have it from then on.
    Restart = "restart",
}
}

impl ClockPolicy {
    /// Whether a due instant of the old rules is kept.
    pub(crate) const fn keeps_due(self) -> bool {
        matches!(self, Self::Keep | Self::Remaining)
    }
}
