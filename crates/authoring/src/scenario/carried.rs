//! Scenarios of a rule set for a copy of it.

use std::ops::Range;

use referee::Referee;
use referee::diagnostic::{Finding, Source};
use referee::tooling::cut;
use referee::tooling::node::{self, Node, Value};

use super::{Outcome, Scenarios};
use crate::edits::{edited, line_start};

/// The text of a scenario file for a copy of its rule set, which is in `referee` under another name, written as `name`.
/// Scenarios that switch, and those that fail under the copy, are left out. `None` without a scenario.
pub fn carried(source: &Source, file: &str, name: &str, referee: &Referee) -> Option<String> {
    let text = renamed(source, name, |_, value| !switches(value))?;
    let read = |text: String| {
        let scenarios = Scenarios::read(&Source::new(file, text), referee);
        (!scenarios.findings().iter().any(Finding::is_error)).then_some(scenarios)
    };
    // Texts can name the rule set.
    let (text, _) = read(text)?.updated();
    let scenarios = read(text)?;
    let failed: Vec<Outcome> = scenarios.run().into_iter().filter(|outcome| !outcome.passed()).collect();
    let fails = |name: &str| failed.iter().any(|outcome| *outcome.name == *name);
    let text = renamed(scenarios.source(), name, |scenario, _| !fails(scenario))?;
    (!read(text.clone())?.is_empty()).then_some(text)
}

/// The text with another rule set, and without unwanted scenarios and the comments before them.
fn renamed(source: &Source, name: &str, wanted: impl Fn(&str, &Node) -> bool) -> Option<String> {
    let text = source.text();
    let root = node::parse(source).ok()?;
    let rules = root.get("rules")?.span.clone();
    let Value::Map(entries) = &root.get("scenarios")?.value else { return None };
    let starts: Vec<usize> = entries.iter().map(|(key, _)| with_comments(text, key.span.start)).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let unwanted = entries.iter().zip(starts.iter().copied().zip(ends)).filter(|((key, value), _)| {
        let name = key.text().map(|name| name.value).unwrap_or_default();
        !wanted(&name, value)
    });
    let mut edits: Vec<(Range<usize>, String)> =
        unwanted.map(|(_, (start, end))| (start..end, String::new())).collect();
    if edits.len() == entries.len() {
        return None;
    }
    edits.push((rules, name.to_owned()));
    edited(text, edits)
}

/// The start of the line of a key, or of the comments right before it.
fn with_comments(text: &str, key: usize) -> usize {
    let mut start = line_start(text, key);
    while start > 0 {
        let before = line_start(text, start - 1);
        if !cut(text, before..start).trim_start().starts_with('#') {
            break;
        }
        start = before;
    }
    start
}

/// Whether a scenario is about another rule set, too.
fn switches(node: &Node) -> bool {
    match &node.value {
        Value::Map(entries) => entries.iter().any(|(key, value)| {
            key.text().is_some_and(|key| ["switch", "rules"].contains(&&*key.value)) || switches(value)
        }),
        Value::List(items) => items.iter().any(switches),
        _ => false,
    }
}
