use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;

check! {
/// Unreachable stage.
///
/// Leads open in the first stage. No actions or timeouts lead from there to this stage, for any facts. Often, an action of
/// another stage should lead here.
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
    if outline.has_unknown_targets() {
        return;
    }
    for (stage, _) in outline.stages.iter().zip(&outline.reach).filter(|(_, reach)| reach.is_empty()) {
        let message = format!("stage `{}` is unreachable", stage.name.value);
        let help = format!("add an action or timeout with `to: {}` to a reachable stage", stage.name.value);
        let finding = UNREACHABLE_STAGE.in_text(&outline.draft.source, stage.name.span.clone(), message);
        findings.push(finding.with_help(help));
    }
}
