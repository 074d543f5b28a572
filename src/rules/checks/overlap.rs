use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::{Region, TooMany};

check! {
/// Two timeouts of a stage hold for the same lead.
///
/// Which of them runs would hang on their order, which nobody sees. For every combination of facts, at most one timeout
/// of a stage holds.
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
        let mut earlier = Region::default();
        // What cannot be read may mean anything, and was told.
        for timeout in stage.timeouts.iter().filter(|timeout| outline.is_readable(&timeout.when)) {
            let region = outline.region(&timeout.when);
            let both = earlier.and(&region)?;
            if !both.is_empty() {
                let message = format!(
                    "this timeout of `{}` and an earlier one hold for the same leads{}",
                    stage.name.value,
                    outline.describe(&both)
                );
                findings.push(OVERLAP.in_text(&outline.draft.source, timeout.span.clone(), message));
            }
            earlier.add(&region)?;
        }
    }
    Ok(())
}
