use crate::diagnostic::{Finding, check};
use crate::rules::draft::Draft;

check! {
/// There are too many.
///
/// A rule set has at most 65,535 stages, outcomes, or timeouts in a stage. And where conditions on facts divide leads
/// into more than some hundred groups, nobody can go through all of them: what hangs on them is then not proven, which
/// this finding says. Conditions on fewer facts, or on facts with fewer values, help.
    TOO_MANY: Error in Lifecycle, "too-many"
}

/// The most stages, outcomes or timeouts.
const MOST: usize = 65_535;

/// Whether there are more things than numbers for them, so that nothing else can be proven.
pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) -> bool {
    let timeouts = draft.open_stages().map(|stage| stage.timeouts.len());
    let most = timeouts.fold(draft.open_stages().count().max(draft.outcomes().len()), usize::max);
    if most > MOST {
        let message = format!("a rule set has at most {MOST} stages, outcomes, or timeouts in a stage");
        findings.push(TOO_MANY.in_text(&draft.source, draft.name.span.clone(), message));
    }
    most > MOST
}

/// What is told where there are too many cases to go through.
pub(crate) fn unproven(draft: &Draft) -> Finding {
    let message = "conditions divide leads into too many groups to go through; not all could be proven";
    let help = "let conditions compare fewer facts, or facts with fewer values";
    TOO_MANY.in_text(&draft.source, draft.name.span.clone(), message).with_help(help.to_owned())
}
