use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::Crossing;
use crate::rules::landing::Landing;
use crate::rules::logic::Doubt;

check! {
/// Leads stranded by a switch.
///
/// The exits and timeouts of a stage may hold for some leads only, and leads that switch to it may differ from leads that
/// reach it under its own rules. Each of them needs an exit, and a timeout if every other lead in the stage has one.
///
/// ```diff yaml book
///   rules: tickets
///   facts: { urgency: [low, high] }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   views: { urgent: { urgency: high } }
///   ---
///   rules: later
///   follows: tickets
///   switch: { clock: restart, stages: { open: escalated } }
///   facts: { urgency: [low, high] }
///   stages:
///     new:
///       actions: { escalate: { to: escalated, when: { urgency: high } }, close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     escalated:
/// -     actions: { close: { to: solved, when: { urgency: high } } }
/// +     actions: { close: { to: solved } }
///     closed: { outcomes: [solved] }
/// ```
    SWITCH_STRANDED: Error in Switch, "switch-stranded"
}

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, after, source, .. } = crossing;
    let landing = Landing::new(crossing);
    for (((number, stage), counterpart), given) in before.stages().entries().zip(&crossing.stages).zip(&crossing.given)
    {
        let Some(counterpart) = counterpart else { continue };
        let to = &after.stages()[counterpart.to];
        let proven = landing.as_ref().map_err(|_| ()).and_then(|landing| {
            let leads = landing.leads(number);
            let rest = |there| landing.space.minus(leads, there).map_err(|_| ());
            let stranded = rest(landing.leaving(to).map_err(|_| ())?)?;
            let unlimited = rest(landing.limited(to, Doubt::Fails).map_err(|_| ())?)?;
            Ok((!stranded.is_empty(), to.limited && !unlimited.is_empty()))
        });
        let what = match proven {
            Ok((false, false)) => continue,
            Ok((true, _)) => "some of them have no exit from it",
            Ok((_, true)) => "some of them have no timeout there, which every lead of this rule set has",
            Err(()) => "there are too many cases to prove that none of them is stranded",
        };
        let span = given.map_or_else(|| crossing.place.clone(), |given| given.to.span.clone());
        let message =
            format!("leads in `{}` of rule set `{}` switch to `{}`, but {what}", stage.id, before.name(), to.id);
        findings.push(
            SWITCH_STRANDED
                .in_text(source, span, message)
                .with_help("choose another counterpart for them".to_owned())
                .about(Thing::Stage, &stage.id),
        );
    }
}
