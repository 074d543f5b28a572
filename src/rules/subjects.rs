//! The subject of each location in a rule file: the innermost thing declared around it.

use std::cmp::Reverse;
use std::ops::Range;

use crate::diagnostic::{Finding, Subject, Thing};

use super::node::{Node, Value, items};

/// Sets the subject of each finding that has none.
pub fn name(root: &Node, findings: &mut [Finding]) {
    let mut things = Vec::new();
    if let Some(rules) = root.get("rules").and_then(Node::text) {
        things.push((0..usize::MAX, Thing::RuleSet, rules.value));
    }
    record(root, &mut things);
    things.sort_by_key(|(at, ..)| (at.start, Reverse(at.end)));
    let start = |finding: &&mut Finding| finding.place.as_ref().and_then(|place| Some(place.span()?.1.start));
    let mut unnamed: Vec<&mut Finding> = findings.iter_mut().filter(|finding| finding.subject.is_none()).collect();
    unnamed.sort_by_key(start);
    let (mut next, mut open) = (things.iter().peekable(), Vec::new());
    for finding in unnamed {
        let Some(start) = start(&finding) else { continue };
        while let Some(thing) = next.next_if(|(at, ..)| at.start <= start) {
            open.push(thing);
        }
        while open.pop_if(|(at, ..)| at.end <= start).is_some() {}
        finding.subject = open.last().map(|(_, kind, id)| Subject { kind: *kind, id: id.clone() });
    }
}

/// The end of a value with everything in it. The location of a mapping or a list is only where it begins.
fn end(node: &Node) -> usize {
    let within = match &node.value {
        Value::Map(entries) => entries.iter().map(|(key, value)| key.span.end.max(end(value))).max(),
        Value::List(items) => items.iter().map(end).max(),
        _ => None,
    };
    within.map_or(node.span.end, |within| within.max(node.span.end))
}

type Things = Vec<(Range<usize>, Thing, Box<str>)>;

/// Collects the things that the keys of a record declare.
fn record(node: &Node, things: &mut Things) {
    match &node.value {
        Value::Map(entries) => {
            for (key, value) in entries {
                match key.text().map(|key| Thing::under(&key.value)) {
                    Some(Some(kind)) => declared(kind, value, things),
                    _ => record(value, things),
                }
            }
        }
        Value::List(items) => items.iter().for_each(|item| record(item, things)),
        _ => {}
    }
}

fn declared(kind: Thing, node: &Node, things: &mut Things) {
    let named = |name: &Node, end| name.text().map(|name| (name.span.start..end, kind, name.value));
    let Value::Map(entries) = &node.value else {
        return things.extend(items(node).iter().filter_map(|item| named(item, item.span.end)));
    };
    for (name, value) in entries {
        things.extend(named(name, end(value).max(name.span.end)));
        match &value.value {
            Value::List(_) if kind == Thing::Fact => declared(Thing::Value, value, things),
            _ => record(value, things),
        }
    }
}
