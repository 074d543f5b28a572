//! What was found is written in the place of what was expected; everything else is kept byte for byte.

use std::ops::Range;

use referee::diagnostic::{Finding, Thing};
use referee::rules::Instant;
use referee::tooling::node::{Node, Value, items};
use referee::tooling::{cut, fault};

use super::Scenarios;
use super::draft::StepDraft;
use super::extent::{Style, column, extent, in_flow, is_alias, is_flow, style};
use super::failure::{NOT_AS_EXPECTED, said};
use super::run::FailureKind;
use super::tree::{Branches, Difference, Tree};

/// How long lines of a folded text get, in characters.
const WIDTH: usize = 116;

/// Why a value cannot be updated that is only named.
const ELSEWHERE: &str = "it is written in another place and only named here";

/// What takes the place of a range of bytes.
type Splice = (Range<usize>, String);

/// The text of a file with what was found in it, and what could not be written.
pub(super) fn updated(scenarios: &Scenarios, wanted: impl Fn(&str) -> bool) -> (String, Vec<Finding>) {
    let text = scenarios.source.text();
    let is_unsound = |scenarios: &Scenarios| scenarios.findings.iter().any(Finding::is_error);
    let mut findings = Vec::new();
    if is_unsound(scenarios) {
        return (text.to_owned(), findings);
    }
    let mut splices: Vec<Splice> = Vec::new();
    for (number, draft) in scenarios.scenarios.iter().enumerate() {
        if !wanted(&draft.name.value) {
            continue;
        }
        let failures = scenarios.failures(number);
        // What comes after an event that should have been accepted means nothing.
        let refused = failures.iter().position(|it| matches!(it.kind, FailureKind::Refused { .. }));
        for failure in failures.into_iter().take(refused.map_or(usize::MAX, |at| at + 1)) {
            let Some(step) = draft.steps.get(failure.step) else { continue };
            let found = match &failure.kind {
                FailureKind::Refused { .. } => Err(REFUSED),
                FailureKind::Differs(difference) => Writer { text, step, first: draft.first() }.splices(difference),
            };
            match found {
                Ok(found) => splices.extend(found),
                Err(reason) => {
                    let message = format!("this cannot be updated: {reason}");
                    findings.push(
                        NOT_AS_EXPECTED
                            .at(failure.finding(&scenarios.source, draft).place, message)
                            .about(Thing::Scenario, &draft.name.value),
                    );
                }
            }
        }
    }
    let updated = spliced(text, splices);
    let source = referee::diagnostic::Source::new(scenarios.source.name(), updated);
    // Nothing is written that could not be read again.
    if is_unsound(&Scenarios::about(&source, &scenarios.book, &scenarios.phrasebook)) {
        let message = "this file cannot be updated: its values are written in too unusual a way";
        findings.push(
            NOT_AS_EXPECTED.in_text(&scenarios.source, 0..0, message).about(Thing::File, scenarios.source.name()),
        );
        return (text.to_owned(), findings);
    }
    (source.text().to_owned(), findings)
}

/// A text with pieces of it replaced; of pieces that overlap, the first.
fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in splices {
        if range.start < at {
            continue;
        }
        out.push_str(cut(text, at..range.start));
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(cut(text, at..));
    out
}

/// Why a refused event is not made an expectation: it is more likely a mistake of the scenario.
const REFUSED: &str = "the event is refused; write it as it should be, or expect that with `refused`";

fn blanks(count: usize) -> String {
    " ".repeat(count)
}

struct Writer<'t> {
    text: &'t str,
    step: &'t StepDraft,
    first: Instant,
}

impl Writer<'_> {
    fn splices(&self, difference: &Difference) -> Result<Vec<Splice>, &'static str> {
        let Difference { path, expected, found } = difference;
        if is_alias(self.text, expected) {
            return Err(ELSEWHERE);
        }
        if *found == Tree::Nothing && !path.starts_with("fields") {
            return Err("there is nothing of the kind; take the expectation away");
        }
        self.value(expected, found)
    }

    fn value(&self, expected: &Node, found: &Tree) -> Result<Vec<Splice>, &'static str> {
        match (&expected.value, found) {
            (_, Tree::List(new)) => self.list(expected, new),
            (Value::Map(_), Tree::Map(branches)) => self.map(expected, branches),
            (Value::List(_) | Value::Map(_) | Value::Null, found) => {
                Ok(vec![self.whole(expected, self.inline(found, expected))?])
            }
            (_, Tree::Map(_)) => Ok(vec![self.whole(expected, self.inline(found, expected))?]),
            (_, found) => self.scalar(expected, found).map(|splice| vec![splice]),
        }
    }

    /// A text in the place of a value, as a whole.
    fn whole(&self, expected: &Node, new: String) -> Result<Splice, &'static str> {
        let mut range = extent(self.text, expected);
        if range.is_empty() {
            return Err("nothing is written there");
        }
        let old = cut(self.text, range.clone());
        if old.contains('#') {
            return Err("there are comments in it, which would be lost");
        }
        if matches!(style(self.text, expected), Style::Literal | Style::Folded) {
            return Err("it is a text of several lines");
        }
        // What stood in lines of its own goes behind its key.
        let block = matches!(expected.value, Value::List(_) | Value::Map(_)) && !is_flow(self.text, expected);
        let before = cut(self.text, ..range.start).trim_end();
        if block && before.ends_with(':') {
            range.start = before.len();
            return Ok((range, format!(" {new}")));
        }
        Ok((range, new))
    }

    fn list(&self, expected: &Node, new: &[Tree]) -> Result<Vec<Splice>, &'static str> {
        let old = items(expected);
        let single = !matches!(expected.value, Value::List(_));
        if old.len() == new.len() && (!single || !old.is_empty()) {
            let pairs = old.iter().zip(new).filter(|(old, new)| !is(old, new));
            let splices: Result<Vec<Vec<Splice>>, _> = pairs.map(|(old, new)| self.value(old, new)).collect();
            return Ok(splices?.concat());
        }
        if single || is_flow(self.text, expected) || new.is_empty() {
            let written = self.inline(&Tree::List(new.to_vec()), expected);
            return Ok(vec![self.whole(expected, written)?]);
        }
        self.block(expected, new.iter().map(|item| format!("- {}", self.inline(item, expected))))
    }

    /// A block in the place of what was expected.
    fn block(&self, expected: &Node, lines: impl Iterator<Item = String>) -> Result<Vec<Splice>, &'static str> {
        let range = extent(self.text, expected);
        if self.text.get(range.clone()).is_some_and(|old| old.contains('#')) {
            return Err("there are comments in it, which would be lost");
        }
        let between = format!("\n{}", blanks(column(self.text, range.start)));
        Ok(vec![(range, lines.collect::<Vec<_>>().join(&between))])
    }

    fn map(&self, expected: &Node, branches: &Branches) -> Result<Vec<Splice>, &'static str> {
        let found = Tree::Map(branches.clone());
        if is_flow(self.text, expected) || branches.entries.is_empty() {
            return Ok(vec![self.whole(expected, self.inline(&found, expected))?]);
        }
        let entries = branches.entries.iter();
        self.block(expected, entries.map(|(key, value)| format!("{key}: {}", self.inline(value, expected))))
    }

    /// What was found, on one line, as it stands between brackets.
    fn inline(&self, found: &Tree, expected: &Node) -> String {
        match found {
            Tree::Nothing => "~".into(),
            Tree::Boolean(value) => value.to_string(),
            Tree::Text(text) => plain_or_quoted(text, true),
            Tree::Moment(instant) => said(*instant, self.first, expected),
            Tree::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.inline(item, expected)).collect();
                match items.as_slice() {
                    [] => "[]".into(),
                    items => format!("[{}]", items.join(", ")),
                }
            }
            Tree::Map(branches) if branches.entries.is_empty() => "{}".into(),
            Tree::Map(branches) => {
                let entries = branches.entries.iter().map(|(key, value)| {
                    // A single recipient is written without brackets.
                    let value = match value {
                        Tree::List(items) if items.len() == 1 => items.first().unwrap_or(value),
                        value => value,
                    };
                    format!("{key}: {}", self.inline(value, expected))
                });
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// What was found in the place of a text, written in the same style.
    fn scalar(&self, expected: &Node, found: &Tree) -> Result<Splice, &'static str> {
        let range = extent(self.text, expected);
        let found = match found {
            Tree::Text(text) => text.clone(),
            Tree::Moment(instant) => said(*instant, self.first, expected),
            other => return self.whole(expected, self.inline(other, expected)),
        };
        let indent = blanks(column(self.text, range.start));
        let written = match style(self.text, expected) {
            Style::Plain => plain_or_quoted(&found, in_flow(self.text, &self.step.node, range.start)),
            Style::Double => quoted(&found),
            Style::Single if found.contains(char::is_control) => quoted(&found),
            Style::Single => format!("'{}'", found.replace('\'', "''")),
            Style::Literal | Style::Folded
                if found.lines().any(|line| line.starts_with(' ') || line.ends_with(' ')) =>
            {
                return Err("its lines begin or end with blanks");
            }
            Style::Literal => {
                let lines =
                    found.lines().map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") });
                lines.collect::<Vec<_>>().join("\n").trim_start().to_owned()
            }
            Style::Folded => folded(&found, &indent),
        };
        Ok((range, written))
    }
}

/// Whether a scalar is what was found.
fn is(expected: &Node, found: &Tree) -> bool {
    match (&expected.value, found) {
        (Value::Text(expected), Tree::Text(found)) => **expected == *found,
        (Value::Boolean(expected), Tree::Boolean(found)) => expected == found,
        _ => false,
    }
}

/// A text in lines that are joined when it is read: a line break is two of them.
fn folded(text: &str, indent: &str) -> String {
    let mut out = String::new();
    for (number, paragraph) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        if paragraph.is_empty() {
            continue;
        }
        if number > 0 {
            out.push('\n');
            out.push_str(indent);
        }
        let mut width = indent.len();
        for (number, word) in paragraph.split(' ').enumerate() {
            let long = word.chars().count();
            if number > 0 && width + 1 + long > WIDTH {
                out.push('\n');
                out.push_str(indent);
                width = indent.len();
            } else if number > 0 {
                out.push(' ');
                width += 1;
            }
            out.push_str(word);
            width += long;
        }
    }
    out
}

/// A text without quotation marks where that cannot be taken for anything else.
fn plain_or_quoted(text: &str, flow: bool) -> String {
    let first = text.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '+');
    let last = text.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != ':');
    let inside = !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(|c: char| c.is_control() || (flow && ",[]{}".contains(c)));
    let word = matches!(text, "true" | "false" | "null" | "True" | "False" | "Null" | "TRUE" | "FALSE" | "NULL");
    if first && last && inside && !word { text.to_owned() } else { quoted(text) }
}

/// A text in double quotation marks. What JSON escapes, YAML reads alike.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| fault("a text without a JSON form"))
}
