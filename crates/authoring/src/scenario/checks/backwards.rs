use crate::scenario::draft::{Moment, ScenarioDraft};
use referee::check;
use referee::diagnostic::{Finding, Source, Thing};

check! {
/// Steps out of order.
///
/// The instant of a step is before that of the previous step. Expectations are evaluated at the instant of their step,
/// and time does not run backward. To test that a late event is refused, expect `out-of-order`.
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
    // There is no first instant to add durations to.
    if draft.steps.first().is_none_or(|step| matches!(step.at.value, Moment::After(_))) {
        return;
    }
    let first = draft.first();
    for steps in std::iter::once(&draft.steps).chain(draft.others.iter().map(|other| &other.steps)) {
        let mut latest = None;
        for step in steps {
            let at = step.at.value.instant(first);
            if let Some(latest) = latest.filter(|latest| at < *latest && !step.expects_refusal()) {
                let message = format!("this instant is before {latest}, the instant of an earlier step");
                let help = "move the step up, or expect `refused: out-of-order` for a late event".to_owned();
                let finding = BACKWARDS.in_text(source, step.at.span.clone(), message).with_help(help);
                findings.push(finding.about(Thing::Scenario, &draft.name.value));
            }
            latest = latest.max(Some(at));
        }
    }
}
