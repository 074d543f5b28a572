//! How leads switch from the previous rule set, with names resolved to numbers.

use std::sync::Arc;

use super::id::{ClockId, FactId, FieldId, IdVec, MarkId, StageId, ValueId};
use super::region::Values;
use super::{ClockPolicy, Duration, RuleSet};

/// The counterparts of everything in the previous rule set, proven to leave no lead behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping {
    /// By previous stage.
    pub(crate) stages: IdVec<StageId, StageCounterpart>,
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
    pub(super) needs: IdVec<StageId, Values<FieldId>>,
    /// By open stage: the fields of every lead there, including leads that switched to these rules.
    pub(super) has: IdVec<StageId, Values<FieldId>>,
}

impl Mapping {
    /// The previous stages whose leads switch to a stage.
    pub(crate) fn origins(&self, to: StageId) -> impl Iterator<Item = StageId> {
        self.stages.entries().filter(move |(_, counterpart)| counterpart.to == to).map(|(from, _)| from)
    }

    /// By stage: the fields of leads that switch to it, from their fields in the previous stages.
    pub(super) fn landed(
        &self,
        known: &IdVec<StageId, Values<FieldId>>,
        fields: usize,
    ) -> Vec<(StageId, Values<FieldId>)> {
        let landed = self.stages.iter().zip(known).map(|(counterpart, known)| {
            let mut brought = Values::none(fields);
            known.iter().filter_map(|field| self.fields[field]).for_each(|field| brought.insert(field));
            (counterpart.to, brought)
        });
        landed.collect()
    }
}
