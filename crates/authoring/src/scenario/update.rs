//! Replaces expected values with actual ones and keeps everything else byte for byte.

use std::ops::Range;

use referee::diagnostic::{Finding, Thing};
use referee::rules::Instant;
use referee::tooling::node::{Node, Value, items};
use referee::tooling::{cut, fault};

use super::Scenarios;
use super::draft::StepDraft;
use super::extent::{Style, column, extent, in_flow, is_alias, is_flow, style};
use super::failure::{NOT_AS_EXPECTED, written_like};
use super::run::FailureKind;
use super::tree::{Branches, Difference, Tree};

/// The maximum length of lines in a folded text, in characters.
const WIDTH: usize = 116;

/// Why an alias cannot be updated.
const ELSEWHERE: &str = "the value is an alias of a value in another place";

/// A replacement of a byte range.
type Splice = (Range<usize>, String);

/// The text of a file with actual values, and findings for values that cannot be updated.
pub(super) fn updated(scenarios: &Scenarios, wanted: impl Fn(&str) -> bool) -> (String, Vec<Finding>) {
    let text = scenarios.source.text();
    let is_invalid = |scenarios: &Scenarios| scenarios.findings.iter().any(Finding::is_error);
    let mut findings = Vec::new();
    if is_invalid(scenarios) {
        return (text.to_owned(), findings);
    }
    let mut splices: Vec<Splice> = Vec::new();
    for (number, draft) in scenarios.scenarios.iter().enumerate() {
        if !wanted(&draft.name.value) {
            continue;
        }
        let failures = scenarios.failures(number);
        // Later failures may only follow from the refused event.
        let refused = failures.iter().position(|it| matches!(it.kind, FailureKind::Refused { .. }));
        for failure in failures.into_iter().take(refused.map_or(usize::MAX, |at| at + 1)) {
            let Some(step) = draft.steps_of(failure.of).get(failure.step) else { continue };
            let found = match &failure.kind {
                FailureKind::Refused { .. } => Err(REFUSED),
                FailureKind::Differs(difference) => Writer { text, step, first: draft.first() }.splices(difference),
            };
            match found {
                Ok(found) => splices.extend(found),
                Err(reason) => {
                    let message = format!("this value cannot be updated: {reason}");
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
    // The result must be readable.
    if is_invalid(&Scenarios::about(&source, &scenarios.book, &scenarios.phrasebook)) {
        let message = "this file cannot be updated: its values are written in an unsupported way";
        findings.push(
            NOT_AS_EXPECTED.in_text(&scenarios.source, 0..0, message).about(Thing::File, scenarios.source.name()),
        );
        return (text.to_owned(), findings);
    }
    (source.text().to_owned(), findings)
}

/// Replaces parts of a text; if parts overlap, only the first.
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

/// Why a refusal does not become an expectation: it is more likely a mistake in the scenario.
const REFUSED: &str = "the event was refused; correct it, or expect the refusal with `refused`";

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
            return Err("there is no actual value; remove the expectation");
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

    /// Replaces a whole value.
    fn whole(&self, expected: &Node, new: String) -> Result<Splice, &'static str> {
        let mut range = extent(self.text, expected);
        if range.is_empty() {
            return Err("it is empty");
        }
        let old = cut(self.text, range.clone());
        if old.contains('#') {
            return Err("its comments would be lost");
        }
        if matches!(style(self.text, expected), Style::Literal | Style::Folded) {
            return Err("it is a text of several lines");
        }
        // Move a value from its own lines to the line of its key.
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

    /// Replaces an expected value with a block.
    fn block(&self, expected: &Node, lines: impl Iterator<Item = String>) -> Result<Vec<Splice>, &'static str> {
        let range = extent(self.text, expected);
        if self.text.get(range.clone()).is_some_and(|old| old.contains('#')) {
            return Err("its comments would be lost");
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

    /// The actual value on one line, as written in brackets.
    fn inline(&self, found: &Tree, expected: &Node) -> String {
        match found {
            Tree::Nothing => "~".into(),
            Tree::Boolean(value) => value.to_string(),
            Tree::Text(text) => plain_or_quoted(text, true),
            Tree::Moment(instant) => written_like(*instant, self.first, expected),
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

    /// Replaces a text, in the same style.
    fn scalar(&self, expected: &Node, found: &Tree) -> Result<Splice, &'static str> {
        let range = extent(self.text, expected);
        let found = match found {
            Tree::Text(text) => text.clone(),
            Tree::Moment(instant) => written_like(*instant, self.first, expected),
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

/// Whether a scalar equals the actual value.
fn is(expected: &Node, found: &Tree) -> bool {
    match (&expected.value, found) {
        (Value::Text(expected), Tree::Text(found)) => **expected == *found,
        (Value::Boolean(expected), Tree::Boolean(found)) => expected == found,
        _ => false,
    }
}

/// A text as lines that are joined when read: each line break becomes two.
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

/// A text without quotation marks unless it could be misread.
fn plain_or_quoted(text: &str, flow: bool) -> String {
    let first = text.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '+');
    let last = text.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != ':');
    let inside = !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(|c: char| c.is_control() || (flow && ",[]{}".contains(c)));
    let word = matches!(text, "true" | "false" | "null" | "True" | "False" | "Null" | "TRUE" | "FALSE" | "NULL");
    if first && last && inside && !word { text.to_owned() } else { quoted(text) }
}

/// A text in double quotation marks. YAML reads the escapes of JSON.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| fault("a text without a JSON form"))
}
