use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;

check! {
/// Two timeouts of a stage hold for the same lead.
///
/// Which of them runs would hang on their order, which nobody sees. For every combination of facts, at most one timeout
/// of a stage holds.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// facts:
///   urgency: [low, normal, high]
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout:
///       - { when: { urgency: high }, after: 1d, to: solved }
///       - { when: { urgency: [low, normal, high] }, after: 30d, to: solved }
///   closed: { outcomes: [solved] }
/// ```
/// Right:
/// ```yaml
/// rules: tickets
/// facts:
///   urgency: [low, normal, high]
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout:
///       - { when: { urgency: high }, after: 1d, to: solved }
///       - { when: { urgency: [low, normal] }, after: 30d, to: solved }
///   closed: { outcomes: [solved] }
/// ```
    OVERLAP: Error in Lifecycle, "overlap"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) {
    for stage in &outline.stages {
        let regions: Vec<_> = stage.timeouts.iter().map(|timeout| outline.region(&timeout.when)).collect();
        for (number, (timeout, region)) in stage.timeouts.iter().zip(&regions).enumerate() {
            let earlier = regions.iter().take(number);
            let both = earlier.filter_map(|other| other.and(region).ok()).find(|both| !both.is_empty());
            if let Some(both) = both {
                let message = format!(
                    "this timeout of `{}` and an earlier one hold for the same leads{}",
                    stage.name.value,
                    outline.describe(&both)
                );
                findings.push(OVERLAP.in_text(&outline.draft.source, timeout.span.clone(), message));
            }
        }
    }
}
