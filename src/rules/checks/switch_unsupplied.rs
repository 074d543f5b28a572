use std::collections::HashSet;

use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::Crossing;
use crate::rules::{FactDefault, FieldId, RuleSet, State};

check! {
/// Fact or field missing after a switch.
///
/// Every lead has the required facts of its rule set, and the fields that actions require on the way into its stage. A
/// lead that switches must have them from the previous rule set, or the switch must supply them (`supply`). For a field,
/// it is enough if an action of the stage asks for it.
///
/// ```diff yaml book
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   ---
///   rules: later
///   follows: tickets
/// - switch: { clock: keep }
/// + switch: { supply: { facts: urgency } }
///   facts: { urgency: [low, high] }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   views: { urgent: { urgency: high } }
/// ```
    SWITCH_UNSUPPLIED: Error in Switch, "switch-unsupplied"
}

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, after, draft, source, .. } = crossing;
    let supplied_facts: HashSet<&str> = draft.supplied_facts.iter().map(|name| &*name.value).collect();
    let supplied_fields: HashSet<&str> = draft.supplied_fields.iter().map(|name| &*name.value).collect();
    let mut report = |kind: Thing, id: &str, message: String, help: &str| {
        let finding = SWITCH_UNSUPPLIED.in_text(source, crossing.place.clone(), message);
        findings.push(finding.with_help(help.to_owned()).about(kind, id));
    };
    for (fact, from) in after.facts().iter().zip(&crossing.facts) {
        let known = from.map(|from| before.facts()[from].default != FactDefault::Unknown);
        if fact.default != FactDefault::Required || known == Some(true) || supplied_facts.contains(&*fact.id) {
            continue;
        }
        let why = if known.is_some() { "may be unknown there" } else { "does not exist there" };
        let message =
            format!("leads of rule set `{}` switch without the fact `{}`, which {why}", before.name(), fact.id);
        report(Thing::Fact, &fact.id, message, "add it under `switch`, `supply`, `facts`, or give it a default");
    }
    let stages = before.stages().ids().zip(&crossing.stages);
    let stages = stages.filter_map(|(from, to)| Some((State::Open(from), State::Open(to.as_ref()?.to))));
    let outcomes = crossing.leavable().filter_map(|(from, _)| Some((from, crossing.outcomes[from]?)));
    let outcomes = outcomes.map(|(from, to)| (State::Archived(from), State::Archived(to)));
    for (from, to) in stages.chain(outcomes.filter(|(_, to)| !after.is_final(*to))) {
        let (known, needs) = (crossing.known.of(from), crossing.needs.of(to));
        let brought: HashSet<FieldId> = known.iter().filter_map(|field| crossing.fields[field]).collect();
        for field in needs.iter().filter(|field| !brought.contains(field)) {
            let id = &after.fields()[field].id;
            if !supplied_fields.contains(&**id) && !asks(after, to, field) {
                let message = format!(
                    "leads in `{}` of rule set `{}` switch to `{}` without `{id}`, and no action there asks for it",
                    before.state_id(from),
                    before.name(),
                    after.state_id(to)
                );
                report(
                    Thing::Field,
                    id,
                    message,
                    "add it under `switch`, `supply`, `fields`, or to an action of the stage",
                );
            }
        }
    }
}

/// Whether an action of a state asks for a field.
fn asks(rules: &RuleSet, state: State, field: FieldId) -> bool {
    rules.actions(state).iter().any(|action| action.inputs.iter().any(|input| input.field == field))
}
