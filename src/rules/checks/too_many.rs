use crate::diagnostic::{Finding, check};
use crate::rules::draft::Draft;

check! {
/// Too many stages or combinations of facts.
///
/// A rule set has at most 65,535 stages, outcomes, or timeouts in a stage. If conditions divide leads in too many ways, not
/// all checks can be proven for all of them. Use fewer facts in conditions, or facts with fewer values.
    TOO_MANY: Error in Lifecycle, "too-many"
}

/// The maximum number of stages, outcomes or timeouts.
const MOST: usize = 65_535;

/// Whether there are more things than numbers, so that nothing can be proven.
pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) -> bool {
    let timeouts = draft.open_stages().map(|stage| stage.timeouts.len());
    let most = timeouts.fold(draft.open_stages().count().max(draft.outcomes().len()), usize::max);
    if most > MOST {
        let message = format!("a rule set has at most {MOST} stages, outcomes, or timeouts in a stage");
        findings.push(TOO_MANY.in_text(&draft.source, draft.name.span.clone(), message));
    }
    most > MOST
}

/// Reports that there are too many cases to check.
pub(crate) fn unproven(draft: &Draft) -> Finding {
    let message = "conditions divide leads into too many groups: not everything could be proven";
    let help = "use fewer facts in conditions, or facts with fewer values";
    TOO_MANY.in_text(&draft.source, draft.name.span.clone(), message).with_help(help.to_owned())
}
