use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::{Region, TooMany};

use super::endless_pause;

check! {
/// Stage without a timeout.
///
/// The stage has no timeout, for all leads or for leads with the given facts: they stay until somebody acts. This can be
/// intended, for example while a deal is negotiated. A note never fails a check.
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
            outline.union(timeouts.map(|timeout| &*timeout.when))
        };
        // `gap` reports leads without a timeout if other leads have one.
        let unlimited = if stage.timeouts.is_empty() { Region::ALL } else { region(true)? };
        let there = outline.space.and(outline.reach[number], unlimited)?;
        let limited = outline.space.or(region(false)?, outline.limited(number)?)?;
        let resting = outline.space.minus(there, limited)?;
        // `endless-pause` reports leads with a clock.
        let resting = if endless_pause::endless(outline, number)?.is_empty() { resting } else { Region::NONE };
        if !resting.is_empty() {
            let name = &stage.name.value;
            let message = match &*outline.describe(resting) {
                "" => format!("stage `{name}` has no timeout: leads can stay in it forever"),
                leads => format!("stage `{name}` has no timeout for leads{leads}: they can stay in it forever"),
            };
            let help = "add `timeout`, if they should not".to_owned();
            let finding = NO_TIME_LIMIT.in_text(&outline.draft.source, stage.name.span.clone(), message);
            findings.push(finding.with_help(help));
        }
    }
    Ok(())
}
