use std::collections::HashSet;

use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::Crossing;
use crate::rules::node::Name;

check! {
/// Two items with the same counterpart.
///
/// Two fields, facts or clocks cannot become one, because the values of one would be lost. Values without a counterpart are
/// stored.
///
/// ```diff yaml book
///   rules: tickets
///   fields: { first: text, second: text }
///   stages:
///     open:
///       actions: { close: { to: solved, allow: [first, second] } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   ---
///   rules: later
///   follows: tickets
/// - switch: { fields: { first: answer, second: answer } }
/// + switch: { fields: { second: answer } }
///   fields: { answer: text }
///   stages:
///     open:
///       actions: { close: { to: solved, allow: answer } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    SWITCH_TWICE: Error in Switch, "switch-twice"
}

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let fields: Vec<&Name> = crossing.draft.fields.iter().map(|(_, to)| to).collect();
    let facts: Vec<&Name> = crossing.draft.facts.iter().map(|fact| &fact.to).collect();
    let clocks: Vec<&Name> = crossing.draft.clocks.iter().map(|(_, to)| to).collect();
    for (names, kind) in [(fields, Thing::Field), (facts, Thing::Fact), (clocks, Thing::Clock)] {
        let mut known = HashSet::new();
        for name in names {
            if !known.insert(&name.value) {
                let message =
                    format!("two {}s of the previous rule set have the counterpart `{}`", kind.word(), name.value);
                let finding = SWITCH_TWICE
                    .in_text(crossing.source, name.span.clone(), message)
                    .with_help("give one of them another counterpart".to_owned());
                findings.push(finding.about(kind, &name.value));
            }
        }
    }
}
