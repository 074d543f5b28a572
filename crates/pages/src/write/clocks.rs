//! Writes the section of the clocks, and what actions do to them.

use referee::rules::{Clock, ClockChange, ClockEffect, StageId};

use super::scribe::Scribe;
use super::sections::{otherwise_never, timeout};

pub(super) fn clocks(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    if rules.clocks().is_empty() {
        return;
    }
    scribe.titled_section("clocks", "diff-section-clocks");
    for clock in rules.clocks() {
        let label = scribe.text(&format!("clock-{}", clock.id));
        scribe.heading(3, &[Some(&format!("clock-{}", clock.id))], &label);
        let sentences = phases(scribe, clock);
        scribe.paragraph(&sentences);
        for limit in &clock.limits {
            timeout(scribe, "page-clock-time", limit);
        }
        otherwise_never(scribe, clock.limited);
    }
}

/// The sentences about where a clock starts, pauses and ends.
fn phases(scribe: &Scribe<'_>, clock: &Clock) -> Vec<String> {
    let listed = |sentence: &str, stages: &[StageId]| {
        let name =
            |stage: &StageId| format!("**{}**", scribe.text(&format!("stage-{}", scribe.rules.stages()[*stage].id)));
        let names: Vec<String> = stages.iter().map(name).collect();
        (!names.is_empty()).then(|| scribe.say(sentence, &[("stages", &names.join(scribe.comma()))]))
    };
    let opened = clock.opened.then(|| scribe.say("page-clock-opened", &[]));
    let never = !clock.opened && clock.starts.is_empty();
    let actions = never.then(|| scribe.say("page-clock-actions", &[]));
    let stages = [
        listed("page-clock-starts", &clock.starts),
        listed("page-clock-pauses", &clock.pauses),
        listed("page-clock-stops", &clock.stops),
    ];
    opened.into_iter().chain(actions).chain(stages.into_iter().flatten()).collect()
}

/// The sentences about what an action does to clocks.
pub(super) fn effects(scribe: &Scribe<'_>, changes: &[ClockChange]) -> Vec<String> {
    let mut sentences = Vec::new();
    for change in changes {
        let clock = format!("**{}**", scribe.text(&format!("clock-{}", scribe.rules.clocks()[change.clock].id)));
        let named = |id: &str| scribe.say(id, &[("clock", &clock)]);
        match change.effect {
            ClockEffect::Start => sentences.push(named("page-clock-start")),
            ClockEffect::Stop => sentences.push(named("page-clock-stop")),
            ClockEffect::Extend { by, times } => {
                sentences.push(scribe.say_time("page-clock-extend", by, &[("clock", &clock)]));
                let times = times.map(|times| scribe.say("page-clock-times", &[("times", &times.to_string())]));
                sentences.extend(times);
            }
        }
    }
    sentences
}
