use std::collections::HashSet;

use crate::diagnostic::{Finding, Thing, check};
use crate::rules::FactId;
use crate::rules::crossing::Crossing;

check! {
/// What leads hold is kept aside.
///
/// A field, a fact or a mark of the rule set before has no like of its kind in this one. What leads hold in it is kept
/// aside: it is not shown, and is there again when they go back. Name its like under `switch` if it has one under another
/// name.
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
    let said: HashSet<&str> = draft.fields.iter().map(|(from, _)| &*from.value).collect();
    let fields = before.fields().iter().zip(&crossing.fields);
    let fields = fields.filter(|(field, like)| like.is_none() && !said.contains(&*field.id));
    let said: HashSet<&str> = draft.facts.iter().map(|fact| &*fact.from.value).collect();
    let taken: HashSet<FactId> = crossing.facts.iter().flatten().copied().collect();
    let facts = before.facts().entries();
    let facts = facts.filter(|(number, fact)| !taken.contains(number) && !said.contains(&*fact.id));
    let known = after.marks().index();
    let marks = before.marks().iter().filter(|mark| !known.contains_key(&***mark));
    let all = fields.map(|(field, _)| (Thing::Field, &field.id)).chain(facts.map(|(_, fact)| (Thing::Fact, &fact.id)));
    for (kind, id) in all.chain(marks.map(|mark| (Thing::Mark, mark))) {
        let (what, name) = (kind.word(), before.name());
        let message = format!("the {what} `{id}` of the rule set `{name}` has no like here, and is kept aside");
        findings.push(SWITCH_ASIDE.in_text(source, crossing.place.clone(), message).about(kind, id));
    }
}
