use crate::diagnostic::{Finding, check};
use crate::rules::draft::{Acted, Draft};

check! {
/// Action without effect.
///
/// The action has no `to`, no fields, no notifications and no clocks. Its only effect would be a timeline entry. Often its `to` was
/// forgotten.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
/// -     actions: { close: { to: solved }, reject: {} }
/// +     actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    IDLE_ACTION: Warning in Lifecycle, "idle-action"
}

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    for Acted { what, name, actions } in draft.acted() {
        for action in actions {
            if action.to.is_none() && action.inputs.is_empty() && action.notify.is_empty() && action.clocks.is_empty() {
                let message = format!("action `{}` in {what} `{}` has no effect", action.name.value, name.value);
                let help = "add a target with `to`";
                let finding = IDLE_ACTION.in_text(&draft.source, action.name.span.clone(), message);
                findings.push(finding.with_help(help.to_owned()));
            }
        }
    }
}
