use std::cell::OnceCell;

use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::Crossing;
use crate::rules::landing::{Doubt, Landing};
use crate::rules::region::TooMany;
use crate::rules::{ClockPolicy, Stage, StageId};

check! {
/// There is no clock to keep.
///
/// `keep` and `remaining` take over when a lead was due. Where leads of the stage before have no time limit, or not all
/// of them, and the stage that they come to has one, nobody could say when they are due: `restart` gives them the whole
/// time from the switch on, `recompute` from when they entered the stage before. And only with `recompute` could a lead
/// be due too soon, so that `grace` is for that alone.
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
    // Most have no need of it.
    let landing = OnceCell::new();
    for (((number, stage), like), said) in before.stages().entries().zip(&crossing.stages).zip(&crossing.said) {
        let Some(like) = like else { continue };
        let to = &after.stages()[like.to];
        if let Some(grace) = said.and_then(|said| said.grace.as_ref()).filter(|_| like.clock != ClockPolicy::Recompute)
        {
            let message =
                format!("with `{}`, no lead is due sooner than before: `grace` is for `recompute`", like.clock.id());
            findings.push(SWITCH_CLOCK.in_text(source, grace.span.clone(), message).about(Thing::Stage, &stage.id));
        }
        if like.clock.keeps_due()
            && !stage.limited
            && !to.timeouts.is_empty()
            && !same_leads(landing.get_or_init(|| Landing::new(crossing)), number, stage, to)
        {
            let own = said.map(|said| said.clock.as_ref().map_or(&said.from.span, |clock| &clock.span));
            let span = own.or(draft.clock.as_ref().map(|clock| &clock.span)).cloned();
            let whom = if stage.timeouts.is_empty() { "leads" } else { "some leads" };
            let message = format!(
                "{whom} in `{}` have no time limit to take over to `{}`, which has one (`{}`)",
                stage.id,
                to.id,
                like.clock.id()
            );
            let help = "take `restart` or `recompute` for them".to_owned();
            let span = span.unwrap_or_else(|| crossing.place.clone());
            findings.push(SWITCH_CLOCK.in_text(source, span, message).with_help(help).about(Thing::Stage, &stage.id));
        }
    }
    let recomputes = crossing.stages.iter().flatten().any(|like| like.clock == ClockPolicy::Recompute);
    if let Some(grace) = draft.grace.as_ref().filter(|_| !recomputes) {
        let message = "no stage has `recompute`, which `grace` is for".to_owned();
        let finding = SWITCH_CLOCK.in_text(source, grace.span.clone(), message);
        findings.push(finding.about(Thing::RuleSet, after.name()));
    }
}

/// Whether every lead that has a time limit in the stage that it comes to had one where it comes from. Where that cannot
/// be said, it is not so.
fn same_leads(landing: &Result<Landing<'_, '_>, TooMany>, number: StageId, from: &Stage, to: &Stage) -> bool {
    let proven = || {
        let landing = landing.as_ref().map_err(|_| TooMany)?;
        let new = landing.leads(number).and(&landing.limited(to, Doubt::Holds)?)?;
        Ok::<_, TooMany>(new.minus(&landing.limited_before(from)?, &landing.sizes)?.is_empty())
    };
    proven().unwrap_or(false)
}
