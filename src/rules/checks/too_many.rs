use crate::diagnostic::{Finding, check};
use crate::rules::draft::Draft;

check! {
/// Too many stages or combinations of facts.
///
/// A rule set has at most 65,535 stages, outcomes, or timeouts in a stage, and at most 255 clocks. If conditions divide leads in too many ways, not
/// all checks can be proven for all of them. Use fewer facts in conditions, or facts with fewer values.
    TOO_MANY: Error in Lifecycle, "too-many"
}

/// The maximum number of stages, outcomes or timeouts.
const MOST: usize = 65_535;

/// The maximum number of clocks.
const MOST_CLOCKS: usize = 255;

/// Whether there are more things than numbers, so that nothing can be proven.
pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) -> bool {
    if draft.clocks.len() > MOST_CLOCKS {
        let message = format!("a rule set has at most {MOST_CLOCKS} clocks");
        findings
            .push(TOO_MANY.in_text(&draft.source, draft.name.span.clone(), message).with_help("use fewer".to_owned()));
    }
    let clocks = draft.clocks.iter().map(|clock| clock.limits.len());
    let timeouts = draft.open_stages().map(|stage| stage.timeouts.len()).chain(clocks);
    let most = timeouts.fold(draft.open_stages().count().max(draft.outcomes().len()), usize::max);
    if most > MOST {
        let message = format!("a rule set has at most {MOST} stages, outcomes, or timeouts in a stage");
        findings
            .push(TOO_MANY.in_text(&draft.source, draft.name.span.clone(), message).with_help("use fewer".to_owned()));
    }
    most > MOST || draft.clocks.len() > MOST_CLOCKS
}

/// Reports that there are too many cases to check.
pub(crate) fn unproven(draft: &Draft) -> Finding {
    let message = "conditions divide leads into too many groups: not everything could be proven";
    let help = "use fewer facts in conditions, or facts with fewer values";
    TOO_MANY.in_text(&draft.source, draft.name.span.clone(), message).with_help(help.to_owned())
}
