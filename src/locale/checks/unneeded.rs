use std::cell::OnceCell;
use std::collections::BTreeSet;

use fluent_syntax::ast::Entry;
use hashbrown::HashMap;

use crate::diagnostic::{Finding, Thing, check, did_you_mean};
use crate::locale::contract::Need;
use crate::locale::messages::{MOST_FINDINGS, MessageFile, collect};
use crate::locale::patterns::{range, references};

check! {
/// Unused message.
///
/// No rule set needs the message or attribute, and no other message refers to it. The cause is often a misspelled id.
///
/// ```diff ftl
///   outcome-solved = Solved
///       .summary = Solved on { DATE($since) }.
/// -     .sumary = Solved.
/// ```
    UNNEEDED: Warning in Words, "message-unneeded"
}

/// The maximum of ids per file that are compared with similar ones.
const PATIENCE: usize = 50;

/// The needed parts of messages, by id.
pub(crate) struct Needed<'n>(HashMap<&'n str, Vec<Option<&'static str>>>);

impl<'n> FromIterator<&'n Need> for Needed<'n> {
    fn from_iter<T: IntoIterator<Item = &'n Need>>(needs: T) -> Self {
        let mut parts: HashMap<&str, Vec<Option<&'static str>>> = HashMap::new();
        for need in needs {
            parts.entry(&need.id).or_default().push(need.attribute);
        }
        Self(parts)
    }
}

/// Reports messages and attributes of a file that no rule set needs and no other message refers to.
pub(crate) fn check(files: &[MessageFile], needed: &Needed<'_>) -> Vec<Finding> {
    let referred = OnceCell::new();
    let is_referred = |id: &str| {
        let referred = referred.get_or_init(|| {
            let messages = collect(files);
            let nodes = messages.values().flat_map(|found| found.nodes().map(move |(_, pattern)| (found, pattern)));
            let keys = nodes.flat_map(|(found, pattern)| references(found.text, pattern)).map(|(key, _)| key);
            keys.collect::<BTreeSet<&str>>()
        });
        referred.contains(id)
    };
    let mut findings = Vec::new();
    let mut patience = PATIENCE;
    for file in files {
        for entry in file.resource.entries() {
            let Entry::Message(message) = entry else { continue };
            if findings.len() >= MOST_FINDINGS {
                break;
            }
            let id = message.id.name;
            let mut unneeded = |part: &str, what: String, near: Option<String>| {
                let place = file.source.place(range(file.resource.source(), part));
                findings.push(UNNEEDED.at(place, what).with_help(near).about(Thing::Message, id));
            };
            let parts = needed.0.get(id);
            if parts.is_none() && !is_referred(id) {
                patience = patience.saturating_sub(1);
                let known = needed.0.keys().copied().filter(|_| patience > 0);
                let near = did_you_mean(id, known);
                unneeded(id, format!("message `{id}` is not used"), near);
                continue;
            }
            for attribute in &message.attributes {
                let name = attribute.id.name;
                if !parts.is_some_and(|parts| parts.contains(&Some(name))) && !is_referred(id) {
                    let known = parts.into_iter().flatten().filter_map(|part| *part);
                    let near = did_you_mean(name, known);
                    unneeded(name, format!("attribute `{id}.{name}` is not used"), near);
                }
            }
        }
    }
    findings
}
