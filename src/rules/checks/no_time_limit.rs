use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::{Region, TooMany};

check! {
/// A lead may rest in a stage for ever.
///
/// The stage has no timeout, for all leads or for those with the facts that are named: they stay until somebody acts.
/// That can be meant, as where a deal is being negotiated; it is told so that nobody is surprised.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
/// +     timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    NO_TIME_LIMIT: Note in Lifecycle, "no-time-limit"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for (number, stage) in outline.stages.entries() {
        let region = |never: bool| {
            let timeouts = stage.timeouts.iter().filter(|timeout| timeout.to.is_none() == never);
            Region::union(&timeouts.map(|timeout| outline.region(&timeout.when)).collect::<Vec<_>>())
        };
        // Leads for which no timeout holds, where others are spoken of, are a gap.
        let unlimited = if stage.timeouts.is_empty() { Region::all() } else { region(true)? };
        let resting = outline.reach[number].and(&unlimited)?.minus(&region(false)?, &outline.sizes)?;
        if !resting.is_empty() {
            let message = format!(
                "leads{} may rest in `{}` for ever: it has no time limit",
                outline.describe(&resting),
                stage.name.value
            );
            findings.push(NO_TIME_LIMIT.in_text(&outline.draft.source, stage.name.span.clone(), message));
        }
    }
    Ok(())
}
