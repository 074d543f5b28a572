//! How leads switch from the previous rule set, with names resolved to numbers.

use std::sync::Arc;

use super::id::{ClockId, FactId, FieldId, IdVec, MarkId, OutcomeId, StageId, ValueId};
use super::known::Known;
use super::region::Values;
use super::{ClockPolicy, Duration, RuleSet, State};

/// The counterparts of everything in the previous rule set, proven to leave no lead behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping {
    /// By previous stage.
    pub(crate) stages: IdVec<StageId, StageCounterpart>,
    /// By previous outcome; `None` only if it is final.
    pub(crate) outcomes: IdVec<OutcomeId, Option<OutcomeCounterpart>>,
    /// By previous field; `None` if its values are stored.
    pub(crate) fields: IdVec<FieldId, Option<FieldId>>,
    /// By fact of this rule set.
    pub(crate) facts: IdVec<FactId, FactCounterpart>,
    /// By clock of this rule set: the previous clock.
    pub(crate) clocks: IdVec<ClockId, Option<ClockId>>,
    /// By previous mark; `None` if it is stored.
    pub(crate) marks: IdVec<MarkId, Option<MarkId>>,
}

/// The counterpart of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StageCounterpart {
    pub(crate) to: StageId,
    pub(crate) clock: ClockPolicy,
    pub(crate) grace: Option<Duration>,
}

/// The counterpart of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutcomeCounterpart {
    pub(crate) to: OutcomeId,
    /// Whether the previous outcome is not final. Otherwise, its leads do not switch.
    pub(crate) leavable: bool,
}

/// The counterpart of a fact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FactCounterpart {
    /// The fact in the previous rule set.
    pub(crate) from: Option<FactId>,
    /// By previous value: its counterpart; empty if the fact has no declared values.
    pub(crate) values: IdVec<ValueId, ValueId>,
    /// Whether a lead cannot switch without it.
    pub(crate) supplied: bool,
}

/// A rule set with the mapping of leads that switch to it.
pub(super) struct Landed {
    pub(super) rules: Arc<RuleSet>,
    pub(super) mapping: Option<Mapping>,
    pub(super) needs: Known,
    /// The fields of every lead, including leads that switched to these rules.
    pub(super) has: Known,
}

impl Mapping {
    /// The previous states that a state is the counterpart of, final ones included.
    pub(crate) fn origins(&self, to: State) -> impl Iterator<Item = State> {
        let stages = self.stages.entries().map(|(from, like)| (State::Open(from), State::Open(like.to)));
        let outcomes = self.outcomes.entries().filter_map(|(from, like)| Some((from, like.as_ref()?.to)));
        let all = stages.chain(outcomes.map(|(from, to)| (State::Archived(from), State::Archived(to))));
        all.filter(move |(_, counterpart)| *counterpart == to).map(|(from, _)| from)
    }

    /// The previous states whose leads switch, each with its counterpart.
    pub(crate) fn landings(&self) -> impl Iterator<Item = (State, State)> {
        let stages = self.stages.entries().map(|(from, like)| (State::Open(from), State::Open(like.to)));
        let leavable =
            self.outcomes.entries().filter_map(|(from, like)| Some((from, like.filter(|it| it.leavable)?.to)));
        stages.chain(leavable.map(|(from, to)| (State::Archived(from), State::Archived(to))))
    }

    /// By state: the fields of leads that switch to it, from their fields in the previous states.
    pub(super) fn landed(&self, known: &Known, fields: usize) -> Vec<(State, Values<FieldId>)> {
        let landed = self.landings().map(|(from, to)| {
            let mut brought = Values::none(fields);
            known.of(from).iter().filter_map(|field| self.fields[field]).for_each(|field| brought.insert(field));
            (to, brought)
        });
        landed.collect()
    }
}
