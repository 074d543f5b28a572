//! Derives the next rule file from an existing one.

use std::ops::Range;

use referee::diagnostic::Source;

use referee::tooling::cut;
use referee::tooling::node::{self, Node, Value};

/// Replaces the comments at the head of a rule file.
const HEAD: &str = "# Say in a sentence what these rules are for.\n";

/// The `switch` section for a rule set that is still equal to its predecessor. `fields` may be unknown for leads of
/// earlier rule sets.
fn switch(fields: &[Box<str>]) -> String {
    if fields.is_empty() {
        return "switch: { clock: keep }\n".to_owned();
    }
    format!("switch: {{ clock: keep, supply: {{ fields: [{}] }} }}\n", fields.join(", "))
}

/// The text of a rule file with another name and predecessor. What is about the old rules alone is left out: the
/// comments at the head, the source and the switch. Everything else is kept, with its comments. `fields` are the fields
/// that a switch may have to supply.
pub fn renamed(source: &Source, name: &str, follows: Option<&str>, fields: &[Box<str>]) -> String {
    let text = source.text();
    let Ok(root) = node::parse(source) else { return text.to_owned() };
    let spans = |key| root.get(key).map(|node| node.span.clone());
    let mut changes = Vec::new();
    if let Some(at) = spans("rules") {
        match (spans("follows"), follows) {
            (Some(known), Some(follows)) => {
                changes.extend([(at, name.to_owned()), (known, follows.to_owned())]);
            }
            (None, Some(follows)) => changes.push((at, format!("{name}\nfollows: {follows}"))),
            (Some(known), None) => {
                let line = text.get(..known.start).and_then(|before| before.rfind('\n')).unwrap_or(known.start);
                changes.extend([(at, name.to_owned()), (line..known.end, String::new())]);
            }
            (None, None) => changes.push((at, name.to_owned())),
        }
    }
    // The old `switch` section does not apply to the copy, whose items all have the names of its predecessor.
    let switch = entry(&root, text, "switch");
    match (follows, switch) {
        (Some(_), Some(at)) => changes.push((at, self::switch(fields))),
        (Some(_), None) => {
            if let Some((_, last)) = changes.last_mut() {
                *last = format!("{last}\n{}", self::switch(fields).trim_end());
            }
        }
        (None, Some(at)) => changes.push((at, String::new())),
        (None, None) => {}
    }
    changes.extend(entry(&root, text, "source").map(|at| (at, String::new())));
    changes.extend(head(text).map(|at| (at, HEAD.to_owned())));
    changes.sort_by_key(|(at, _)| at.start);
    let mut renamed = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for (at, written) in changes {
        renamed.push_str(cut(text, done..at.start));
        renamed.push_str(&written);
        done = at.end;
    }
    renamed.push_str(cut(text, done..));
    renamed
}

/// The lines of a top-level entry, up to the next one.
fn entry(root: &Node, text: &str, key: &str) -> Option<Range<usize>> {
    let Value::Map(entries) = &root.value else { return None };
    let named = |name: &Node| matches!(&name.value, Value::Text(text) if **text == *key);
    let start = entries.iter().find(|(name, _)| named(name))?.0.span.start;
    let mut end = start;
    for (number, line) in text.get(start..)?.split_inclusive('\n').enumerate() {
        if number > 0 && !line.starts_with([' ', '\t']) && !line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    Some(start..end)
}

/// The comments at the head of a file, after the one for editors.
fn head(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    let mut end = 0;
    for line in text.split_inclusive('\n').take_while(|line| line.starts_with('#')) {
        end += line.len();
        if line.starts_with("# yaml-language-server:") {
            start = end;
        }
    }
    (end > start).then_some(start..end)
}
