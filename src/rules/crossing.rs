//! A switch between two rule sets, as the checks see it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::diagnostic::Source;

use super::id::{FactId, FieldId, IdVec, StageId, ValueId};
use super::mapping::{FactLike, Landed, Mapping, StageLike};
use super::node::key;
use super::region::Values;
use super::switch_draft::{FactSwitchDraft, StageSwitchDraft, SwitchDraft};
use super::{ClockPolicy, FactKind, Kind, RuleSet};

/// A switch between two rule sets, before it is known to be sound.
pub(super) struct Crossing<'a> {
    pub(super) before: &'a RuleSet,
    pub(super) after: &'a RuleSet,
    pub(super) draft: &'a SwitchDraft,
    pub(super) source: &'a Source,
    /// The key `switch`.
    pub(super) place: Range<usize>,
    /// By stage of the rule set before: what is said of it.
    pub(super) said: IdVec<StageId, Option<&'a StageSwitchDraft>>,
    /// By stage of the rule set before.
    pub(super) stages: IdVec<StageId, Option<StageLike>>,
    /// By field of the rule set before.
    pub(super) fields: IdVec<FieldId, Option<FieldId>>,
    /// By fact of this rule set: the one of the rule set before.
    pub(super) facts: IdVec<FactId, Option<FactId>>,
    /// By fact of this rule set and value of the rule set before: the value here.
    pub(super) values: IdVec<FactId, IdVec<ValueId, Option<ValueId>>>,
    /// How leads came to the rule set before.
    pub(super) came: Option<&'a Mapping>,
    /// By stage of the rule set before: the fields that every lead there has, also those that came there from others.
    pub(super) known: &'a IdVec<StageId, Values<FieldId>>,
    /// By stage of this rule set: the fields that every lead there has that opened under it.
    pub(super) needs: &'a IdVec<StageId, Values<FieldId>>,
}

impl<'a> Crossing<'a> {
    pub(super) fn new(
        landed: &'a Landed,
        after: &'a RuleSet,
        needs: &'a IdVec<StageId, Values<FieldId>>,
        draft: &'a SwitchDraft,
        source: &'a Source,
    ) -> Self {
        let before = &*landed.rules;
        let said: HashMap<&str, &StageSwitchDraft> = draft.stages.iter().map(|it| (&*it.from.value, it)).collect();
        let said = before.stages().map(|stage| said.get(&*stage.id).copied());
        let usual = draft.clock();
        let here = after.stages().index();
        let stages = before.stages().iter().zip(&said).map(|(stage, said)| {
            let clock = said.and_then(|said| Some(said.clock.as_ref()?.value)).unwrap_or(usual);
            let grace = said.and_then(|said| said.grace.as_ref()).or(draft.grace.as_ref());
            Some(StageLike {
                to: *here.get(&**said.map_or(&stage.id, |said| &said.to.value))?,
                clock,
                // For any other clock, nobody is due sooner than before.
                grace: grace.filter(|_| clock == ClockPolicy::Recompute).map(|grace| grace.value),
            })
        });
        let stages = stages.collect();
        let fields = fields(before, after, draft);
        let facts = facts(before, after, draft);
        let values = values(before, after, draft, &facts);
        let (place, came, known) = (key(source, "switch"), landed.mapping.as_ref(), &landed.has);
        Self { before, after, draft, source, place, said, stages, fields, facts, values, came, known, needs }
    }

    /// The way from one to the other, where nothing is wrong with it.
    pub(super) fn mapping(&self) -> Option<Mapping> {
        let supplied: HashSet<&str> = self.draft.supplied_facts.iter().map(|fact| &*fact.value).collect();
        let facts = self.after.facts().iter().zip(&self.facts).zip(&self.values).map(|((fact, from), values)| {
            let values = values.iter().copied().collect::<Option<_>>()?;
            Some(FactLike { from: *from, values, supplied: supplied.contains(&*fact.id) })
        });
        let marks = self.after.marks().index();
        Some(Mapping {
            stages: self.stages.iter().copied().collect::<Option<_>>()?,
            fields: self.fields.clone(),
            facts: facts.collect::<Option<_>>()?,
            marks: self.before.marks().map(|id| marks.get(&**id).copied()),
        })
    }
}

fn fields(before: &RuleSet, after: &RuleSet, draft: &SwitchDraft) -> IdVec<FieldId, Option<FieldId>> {
    let here = after.fields().index();
    let said: HashMap<&str, &str> = draft.fields.iter().map(|(from, to)| (&*from.value, &*to.value)).collect();
    let taken: HashSet<&str> = said.values().copied().collect();
    before.fields().map(|field| {
        let to = match said.get(&*field.id) {
            Some(to) => here.get(to)?,
            None => here.get(&*field.id).filter(|_| !taken.contains(&*field.id))?,
        };
        alike(&field.kind, &after.fields()[*to].kind).then_some(*to)
    })
}

fn facts(before: &RuleSet, after: &RuleSet, draft: &SwitchDraft) -> IdVec<FactId, Option<FactId>> {
    let there = before.facts().index();
    let said: HashMap<&str, &str> = draft.facts.iter().rev().map(|it| (&*it.to.value, &*it.from.value)).collect();
    let taken: HashSet<&str> = draft.facts.iter().map(|it| &*it.from.value).collect();
    after.facts().map(|fact| {
        let from = match said.get(&*fact.id) {
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
    let said: HashMap<&str, &FactSwitchDraft> = draft.facts.iter().rev().map(|it| (&*it.to.value, it)).collect();
    let values = after.facts().iter().zip(facts).map(|(fact, from)| {
        match (&fact.kind, from.map(|from| &before.facts()[from].kind)) {
            (FactKind::OneOf(here), Some(FactKind::OneOf(there))) => {
                let here = here.index();
                let said = said.get(&*fact.id).into_iter().flat_map(|said| &said.values);
                let said: HashMap<&str, &str> = said.map(|(from, to)| (&*from.value, &*to.value)).collect();
                there.map(|value| here.get(said.get(&**value).copied().unwrap_or(value)).copied())
            }
            (FactKind::Boolean, Some(FactKind::Boolean)) => {
                [false, true].map(|value| Some(ValueId::from(value))).into_iter().collect()
            }
            _ => IdVec::default(),
        }
    });
    values.collect()
}

/// Whether a field of one kind can hold what one of another kind does.
fn alike(before: &Kind, after: &Kind) -> bool {
    match (before, after) {
        (Kind::List(old), Kind::List(new)) => {
            old.len() == new.len() && old.iter().all(|part| new.as_slice().contains(part))
        }
        (old, new) => old == new,
    }
}

/// Whether facts are of the same kind, whatever their values are.
pub(super) fn same_kind(before: &FactKind, after: &FactKind) -> bool {
    std::mem::discriminant(before) == std::mem::discriminant(after)
}
