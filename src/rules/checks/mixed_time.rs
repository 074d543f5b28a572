use crate::diagnostic::{Finding, check};
use crate::rules::ClockEffect;
use crate::rules::draft::Draft;

check! {
/// Extension by another kind of time.
///
/// Business days, business hours and exact time cannot be added. A clock can only be extended by the kind of time that all
/// its timeouts count.
///
/// ```diff yaml working
///   rules: tickets
///   calendar: berlin
///   stages:
///     open:
///       actions:
///         close: { to: solved }
/// -       defer: { clocks: { answer: { extend: 8h } } }
/// +       defer: { clocks: { answer: { extend: 8bh } } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   clocks:
///     answer: { timeout: { after: 16bh } }
/// ```
    MIXED_TIME: Error in Lifecycle, "mixed-time"
}

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    let mut actions: Vec<_> = draft.open_stages().flat_map(|stage| &stage.actions).collect();
    // An action with several targets is there once for each.
    actions.dedup_by(|one, other| one.name.span == other.name.span);
    for change in actions.into_iter().flat_map(|action| &action.clocks) {
        let Some(effect) = &change.effect else { continue };
        let ClockEffect::Extend { by, .. } = effect.value else { continue };
        let clock = draft.clocks.iter().find(|clock| clock.name.value == change.clock.value);
        let limits = clock.into_iter().flat_map(|clock| &clock.limits);
        let other = limits.filter_map(|limit| limit.after.as_ref()).find(|after| after.value.kind() != by.kind());
        if let Some(other) = other {
            let (name, counts, adds) = (&change.clock.value, other.value.kind().what(), by.kind().what());
            let message = format!("clock `{name}` counts {counts} (`{}`), but is extended by {adds}", other.value);
            let help = format!("extend it by {counts}, or count {adds} in all its timeouts");
            findings.push(MIXED_TIME.in_text(&draft.source, effect.span.clone(), message).with_help(help));
        }
    }
}
