use crate::diagnostic::{Finding, check};
use crate::rules::node::Name;
use crate::rules::outline::Outline;
use crate::rules::region::TooMany;
use crate::rules::{IdVec, OutcomeId, State};

check! {
/// No lead ever ends with an outcome.
///
/// An outcome is declared, and no action or timeout of a stage that leads come to goes to it.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
/// -     timeout: { after: 30d, to: solved }
/// +     timeout: { after: 30d, to: forgotten }
///     closed: { outcomes: [solved, forgotten] }
/// ```
    UNREACHABLE_OUTCOME: Error in Lifecycle, "unreachable-outcome"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    let mut outcomes: IdVec<OutcomeId, (&Name, bool)> =
        outline.draft.outcomes().iter().map(|name| (name, false)).collect();
    for (stage, exits) in outline.exits.entries() {
        let reach = &outline.reach[stage];
        for exit in exits {
            if let Some(State::Archived(outcome)) = exit.to
                && !outcomes[outcome].1
            {
                outcomes[outcome].1 = !reach.and(&exit.when)?.is_empty();
            }
        }
    }
    for (outcome, _) in outcomes.iter().filter(|(_, reached)| !reached) {
        // A stage of the same name is what others mean by it, which is told.
        if outline.draft.stages.iter().any(|stage| stage.name.value == outcome.value) {
            continue;
        }
        let message = format!("no lead ever ends as `{}`", outcome.value);
        let help = "let an action or a timeout of a stage that leads come to go `to` it";
        let finding = UNREACHABLE_OUTCOME.in_text(&outline.draft.source, outcome.span.clone(), message);
        findings.push(finding.with_help(help.to_owned()));
    }
    Ok(())
}
