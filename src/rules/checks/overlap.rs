use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::{Region, TooMany};

check! {
/// Overlapping timeouts or targets.
///
/// Two timeouts of a stage, or two targets of an action, hold for the same leads, so which one applies would depend on
/// declaration order. For each combination of facts, at most one of them may hold. A reminder before the timeout needs a stage of its own.
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
/// -       - { when: { urgency: [low, normal, high] }, after: 30d, to: solved }
/// +       - { when: { urgency: [low, normal] }, after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    OVERLAP: Error in Lifecycle, "overlap"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for stage in &outline.stages {
        let mut earlier = Region::NONE;
        // An unreadable condition was reported, and could mean anything.
        for timeout in stage.timeouts.iter().filter(|timeout| outline.is_readable(&timeout.when)) {
            let region = outline.region(&timeout.when)?;
            let both = outline.space.and(earlier, region)?;
            if !both.is_empty() {
                let message = format!(
                    "this timeout of `{}` and an earlier one hold for the same leads{}",
                    stage.name.value,
                    outline.describe(both)
                );
                let help = "use `when` so that each lead has one timeout in the stage";
                let finding = OVERLAP.in_text(&outline.draft.source, timeout.span.clone(), message);
                findings.push(finding.with_help(help.to_owned()));
            }
            outline.space.add(&mut earlier, region)?;
        }
    }
    targets(outline, findings)
}

/// Actions with several targets for the same leads.
fn targets(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for stage in &outline.stages {
        for all in stage.actions.chunk_by(|one, other| one.target.is_some() && one.name.span == other.name.span) {
            let mut earlier = Region::NONE;
            for action in all.iter().filter(|action| outline.is_readable(&action.when)) {
                let Some(target) = &action.target else { continue };
                let region = outline.region(&action.when)?;
                let both = outline.space.and(earlier, region)?;
                if !both.is_empty() {
                    let name = &action.name.value;
                    let leads = outline.describe(both);
                    let message = format!("this target of `{name}` and an earlier one are for the same leads{leads}");
                    let finding = OVERLAP.in_text(&outline.draft.source, target.span.clone(), message);
                    findings.push(finding.with_help("use `when` so that each lead has one target".to_owned()));
                }
                outline.space.add(&mut earlier, region)?;
            }
        }
    }
    Ok(())
}
