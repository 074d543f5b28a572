use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;

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

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) {
    let draft = outline.draft;
    let timeouts = outline.stages.iter().map(|stage| stage.timeouts.len()).max().unwrap_or_default();
    let most = outline.stages.len().max(draft.outcomes().len()).max(timeouts);
    if most > MOST {
        let message = format!("a rule set has at most {MOST} stages, outcomes, or timeouts in a stage");
        findings.push(TOO_MANY.in_text(&draft.source, draft.name.span.clone(), message));
    }
}

/// What is told where there are too many cases to go through.
pub(crate) fn unproven(outline: &Outline<'_>) -> Finding {
    let message = "conditions divide leads into too many groups to go through; not all could be proven";
    let help = "let conditions compare fewer facts, or facts with fewer values";
    TOO_MANY.in_text(&outline.draft.source, outline.draft.name.span.clone(), message).with_help(help.to_owned())
}
