use crate::diagnostic::{Finding, check};
use crate::rules::crossing::Crossing;
use crate::rules::node::key;

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
    let Crossing { before, after, switch, source, .. } = crossing;
    let fields = before.fields().iter().zip(&crossing.fields).filter(|(field, like)| {
        // What is said of it and cannot be was told.
        like.is_none() && switch.fields.iter().all(|(from, _)| *from != field.id)
    });
    let facts = before.facts().entries().filter(|(number, fact)| {
        crossing.facts.iter().all(|from| *from != Some(*number)) && switch.facts.iter().all(|said| said.from != fact.id)
    });
    let marks = before.marks().iter().filter(|mark| after.marks().find(mark).is_none());
    let all = fields.map(|(field, _)| ("field", &field.id)).chain(facts.map(|(_, fact)| ("fact", &fact.id)));
    for (what, id) in all.chain(marks.map(|mark| ("mark", mark))) {
        let message =
            format!("the {what} `{id}` of the rule set `{}` has no like here, and is kept aside", before.name());
        findings.push(SWITCH_ASIDE.in_text(source, key(source, "switch"), message));
    }
}
