//! A scenario as written, with the locations of its parts.

use std::ops::Range;

use referee::diagnostic::{Finding, Source};
use referee::engine::{Given, Opening, Record};
use referee::rules::{Duration, Instant};
use referee::tooling::node::{self, At, Name, Node, Value};
use referee::tooling::rule_checks::{WRONG_MOMENT, missing_key, missing_one_of};
use referee::tooling::{offset, structure, subjects};

use super::grammar::{EVENTS, SCENARIO_FILE, STEP};

/// A scenario file as written.
pub(crate) struct FileDraft {
    pub(crate) rules: Name,
    pub(crate) scenarios: Vec<ScenarioDraft>,
}

/// A scenario as written. Its first step is the opening.
pub(crate) struct ScenarioDraft {
    pub(crate) name: Name,
    /// From its name to the next scenario's name.
    pub(crate) range: Range<usize>,
    pub(crate) lead: Box<str>,
    pub(crate) steps: Vec<StepDraft>,
    pub(crate) others: Vec<OtherDraft>,
}

/// Another lead, whose events are only counted. Its first step is the opening.
pub(crate) struct OtherDraft {
    pub(crate) lead: Box<str>,
    /// How many leads have these events.
    pub(crate) times: u16,
    pub(crate) steps: Vec<StepDraft>,
}

/// An event and the expectations after it.
pub(crate) struct StepDraft {
    /// The whole step, for updates.
    pub(crate) node: Node,
    pub(crate) at: At<Moment>,
    /// The lead of the event, if it is another one.
    pub(crate) lead: Option<Box<str>>,
    pub(crate) id: Option<Box<str>>,
    pub(crate) by: Option<Name>,
    /// The event with its location.
    pub(crate) event: Option<At<What>>,
    pub(crate) expect: Option<Node>,
}

/// An event.
pub(crate) enum What {
    Open(Box<Opening>),
    Act(Box<str>, Record),
    Mark(Box<str>),
    Unmark(Box<str>),
    Fact(Record),
    Switch(Box<str>, Record, Record),
}

/// An instant as written in a scenario.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Moment {
    At(Instant),
    /// This long after the first instant.
    After(Duration),
}

impl Moment {
    /// Reads a moment.
    pub(crate) fn read(text: &str) -> Option<Self> {
        match text.strip_prefix('+') {
            Some(rest) => offset(rest).map(Self::After),
            None => text.parse().ok().map(Self::At),
        }
    }

    /// The instant, computed from the first one.
    pub(crate) fn instant(self, first: Instant) -> Instant {
        match self {
            Self::At(instant) => instant,
            Self::After(duration) => duration.after(first),
        }
    }
}

impl ScenarioDraft {
    /// The steps of another lead by number, or its own.
    pub(crate) fn steps_of(&self, other: Option<usize>) -> &[StepDraft] {
        match other {
            Some(number) => self.others.get(number).map_or(&[], |other| &other.steps),
            None => &self.steps,
        }
    }

    /// Its first instant.
    pub(crate) fn first(&self) -> Instant {
        let first = self.steps.first().map(|step| step.at.value);
        first.map_or(Instant::from_millis(0), |moment| moment.instant(Instant::from_millis(0)))
    }
}

impl StepDraft {
    /// The expectation under a key.
    pub(crate) fn expected(&self, key: &str) -> Option<&Node> {
        self.expect.as_ref()?.get(key)
    }

    /// Whether a refusal is expected.
    pub(crate) fn expects_refusal(&self) -> bool {
        let refused = self.expected("refused").and_then(Node::text);
        refused.is_some_and(|refused| &*refused.value != "none")
    }
}

impl FileDraft {
    /// Reads a scenario file: its readable parts, and every finding about its syntax.
    pub(crate) fn read(source: &Source) -> (Option<Self>, Vec<Finding>) {
        let mut root = match node::parse(source) {
            Ok(root) => root,
            Err(finding) => return (None, vec![finding]),
        };
        let mut findings = structure::check(source, &mut root, &SCENARIO_FILE);
        let Some(rules) = root.get("rules").and_then(Node::text) else { return (None, findings) };
        let mut reading = Reading { source, findings: &mut findings };
        let entries = root.get("scenarios").map_or_else(Vec::new, Node::entries);
        let ends: Vec<usize> = entries.iter().skip(1).map(|(name, _)| name.span.start).chain([usize::MAX]).collect();
        let scenarios = entries.into_iter().zip(ends).map(|((name, node), end)| reading.scenario(name, node, end));
        let scenarios = scenarios.collect();
        subjects::name(&root, &mut findings);
        (Some(Self { rules, scenarios }), findings)
    }
}

struct Reading<'s> {
    source: &'s Source,
    findings: &'s mut Vec<Finding>,
}

impl Reading<'_> {
    fn scenario(&mut self, name: Name, node: &Node, end: usize) -> ScenarioDraft {
        let lead = node.get("lead").and_then(Node::text).map_or_else(|| name.value.clone(), |lead| lead.value);
        let steps = self.steps(node);
        if let Some(first) = steps.first().filter(|step| matches!(step.at.value, Moment::After(_)))
            && node.get("open").is_some()
        {
            let message = "the first instant cannot be a duration";
            let help = "write an instant, such as `2020-06-12T09:00:00Z`".to_owned();
            self.findings.push(WRONG_MOMENT.in_text(self.source, first.at.span.clone(), message).with_help(help));
        }
        let others = node.get("others").map_or_else(Vec::new, Node::entries).into_iter().map(|(name, node)| {
            let times = node.get("times").and_then(Node::text).and_then(|times| times.value.parse().ok());
            let lead = text(node, "lead").unwrap_or(name.value);
            OtherDraft { lead, times: times.unwrap_or(1), steps: self.steps(node) }
        });
        let others = others.collect();
        let range = name.span.start..end;
        ScenarioDraft { name, range, lead, steps, others }
    }

    /// The opening and the steps of a lead.
    fn steps(&mut self, node: &Node) -> Vec<StepDraft> {
        let mut steps = Vec::new();
        if let Some(open) = node.get("open") {
            let event = At { value: What::Open(Box::new(opening(open))), span: open.span.clone() };
            steps.extend(step(open, Some(event)));
        }
        for node in node.get("steps").map_or(&[][..], node::items) {
            let event = what(node);
            self.lonely(node, event.is_some());
            steps.extend(step(node, event));
        }
        steps
    }

    /// Reports keys that belong to an event where there is none.
    fn lonely(&mut self, step: &Node, event: bool) {
        let Value::Map(entries) = &step.value else { return };
        for (key, _) in entries {
            let text = key.text().map_or_else(|| "".into(), |key| key.value);
            match &*text {
                "fields" if step.get("act").or(step.get("switch")).is_none() => {
                    self.findings.push(missing_one_of(self.source, key.span.clone(), &STEP, &["act", "switch"]));
                }
                "facts" if step.get("switch").is_none() => {
                    self.findings.push(missing_key(self.source, key.span.clone(), &STEP, "switch"));
                }
                "by" | "id" | "lead" if !event => {
                    self.findings.push(missing_one_of(self.source, key.span.clone(), &STEP, EVENTS));
                }
                _ => {}
            }
        }
    }
}

fn step(node: &Node, event: Option<At<What>>) -> Option<StepDraft> {
    let at = node.get("at").and_then(Node::text)?;
    Some(StepDraft {
        node: node.clone(),
        at: At { value: Moment::read(&at.value)?, span: at.span },
        lead: text(node, "lead"),
        id: text(node, "id"),
        by: node.get("by").and_then(Node::text),
        event,
        expect: node.get("expect").cloned(),
    })
}

fn text(node: &Node, key: &str) -> Option<Box<str>> {
    node.get(key).and_then(Node::text).map(|text| text.value)
}

fn what(node: &Node) -> Option<At<What>> {
    let (key, value) = EVENTS.iter().find_map(|key| Some((*key, node.get(key)?)))?;
    let name = || value.text().map(|name| name.value);
    let under = |key| node.get(key).map_or_else(Record::default, record);
    let what = match key {
        "act" => What::Act(name()?, under("fields")),
        "mark" => What::Mark(name()?),
        "unmark" => What::Unmark(name()?),
        "fact" => What::Fact(record(value)),
        "switch" => What::Switch(name()?, under("facts"), under("fields")),
        _ => What::Open(Box::new(opening(value))),
    };
    Some(At { value: what, span: value.span.clone() })
}

/// An opening. If it names no rule set, that of the file is added later.
fn opening(node: &Node) -> Opening {
    let under = |key| node.get(key).map_or_else(Record::default, record);
    let mut opening =
        Opening { facts: under("facts"), overview: under("overview"), details: under("details"), ..Opening::default() };
    opening.rules = text(node, "rules");
    opening
}

fn record(node: &Node) -> Record {
    node.entries().into_iter().map(|(name, node)| (name.value, given(node))).collect()
}

/// A value as an event contains it.
fn given(node: &Node) -> Given {
    match &node.value {
        Value::Null => Given::Null,
        Value::Boolean(value) => Given::Boolean(*value),
        Value::Text(text) => Given::Text(text.clone()),
        Value::List(items) => Given::List(items.iter().map(given).collect()),
        Value::Map(_) => Given::Record(record(node)),
    }
}
