//! Reads the facts of an opening, and changes them.

use crate::rules::{FactId, IdVec, Rollout, RuleSet};

use super::course::Course;
use super::decide::leavable;
use super::event::Event;
use super::given::Record;
use super::lead::Lead;
use super::position::Ground;
use super::refusal::{Cause, Refusal};
use super::role::role;
use super::step::{Changed, StepKind};
use super::value::{FactValue, meets};

/// The facts of an opening.
pub(super) fn read_facts(
    rules: &RuleSet,
    rollout: Option<&Rollout>,
    given: &Record,
) -> Result<IdVec<FactId, FactValue>, Cause> {
    // Facts for the rollout stay in the event, whichever rule set it assigned.
    let known = |name: &str| {
        let rollout = || rollout.is_some_and(|rollout| rollout.facts().named(name).is_some());
        rules.facts().named(name).is_some() || rollout()
    };
    let unknown = given.iter().find(|(name, _)| !known(name));
    if let Some((fact, _)) = unknown {
        return Err(Cause::UnknownFact { fact: fact.into() });
    }
    let mut facts = Vec::with_capacity(rules.facts().len());
    let mut missing = Vec::new();
    for (number, fact) in rules.facts().entries() {
        match FactValue::read(fact, given.get(&fact.id)).map_err(|()| Cause::WrongFact { fact: number })? {
            Some(value) => facts.push(value),
            None => missing.push(number),
        }
    }
    if missing.is_empty() {
        possible(rules, facts.into_iter().collect())
    } else {
        Err(Cause::MissingFact { facts: missing })
    }
}

/// The facts, if the rules do not exclude them.
pub(super) fn possible(rules: &RuleSet, facts: IdVec<FactId, FactValue>) -> Result<IdVec<FactId, FactValue>, Cause> {
    match rules.excluded().iter().position(|condition| meets(condition, &facts, &[])) {
        None => Ok(facts),
        Some(exclusion) => Err(Cause::ExcludedFacts { exclusion }),
    }
}

/// The course after a change of facts, and what was done.
#[inline(never)]
pub(super) fn changed(
    lead: &Lead,
    event: &Event,
    before: &Course,
    given: &Record,
) -> Result<(Course, StepKind), Refusal> {
    let rules = &**lead.rules();
    leavable(rules, before.position.state)?;
    let by = role(rules, event.by.as_deref())?;
    let mut facts = lead.contents.facts.clone();
    let (mut numbers, mut missing, mut clock) = (Vec::new(), Vec::new(), None);
    for (name, value) in given.iter() {
        let Some(number) = rules.facts().find(name) else {
            return Err(Cause::UnknownFact { fact: name.into() }.into());
        };
        let fact = &rules.facts()[number];
        let Some(changes) = &fact.changes else { return Err(Cause::FixedFact { fact: number }.into()) };
        if let (Some(by), Some(role)) = (by, &event.by)
            && !changes.by.is_empty()
            && !changes.by.contains(&by)
        {
            return Err(Cause::UnknownRole { role: role.clone(), accepted: changes.by.to_vec() }.into());
        }
        match FactValue::read(fact, Some(value)).map_err(|()| Cause::WrongFact { fact: number })? {
            Some(value) if facts[number] == value => {}
            Some(value) => {
                facts[number] = value;
                clock = clock.max(Some(changes.clock));
                numbers.push(number);
            }
            None => missing.push(number),
        }
    }
    if !missing.is_empty() {
        return Err(Cause::MissingFact { facts: missing }.into());
    }
    let facts = possible(rules, facts)?;
    numbers.sort_unstable();
    let ground = Ground { rules, facts: &facts };
    let after = match clock {
        Some(clock) => ground.adjusted(before.clone(), lead.ground(), clock, event.at),
        None => before.clone(),
    };
    Ok((after, StepKind::Changed(Box::new(Changed { facts, changed: numbers, by }))))
}
