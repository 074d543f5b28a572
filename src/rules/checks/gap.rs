use crate::diagnostic::{Finding, check};
use crate::rules::draft::targets as targets_of;
use crate::rules::outline::Outline;
use crate::rules::region::TooMany;

check! {
/// Leads without a timeout, a target or a calendar.
///
/// If the timeouts of a stage or a clock depend on facts, every combination of facts needs one; so do the targets of an
/// action, and calendars. For leads that need no timeout, add an entry with `never: true`.
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
/// -       - { when: { urgency: low }, after: 30d, to: solved }
/// +       - { when: { urgency: [low, normal] }, after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    GAP: Error in Lifecycle, "gap"
}

const HELP: &str = "add a timeout for them, or an entry with `never: true`";

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for (number, stage) in outline.stages.entries() {
        let Some(first) = stage.timeouts.first() else { continue };
        let all = outline.union(stage.timeouts.iter().map(|timeout| &*timeout.when))?;
        let left = outline.space.minus(outline.reach[number], all)?;
        if !left.is_empty() {
            let message = format!("stage `{}` has no timeout for leads{}", stage.name.value, outline.describe(left));
            let finding = GAP.in_text(&outline.draft.source, first.span.clone(), message);
            findings.push(finding.with_help(HELP.to_owned()));
        }
    }
    for clock in &outline.draft.clocks {
        let Some(first) = clock.limits.first() else { continue };
        let all = outline.union(clock.limits.iter().map(|limit| &*limit.when))?;
        let left = outline.space.minus(outline.anywhere()?, all)?;
        if !left.is_empty() {
            let leads = outline.describe(left);
            let message = format!("clock `{}` has no timeout for leads{leads}", clock.name.value);
            let finding = GAP.in_text(&outline.draft.source, first.span.clone(), message);
            findings.push(finding.with_help(HELP.to_owned()));
        }
    }
    if let Some(first) = outline.draft.calendars.first() {
        let all = outline.space.union(outline.calendars()?)?;
        let left = outline.space.minus(outline.anywhere()?, all)?;
        if !left.is_empty() {
            let message = format!("no calendar is for leads{}", outline.describe(left));
            let finding = GAP.in_text(&outline.draft.source, first.span.clone(), message);
            findings
                .push(finding.with_help("add a calendar for them, or one without `when` for all others".to_owned()));
        }
    }
    targets(outline, findings)
}

/// Actions with several targets, of which none is for some leads.
fn targets(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    let stages = outline.stages.entries().map(|(number, stage)| Ok((outline.staying(number)?, &stage.actions)));
    let outcomes = outline.outcomes.iter().zip(&outline.ended).map(|(it, ended)| Ok((*ended, &it.actions)));
    for here in stages.chain(outcomes) {
        let (staying, actions) = here?;
        for all in targets_of(actions) {
            let Some((action, target)) = all.first().and_then(|it| Some((it, it.target.as_ref()?))) else { continue };
            let some = outline.union(all.iter().map(|it| &*it.when))?;
            let left = outline.space.minus(outline.space.and(staying, outline.region(&target.value)?)?, some)?;
            if !left.is_empty() {
                let name = &action.name.value;
                let message = format!("the action `{name}` has no target for leads{}", outline.describe(left));
                let finding = GAP.in_text(&outline.draft.source, action.name.span.clone(), message);
                findings.push(finding.with_help("add a target for them".to_owned()));
            }
        }
    }
    Ok(())
}
