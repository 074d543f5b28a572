use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::Crossing;

check! {
/// Leads of a stage have nowhere to go.
///
/// A switch takes every lead that is under way. Each open stage of the rule set before has its like in this one: the
/// stage of the same name, or the one that `switch` names.
///
/// ```diff yaml book
///   rules: tickets
///   stages:
///     open:
///       actions: { look: { to: examined }, close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     examined:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   ---
///   rules: later
///   follows: tickets
/// - switch: { clock: keep }
/// + switch: { stages: { examined: open } }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    SWITCH_GAP: Error in Switch, "switch-gap"
}

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, source, .. } = crossing;
    for ((stage, like), said) in before.stages().iter().zip(&crossing.stages).zip(&crossing.said) {
        // An impossible counterpart is reported by other checks.
        if like.is_some() || said.is_some() {
            continue;
        }
        let message = format!("leads in `{}` of the rule set `{}` have nowhere to go", stage.id, before.name());
        let help = "name the stage that they come to, under `switch`, `stages`".to_owned();
        let finding = SWITCH_GAP.in_text(source, crossing.place.clone(), message).with_help(help);
        findings.push(finding.about(Thing::Stage, &stage.id));
    }
}
