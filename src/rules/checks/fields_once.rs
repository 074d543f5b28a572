//! Fields that stand under more than one need of an action.

use crate::diagnostic::Finding;
use crate::rules::draft::{ActionDraft, Draft};

use super::duplicate::DUPLICATE;

/// Fields that an action takes twice.
pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    for action in draft.stages.iter().flat_map(|stage| &stage.actions) {
        for name in twice(action) {
            let message = format!("`{}` is listed twice for `{}`", name.value, action.name.value);
            findings.push(DUPLICATE.in_text(&draft.source, name.span.clone(), message));
        }
    }
}

fn twice(action: &ActionDraft) -> impl Iterator<Item = &crate::rules::node::Name> {
    let inputs = action.inputs.iter().enumerate();
    let twice = inputs.filter(|(number, (name, _))| {
        action.inputs.iter().take(*number).any(|(earlier, _)| earlier.value == name.value)
    });
    twice.map(|(_, (name, _))| name)
}
