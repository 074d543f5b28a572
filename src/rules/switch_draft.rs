//! The section `switch` of a rule file, as written.

use std::ops::Range;

use super::draft::boolean;
use super::node::{At, Name, Node, duration, entries, listed, target};
use super::{ClockPolicy, Duration, FactSwitch, StageSwitch, Switch};

#[derive(Debug, Clone)]
pub(crate) struct SwitchDraft {
    pub(crate) span: Range<usize>,
    pub(crate) approval: bool,
    pub(crate) clock: Option<At<ClockPolicy>>,
    pub(crate) grace: Option<At<Duration>>,
    pub(crate) stages: Vec<StageSwitchDraft>,
    pub(crate) outcomes: Vec<(Name, Name)>,
    pub(crate) fields: Vec<(Name, Name)>,
    pub(crate) clocks: Vec<(Name, Name)>,
    pub(crate) facts: Vec<FactSwitchDraft>,
    pub(crate) supplied_facts: Vec<Name>,
    pub(crate) supplied_fields: Vec<Name>,
}

#[derive(Debug, Clone)]
pub(crate) struct StageSwitchDraft {
    pub(crate) from: Name,
    pub(crate) to: Name,
    pub(crate) clock: Option<At<ClockPolicy>>,
    pub(crate) grace: Option<At<Duration>>,
}

#[derive(Debug, Clone)]
pub(crate) struct FactSwitchDraft {
    pub(crate) from: Name,
    pub(crate) to: Name,
    pub(crate) values: Vec<(Name, Name)>,
}

pub(super) fn switch(node: &Node) -> SwitchDraft {
    let supplied = |key| node.get("supply").and_then(|supply| supply.get(key)).map_or_else(Vec::new, Node::names);
    SwitchDraft {
        span: node.span.clone(),
        approval: boolean(node.get("approval")),
        clock: node.get("clock").and_then(clock),
        grace: node.get("grace").and_then(duration),
        stages: listed(node, "stages", |from, node| StageSwitchDraft {
            from,
            to: target(long_form(node)),
            clock: node.get("clock").and_then(clock),
            grace: node.get("grace").and_then(duration),
        }),
        outcomes: entries(node, "outcomes", |_, to| Some(target(to))),
        fields: entries(node, "fields", |_, to| Some(target(to))),
        clocks: entries(node, "clocks", |_, to| Some(target(to))),
        facts: listed(node, "facts", |from, node| FactSwitchDraft {
            from,
            to: target(long_form(node)),
            values: entries(node, "values", |_, to| Some(target(to))),
        }),
        supplied_facts: supplied("facts"),
        supplied_fields: supplied("fields"),
    }
}

impl From<&SwitchDraft> for Switch {
    fn from(draft: &SwitchDraft) -> Self {
        let names = |names: &[Name]| names.iter().map(|name| name.value.clone()).collect();
        let pairs = |pairs: &[(Name, Name)]| {
            pairs.iter().map(|(old, new)| (old.value.clone(), new.value.clone())).collect::<Box<[_]>>()
        };
        let stages = draft.stages.iter().map(|stage| StageSwitch {
            from: stage.from.value.clone(),
            to: stage.to.value.clone(),
            clock: stage.clock.as_ref().map(|clock| clock.value),
            grace: stage.grace.as_ref().map(|grace| grace.value),
        });
        let facts = draft.facts.iter().map(|fact| FactSwitch {
            from: fact.from.value.clone(),
            to: fact.to.value.clone(),
            values: pairs(&fact.values),
        });
        Self {
            approval: draft.approval,
            clock: draft.clock(),
            grace: draft.grace.as_ref().map(|grace| grace.value),
            stages: stages.collect(),
            outcomes: pairs(&draft.outcomes),
            fields: pairs(&draft.fields),
            clocks: pairs(&draft.clocks),
            facts: facts.collect(),
            supplied_facts: names(&draft.supplied_facts),
            supplied_fields: names(&draft.supplied_fields),
        }
    }
}

impl SwitchDraft {
    /// The default deadline policy.
    pub(super) fn clock(&self) -> ClockPolicy {
        self.clock.as_ref().map_or(ClockPolicy::Keep, |clock| clock.value)
    }
}

fn long_form(node: &Node) -> &Node {
    node.get("to").unwrap_or(node)
}

fn clock(node: &Node) -> Option<At<ClockPolicy>> {
    let text = node.text()?;
    let value = ClockPolicy::ALL.into_iter().find(|policy| *policy.id() == *text.value)?;
    Some(At { value, span: text.span })
}
