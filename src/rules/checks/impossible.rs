use crate::diagnostic::{Finding, check};
use crate::rules::draft::TestDraft;
use crate::rules::node::Name;
use crate::rules::outline::Outline;
use crate::rules::region::{Region, TooMany};

check! {
/// An action, a timeout or an alert can never happen.
///
/// It is for leads that never come to its stage; or the stage is left in the instant in which it is entered, by a
/// timeout of no time, before anybody could act or see anything.
///
/// ```diff yaml
///   rules: tickets
///   facts:
///     urgency: [low, high]
///   stages:
///     open:
///       actions:
///         close: { to: solved }
///         escalate: { when: { urgency: high }, to: escalated }
///       timeout: { after: 30d, to: solved }
///     escalated:
///       actions:
///         close: { to: solved }
/// -       defer: { when: { urgency: low }, to: open }
/// +       defer: { when: { urgency: high }, to: open }
///       timeout: { after: 2d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    IMPOSSIBLE: Error in Lifecycle, "impossible"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for (number, stage) in outline.stages.entries() {
        let reach = &outline.reach[number];
        // Nobody comes here, which is told of the stage as a whole.
        if reach.is_empty() {
            continue;
        }
        let staying = outline.staying(number, stage)?;
        let mut tell =
            |what: &str, name: Option<&Name>, at: &std::ops::Range<usize>, when: &[TestDraft], rest: &Region| {
                // What cannot be read may mean anything, and was told.
                if outline.is_readable(when) && rest.and(&outline.region(when))?.is_empty() {
                    let name = name.map_or_else(String::new, |name| format!(" `{}`", name.value));
                    let message = if rest.is_empty() {
                        format!("{what}{name} can never happen: leads leave `{}` at once", stage.name.value)
                    } else {
                        format!("{what}{name} can never happen: no such lead comes to `{}`", stage.name.value)
                    };
                    findings.push(IMPOSSIBLE.in_text(&outline.draft.source, at.clone(), message));
                }
                Ok(())
            };
        for action in &stage.actions {
            tell("the action", Some(&action.name), &action.name.span, &action.when, &staying)?;
        }
        for timeout in &stage.timeouts {
            tell("this timeout", None, &timeout.span, &timeout.when, reach)?;
        }
        for alert in &stage.alerts {
            let facts: Vec<TestDraft> =
                alert.when.iter().filter(|test| &*test.subject.value != "mark").cloned().collect();
            tell("the alert", Some(&alert.name), &alert.name.span, &facts, &staying)?;
        }
    }
    Ok(())
}
