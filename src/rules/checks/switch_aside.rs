use std::collections::HashSet;

use crate::diagnostic::{Finding, Thing, check};
use crate::rules::FactId;
use crate::rules::crossing::Crossing;

check! {
/// Stored value without a counterpart.
///
/// A field, a fact or a mark of the previous rule set has no counterpart of its kind in this one. Its values are stored
/// and not shown, and are restored if the lead switches back. If it has another name in this rule set, map it under
/// `switch`.
///
/// ```diff yaml book
///   rules: tickets
///   fields: { answer: text }
///   stages:
///     open:
///       actions: { close: { to: solved, require: answer } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   ---
///   rules: later
///   follows: tickets
/// - switch: { clock: keep }
/// + switch: { fields: { answer: reply } }
///   fields: { reply: text }
///   stages:
///     open:
///       actions: { close: { to: solved, require: reply } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    SWITCH_ASIDE: Note in Switch, "switch-aside"
}

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, after, draft, source, .. } = crossing;
    // Impossible counterparts are reported by other checks.
    let given: HashSet<&str> = draft.fields.iter().map(|(from, _)| &*from.value).collect();
    let fields = before.fields().iter().zip(&crossing.fields);
    let fields = fields.filter(|(field, counterpart)| counterpart.is_none() && !given.contains(&*field.id));
    let given: HashSet<&str> = draft.facts.iter().map(|fact| &*fact.from.value).collect();
    let taken: HashSet<FactId> = crossing.facts.iter().flatten().copied().collect();
    let facts = before.facts().entries();
    let facts = facts.filter(|(number, fact)| !taken.contains(number) && !given.contains(&*fact.id));
    let known = after.marks().index();
    let marks = before.marks().iter().filter(|mark| !known.contains_key(&***mark));
    let all = fields.map(|(field, _)| (Thing::Field, &field.id)).chain(facts.map(|(_, fact)| (Thing::Fact, &fact.id)));
    for (kind, id) in all.chain(marks.map(|mark| (Thing::Mark, mark))) {
        let (what, name) = (kind.word(), before.name());
        let message = format!("the {what} `{id}` of rule set `{name}` has no counterpart here and is stored");
        findings.push(
            SWITCH_ASIDE
                .in_text(source, crossing.place.clone(), message)
                .with_help("map it under `switch` if it has a counterpart".to_owned())
                .about(kind, id),
        );
    }
}
