use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::Crossing;

check! {
/// Stage without a counterpart.
///
/// A switch moves every open lead. So each open stage of the previous rule set needs a counterpart in this one: the stage
/// of the same name, or the one that `switch` names. An outcome whose actions can reopen a lead needs a counterpart too: an
/// outcome.
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
    for ((stage, counterpart), given) in before.stages().iter().zip(&crossing.stages).zip(&crossing.given) {
        // An impossible counterpart is reported by other checks.
        if counterpart.is_some() || given.is_some() {
            continue;
        }
        let message = format!("stage `{}` of rule set `{}` has no counterpart", stage.id, before.name());
        let help = "map it under `switch`, `stages`".to_owned();
        let finding = SWITCH_GAP.in_text(source, crossing.place.clone(), message).with_help(help);
        findings.push(finding.about(Thing::Stage, &stage.id));
    }
    let given = |id: &str| crossing.draft.outcomes.iter().any(|(from, _)| *from.value == *id);
    let leavable = crossing.leavable().filter(|(number, _)| crossing.outcomes[*number].is_none());
    for (_, outcome) in leavable.filter(|(_, outcome)| !given(&outcome.id)) {
        let message = format!(
            "outcome `{}` of rule set `{}` has no counterpart, but its actions lead out of the archive",
            outcome.id,
            before.name()
        );
        let help = "map it under `switch`, `outcomes`".to_owned();
        let finding = SWITCH_GAP.in_text(source, crossing.place.clone(), message).with_help(help);
        findings.push(finding.about(Thing::Outcome, &outcome.id));
    }
}
