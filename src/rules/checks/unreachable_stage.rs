use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;

check! {
/// No lead ever comes to a stage.
///
/// Leads open in the first stage. No way of actions and timeouts leads from there to this one, whatever the facts are,
/// so what it says can never happen. Often another stage was meant to lead here.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
/// -   parked:
/// -     actions: { resume: { to: open } }
///     closed: { outcomes: [solved] }
/// ```
    UNREACHABLE_STAGE: Error in Lifecycle, "unreachable-stage"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) {
    for (stage, _) in outline.stages.iter().zip(&outline.reach).filter(|(_, reach)| reach.is_empty()) {
        let message = format!("no lead ever comes to `{}`", stage.name.value);
        let help = "let an action or a timeout of a stage that leads come to go `to` it";
        let finding = UNREACHABLE_STAGE.in_text(&outline.draft.source, stage.name.span.clone(), message);
        findings.push(finding.with_help(help.to_owned()));
    }
}
