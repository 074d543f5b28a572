use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::TooMany;

check! {
/// Timeouts lead in a circle that takes no time.
///
/// A timeout of `0m` is a stage that leads only pass through. Where such stages lead to each other in a circle, a lead
/// would go round for ever in one instant, and nobody could say where it stands.
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
    for circle in graph.circles(&graph.trapped(&outline.reach)?)? {
        let Some(first) = circle.stages.first().map(|first| outline.stages[*first]) else { continue };
        let message = format!(
            "leads{} go round in no time: {}",
            outline.describe(&circle.leads),
            outline.listed(circle.stages.iter().chain(circle.stages.first()), " → ")
        );
        findings.push(INSTANT_CIRCLE.in_text(&outline.draft.source, first.name.span.clone(), message));
    }
    Ok(())
}
