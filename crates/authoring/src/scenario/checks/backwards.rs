use crate::scenario::draft::{Moment, ScenarioDraft};
use referee::check;
use referee::diagnostic::{Finding, Source, Thing};

check! {
/// Time runs backwards.
///
/// A step is at an instant before that of the step before it. What holds is told at the instant of a step, and time does not
/// run back. An event that comes too late is refused, and may be there to show just that: it expects `out-of-order`.
///
/// ```diff yaml scenario
///   rules: "2020"
///   scenarios:
///     first-days:
///       open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///       steps:
/// +       - { at: +1d, expect: { state: received } }
///         - { at: +2d, expect: { state: received } }
/// -       - { at: +1d, expect: { state: received } }
/// ```
    BACKWARDS: Error in Scenarios, "backwards"
}

pub(crate) fn check(source: &Source, draft: &ScenarioDraft, findings: &mut Vec<Finding>) {
    // A time after nothing was told.
    if draft.steps.first().is_none_or(|step| matches!(step.at.value, Moment::After(_))) {
        return;
    }
    let first = draft.first();
    let mut latest = first;
    for step in &draft.steps {
        let at = step.at.value.instant(first);
        if at < latest && !step.expects_refusal() {
            let message = format!("this is before {latest}, the instant of a step before");
            let help = "an event that comes too late expects `refused: out-of-order`".to_owned();
            let finding = BACKWARDS.in_text(source, step.at.span.clone(), message).with_help(help);
            findings.push(finding.about(Thing::Scenario, &draft.name.value));
        }
        latest = latest.max(at);
    }
}
