//! Failed expectations as findings.

use std::fmt::Write;

use referee::check;
use referee::diagnostic::{Finding, Source, Thing};
use referee::rules::Instant;
use referee::tooling::node::{Node, Value};
use referee::tooling::shortened;

use super::draft::{Moment, ScenarioDraft};
use super::extent::extent;
use super::run::{Failure, FailureKind};
use super::tree::{Difference, Tree};

check! {
/// Failed expectation.
///
/// A scenario step did not have the expected result, or an event was refused unexpectedly. Either the rules or the
/// scenario are wrong. `referee test --update` replaces expected values with actual ones, to be reviewed as a change.
///
/// ```diff yaml scenario
///   rules: "2020"
///   scenarios:
///     first-days:
///       open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///       steps:
/// -       - { at: +1d, expect: { state: expired } }
/// +       - { at: +1d, expect: { state: received } }
/// ```
    NOT_AS_EXPECTED: Error in Scenarios, "not-as-expected"
}

/// The maximum length of a text in a sentence, in characters.
const SHORT: usize = 40;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

impl Failure {
    pub(super) fn finding(&self, source: &Source, draft: &ScenarioDraft) -> Finding {
        let step = draft.steps_of(self.of).get(self.step);
        let at = step.map_or(Moment::At(draft.first()), |step| step.at.value);
        let when = match (self.step, at) {
            (0, _) if self.of.is_none() => "at its opening".to_owned(),
            (_, Moment::At(instant)) => format!("at {instant}"),
            (_, Moment::After(_)) => {
                let written = step.and_then(|step| source.text().get(step.at.span.clone())).unwrap_or_default();
                format!("at {}", written.trim_matches(['"', '\'']))
            }
        };
        let place = format!("in `{}` {when}", draft.name.value);
        let finding = match &self.kind {
            FailureKind::Refused { id, explanation } => {
                let event = step.and_then(|step| step.event.as_ref()).map_or(0..0, |event| event.span.clone());
                let message = format!("{place}: the event was refused unexpectedly");
                let finding = NOT_AS_EXPECTED.in_text(source, event, message);
                let help = format!("expect `refused: {id}` if this is intended. {explanation}");
                finding.with_label(format!("refused: `{id}`")).with_help(help)
            }
            FailureKind::Differs(difference) => differs(source, draft, &place, difference),
        };
        finding.about(Thing::Scenario, &draft.name.value)
    }
}

fn differs(source: &Source, draft: &ScenarioDraft, place: &str, difference: &Difference) -> Finding {
    let Difference { path, expected, found } = difference;
    let span = extent(source.text(), expected);
    if path == "refused" {
        let message = match found {
            Tree::Text(found) if found == "none" => {
                format!("{place}: expected the refusal {}, but the event was accepted", short(expected))
            }
            found => format!("{place}: expected the refusal {}, found `{found}`", short(expected)),
        };
        let label = if matches!(found, Tree::Text(text) if text == "none") {
            "it was accepted".to_owned()
        } else {
            format!("found `{found}`")
        };
        return NOT_AS_EXPECTED.in_text(source, span, message).with_label(label);
    }
    let found_text = match found {
        Tree::Moment(instant) => written_like(*instant, draft.first(), expected),
        other => other.to_string(),
    };
    let wanted = short(expected);
    let brief = !found.is_collection() && !expected_is_collection(expected);
    let short_found = found_text.chars().count() <= SHORT && !found_text.contains('\n');
    if brief && short_found && wanted.chars().count() <= SHORT + 2 && !look_alike(expected, &found_text) {
        let found = if matches!(found, Tree::Nothing) { found_text } else { format!("`{found_text}`") };
        let message = format!("{place}: expected `{path}` to be {wanted}, found {found}");
        return NOT_AS_EXPECTED.in_text(source, span, message).with_label(format!("found {found}"));
    }
    let message = format!("{place}: `{path}` is not as expected");
    let found_lines = lines_of(found);
    let label = match found {
        Tree::Nothing => "found nothing".to_owned(),
        Tree::List(items) if items.is_empty() => "found none".to_owned(),
        Tree::List(_) | Tree::Map(_) => format!("found {}", shortened(&found_text, 2 * SHORT)),
        _ if short_found => format!("found `{found_text}`"),
        _ => "found another text".to_owned(),
    };
    let finding = NOT_AS_EXPECTED.in_text(source, span, message).with_label(label);
    finding.with_difference(lines(expected), found_lines)
}

/// Whether two texts have the same visible characters.
fn look_alike(expected: &Node, found: &str) -> bool {
    let seen = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
    expected.text().is_some_and(|expected| seen(&expected.value) == seen(found))
}

fn expected_is_collection(expected: &Node) -> bool {
    matches!(expected.value, Value::List(_) | Value::Map(_))
}

/// The expected value, for a sentence.
fn short(expected: &Node) -> String {
    match &expected.value {
        Value::Null => "nothing".into(),
        Value::Boolean(value) => format!("`{value}`"),
        Value::Text(text) => format!("`{text}`"),
        Value::List(_) | Value::Map(_) => "another one".into(),
    }
}

/// The expected value, one line per item.
fn lines(expected: &Node) -> String {
    let mut lines = Vec::new();
    match &expected.value {
        Value::List(items) => lines.extend(items.iter().map(inline)),
        Value::Map(_) => {
            lines
                .extend(expected.entries().into_iter().map(|(key, value)| format!("{}: {}", key.value, inline(value))));
        }
        _ => lines.push(inline(expected)),
    }
    lines.join("\n")
}

fn inline(node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Boolean(value) => value.to_string(),
        Value::Text(text) => text.to_string(),
        Value::List(items) => {
            // A single item counts as a list of one and is written without brackets.
            let items: Vec<String> = items.iter().map(inline).collect();
            if let [one] = items.as_slice() { one.clone() } else { format!("[{}]", items.join(", ")) }
        }
        Value::Map(_) => {
            let entries = node.entries().into_iter().map(|(key, value)| format!("{}: {}", key.value, inline(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The actual value, one line per item.
fn lines_of(found: &Tree) -> String {
    let one = |tree: &Tree| match tree {
        Tree::List(items) if items.len() == 1 => items.iter().map(ToString::to_string).collect(),
        Tree::Nothing => String::new(),
        other => other.to_string(),
    };
    match found {
        Tree::List(items) => items.iter().map(one).collect::<Vec<_>>().join("\n"),
        Tree::Map(branches) => {
            let entries = branches.entries.iter().map(|(key, value)| format!("{key}: {}", one(value)));
            entries.collect::<Vec<_>>().join("\n")
        }
        other => one(other),
    }
}

/// An instant in the form of the expected one: absolute, or relative to the first instant in units no larger than the
/// largest unit used there.
pub(super) fn written_like(instant: Instant, first: Instant, expected: &Node) -> String {
    let expected = expected.text().map_or_else(|| "".into(), |text| text.value);
    if !expected.starts_with('+') && &*expected != "none" {
        return instant.to_string();
    }
    let mut left = instant.millis().saturating_sub(first.millis());
    if left < 0 || left % MINUTE != 0 {
        return instant.to_string();
    }
    if left == 0 {
        return "+0m".into();
    }
    let units = [('w', WEEK), ('d', DAY), ('h', HOUR), ('m', MINUTE)];
    let largest = units.iter().position(|(name, _)| expected.contains(*name) && !expected.contains("mo"));
    let mut text = String::from("+");
    for (name, unit) in units.iter().skip(largest.unwrap_or(1)) {
        if left >= *unit {
            let _ = write!(text, "{}{name}", left / unit);
            left %= unit;
        }
    }
    text
}
