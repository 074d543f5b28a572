use std::ops::Range;

use crate::diagnostic::{Finding, check};
use crate::rules::draft::{ActionDraft, OutcomeDraft, StageDraft};
use crate::rules::id::StageId;
use crate::rules::node::Name;
use crate::rules::outline::Outline;
use crate::rules::phases::Phases;
use crate::rules::region::TooMany;
use crate::rules::{ClockEffect, State};

check! {
/// Clock without effect.
///
/// Nothing starts the clock; it pauses, is stopped or is extended in a stage where it never runs; or a duration of it is
/// `0m`.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   clocks:
/// -   answer: { starts: [], timeout: { after: 2d } }
/// +   answer: { starts: opened, timeout: { after: 2d } }
/// ```
    IDLE_CLOCK: Error in Lifecycle, "idle-clock"
}

#[expect(clippy::unnecessary_wraps, reason = "the same as the other checks")]
pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    let draft = outline.draft;
    let mut report = |span: &Range<usize>, message: String, help: &str| {
        findings.push(IDLE_CLOCK.in_text(&draft.source, span.clone(), message).with_help(help.to_owned()));
    };
    for (place, clock) in draft.clocks.iter().enumerate() {
        let name = &clock.name;
        for after in clock.limits.iter().filter_map(|limit| limit.after.as_ref()) {
            if after.value.is_zero() {
                report(&after.span, format!("clock `{}` is over when it starts", name.value), "use a longer duration");
            }
        }
        let phases = |stage: StageId| outline.phases[stage].as_slice().get(place).copied().unwrap_or_default();
        if !outline.stages.ids().any(|stage| phases(stage).can_be_active()) {
            let first = outline.stages.first().map(|first| &*first.name.value);
            let stopped = clock.stops.iter().find(|stop| clock.opened && Some(&*stop.value) == first);
            if let Some(stop) = stopped {
                let message = format!("clock `{}` stops as soon as it starts, in `{}`", name.value, stop.value);
                report(&stop.span, message, "remove the stage");
            } else {
                let message = format!("clock `{}` never starts", name.value);
                report(&name.span, message, "add `starts`, or an action that starts it");
            }
            continue;
        }
        for stage in &clock.pauses {
            let stopped = clock.stops.iter().any(|stop| stop.value == stage.value);
            if stopped || known(outline, stage).is_some_and(|stage| !phases(stage).can_pause()) {
                let why = if stopped { "it stops there" } else { "it never runs there" };
                let message = format!("clock `{}` does not pause in `{}`: {why}", name.value, stage.value);
                report(&stage.span, message, "remove the stage");
            }
        }
        for stage in clock.starts.iter().filter(|start| clock.stops.iter().any(|stop| stop.value == start.value)) {
            let message = format!("clock `{}` does not start in `{}`: it stops there", name.value, stage.value);
            report(&stage.span, message, "remove the stage");
        }
    }
    for (number, stage) in outline.stages.entries() {
        changes(outline, number, stage, &mut report);
    }
    for outcome in &outline.outcomes {
        returns(outline, outcome, &mut report);
    }
    Ok(())
}

/// Reports changes of clocks that are never possible in a stage.
fn changes(
    outline: &Outline<'_>,
    number: StageId,
    stage: &StageDraft,
    report: &mut impl FnMut(&Range<usize>, String, &str),
) {
    // An action with several targets is there once for each.
    let mut actions: Vec<_> = stage.actions.iter().collect();
    actions.dedup_by(|one, other| one.name.span == other.name.span);
    for change in actions.into_iter().flat_map(|action| &action.clocks) {
        let Some(effect) = &change.effect else { continue };
        if let ClockEffect::Extend { by, .. } = effect.value
            && by.is_zero()
        {
            report(&effect.span, "an extension by nothing has no effect".to_owned(), "use a longer duration");
        }
        let clock = outline.names.clocks.get(&change.clock.value);
        let active = clock.is_none_or(|clock| outline.phases[number][clock].can_be_active());
        // `unreachable-stage` reports the whole stage.
        let reached = outline.phases[number].iter().any(|phases| *phases != Phases::default());
        if reached && !active && effect.value != ClockEffect::Start {
            let message = format!("clock `{}` never runs in `{}`", change.clock.value, stage.name.value);
            report(&change.clock.span, message, "remove it from the action");
        }
    }
}

/// Changes of clocks on the way out of the archive, where no clock runs.
fn returns(outline: &Outline<'_>, outcome: &OutcomeDraft, report: &mut impl FnMut(&Range<usize>, String, &str)) {
    let opens = |action: &ActionDraft| {
        let state = action.to.as_ref().and_then(|to| outline.names.states.likely(&to.value));
        // An unknown target was reported.
        matches!(state, Some(State::Open(_))) || (action.to.is_some() && state.is_none())
    };
    // An action with several targets is there once for each.
    for all in outcome.actions.chunk_by(|one, other| one.name.span == other.name.span) {
        let Some(action) = all.first() else { continue };
        for change in &action.clocks {
            let Some(effect) = &change.effect else { continue };
            let (clock, outcome) = (&change.clock.value, &outcome.name.value);
            if effect.value != ClockEffect::Start {
                let message = format!("clock `{clock}` never runs in `{outcome}`: it is an outcome");
                report(&change.clock.span, message, "remove it from the action");
            } else if !all.iter().any(opens) {
                let message = format!("clock `{clock}` does not start: the lead stays in the archive");
                report(&change.clock.span, message, "remove it from the action, or let the action lead to a stage");
            }
        }
    }
}

/// The number of a stage that leads reach.
fn known(outline: &Outline<'_>, name: &Name) -> Option<StageId> {
    let stage = outline.names.states.get(&name.value)?.open().ok()?;
    (!outline.reach[stage].is_empty()).then_some(stage)
}
