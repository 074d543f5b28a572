use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::TooMany;

check! {
/// Cycle without a way to the archive.
///
/// Each of these stages has an exit, but no exit ever leads to an outcome, for all leads or for leads with the given
/// facts. Each cycle is reported once, at its first stage.
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
    for cycle in graph.cycles(&graph.trapped(&outline.reach)?)? {
        let Some((first, others)) = cycle.stages.split_first() else { continue };
        let first = outline.stages[*first];
        let between = match others.len() {
            0 => String::new(),
            1..=5 => format!(", but cycle with {}", outline.listed(others, ", ")),
            more => {
                format!(", but cycle with {} and {} others", outline.listed(others.iter().take(5), ", "), more - 5)
            }
        };
        let message = format!(
            "leads in `{}`{} never reach the archive{between}",
            first.name.value,
            outline.describe(cycle.leads)
        );
        findings.push(
            ENDLESS
                .in_text(&outline.draft.source, first.name.span.clone(), message)
                .with_help("add an action or a timeout that leads to an outcome".to_owned()),
        );
    }
    Ok(())
}
