//! The facts of a lead that switches to another rule set, or back.

use crate::rules::{Fact, FactDefault, FactId, IdVec, Mapping, RuleSet};

use super::contents::{Aside, AsideKind, Contents, Layer, PreviousState};
use super::facts::possible;
use super::given::{Given, Record};
use super::refusal::Cause;
use super::value::FactValue;

/// The facts of a lead after a switch, each from the first source that has it: the old facts, the stored ones, the
/// switch, the defaults.
pub(super) fn facts_forward(
    mapping: &Mapping,
    rules: &RuleSet,
    old: &Contents,
    given: &Record,
) -> Result<IdVec<FactId, FactValue>, Cause> {
    let mut missing = Vec::new();
    let mut facts = Vec::with_capacity(rules.facts().len());
    for ((number, fact), like) in rules.facts().entries().zip(&mapping.facts) {
        let had = like.from.and_then(|from| match &old.facts[from] {
            FactValue::Unknown => None,
            FactValue::OneOf(value) => Some(FactValue::OneOf(like.values[*value])),
            other => Some(other.clone()),
        });
        let kept = || {
            let aside = old.aside().iter().find(|aside| aside.id == fact.id);
            aside.and_then(|aside| match &aside.kind {
                AsideKind::Fact(given) => FactValue::read(fact, Some(given)).ok().flatten(),
                _ => None,
            })
        };
        let given = given.get(&fact.id).filter(|given| **given != Given::Null);
        let value = match (had.or_else(kept), given) {
            (Some(known), _) => Some(known),
            (None, Some(_)) => FactValue::read(fact, given).map_err(|()| Cause::WrongFact { fact: number })?,
            (None, None) if like.supplied => None,
            (None, None) => FactValue::read(fact, None).ok().flatten(),
        };
        match value {
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

/// The facts of a lead that goes back: those that it had, unless they have changed since.
pub(super) fn facts_back(mapping: &Mapping, old: &Contents, previous: &PreviousState) -> IdVec<FactId, FactValue> {
    let mut facts = previous.facts.clone();
    for ((number, fact), like) in old.rules.facts().entries().zip(&mapping.facts) {
        let Some(from) = like.from.filter(|_| fact.changes.is_some()) else { continue };
        let forward = |value: &FactValue| match value {
            FactValue::OneOf(value) => FactValue::OneOf(like.values[*value]),
            other => other.clone(),
        };
        let now = &old.facts[number];
        if facts[from] == FactValue::Unknown || forward(&facts[from]) == *now {
            continue;
        }
        let before = &previous.rules.facts()[from];
        facts[from] = match now {
            FactValue::Unknown if before.default != FactDefault::Unknown => continue,
            FactValue::OneOf(value) => {
                // A value that several became is not known again.
                let mut origins = like.values.entries().filter(|(_, to)| **to == *value).map(|(origin, _)| origin);
                let (Some(origin), None) = (origins.next(), origins.next()) else { continue };
                FactValue::OneOf(origin)
            }
            other => other.clone(),
        };
    }
    possible(&previous.rules, facts).unwrap_or_else(|_| previous.facts.clone())
}

/// The facts without a counterpart.
pub(super) fn facts_aside(mapping: &Mapping, before: &RuleSet, facts: &IdVec<FactId, FactValue>) -> Vec<Aside> {
    let gone =
        before.facts().entries().filter(|(number, _)| mapping.facts.iter().all(|like| like.from != Some(*number)));
    gone.filter_map(|(number, fact)| fact_aside(fact, &facts[number])).collect()
}

/// The facts to store when a lead goes back: those that the older rules do not know and that are not defaults.
pub(super) fn facts_given(mapping: &Mapping, old: &Contents, before: &IdVec<FactId, FactValue>) -> Vec<Aside> {
    let all = old.rules.facts().iter().zip(&old.facts).zip(&mapping.facts);
    let given = all.filter(|((fact, value), like)| {
        let default = FactValue::read(fact, None).ok().flatten();
        let unknown = like.from.is_none_or(|from| before[from] == FactValue::Unknown);
        unknown && default.as_ref() != Some(*value)
    });
    given.filter_map(|((fact, value), _)| fact_aside(fact, value)).collect()
}

fn fact_aside(fact: &Fact, value: &FactValue) -> Option<Aside> {
    Some(Aside { id: fact.id.clone(), kind: AsideKind::Fact(value.given(fact)?), layer: Layer::Given })
}

/// Stores facts, replacing earlier stored values.
pub(super) fn keep_facts(contents: &mut Contents, facts: Vec<Aside>) {
    if facts.is_empty() {
        return;
    }
    let aside = &mut contents.rest.get_or_insert_default().aside;
    aside.retain(|known| !matches!(known.kind, AsideKind::Fact(_)) || facts.iter().all(|fact| fact.id != known.id));
    aside.extend(facts);
}
