//! A switch between two rule sets, as the checks see it.

use crate::diagnostic::Source;

use super::id::{FactId, FieldId, IdVec, StageId, ValueId};
use super::mapping::{FactLike, Mapping, StageLike};
use super::region::Values;
use super::switch_draft::SwitchDraft;
use super::{ClockPolicy, FactKind, Kind, RuleSet, Switch};

/// A switch between two rule sets, before it is known to be sound.
pub(super) struct Crossing<'a> {
    pub(super) before: &'a RuleSet,
    pub(super) after: &'a RuleSet,
    pub(super) switch: &'a Switch,
    /// The same as written.
    pub(super) draft: &'a SwitchDraft,
    pub(super) source: &'a Source,
    /// By stage of the rule set before.
    pub(super) stages: IdVec<StageId, Option<StageLike>>,
    /// By field of the rule set before.
    pub(super) fields: IdVec<FieldId, Option<FieldId>>,
    /// By fact of this rule set: the one of the rule set before.
    pub(super) facts: IdVec<FactId, Option<FactId>>,
    /// By stage of the rule set before: the fields that every lead there has, also those that came there from others.
    pub(super) known: &'a IdVec<StageId, Values<FieldId>>,
}

impl<'a> Crossing<'a> {
    pub(super) fn new(
        before: &'a RuleSet,
        after: &'a RuleSet,
        draft: &'a SwitchDraft,
        source: &'a Source,
        known: &'a IdVec<StageId, Values<FieldId>>,
    ) -> Option<Self> {
        let switch = after.switch.as_ref()?;
        let stages = before.stages().iter().map(|stage| {
            let said = switch.stages.iter().find(|said| said.from == stage.id);
            let to = said.map_or(&stage.id, |said| &said.to);
            Some(StageLike {
                to: after.stages().find(to)?,
                clock: said.and_then(|said| said.clock).unwrap_or(switch.clock),
                // For any other clock, nobody is due sooner than before.
                grace: said
                    .and_then(|said| said.grace)
                    .or(switch.grace)
                    .filter(|_| said.and_then(|said| said.clock).unwrap_or(switch.clock) == ClockPolicy::Recompute),
            })
        });
        let fields = before.fields().iter().map(|field| {
            let said = switch.fields.iter().find(|(from, _)| *from == field.id);
            let taken = || switch.fields.iter().any(|(_, to)| *to == field.id);
            let to = match said {
                Some((_, to)) => after.field(to)?,
                None => after.field(&field.id).filter(|_| !taken())?,
            };
            alike(&field.kind, &after.fields()[to].kind).then_some(to)
        });
        let facts = after.facts().iter().map(|fact| {
            let from = |id: &str| before.facts().find(id);
            let from = match switch.facts.iter().find(|said| said.to == fact.id) {
                Some(said) => from(&said.from)?,
                None => from(&fact.id).filter(|_| switch.facts.iter().all(|said| said.from != fact.id))?,
            };
            same_kind(&before.facts()[from].kind, &fact.kind).then_some(from)
        });
        let (stages, fields, facts) = (stages.collect(), fields.collect(), facts.collect());
        Some(Self { before, after, switch, draft, source, stages, fields, facts, known })
    }

    /// The value that one of the rule set before is here.
    pub(super) fn value(&self, fact: FactId, value: &str) -> Option<ValueId> {
        let fact = &self.after.facts()[fact];
        let FactKind::OneOf(known) = &fact.kind else { return None };
        let said = self.switch.facts.iter().filter(|said| said.to == fact.id).flat_map(|said| &said.values);
        let to = said.into_iter().find(|(from, _)| **from == *value).map_or(value, |(_, to)| to);
        known.find(to)
    }

    /// The values of a fact of the rule set before.
    pub(super) fn values_before(&self, fact: FactId) -> &'a [Box<str>] {
        match &self.before.facts()[fact].kind {
            FactKind::OneOf(values) => values.as_slice(),
            FactKind::Text | FactKind::Boolean => &[],
        }
    }

    /// The way from one to the other, where nothing is wrong with it.
    pub(super) fn mapping(&self) -> Option<Mapping> {
        let facts = self.after.facts().entries().zip(&self.facts).map(|((number, fact), from)| {
            let values = from.map_or(&[][..], |from| self.values_before(from)).iter();
            let values = values.map(|value| self.value(number, value)).collect::<Option<_>>()?;
            let supplied = self.switch.supplied_facts.contains(&fact.id);
            Some(FactLike { from: *from, values, supplied })
        });
        Some(Mapping {
            stages: self.stages.iter().copied().collect::<Option<_>>()?,
            fields: self.fields.clone(),
            facts: facts.collect::<Option<_>>()?,
            marks: self.before.marks().map(|id| self.after.marks().find(id)),
        })
    }
}

/// Whether a field of one kind can hold what one of another kind does.
fn alike(before: &Kind, after: &Kind) -> bool {
    match (before, after) {
        (Kind::List(old), Kind::List(new)) => old.len() == new.len() && old.iter().all(|part| new.contains(part)),
        (old, new) => old == new,
    }
}

/// Whether facts are of the same kind, whatever their values are.
pub(super) fn same_kind(before: &FactKind, after: &FactKind) -> bool {
    std::mem::discriminant(before) == std::mem::discriminant(after)
}
