use std::ops::Range;

use crate::diagnostic::{Finding, check};
use crate::rules::condition_draft::TestDraft;
use crate::rules::draft::targets;
use crate::rules::outline::Outline;
use crate::rules::region::{Region, TooMany};

check! {
/// Overlapping timeouts, targets or calendars.
///
/// Two timeouts of a stage or a clock, two targets of an action, or two calendars hold for the same leads, so which one
/// applies would depend on declaration order. For each combination of facts, at most one of them may hold. A calendar
/// without `when` is for all other leads.
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
/// -       - { when: { urgency: [low, normal, high] }, after: 30d, to: solved }
/// +       - { when: { urgency: [low, normal] }, after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    OVERLAP: Error in Lifecycle, "overlap"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for stage in &outline.stages {
        let timeouts = stage.timeouts.iter().map(|timeout| (&timeout.span, &*timeout.when));
        let what = format!("this timeout of `{}` and an earlier one hold for the same leads", stage.name.value);
        let help = "use `when` so that each lead has one timeout in the stage";
        each(outline, timeouts, (&what, help), findings)?;
    }
    for all in outline.draft.acted().flat_map(|it| targets(it.actions)) {
        let Some(first) = all.first() else { continue };
        let targets = all.iter().filter_map(|action| Some((&action.target.as_ref()?.span, &*action.when)));
        let what = format!("this target of `{}` and an earlier one are for the same leads", first.name.value);
        each(outline, targets, (&what, "use `when` so that each lead has one target"), findings)?;
    }
    for clock in &outline.draft.clocks {
        let limits = clock.limits.iter().map(|limit| (&limit.span, &*limit.when));
        let what = format!("this timeout of `{}` and an earlier one hold for the same leads", clock.name.value);
        each(outline, limits, (&what, "use `when` so that the clock has one timeout for each lead"), findings)?;
    }
    let mut others = outline.draft.calendars.iter().filter(|choice| choice.when.is_empty());
    for second in others.by_ref().skip(1) {
        let message = "this calendar and an earlier one are for the same leads".to_owned();
        let finding = OVERLAP.in_text(&outline.draft.source, second.span.clone(), message);
        findings.push(finding.with_help("add `when`, or remove it".to_owned()));
    }
    let calendars = outline.draft.calendars.iter().filter(|choice| !choice.when.is_empty());
    let calendars = calendars.map(|choice| (&choice.span, &*choice.when));
    let help = "use `when` so that each lead has one calendar";
    each(outline, calendars, ("this calendar and an earlier one are for the same leads", help), findings)
}

/// Reports each part whose condition holds for leads of an earlier part.
fn each<'d>(
    outline: &Outline<'_>,
    parts: impl Iterator<Item = (&'d Range<usize>, &'d [TestDraft])>,
    (what, help): (&str, &str),
    findings: &mut Vec<Finding>,
) -> Result<(), TooMany> {
    let mut earlier = Region::NONE;
    // An unreadable condition was reported, and could mean anything.
    for (span, when) in parts.filter(|(_, when)| outline.is_readable(when)) {
        let region = outline.region(when)?;
        let both = outline.space.and(earlier, region)?;
        if !both.is_empty() {
            let message = format!("{what}{}", outline.describe(both));
            let finding = OVERLAP.in_text(&outline.draft.source, span.clone(), message);
            findings.push(finding.with_help(help.to_owned()));
        }
        outline.space.add(&mut earlier, region)?;
    }
    Ok(())
}
