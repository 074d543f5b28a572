use fluent_syntax::ast::{Entry, Message, Term};
use hashbrown::HashSet;

use crate::diagnostic::{Finding, Thing, check};
use crate::locale::messages::MessageFile;
use crate::locale::patterns::range;

check! {
/// Duplicate message.
///
/// A file has two messages or terms with the same id, or a message has two attributes with the same name. Only one of
/// them is used, so changes to the other have no effect.
///
/// ```diff ftl
/// - outcome-solved = Done
///   outcome-solved = Solved
///       .summary = Solved on { DATE($since) }.
/// ```
    DUPLICATE: Error in Words, "ftl-duplicate"
}

/// Reports duplicate messages and terms of a file; only the last would be used.
pub(crate) fn check(files: &[MessageFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        let mut known = HashSet::new();
        for entry in file.resource.entries() {
            let (id, term) = match entry {
                Entry::Message(message) => (message.id.name, false),
                Entry::Term(term) => (term.id.name, true),
                _ => continue,
            };
            if !known.insert((id, term)) {
                let place = file.source.place(range(file.resource.source(), id));
                findings.push(DUPLICATE.at(place, format!("duplicate message `{id}`")).about(Thing::Message, id));
            }
            let (Entry::Message(Message { attributes, .. }) | Entry::Term(Term { attributes, .. })) = entry else {
                continue;
            };
            let mut known = HashSet::new();
            for attribute in attributes.iter().filter(|attribute| !known.insert(attribute.id.name)) {
                let place = file.source.place(range(file.resource.source(), attribute.id.name));
                let message = format!("duplicate attribute `{id}.{}`", attribute.id.name);
                findings.push(DUPLICATE.at(place, message).about(Thing::Message, id));
            }
        }
    }
    findings
}
