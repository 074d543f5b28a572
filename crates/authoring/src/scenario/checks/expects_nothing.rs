use std::ops::Range;

use crate::scenario::draft::{ScenarioDraft, StepDraft};
use referee::check;
use referee::diagnostic::{Finding, Place, Source, Thing};
use referee::tooling::node::Value;

check! {
/// Missing expectation.
///
/// A scenario without `expect` can fail only if an event is refused. A step with neither an event nor an expectation
/// has no effect.
///
/// ```diff yaml scenario
///   rules: "2020"
///   scenarios:
///     first-days:
///       open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///       steps:
/// -       - { at: +1d }
/// +       - { at: +1d, expect: { state: received } }
/// ```
    EXPECTS_NOTHING: Warning in Scenarios, "expects-nothing"
}

pub(crate) fn check(source: &Source, draft: &ScenarioDraft, findings: &mut Vec<Finding>) {
    let nothing =
        |step: &StepDraft| step.expect.as_ref().is_none_or(|it| matches!(&it.value, Value::Map(all) if all.is_empty()));
    let empty = draft.steps.iter().all(nothing);
    if empty {
        // The expectation may be in a part that cannot be read.
        let start = |finding: &Finding| finding.place.as_ref().and_then(Place::span).map_or(0, |(_, span)| span.start);
        if findings.iter().any(|finding| draft.range.contains(&start(finding))) {
            return;
        }
    }
    let mut report = |span: &Range<usize>, message: String| {
        let finding = EXPECTS_NOTHING.in_text(source, span.clone(), message);
        findings.push(finding.about(Thing::Scenario, &draft.name.value));
    };
    if empty {
        return report(&draft.name.span, format!("scenario `{}` expects nothing", draft.name.value));
    }
    for step in draft.steps.iter().filter(|step| step.event.is_none() && step.expect.is_none()) {
        report(&step.at.span, "this step has neither an event nor an expectation".to_owned());
    }
}
