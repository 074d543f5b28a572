//! Named clocks as written.

use std::ops::Range;

use super::ClockEffect;
use super::draft::{TimeoutDraft, timeout};
use super::node::{At, Name, Node, Value, duration, items, listed};

#[derive(Debug, Clone)]
pub(crate) struct ClockDraft {
    pub(crate) name: Name,
    pub(crate) opened: bool,
    pub(crate) starts: Vec<Name>,
    pub(crate) pauses: Vec<Name>,
    pub(crate) stops: Vec<Name>,
    pub(crate) limits: Vec<TimeoutDraft>,
}

/// What an action does to a clock.
#[derive(Debug, Clone)]
pub(crate) struct ClockChangeDraft {
    pub(crate) clock: Name,
    /// `None` if it cannot be read.
    pub(crate) effect: Option<At<ClockEffect>>,
}

/// The word for the opening of a lead, among the stages that start a clock.
pub(crate) const OPENED: &str = "opened";

pub(super) fn clocks(root: &Node) -> Vec<ClockDraft> {
    listed(root, "clocks", |name, node| {
        let names = |key| node.get(key).map_or_else(Vec::new, Node::names);
        let (opening, starts): (Vec<Name>, Vec<Name>) =
            names("starts").into_iter().partition(|name| &*name.value == OPENED);
        let opened = !opening.is_empty() || node.get("starts").is_none();
        let limits = node.get("timeout").map_or_else(Vec::new, |node| items(node).iter().map(timeout).collect());
        ClockDraft { name, opened, starts, pauses: names("pauses"), stops: names("stops"), limits }
    })
}

/// What an action does to clocks.
pub(super) fn clock_changes(action: &Node) -> Vec<ClockChangeDraft> {
    listed(action, "clocks", |clock, node| ClockChangeDraft { clock, effect: effect(node) })
}

fn effect(node: &Node) -> Option<At<ClockEffect>> {
    let effect = |value, span: &Range<usize>| Some(At { value, span: span.clone() });
    if let Value::Text(text) = &node.value {
        return match &**text {
            "start" => effect(ClockEffect::Start, &node.span),
            "stop" => effect(ClockEffect::Stop, &node.span),
            _ => None,
        };
    }
    let by = node.get("extend").and_then(duration)?;
    let times = match node.get("times") {
        Some(times) => Some(times.text()?.value.parse().ok()?),
        None => None,
    };
    effect(ClockEffect::Extend { by: by.value, times }, &by.span)
}
