use std::collections::BTreeSet;

use fluent_syntax::ast::Entry;

use crate::diagnostic::{Finding, check, did_you_mean};
use crate::locale::contract::Need;
use crate::locale::messages::{MOST_FINDINGS, MessageFile, collect};
use crate::locale::patterns::{range, references};

check! {
/// Nothing needs a message.
///
/// No rule set needs the message or the attribute, and no other message refers to it. That is what a mistyped id looks
/// like.
///
/// Wrong:
/// ```ftl
/// outcome-solved = Solved
///     .summary = Solved on { DATE($since) }.
///     .sumary = Solved.
/// ```
/// Right:
/// ```ftl
/// outcome-solved = Solved
///     .summary = Solved on { DATE($since) }.
/// ```
    UNNEEDED: Warning in Words, "message-unneeded"
}

/// Messages and attributes of a file that no rule set needs and no other message refers to: what a mistyped id
/// looks like.
pub(crate) fn check(files: &[MessageFile], needs: &[Need]) -> Vec<Finding> {
    let messages = collect(files);
    let mut referred: BTreeSet<&str> = BTreeSet::new();
    for found in messages.values() {
        for (_, pattern) in found.nodes() {
            referred.extend(references(found.text, pattern).into_iter().map(|(key, _)| key));
        }
    }
    let needed = |id: &str, attribute: Option<&str>| {
        needs.iter().any(|need| &*need.id == id && (attribute.is_none() || need.attribute == attribute))
    };
    let mut findings = Vec::new();
    for file in files {
        for entry in file.resource.entries() {
            let Entry::Message(message) = entry else { continue };
            if findings.len() >= MOST_FINDINGS {
                break;
            }
            let id = message.id.name;
            let mut unneeded = |part: &str, what: String, near: Option<String>| {
                let place = file.source.place(range(file.resource.source(), part));
                findings.push(UNNEEDED.at(place, what).with_help(near));
            };
            if !needed(id, None) && !referred.contains(id) {
                let near = did_you_mean(id, needs.iter().map(|need| &*need.id));
                unneeded(id, format!("nothing needs a message `{id}`"), near);
                continue;
            }
            for attribute in &message.attributes {
                let name = attribute.id.name;
                if !needed(id, Some(name)) && !referred.contains(id) {
                    let known = needs.iter().filter(|need| &*need.id == id).filter_map(|need| need.attribute);
                    let near = did_you_mean(name, known);
                    unneeded(name, format!("nothing needs `{id}.{name}`"), near);
                }
            }
        }
    }
    findings
}
