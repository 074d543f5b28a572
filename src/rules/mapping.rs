//! How leads come over from the rule set before, in numbers.

use std::sync::Arc;

use super::id::{FactId, FieldId, IdVec, MarkId, StageId, ValueId};
use super::region::Values;
use super::{ClockPolicy, Duration, RuleSet};

/// Where everything of the rule set before is in this one, proven to leave no lead behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping {
    /// By stage of the rule set before.
    pub(crate) stages: IdVec<StageId, StageLike>,
    /// By field of the rule set before; none for what is kept aside.
    pub(crate) fields: IdVec<FieldId, Option<FieldId>>,
    /// By fact of this rule set.
    pub(crate) facts: IdVec<FactId, FactLike>,
    /// By mark of the rule set before; none for what is kept aside.
    pub(crate) marks: IdVec<MarkId, Option<MarkId>>,
}

/// Where leads of a stage come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StageLike {
    pub(crate) to: StageId,
    pub(crate) clock: ClockPolicy,
    pub(crate) grace: Option<Duration>,
}

/// Where a fact comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FactLike {
    /// The fact of the rule set before.
    pub(crate) from: Option<FactId>,
    /// By value there, the one that it is here; nothing where it has no declared values.
    pub(crate) values: IdVec<ValueId, ValueId>,
    /// Whether a lead cannot come over without it.
    pub(crate) supplied: bool,
}

/// A rule set with how leads come to it.
pub(super) struct Landed {
    pub(super) rules: Arc<RuleSet>,
    pub(super) mapping: Option<Mapping>,
    pub(super) needs: IdVec<StageId, Values<FieldId>>,
    /// By open stage: the fields that every lead has there, also a lead that switched to these rules.
    pub(super) has: IdVec<StageId, Values<FieldId>>,
}

impl Mapping {
    /// The stages of the rule set before whose leads come to a stage.
    pub(crate) fn origins(&self, to: StageId) -> impl Iterator<Item = StageId> {
        self.stages.entries().filter(move |(_, like)| like.to == to).map(|(from, _)| from)
    }

    /// By stage here: what leads have that come over, of which the ones before have these fields.
    pub(super) fn landed(
        &self,
        known: &IdVec<StageId, Values<FieldId>>,
        fields: usize,
    ) -> Vec<(StageId, Values<FieldId>)> {
        let landed = self.stages.iter().zip(known).map(|(like, known)| {
            let mut brought = Values::none(fields);
            known.iter().filter_map(|field| self.fields[field]).for_each(|field| brought.insert(field));
            (like.to, brought)
        });
        landed.collect()
    }
}
