use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::{Region, TooMany};

check! {
/// The timeouts of a stage leave out some leads.
///
/// Where the time limit of a stage hangs on facts, every combination of them has one. Where leads are meant to have
/// none, say so with `never: true`.
///
/// ```diff yaml
///   rules: tickets
///   facts:
///     urgency: [low, normal, high]
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout:
///         - { when: { urgency: high }, after: 1d, to: solved }
/// -       - { when: { urgency: low }, after: 30d, to: solved }
/// +       - { when: { urgency: [low, normal] }, after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    GAP: Error in Lifecycle, "gap"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for (number, stage) in outline.stages.entries() {
        let Some(first) = stage.timeouts.first() else { continue };
        let all: Vec<Region> = stage.timeouts.iter().map(|timeout| outline.region(&timeout.when)).collect();
        let left = outline.reach[number].minus(&Region::union(&all)?, &outline.sizes)?;
        if !left.is_empty() {
            let message = format!("no timeout of `{}` holds for leads{}", stage.name.value, outline.describe(&left));
            let help = "add a timeout for them; `never: true` is one without a time limit";
            let finding = GAP.in_text(&outline.draft.source, first.span.clone(), message);
            findings.push(finding.with_help(help.to_owned()));
        }
    }
    Ok(())
}
