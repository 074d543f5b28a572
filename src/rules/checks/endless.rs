use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::TooMany;

check! {
/// Leads go round and round, and never reach the archive.
///
/// From a stage that leads come to, every way leads back to the same few stages. Each has a way out, but none of these
/// ways ever comes to an outcome, for all leads or for those with the facts that are named. One finding is told for
/// each such circle, at its first stage.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
/// -     actions: { close: { to: solved }, park: { to: parked } }
/// +     actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
/// -   parked:
/// -     actions: { wait: { to: waiting } }
/// -   waiting:
/// -     actions: { look: { to: parked } }
///     closed: { outcomes: [solved] }
/// ```
    ENDLESS: Error in Lifecycle, "endless"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    let graph = outline.ways()?;
    for circle in graph.circles(&graph.trapped(&outline.reach)?)? {
        let Some((first, others)) = circle.stages.split_first() else { continue };
        let first = outline.stages[*first];
        let between = match others.len() {
            0 => String::new(),
            1..=5 => format!(" and go round with {}", outline.listed(others, ", ")),
            more => {
                format!(" and go round with {} and {} others", outline.listed(others.iter().take(5), ", "), more - 5)
            }
        };
        let message = format!(
            "leads in `{}`{} never reach the archive{between}",
            first.name.value,
            outline.describe(&circle.leads)
        );
        findings.push(ENDLESS.in_text(&outline.draft.source, first.name.span.clone(), message));
    }
    Ok(())
}
