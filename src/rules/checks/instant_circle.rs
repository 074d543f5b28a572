use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::TooMany;

check! {
/// Cycle of instant timeouts.
///
/// With a timeout of `0m`, leads leave the stage at once. If such stages form a cycle, a lead would loop forever without
/// staying in any stage.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: sorting }
///     sorting:
///       timeout: { after: 0m, to: filing }
///     filing:
/// -     timeout: { after: 0m, to: sorting }
/// +     timeout: { after: 0m, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    INSTANT_CIRCLE: Error in Lifecycle, "instant-circle"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    let graph = outline.instant()?;
    for cycle in graph.cycles(&graph.trapped(&outline.reach)?)? {
        let Some(first) = cycle.stages.first().map(|first| outline.stages[*first]) else { continue };
        let message = format!(
            "leads{} loop forever in one instant: {}",
            outline.describe(cycle.leads),
            outline.listed(cycle.stages.iter().chain(cycle.stages.first()), " → ")
        );
        findings.push(
            INSTANT_CIRCLE
                .in_text(&outline.draft.source, first.name.span.clone(), message)
                .with_help("give one of the timeouts a length, or another target".to_owned()),
        );
    }
    Ok(())
}
