//! What a switch names and the rule set before does not have: found by the checks for unknown names.

use crate::diagnostic::{Check, Finding, did_you_mean};
use crate::rules::mapping::Crossing;
use crate::rules::node::Name;

use super::{unknown_fact::UNKNOWN_FACT, unknown_field::UNKNOWN_FIELD};
use super::{unknown_state::UNKNOWN_STATE, unknown_value::UNKNOWN_VALUE};

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, draft, .. } = crossing;
    let stages: Vec<&str> = before.stages().iter().map(|stage| &*stage.id).collect();
    let fields: Vec<&str> = before.fields().iter().map(|field| &*field.id).collect();
    let facts: Vec<&str> = before.facts().iter().map(|fact| &*fact.id).collect();
    let mut known = |check: &'static Check, name: &Name, known: &[&str], what: &str| {
        if !known.contains(&&*name.value) {
            let message = format!("`{}` is not {what} of the rule set `{}`", name.value, before.name());
            let help = did_you_mean(&name.value, known.iter().copied());
            findings.push(check.in_text(crossing.source, name.span.clone(), message).with_help(help));
        }
    };
    for stage in &draft.stages {
        known(&UNKNOWN_STATE, &stage.from, &stages, "a stage");
    }
    for (from, _) in &draft.fields {
        known(&UNKNOWN_FIELD, from, &fields, "a field");
    }
    for fact in &draft.facts {
        known(&UNKNOWN_FACT, &fact.from, &facts, "a fact");
        let Some(number) = facts.iter().position(|known| **known == *fact.from.value) else { continue };
        let values: Vec<&str> = crossing.values_before(number).iter().map(|value| &**value).collect();
        for (from, _) in &fact.values {
            known(&UNKNOWN_VALUE, from, &values, &format!("a value of `{}`", fact.from.value));
        }
    }
}
