use std::collections::HashSet;

use crate::diagnostic::{Finding, Thing, check};
use crate::rules::FactKind;
use crate::rules::crossing::Crossing;

check! {
/// Fact value without a counterpart.
///
/// A fact that both rule sets have keeps its value. Each previous value needs a counterpart in this rule set: the value of
/// the same name, or the one that `switch` names.
///
/// ```diff yaml book
///   rules: tickets
///   facts: { urgency: [low, normal, high] }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   views: { urgent: { urgency: high } }
///   ---
///   rules: later
///   follows: tickets
/// - switch: { clock: keep }
/// + switch: { facts: { urgency: { to: urgency, values: { normal: low } } } }
///   facts: { urgency: [low, high] }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   views: { urgent: { urgency: high } }
/// ```
    SWITCH_VALUE: Error in Switch, "switch-value"
}

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, after, draft, source, .. } = crossing;
    for ((number, fact), from) in after.facts().entries().zip(&crossing.facts) {
        let Some(from) = *from else { continue };
        let FactKind::OneOf(values) = &before.facts()[from].kind else { continue };
        let given = draft.facts.iter().find(|given| given.to.value == fact.id);
        let known: HashSet<&str> = given.iter().flat_map(|given| &given.values).map(|(from, _)| &*from.value).collect();
        for (value, counterpart) in values.iter().zip(&crossing.values[number]) {
            // An impossible counterpart is reported by other checks.
            if counterpart.is_some() || known.contains(&**value) {
                continue;
            }
            let old = &before.facts()[from].id;
            let message = format!("the value `{value}` of `{old}` has no counterpart in `{}`", fact.id);
            let help = "map it under `switch`, `facts`, `values`".to_owned();
            let span = given.map_or_else(|| crossing.place.clone(), |given| given.to.span.clone());
            findings.push(SWITCH_VALUE.in_text(source, span, message).with_help(help).about(Thing::Value, value));
        }
    }
}
