use std::ops::Range;

use crate::diagnostic::safe::faults;
use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::{Node, Value};

check! {
/// Hidden character.
///
/// Control characters, bidi overrides, unclosed bidi isolates, byte order marks within a text and tags can hide or
/// reorder text, or control a terminal. Whether written directly or as escapes, every output replaces them with U+FFFD.
///
/// ```diff yaml
///   rules: tickets
/// - facts: { sender: { kind: text, default: "nobody\u202E" } }
/// + facts: { sender: { kind: text, default: nobody } }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    HIDDEN: Warning in Structure, "hidden-character"
}

/// The maximum number of findings.
const MOST: usize = 20;

/// Checks the text, including comments, and values with escapes.
pub(crate) fn check(source: &Source, root: &Node, findings: &mut Vec<Finding>) {
    // A byte order mark at the beginning of a file is not part of its text.
    let written = faults(source.text()).into_iter().filter(|(at, c)| (*at, *c) != (0, '\u{feff}'));
    let mut found: Vec<(Range<usize>, char)> = written.map(|(at, c)| (at..at + c.len_utf8(), c)).collect();
    escaped(source, root, &mut found);
    found.sort_by_key(|(span, _)| span.start);
    findings.extend(found.into_iter().take(MOST).map(|(span, c)| {
        let message = format!("U+{:04X} is replaced in every output", u32::from(c));
        HIDDEN.in_text(source, span, message).with_help("remove it".to_owned())
    }));
}

fn escaped(source: &Source, node: &Node, found: &mut Vec<(Range<usize>, char)>) {
    match &node.value {
        Value::Text(text) => {
            let written = source.text().get(node.span.clone()).unwrap_or_default();
            let hidden = if written.contains('\\') { faults(text) } else { Vec::new() };
            found.extend(hidden.first().filter(|(_, c)| !written.contains(*c)).map(|(_, c)| (node.span.clone(), *c)));
        }
        Value::List(items) => items.iter().for_each(|item| escaped(source, item, found)),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| {
            escaped(source, key, found);
            escaped(source, value, found);
        }),
        Value::Null | Value::Boolean(_) => {}
    }
}
