use crate::diagnostic::{Finding, check};
use crate::rules::id::StageId;
use crate::rules::outline::Outline;
use crate::rules::region::{Region, TooMany};

check! {
/// Clock that can pause forever.
///
/// The clock pauses in a stage without a timeout, so a lead can stay there forever, and its deadline never comes. Limit the
/// pause with a timeout of the stage. For leads that may pause forever, add an entry with `never: true`.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved }, ask: { to: waiting } }
///     waiting:
///       actions: { answer: { to: open } }
/// +     timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   clocks:
///     solution: { pauses: waiting, timeout: { after: 5d, to: solved } }
/// ```
    ENDLESS_PAUSE: Warning in Lifecycle, "endless-pause"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for (number, stage) in outline.stages.entries() {
        let endless = endless(outline, number)?;
        if endless.is_empty() {
            continue;
        }
        let clocks = outline.draft.clocks.iter().zip(&outline.phases[number]);
        for (clock, _) in clocks.filter(|(_, phases)| phases.can_pause()) {
            let Some(at) = clock.pauses.iter().find(|name| name.value == stage.name.value) else { continue };
            let (clock, stage) = (&clock.name.value, &stage.name.value);
            let leads = outline.describe(endless);
            let message = format!("clock `{clock}` can pause forever: leads{leads} can stay in `{stage}`");
            let finding = ENDLESS_PAUSE.in_text(&outline.draft.source, at.span.clone(), message);
            findings.push(finding.with_help(format!("add a timeout to `{stage}`, or one with `never: true`")));
        }
    }
    Ok(())
}

/// The leads that can stay in a stage forever while a clock pauses there, unless the stage says so.
pub(super) fn endless(outline: &Outline<'_>, stage: StageId) -> Result<Region, TooMany> {
    if !outline.phases[stage].iter().any(|phases| phases.can_pause()) {
        return Ok(Region::NONE);
    }
    let never = outline.stages[stage].timeouts.iter().filter(|timeout| timeout.never);
    let meant = outline.union(never.map(|timeout| &*timeout.when))?;
    let limited = outline.space.or(outline.limited(stage)?, meant)?;
    outline.space.minus(outline.reach[stage], limited)
}
