use crate::diagnostic::{Finding, Thing, check};
use crate::rules::State;
use crate::rules::crossing::Crossing;
use crate::rules::landing::Landing;

check! {
/// Leads that a switch excludes.
///
/// Leads of the previous rule set can have facts that this rule set excludes. They can never switch to it. Allow the
/// combination, or map values of facts under `switch`.
///
/// ```diff yaml book
///   rules: tickets
///   facts: { urgent: { kind: boolean, default: false }, source: [phone, mail] }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: [{ when: { urgent: true }, after: 1d, to: solved }, { when: { urgent: false }, after: 30d, to: solved }]
///     closed: { outcomes: [solved] }
///   views: { calls: { source: phone } }
///   ---
///   rules: later
///   follows: tickets
///   switch: { clock: keep }
///   facts: { urgent: { kind: boolean, default: false }, source: [phone, mail] }
/// - excluded: [{ urgent: true, source: mail }]
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: [{ when: { urgent: true }, after: 1d, to: solved }, { when: { urgent: false }, after: 30d, to: solved }]
///     closed: { outcomes: [solved] }
///   views: { calls: { source: phone } }
/// ```
    SWITCH_EXCLUDED: Error in Switch, "switch-excluded"
}

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, after, source, .. } = crossing;
    if after.excluded().is_empty() {
        return;
    }
    // `switch-stranded` reports that there are too many cases.
    let Ok(landing) = Landing::new(crossing) else { return };
    let stages = before.stages().entries().map(|(number, stage)| (State::Open(number), Thing::Stage, &stage.id));
    let outcomes = crossing.leavable().map(|(number, it)| (State::Archived(number), Thing::Outcome, &it.id));
    for (state, kind, id) in stages.chain(outcomes) {
        let Ok(excluded) = landing.excluded(state) else { return };
        if !excluded.is_empty() {
            let message = format!(
                "leads in `{}` of rule set `{}` can have facts that `{}` excludes, and cannot switch",
                id,
                before.name(),
                after.name()
            );
            let finding = SWITCH_EXCLUDED.in_text(source, crossing.place.clone(), message);
            let help = "allow these facts, or map their values under `switch`, `facts`";
            findings.push(finding.with_help(help.to_owned()).about(kind, id));
        }
    }
}
