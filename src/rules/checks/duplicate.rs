use crate::diagnostic::{Finding, Source, check};
use crate::rules::draft::{ActionDraft, Draft};
use crate::rules::node::{Name, Node};

check! {
/// Something is there twice.
///
/// A key stands twice in one mapping, a name twice in one list, a field twice in one action, or two files hold rule
/// sets of one name. Only one of the two could count, and a reader would not know which.
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
    DUPLICATE.in_text(source, key.span.clone(), format!("the key `{name}` is there twice"))
}

pub(crate) fn listed(source: &Source, item: &Node, name: &str) -> Finding {
    let name: String = name.chars().take(64).collect();
    DUPLICATE.in_text(source, item.span.clone(), format!("`{name}` is listed twice"))
}

/// Fields that an action takes twice.
pub(crate) fn fields(draft: &Draft, findings: &mut Vec<Finding>) {
    for action in draft.stages.iter().flat_map(|stage| &stage.actions) {
        for name in twice(action) {
            let message = format!("`{}` is listed twice for `{}`", name.value, action.name.value);
            findings.push(DUPLICATE.in_text(&draft.source, name.span.clone(), message));
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
