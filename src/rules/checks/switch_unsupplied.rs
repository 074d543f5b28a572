use std::collections::HashSet;

use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::Crossing;
use crate::rules::{FactDefault, FieldId, Stage};

check! {
/// A lead would come over without what the rules need.
///
/// A fact that must be given is known of every lead, and what an action requires on the way into a stage is known of
/// every lead there. A lead that comes over has it from the rule set before; or the switch brings it, which is said under
/// `supply`; or, for a field, something can be done in the stage that gives it.
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
    let mut tell = |kind: Thing, id: &str, message: String, help: &str| {
        let finding = SWITCH_UNSUPPLIED.in_text(source, crossing.place.clone(), message);
        findings.push(finding.with_help(help.to_owned()).about(kind, id));
    };
    for (fact, from) in after.facts().iter().zip(&crossing.facts) {
        let known = from.map(|from| before.facts()[from].default != FactDefault::Unknown);
        if fact.default != FactDefault::Required || known == Some(true) || supplied_facts.contains(&*fact.id) {
            continue;
        }
        let why = if known.is_some() { "may be unknown there" } else { "is not asked there" };
        let message =
            format!("leads of the rule set `{}` come over without the fact `{}`, which {why}", before.name(), fact.id);
        tell(
            Thing::Fact,
            &fact.id,
            message,
            "say under `switch`, `supply`, `facts` that a switch brings it, or give it a default",
        );
    }
    for ((stage, like), known) in before.stages().iter().zip(&crossing.stages).zip(crossing.known) {
        let Some(like) = like else { continue };
        let (to, needs) = (&after.stages()[like.to], &crossing.needs[like.to]);
        let brought: HashSet<FieldId> = known.iter().filter_map(|field| crossing.fields[field]).collect();
        for field in needs.iter().filter(|field| !brought.contains(field)) {
            let id = &after.fields()[field].id;
            if !supplied_fields.contains(&**id) && !asks(to, field) {
                let message = format!(
                    "leads in `{}` of the rule set `{}` come to `{}` without `{id}`, and nothing there asks for it",
                    stage.id,
                    before.name(),
                    to.id
                );
                tell(
                    Thing::Field,
                    id,
                    message,
                    "say under `switch`, `supply`, `fields` that a switch may bring it, or let an action take it",
                );
            }
        }
    }
}

/// Whether something that can be done in a stage takes a field.
fn asks(stage: &Stage, field: FieldId) -> bool {
    stage.actions.iter().any(|action| action.inputs.iter().any(|input| input.field == field))
}
