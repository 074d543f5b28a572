//! Checks a YAML tree against its shape and reports every difference.

use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::{Finding, Source};

use super::checks::{
    contradiction, duplicate, missing_key, unknown_choice, unknown_key, wrong_date, wrong_duration, wrong_hours,
    wrong_kind, wrong_moment, wrong_name, wrong_number, wrong_share, wrong_zone,
};
use super::condition_draft::{COMBINED, COMPARED, nests};
use super::node::{Node, Value, items};
use super::shape::{KeyRule, RecordShape, Shape, pairs};

/// The maximum number of findings per file.
pub const MOST_FINDINGS: usize = 500;

/// Reports every difference between a tree and a shape.
pub fn check(source: &Source, root: &Node, shape: &Shape) -> Vec<Finding> {
    let mut structure = Structure { source, findings: Vec::new() };
    structure.value(root, shape, 0..0);
    structure.findings
}

struct Structure<'s> {
    source: &'s Source,
    findings: Vec<Finding>,
}

impl Structure<'_> {
    fn report(&mut self, found: Option<Finding>) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.extend(found);
        }
    }

    /// Checks a value. `owner` is the location of its name, to report missing keys at.
    fn value(&mut self, node: &Node, shape: &Shape, owner: Range<usize>) {
        let source = self.source;
        match (shape, &node.value) {
            (Shape::Reference(_), Value::Text(text)) if text.is_empty() => {
                self.report(wrong_name::name(source, node, text));
            }
            (Shape::Any, _)
            | (Shape::Map(_) | Shape::ByLocale(_) | Shape::ByWeekday(_) | Shape::Condition { .. }, Value::Null)
            // Other checks resolve the name.
            | (Shape::Text | Shape::Scalar | Shape::Reference(_), Value::Text(_))
            | (Shape::Boolean | Shape::Scalar, Value::Boolean(_))
            | (Shape::True, Value::Boolean(true)) => {}
            (Shape::Name, Value::Text(text)) => self.report(wrong_name::name(source, node, text)),
            (Shape::Anchor, Value::Text(text)) => self.report(wrong_name::anchor(source, node, text)),
            (Shape::Date, Value::Text(text)) => self.report(wrong_date::date(source, node, text)),
            (Shape::Zone, Value::Text(text)) => self.report(wrong_zone::zone(source, node, text)),
            (Shape::Hours, Value::Text(text)) => self.report(wrong_hours::hours(source, node, text)),
            (Shape::Weekdays, Value::Text(text)) => self.report(wrong_hours::days(source, node, text)),
            (Shape::Duration, Value::Text(text)) => self.report(wrong_duration::duration(source, node, text)),
            (Shape::Moment, Value::Text(text)) => self.report(wrong_moment::moment(source, node, text)),
            (Shape::Instant, Value::Text(text)) => self.report(wrong_moment::instant(source, node, text)),
            (Shape::Share, Value::Text(text)) => self.report(wrong_share::share(source, node, text)),
            (Shape::Count(of), Value::Text(text)) => self.report(wrong_number::number(source, node, text, of)),
            (Shape::Choice(words), Value::Text(text)) => self.report(unknown_choice::choice(source, node, text, words)),
            (Shape::List(of), value) => {
                if let (Value::Map(_), false) = (value, of.takes(value)) {
                    return self.report(Some(wrong_kind::found(source, node, shape)));
                }
                self.list(node, of, &owner);
            }
            (Shape::Map(map), Value::Map(entries)) => self.map(entries, &Shape::Name, |_, _| &map.value),
            (Shape::ByLocale(map), Value::Map(entries)) => self.map(entries, &Shape::Text, |_, _| &map.value),
            (Shape::ByWeekday(map), Value::Map(entries)) => self.map(entries, &Shape::Weekdays, |_, _| &map.value),
            (Shape::Condition { .. }, Value::Map(entries)) => self.map(entries, &Shape::Name, |key, value| {
                let combined = COMBINED.keys.iter().find(|known| nests(value) && *known.name == *key);
                combined.map_or(&COMPARED, |known| if known.name == "not" { shape } else { &known.shape })
            }),
            (Shape::Record(record), Value::Map(entries)) => self.record(node, entries, record, owner),
            (Shape::Or(_, words), Value::Text(text)) if words.contains(&&**text) => {}
            (Shape::Or(of, _), _) => self.value(node, of, owner),
            (Shape::Record(record), Value::Null) => self.record(node, &[], record, owner),
            (Shape::Either(all), value) => match all.iter().find(|shape| shape.takes(value)) {
                Some(shape) => self.value(node, shape, owner),
                None => self.report(Some(wrong_kind::found(source, node, shape))),
            },
            _ => self.report(Some(wrong_kind::found(source, node, shape))),
        }
    }

    fn list(&mut self, node: &Node, of: &Shape, owner: &Range<usize>) {
        let mut known: HashSet<&str> = HashSet::new();
        let mut answers: HashSet<bool> = HashSet::new();
        for item in items(node) {
            if let Value::Boolean(answer) = item.value
                && !answers.insert(answer)
            {
                self.report(Some(duplicate::listed(self.source, item, if answer { "true" } else { "false" })));
            }
            // Items of a list have no name.
            let owner = if matches!(node.value, Value::List(_)) { 0..0 } else { owner.clone() };
            self.value(item, of, owner);
            if let Value::Text(text) = &item.value
                && !known.insert(text)
            {
                self.report(Some(duplicate::listed(self.source, item, text)));
            }
        }
    }

    /// Checks a mapping. `of` is the shape of a value, by its key.
    fn map<'s>(&mut self, entries: &[(Node, Node)], named: &Shape, of: impl Fn(&str, &Value) -> &'s Shape) {
        let mut known: HashSet<&str> = HashSet::new();
        for (key, value) in entries {
            self.value(key, named, key.span.clone());
            let name = if let Value::Text(text) = &key.value { &**text } else { "" };
            if !name.is_empty() && !known.insert(name) {
                self.report(Some(duplicate::key(self.source, key, name)));
            }
            self.value(value, of(name, &value.value), key.span.clone());
        }
    }

    fn record(&mut self, node: &Node, entries: &[(Node, Node)], record: &RecordShape, owner: Range<usize>) {
        let mut given: Vec<&'static str> = Vec::new();
        for (key, value) in entries {
            let Value::Text(text) = &key.value else {
                self.report(Some(wrong_kind::found(self.source, key, &Shape::Name)));
                continue;
            };
            let Some(known) = record.keys.iter().find(|known| *known.name == **text) else {
                self.report(Some(unknown_key::found(self.source, key, text, record)));
                continue;
            };
            if given.contains(&known.name) {
                self.report(Some(duplicate::key(self.source, key, text)));
            }
            given.push(known.name);
            self.value(value, &known.shape, key.span.clone());
        }
        let place = if owner.is_empty() { node.span.start..node.span.start } else { owner };
        for key in record.keys.iter().filter(|key| key.required && !given.contains(&key.name)) {
            self.report(Some(missing_key::found(self.source, place.clone(), record, key.name)));
        }
        for rule in record.rules {
            self.rule(*rule, record, &given, &place, entries);
        }
    }

    fn rule(
        &mut self,
        rule: KeyRule,
        record: &RecordShape,
        given: &[&'static str],
        place: &Range<usize>,
        entries: &[(Node, Node)],
    ) {
        let source = self.source;
        let has = |key: &&str| given.contains(key);
        let span = |name: &str| {
            let key = entries.iter().find(|(key, _)| matches!(&key.value, Value::Text(text) if &**text == name));
            key.map_or_else(|| place.clone(), |(key, _)| key.span.clone())
        };
        match rule {
            KeyRule::ExactlyOne(keys) => match keys.iter().filter(|key| has(key)).collect::<Vec<_>>().as_slice() {
                [] => self.report(Some(missing_key::one_of(source, place.clone(), record, keys))),
                [_] => {}
                [first, second, ..] => self.report(Some(contradiction::both(source, span(second), first, second))),
            },
            KeyRule::Together(keys) => {
                if keys.iter().any(&has) {
                    for key in keys.iter().filter(|key| !has(key)) {
                        self.report(Some(missing_key::found(source, place.clone(), record, key)));
                    }
                }
            }
            KeyRule::AtMostOne(keys) => {
                for (first, second) in pairs(keys).filter(|(first, second)| has(first) && has(second)) {
                    self.report(Some(contradiction::both(source, span(second), first, second)));
                }
            }
            KeyRule::Unless(alone, keys) => {
                for key in keys {
                    match (has(&alone), has(key)) {
                        (true, true) => self.report(Some(contradiction::both(source, span(key), alone, key))),
                        (false, false) => self.report(Some(missing_key::found(source, place.clone(), record, key))),
                        _ => {}
                    }
                }
            }
        }
    }
}

impl Shape {
    /// Whether a value has the YAML kind of this shape.
    pub fn takes(&self, value: &Value) -> bool {
        match self {
            Self::Any => true,
            Self::Boolean | Self::True => matches!(value, Value::Boolean(_)),
            Self::Scalar => matches!(value, Value::Boolean(_) | Value::Text(_)),
            Self::List(of) => matches!(value, Value::List(_) | Value::Null) || of.takes(value),
            Self::Map(_) | Self::ByLocale(_) | Self::ByWeekday(_) | Self::Record(_) | Self::Condition { .. } => {
                matches!(value, Value::Map(_) | Value::Null)
            }
            Self::Either(all) => all.iter().any(|shape| shape.takes(value)),
            Self::Or(of, _) => matches!(value, Value::Text(_)) || of.takes(value),
            _ => matches!(value, Value::Text(_)),
        }
    }
}
