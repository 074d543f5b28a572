use crate::diagnostic::{Finding, check};
use crate::rules::draft::StageDraft;
use crate::rules::outline::Outline;

check! {
/// Unreachable outcome.
///
/// No action or timeout of a reachable stage leads to the outcome.
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

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) {
    if outline.has_unknown_targets() {
        return;
    }
    for (outcome, _) in outline.outcomes.iter().zip(&outline.ended).filter(|(_, ended)| ended.is_empty()) {
        let outcome = &outcome.name;
        // `name-clash` reports a stage with the same name.
        let clashes = |stage: &&StageDraft| stage.name.value == outcome.value && stage.name.span != outcome.span;
        if outline.draft.stages.iter().any(|stage| clashes(&stage)) {
            continue;
        }
        let message = format!("outcome `{}` is unreachable", outcome.value);
        let help = format!("add an action or timeout with `to: {}` to a reachable stage", outcome.value);
        let finding = UNREACHABLE_OUTCOME.in_text(&outline.draft.source, outcome.span.clone(), message);
        findings.push(finding.with_help(help));
    }
}
