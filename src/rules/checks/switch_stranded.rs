use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::Crossing;
use crate::rules::landing::{Doubt, Landing};

check! {
/// Leads come over to a stage that has nothing for them.
///
/// What leads out of a stage, and its time limits, may be for some leads only. Those that come over may be others than
/// those that the rules themselves bring there: none of them may be left without a way out, nor without the time limit
/// that every lead of the stage has.
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
    for (((number, stage), like), said) in before.stages().entries().zip(&crossing.stages).zip(&crossing.said) {
        let Some(like) = like else { continue };
        let to = &after.stages()[like.to];
        let proven = landing.as_ref().map_err(|_| ()).and_then(|landing| {
            let leads = landing.leads(number);
            let rest = |there| leads.minus(&there, &landing.sizes).map_err(|_| ());
            let stranded = rest(landing.leaving(to).map_err(|_| ())?)?;
            let unlimited = rest(landing.limited(to, Doubt::Fails).map_err(|_| ())?)?;
            Ok((!stranded.is_empty(), to.limited && !unlimited.is_empty()))
        });
        let what = match proven {
            Ok((false, false)) => continue,
            Ok((true, _)) => "nothing leads some of them out of it",
            Ok((_, true)) => "some of them would have no time limit there, which every lead of this rule set has",
            Err(()) => "there are too many cases to prove that none of them is left behind",
        };
        let span = said.map_or_else(|| crossing.place.clone(), |said| said.to.span.clone());
        let message =
            format!("leads in `{}` of the rule set `{}` come to `{}`, and {what}", stage.id, before.name(), to.id);
        findings.push(SWITCH_STRANDED.in_text(source, span, message).about(Thing::Stage, &stage.id));
    }
}
