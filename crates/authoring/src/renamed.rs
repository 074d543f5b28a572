//! Derives the next rule file from an existing one.

use std::ops::Range;

use referee::diagnostic::Source;

use referee::tooling::cut;
use referee::tooling::node::{self, Node, Value};

/// The `switch` section for a rule set that is still equal to its predecessor.
const SWITCH: &str = "switch: { clock: keep }\n";

/// The text of a rule file with another name and predecessor. Everything else is kept, comments included.
pub fn renamed(source: &Source, name: &str, follows: Option<&str>) -> String {
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
        (Some(_), Some(at)) => changes.push((at, SWITCH.to_owned())),
        (Some(_), None) => {
            if let Some((_, last)) = changes.last_mut() {
                *last = format!("{last}\n{}", SWITCH.trim_end());
            }
        }
        (None, Some(at)) => changes.push((at, String::new())),
        (None, None) => {}
    }
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
