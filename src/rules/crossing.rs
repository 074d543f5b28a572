//! A switch between two rule sets, as input for checks.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::diagnostic::Source;

use super::id::{ClockId, FactId, FieldId, IdVec, OutcomeId, StageId, ValueId};
use super::known::Known;
use super::mapping::{FactCounterpart, Landed, Mapping, OutcomeCounterpart, StageCounterpart};
use super::node::key;
use super::switch_draft::{FactSwitchDraft, StageSwitchDraft, SwitchDraft};
use super::{ClockPolicy, FactKind, Kind, Outcome, RuleSet};

/// A switch between two rule sets, before it is checked.
pub(super) struct Crossing<'a> {
    pub(super) before: &'a RuleSet,
    pub(super) after: &'a RuleSet,
    pub(super) draft: &'a SwitchDraft,
    pub(super) source: &'a Source,
    /// The key `switch`.
    pub(super) place: Range<usize>,
    /// By previous stage: its declared mapping.
    pub(super) given: IdVec<StageId, Option<&'a StageSwitchDraft>>,
    /// By previous stage: its counterpart.
    pub(super) stages: IdVec<StageId, Option<StageCounterpart>>,
    /// By previous outcome: its counterpart.
    pub(super) outcomes: IdVec<OutcomeId, Option<OutcomeId>>,
    /// By previous field: its counterpart.
    pub(super) fields: IdVec<FieldId, Option<FieldId>>,
    /// By fact of this rule set: the previous fact.
    pub(super) facts: IdVec<FactId, Option<FactId>>,
    /// By fact of this rule set and previous value: its counterpart.
    pub(super) values: IdVec<FactId, IdVec<ValueId, Option<ValueId>>>,
    /// How leads switched to the previous rule set.
    pub(super) came: Option<&'a Mapping>,
    /// The fields of every previous lead, including leads from earlier rule sets.
    pub(super) known: &'a Known,
    /// The fields of every lead that opened under this rule set.
    pub(super) needs: &'a Known,
}

impl<'a> Crossing<'a> {
    pub(super) fn new(
        landed: &'a Landed,
        after: &'a RuleSet,
        needs: &'a Known,
        draft: &'a SwitchDraft,
        source: &'a Source,
    ) -> Self {
        let before = &*landed.rules;
        let given: HashMap<&str, &StageSwitchDraft> = draft.stages.iter().map(|it| (&*it.from.value, it)).collect();
        let given = before.stages().map(|stage| given.get(&*stage.id).copied());
        let usual = draft.clock();
        let here = after.stages().index();
        let stages = before.stages().iter().zip(&given).map(|(stage, given)| {
            let clock = given.and_then(|given| Some(given.clock.as_ref()?.value)).unwrap_or(usual);
            let grace = given.and_then(|given| given.grace.as_ref()).or(draft.grace.as_ref());
            Some(StageCounterpart {
                to: *here.get(&**given.map_or(&stage.id, |given| &given.to.value))?,
                clock,
                // With any other policy, no lead is due sooner than before.
                grace: grace.filter(|_| clock == ClockPolicy::Recompute).map(|grace| grace.value),
            })
        });
        let stages = stages.collect();
        let outcomes = outcomes(before, after, draft);
        let fields = fields(before, after, draft);
        let facts = facts(before, after, draft);
        let values = values(before, after, draft, &facts);
        let (place, came, known) = (key(source, "switch"), landed.mapping.as_ref(), &landed.has);
        Self { before, after, draft, source, place, given, stages, outcomes, fields, facts, values, came, known, needs }
    }

    /// The previous outcomes whose leads can leave them, so that they switch.
    pub(super) fn leavable(&self) -> impl Iterator<Item = (OutcomeId, &'a Outcome)> {
        let before: &'a RuleSet = self.before;
        before.archive().outcomes.entries().filter(|(_, outcome)| !outcome.actions.is_empty())
    }

    /// The mapping, if everything in it has a counterpart.
    pub(super) fn mapping(&self) -> Option<Mapping> {
        let supplied: HashSet<&str> = self.draft.supplied_facts.iter().map(|fact| &*fact.value).collect();
        let facts = self.after.facts().iter().zip(&self.facts).zip(&self.values).map(|((fact, from), values)| {
            let values = values.iter().copied().collect::<Option<_>>()?;
            Some(FactCounterpart { from: *from, values, supplied: supplied.contains(&*fact.id) })
        });
        let marks = self.after.marks().index();
        let outcomes = self
            .before
            .archive()
            .outcomes
            .iter()
            .zip(&self.outcomes)
            .map(|(outcome, to)| Some(OutcomeCounterpart { to: (*to)?, leavable: !outcome.actions.is_empty() }));
        Some(Mapping {
            stages: self.stages.iter().copied().collect::<Option<_>>()?,
            outcomes: outcomes.collect(),
            fields: self.fields.clone(),
            facts: facts.collect::<Option<_>>()?,
            clocks: clocks(self.before, self.after, self.draft),
            marks: self.before.marks().map(|id| marks.get(&**id).copied()),
        })
    }
}

fn outcomes(before: &RuleSet, after: &RuleSet, draft: &SwitchDraft) -> IdVec<OutcomeId, Option<OutcomeId>> {
    let here = after.archive().outcomes.index();
    let given: HashMap<&str, &str> = draft.outcomes.iter().map(|(from, to)| (&*from.value, &*to.value)).collect();
    let outcomes = &before.archive().outcomes;
    outcomes.map(|outcome| here.get(given.get(&*outcome.id).copied().unwrap_or(&outcome.id)).copied())
}

fn fields(before: &RuleSet, after: &RuleSet, draft: &SwitchDraft) -> IdVec<FieldId, Option<FieldId>> {
    let here = after.fields().index();
    let given: HashMap<&str, &str> = draft.fields.iter().map(|(from, to)| (&*from.value, &*to.value)).collect();
    let taken: HashSet<&str> = given.values().copied().collect();
    before.fields().map(|field| {
        let to = match given.get(&*field.id) {
            Some(to) => here.get(to)?,
            None => here.get(&*field.id).filter(|_| !taken.contains(&*field.id))?,
        };
        alike(&field.kind, &after.fields()[*to].kind).then_some(*to)
    })
}

/// By clock of the new rule set: the previous one.
fn clocks(before: &RuleSet, after: &RuleSet, draft: &SwitchDraft) -> IdVec<ClockId, Option<ClockId>> {
    let there = before.clocks().index();
    let given: HashMap<&str, &str> = draft.clocks.iter().rev().map(|(from, to)| (&*to.value, &*from.value)).collect();
    let taken: HashSet<&str> = draft.clocks.iter().map(|(from, _)| &*from.value).collect();
    after.clocks().map(|clock| match given.get(&*clock.id) {
        Some(from) => there.get(from).copied(),
        None => there.get(&*clock.id).filter(|_| !taken.contains(&*clock.id)).copied(),
    })
}

fn facts(before: &RuleSet, after: &RuleSet, draft: &SwitchDraft) -> IdVec<FactId, Option<FactId>> {
    let there = before.facts().index();
    let given: HashMap<&str, &str> = draft.facts.iter().rev().map(|it| (&*it.to.value, &*it.from.value)).collect();
    let taken: HashSet<&str> = draft.facts.iter().map(|it| &*it.from.value).collect();
    after.facts().map(|fact| {
        let from = match given.get(&*fact.id) {
            Some(from) => there.get(from)?,
            None => there.get(&*fact.id).filter(|_| !taken.contains(&*fact.id))?,
        };
        same_kind(&before.facts()[*from].kind, &fact.kind).then_some(*from)
    })
}

fn values(
    before: &RuleSet,
    after: &RuleSet,
    draft: &SwitchDraft,
    facts: &IdVec<FactId, Option<FactId>>,
) -> IdVec<FactId, IdVec<ValueId, Option<ValueId>>> {
    let given: HashMap<&str, &FactSwitchDraft> = draft.facts.iter().rev().map(|it| (&*it.to.value, it)).collect();
    let values = after.facts().iter().zip(facts).map(|(fact, from)| {
        match (&fact.kind, from.map(|from| &before.facts()[from].kind)) {
            (FactKind::OneOf(here), Some(FactKind::OneOf(there))) => {
                let here = here.index();
                let given = given.get(&*fact.id).into_iter().flat_map(|given| &given.values);
                let given: HashMap<&str, &str> = given.map(|(from, to)| (&*from.value, &*to.value)).collect();
                there.map(|value| here.get(given.get(&**value).copied().unwrap_or(value)).copied())
            }
            (FactKind::Boolean, Some(FactKind::Boolean)) => {
                [false, true].map(|value| Some(ValueId::from(value))).into_iter().collect()
            }
            _ => IdVec::default(),
        }
    });
    values.collect()
}

/// Whether a field of one kind can take values of another kind.
fn alike(before: &Kind, after: &Kind) -> bool {
    match (before, after) {
        (Kind::List(old), Kind::List(new)) => {
            old.len() == new.len() && old.iter().all(|part| new.as_slice().contains(part))
        }
        (old, new) => old == new,
    }
}

/// Whether facts have the same kind, regardless of their values.
pub(super) fn same_kind(before: &FactKind, after: &FactKind) -> bool {
    std::mem::discriminant(before) == std::mem::discriminant(after)
}
