//! How leads come over from the rule set before, in numbers.

use crate::diagnostic::{Finding, Source};

use super::checks::{switch_aside, switch_clock, switch_gap, switch_kind, unknown_names};
use super::checks::{switch_stranded, switch_twice, switch_unsupplied, switch_value};
use super::id::{FactId, FieldId, IdVec, MarkId, StageId, ValueId};
use super::region::Values;
use super::switch_draft::SwitchDraft;
use super::{ClockPolicy, Duration, FactKind, Kind, RuleSet, Switch};

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

impl Mapping {
    /// The stages of the rule set before whose leads come to a stage.
    pub(crate) fn origins(&self, to: StageId) -> impl Iterator<Item = StageId> {
        self.stages.entries().filter(move |(_, like)| like.to == to).map(|(from, _)| from)
    }
}

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
    fn new(
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

    fn mapping(&self) -> Option<Mapping> {
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

impl Mapping {
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

/// The way from a rule set to the one that follows it, if it is sound, and what is wrong with it.
pub(super) fn map(
    before: &RuleSet,
    after: &RuleSet,
    draft: &SwitchDraft,
    source: &Source,
    known: &IdVec<StageId, Values<FieldId>>,
) -> (Option<Mapping>, Vec<Finding>) {
    let mut findings = Vec::new();
    let Some(crossing) = Crossing::new(before, after, draft, source, known) else { return (None, findings) };
    for check in [
        unknown_names::in_switch,
        switch_gap::check,
        switch_clock::check,
        switch_stranded::check,
        switch_kind::check,
        switch_twice::check,
        switch_value::check,
        switch_unsupplied::check,
        switch_aside::check,
    ] {
        check(&crossing, &mut findings);
    }
    let sound = findings.iter().all(|finding| !finding.is_error());
    (if sound { crossing.mapping() } else { None }, findings)
}
