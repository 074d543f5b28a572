use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;
use crate::rules::region::TooMany;

check! {
/// Stage without an exit.
///
/// The stage has no action with `to` and no timeout, for all leads or for leads with the given facts. Leads that reach it
/// can never leave. Only the archive may be final.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
/// -     actions: { close: { to: waiting } }
/// +     actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
/// -   waiting: {}
///     closed: { outcomes: [solved] }
/// ```
    DEAD_END: Error in Lifecycle, "dead-end"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for ((number, stage), exits) in outline.stages.entries().zip(&outline.exits) {
        let out = outline.space.union(exits.iter().filter(|exit| exit.certain).map(|exit| exit.when))?;
        let stuck = outline.space.minus(outline.reach[number], out)?;
        if !stuck.is_empty() {
            let message = format!("leads{} cannot leave `{}`", outline.describe(stuck), stage.name.value);
            let help = "add an action with `to`, or a timeout";
            let finding = DEAD_END.in_text(&outline.draft.source, stage.name.span.clone(), message);
            findings.push(finding.with_help(help.to_owned()));
        }
    }
    Ok(())
}
