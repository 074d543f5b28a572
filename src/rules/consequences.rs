//! Leaves out findings that only follow from others, so that one mistake gives one finding.

use crate::diagnostic::{Finding, Place, Remedy};

use super::checks::idle_action::IDLE_ACTION;
use super::checks::no_time_limit::NO_TIME_LIMIT;
use super::checks::unknown_names::UNKNOWN_CLOCK;
use super::checks::wrong_name::WRONG_NAME;
use super::node::{Node, Value};

/// Leaves out the consequences among findings, of which the first `structural` are about the structure.
pub(super) fn leave_out(root: &Node, findings: &mut Vec<Finding>, structural: usize) {
    let structure = findings.get(..structural).unwrap_or_default();
    let unread = structure.iter().any(Finding::is_error);
    let misnamed = structure.iter().filter(|finding| finding.id == WRONG_NAME.id);
    let invalid: Vec<Remedy> =
        misnamed.filter_map(|finding| Some(Remedy::Use(finding.place.as_ref()?.underlined()?.into()))).collect();
    let lost_clock = findings.iter().any(|finding| finding.id == UNKNOWN_CLOCK.id);
    let start = |finding: &Finding| finding.place.as_ref().and_then(|place| Some(place.span()?.1.start));
    let broken: Vec<usize> = structure.iter().filter(|finding| finding.is_error()).filter_map(start).collect();
    findings.retain(|finding| {
        // A correct use of a name that is declared in an invalid form.
        let declared = finding.remedy.as_ref().is_some_and(|remedy| invalid.contains(remedy));
        // What could not be read may have limited the time.
        let limited = finding.id == NO_TIME_LIMIT.id && (unread || lost_clock);
        // What could not be read may have had an effect.
        let action = || start(finding).and_then(|start| Some(start..end(root, start)?));
        let effect = finding.id == IDLE_ACTION.id
            && action().is_some_and(|action| broken.iter().any(|start| action.contains(start)));
        !declared && !limited && !effect
    });
    once(findings);
}

/// The end of the entry whose key starts here.
fn end(node: &Node, key: usize) -> Option<usize> {
    match &node.value {
        Value::List(items) => items.iter().find_map(|item| end(item, key)),
        Value::Map(entries) => entries
            .iter()
            .find_map(|(name, value)| if name.span.start == key { Some(last(value)) } else { end(value, key) }),
        Value::Null | Value::Boolean(_) | Value::Text(_) => None,
    }
}

/// The end of the last part of a value.
fn last(node: &Node) -> usize {
    let parts = match &node.value {
        Value::List(items) => items.iter().map(last).max(),
        Value::Map(entries) => entries.iter().map(|(key, value)| key.span.end.max(last(value))).max(),
        Value::Null | Value::Boolean(_) | Value::Text(_) => None,
    };
    parts.unwrap_or(0).max(node.span.end)
}

/// Reports a name that is not declared once, with the lines of its other uses.
fn once(findings: &mut Vec<Finding>) {
    let mut kept: Vec<(Finding, Vec<u64>)> = Vec::with_capacity(findings.len());
    for finding in std::mem::take(findings) {
        let line = finding.place.as_ref().map(Place::line_number);
        let undeclared = finding.remedy == Some(Remedy::Declare);
        let first = kept.iter_mut().find(|(known, _)| undeclared && same(known, &finding));
        match (first, line) {
            (Some((_, lines)), Some(line)) => lines.push(line),
            _ => kept.push((finding, Vec::new())),
        }
    }
    findings.extend(kept.into_iter().map(|(mut finding, mut lines)| {
        lines.dedup();
        let listed: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let more = match listed.split_last() {
            None => return finding,
            Some((only, [])) => format!("line {only} uses it too"),
            Some((last, others)) => format!("lines {} and {last} use it too", others.join(", ")),
        };
        finding.help = finding.help.map(|help| format!("{help}; {more}"));
        finding
    }));
}

fn same(one: &Finding, other: &Finding) -> bool {
    (one.id, &one.subject, &one.message, &one.help) == (other.id, &other.subject, &other.message, &other.help)
}
