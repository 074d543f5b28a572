//! Checks a YAML tree against its shape and reports every difference.

use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::{Finding, Source};

use super::checks::{
    contradiction, duplicate, missing_key, unknown_choice, unknown_key, wrong_address, wrong_date, wrong_duration,
    wrong_hours, wrong_kind, wrong_language, wrong_moment, wrong_name, wrong_number, wrong_share, wrong_zone,
};
use super::condition_draft::{COMBINED, COMPARED, nests};
use super::hint;
use super::node::{Node, Value, items};
use super::repair::{Move, Repairs};
use super::shape::{KeyRule, RecordShape, Shape, pairs};

/// The maximum number of findings per file.
pub const MOST_FINDINGS: usize = 500;

/// Reports every difference between a tree and a shape, and repairs those whose meaning is clear, so that they have no
/// further findings.
pub fn check(source: &Source, root: &mut Node, shape: &Shape) -> Vec<Finding> {
    let mut structure =
        Structure { source, findings: Vec::new(), repairs: Repairs::default(), around: Vec::new(), depth: 0 };
    structure.value(root, shape, 0..0);
    let Structure { findings, repairs, .. } = structure;
    repairs.apply(root);
    findings
}

struct Structure<'s> {
    source: &'s Source,
    findings: Vec<Finding>,
    repairs: Repairs,
    /// The records around a value, outermost first.
    around: Vec<Around>,
    /// The number of mappings around a value.
    depth: usize,
}

/// A record around a value.
#[derive(Debug, Clone, Copy)]
struct Around {
    record: &'static RecordShape,
    /// The key under which the value is.
    key: &'static str,
    /// The number of mappings around the record.
    depth: usize,
}

impl Structure<'_> {
    fn report(&mut self, found: Option<Finding>) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.extend(found);
        }
    }

    /// Reports a value of the wrong kind.
    fn wrong(&mut self, node: &Node, shape: &Shape) {
        self.report(Some(wrong_kind::found(self.source, node, shape)));
        if let Some(meant) = hint::hint(node, shape).and_then(|hint| hint.meant) {
            self.repairs.replace(node, meant);
        }
    }

    /// Whether a value fits a shape.
    fn fits(&self, node: &Node, shape: &Shape) -> bool {
        let mut trial = Structure {
            source: self.source,
            findings: Vec::new(),
            repairs: Repairs::default(),
            around: Vec::new(),
            depth: 0,
        };
        trial.value(node, shape, 0..1);
        trial.findings.is_empty()
    }

    /// Checks a value. `owner` is the location of its name, to report missing keys at.
    fn value(&mut self, node: &Node, shape: &Shape, owner: Range<usize>) {
        let source = self.source;
        if let Value::Text(text) = &node.value
            && let (Some(plain), true) = (wrong_name::unquoted(text), is_word(shape))
        {
            self.repairs.replace(node, Value::Text(plain.into()));
            return self.report(Some(wrong_name::quoted(source, node, text, plain)));
        }
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
            (Shape::Locale, Value::Text(text)) => self.report(wrong_language::language(source, node, text)),
            (Shape::Mailbox, Value::Text(text)) => self.report(wrong_address::address(source, node, text)),
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
                    return self.wrong(node, shape);
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
                Some(Shape::Record(record)) if unlike(value, record) => self.wrong(node, shape),
                Some(of) => {
                    let before = self.findings.len();
                    self.value(node, of, owner);
                    let spelled = if let Value::Text(text) = value { hint::spelled(text, all) } else { None };
                    if let (Some(finding), Some(help)) = (self.findings.get_mut(before), spelled) {
                        finding.help = Some(help);
                    }
                }
                None => self.wrong(node, shape),
            },
            _ => self.wrong(node, shape),
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
        self.depth += 1;
        for (key, value) in entries {
            let before = self.findings.len();
            self.value(key, named, key.span.clone());
            let name = if let Value::Text(text) = &key.value { &**text } else { "" };
            if !name.is_empty() && !known.insert(name) {
                self.report(Some(duplicate::key(self.source, key, name)));
            }
            // The text of a whole entry became its key.
            if self.findings.len() > before && name.contains([':', '：', '{', '=']) {
                self.repairs.place(key, Move::Away);
                continue;
            }
            let shape = of(name, &value.value);
            if let (Shape::Either(all), Value::Text(text)) = (shape, &value.value)
                && let Some(help) = hint::swapped(name, text, all)
            {
                self.report(Some(unknown_choice::swapped(self.source, key, name, help)));
                self.repairs.replace(key, Value::Text(text.clone()));
                self.repairs.replace(value, Value::Text(name.into()));
                continue;
            }
            if !self.misplaced(key, name, value, shape) {
                self.value(value, shape, key.span.clone());
            }
        }
        self.depth -= 1;
    }

    /// Reports an entry that is a key of a record around it, or of the record before it.
    fn misplaced(&mut self, key: &Node, name: &str, value: &Node, shape: &Shape) -> bool {
        let of = |record: &RecordShape| record.keys.iter().find(|known| known.name == name);
        let inner = if let Shape::Record(record) = shape { of(record).map(|it| (*record, it)) } else { None };
        let outer = self.around.iter().rev().find_map(|around| Some((*around, of(around.record)?)));
        if (inner.is_none() && outer.is_none()) || self.fits(value, shape) {
            return false;
        }
        let found = match (inner, outer) {
            (Some((record, known)), _) if self.fits(value, &known.shape) => {
                self.repairs.place(key, Move::Into);
                unknown_key::too_far_out(self.source, key, name, record)
            }
            (_, Some((around, known))) if self.fits(value, &known.shape) => {
                self.repairs.place(key, Move::Out(self.depth - around.depth - 1));
                unknown_key::too_far_in(self.source, key, name, (shape, around.record, around.key))
            }
            _ => return false,
        };
        self.report(Some(found));
        true
    }

    fn record(&mut self, node: &Node, entries: &[(Node, Node)], record: &'static RecordShape, owner: Range<usize>) {
        let mut given: Vec<&'static str> = Vec::new();
        let mut strangers: Vec<(&Node, &Node, usize)> = Vec::new();
        let depth = self.depth;
        self.depth += 1;
        for (key, value) in entries {
            let Value::Text(text) = &key.value else {
                self.report(Some(wrong_kind::found(self.source, key, &Shape::Name)));
                continue;
            };
            let Some(known) = record.keys.iter().find(|known| *known.name == **text) else {
                match self.unknown(key, text, value, (record, entries)) {
                    Some(meant) => given.push(meant),
                    None => strangers.push((key, value, self.findings.len())),
                }
                continue;
            };
            if given.contains(&known.name) {
                self.report(Some(duplicate::key(self.source, key, text)));
            }
            given.push(known.name);
            self.around.push(Around { record, key: known.name, depth });
            self.value(value, &known.shape, key.span.clone());
            self.around.pop();
        }
        self.depth -= 1;
        // Another record was meant, which has its own keys.
        if given.is_empty() && !entries.is_empty() {
            return;
        }
        given.extend(self.renamed(record, &given, &strangers));
        let place = if owner.is_empty() { node.span.start..node.span.start } else { owner };
        for key in record.keys.iter().filter(|key| key.required && !given.contains(&key.name)) {
            self.report(Some(missing_key::found(self.source, place.clone(), record, key.name)));
        }
        for rule in record.rules {
            self.rule(*rule, record, &given, &place, entries);
        }
    }

    /// The only missing key, if the only unknown key has a value for it.
    fn renamed(
        &mut self,
        record: &RecordShape,
        given: &[&'static str],
        strangers: &[(&Node, &Node, usize)],
    ) -> Option<&'static str> {
        let mut missing = record.keys.iter().filter(|key| key.required && !given.contains(&key.name));
        let (Some(missing), None) = (missing.next(), missing.next()) else { return None };
        let [(key, value, reported)] = strangers else { return None };
        if !self.fits(value, &missing.shape) {
            return None;
        }
        let finding = self.findings.get_mut(reported.checked_sub(1)?)?;
        finding.help = Some(format!("write `{}`", missing.name));
        self.repairs.replace(key, Value::Text(missing.name.into()));
        Some(missing.name)
    }

    /// Reports an unknown key. Returns the key that it probably means, if it is not there.
    fn unknown(
        &mut self,
        key: &Node,
        text: &str,
        value: &Node,
        (record, entries): (&'static RecordShape, &[(Node, Node)]),
    ) -> Option<&'static str> {
        let outer = self.around.iter().rev().map(|around| around.record);
        self.report(Some(unknown_key::found(self.source, key, text, (record, outer))));
        let (meant, rest) = unknown_key::meant(text, record)?;
        let given = |(key, _): &(Node, Node)| matches!(&key.value, Value::Text(text) if **text == *meant);
        if entries.iter().any(given) {
            return None;
        }
        self.repairs.replace(key, Value::Text(meant.into()));
        if let (Some(rest), Value::Null) = (rest, &value.value) {
            self.repairs.replace(value, Value::Text(rest.into()));
        }
        Some(meant)
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

/// Whether values of a shape are single words.
fn is_word(shape: &Shape) -> bool {
    match shape {
        Shape::Either(all) => all.iter().any(is_word),
        Shape::List(of) | Shape::Or(of, _) => is_word(of),
        Shape::Text
        | Shape::Any
        | Shape::Map(_)
        | Shape::ByLocale(_)
        | Shape::ByWeekday(_)
        | Shape::Record(_)
        | Shape::Condition { .. } => false,
        _ => true,
    }
}

/// Whether a value is a mapping in which no key is like one of the record.
fn unlike(value: &Value, record: &RecordShape) -> bool {
    let Value::Map(entries) = value else {
        return matches!(value, Value::Null) && record.keys.iter().any(|key| key.required);
    };
    let like =
        |text: &str| record.keys.iter().any(|key| key.name == text) || unknown_key::meant(text, record).is_some();
    !entries.is_empty() && !entries.iter().any(|(key, _)| key.text().is_some_and(|text| like(&text.value)))
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
