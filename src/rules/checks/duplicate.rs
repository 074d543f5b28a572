use crate::diagnostic::{Finding, Source, check};
use crate::rules::draft::{ActionDraft, Draft};
use crate::rules::node::{At, Name, Node};

check! {
/// Duplicate key or name.
///
/// A mapping has a key twice, a list has a name twice, an action has a field twice, or two files declare rule sets of the
/// same name. Only one of them could take effect.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
/// -     timeout: { after: 60d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    DUPLICATE: Error in Structure, "duplicate"
}

pub(crate) fn key(source: &Source, key: &Node, name: &str) -> Finding {
    let name: String = name.chars().take(64).collect();
    let finding = DUPLICATE.in_text(source, key.span.clone(), format!("duplicate key `{name}`"));
    finding.with_help("rename one of them, or write all under one".to_owned())
}

pub(crate) fn listed(source: &Source, item: &Node, name: &str) -> Finding {
    let name: String = name.chars().take(64).collect();
    let finding = DUPLICATE.in_text(source, item.span.clone(), format!("`{name}` is listed twice"));
    finding.with_help("remove one of them".to_owned())
}

/// Reports a calendar with the name of another.
pub(in crate::rules) fn calendar(source: &Source, name: &str) -> Finding {
    DUPLICATE.in_text(source, 0..0, format!("duplicate calendar `{name}`"))
}

/// Reports a day that a calendar lists twice.
pub(in crate::rules) fn day(source: &Source, date: &At<chrono::NaiveDate>) -> Finding {
    let finding = DUPLICATE.in_text(source, date.span.clone(), format!("`{}` is listed twice", date.value));
    finding.with_help("remove one of them".to_owned())
}

/// Reports calendars that a rule set names twice.
pub(in crate::rules) fn calendars(draft: &Draft, findings: &mut Vec<Finding>) {
    for (place, choice) in draft.calendars.iter().enumerate() {
        let name = &choice.name.value;
        if !name.is_empty() && draft.calendars.iter().take(place).any(|known| known.name.value == *name) {
            let finding =
                DUPLICATE.in_text(&draft.source, choice.name.span.clone(), format!("`{name}` is listed twice"));
            findings.push(finding.with_help("combine the conditions with `any`".to_owned()));
        }
    }
}

/// Reports fields that an action lists twice.
pub(crate) fn fields(draft: &Draft, findings: &mut Vec<Finding>) {
    for action in draft.actions() {
        for name in twice(action) {
            let message = format!("`{}` is listed twice for `{}`", name.value, action.name.value);
            let finding = DUPLICATE.in_text(&draft.source, name.span.clone(), message);
            findings.push(finding.with_help("remove one of them".to_owned()));
        }
    }
}

fn twice(action: &ActionDraft) -> impl Iterator<Item = &Name> {
    let inputs = action.inputs.iter().enumerate();
    let twice = inputs.filter(|(number, (name, _))| {
        action.inputs.iter().take(*number).any(|(earlier, _)| earlier.value == name.value)
    });
    twice.map(|(_, (name, _))| name)
}
