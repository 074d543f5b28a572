use std::cell::OnceCell;

use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::Crossing;
use crate::rules::landing::Landing;
use crate::rules::logic::Doubt;
use crate::rules::region::TooMany;
use crate::rules::{ClockPolicy, Stage, StageId};

check! {
/// No deadline to keep.
///
/// `keep` and `remaining` keep the deadline of a lead. If the new stage has a timeout, but leads in the previous stage have
/// none, or only some of them have one, there is no deadline to keep. Use `restart` to give them the whole time from the
/// switch on, or `recompute` to count from when they entered the previous stage. `grace` is only for `recompute`, because
/// only then could a lead be due too soon.
///
/// ```diff yaml book
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///     closed: { outcomes: [solved] }
///   ---
///   rules: later
///   follows: tickets
/// - switch: { clock: keep }
/// + switch: { clock: restart }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    SWITCH_CLOCK: Error in Switch, "switch-clock"
}

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, after, draft, source, .. } = crossing;
    // Most switches do not need it.
    let landing = OnceCell::new();
    for (((number, stage), counterpart), given) in before.stages().entries().zip(&crossing.stages).zip(&crossing.given)
    {
        let Some(counterpart) = counterpart else { continue };
        let to = &after.stages()[counterpart.to];
        if let Some(grace) =
            given.and_then(|given| given.grace.as_ref()).filter(|_| counterpart.clock != ClockPolicy::Recompute)
        {
            let message = format!("`grace` has no effect with `{}`: it is for `recompute`", counterpart.clock.id());
            findings.push(
                SWITCH_CLOCK
                    .in_text(source, grace.span.clone(), message)
                    .with_help("remove `grace`, or use `clock: recompute`".to_owned())
                    .about(Thing::Stage, &stage.id),
            );
        }
        if counterpart.clock.keeps_due()
            && !stage.limited
            && !to.timeouts.is_empty()
            && !same_leads(landing.get_or_init(|| Landing::new(crossing)), number, stage, to)
        {
            let own = given.map(|given| given.clock.as_ref().map_or(&given.from.span, |clock| &clock.span));
            let span = own.or(draft.clock.as_ref().map(|clock| &clock.span)).cloned();
            let whom = if stage.timeouts.is_empty() { "leads" } else { "some leads" };
            let message = format!(
                "{whom} in `{}` have no deadline to keep in `{}`, which has a timeout (`{}`)",
                stage.id,
                to.id,
                counterpart.clock.id()
            );
            let help = "use `restart` or `recompute` for them".to_owned();
            let span = span.unwrap_or_else(|| crossing.place.clone());
            findings.push(SWITCH_CLOCK.in_text(source, span, message).with_help(help).about(Thing::Stage, &stage.id));
        }
    }
    let recomputes = crossing.stages.iter().flatten().any(|counterpart| counterpart.clock == ClockPolicy::Recompute);
    if let Some(grace) = draft.grace.as_ref().filter(|_| !recomputes) {
        let message = "`grace` has no effect: no stage has `recompute`".to_owned();
        let finding = SWITCH_CLOCK
            .in_text(source, grace.span.clone(), message)
            .with_help("remove it, or use `clock: recompute`".to_owned());
        findings.push(finding.about(Thing::RuleSet, after.name()));
    }
}

/// Whether every lead with a timeout in the new stage also had one in the previous stage; `false` if undecided.
fn same_leads(landing: &Result<Landing<'_, '_>, TooMany>, number: StageId, from: &Stage, to: &Stage) -> bool {
    let proven = || {
        let landing = landing.as_ref().map_err(|_| TooMany)?;
        let new = landing.space.and(landing.leads(number), landing.limited(to, Doubt::Holds)?)?;
        Ok::<_, TooMany>(landing.space.minus(new, landing.limited_before(from)?)?.is_empty())
    };
    proven().unwrap_or(false)
}
