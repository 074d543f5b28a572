//! The life of a lead as a graph, for every combination of declared facts: what the lifecycle checks look at.

use super::draft::{ActionDraft, Draft, FactKindDraft, StageDraft, TestDraft, TimeoutDraft};
use super::names::{Names, values};
use super::node::{Name, Value};
use super::region::{Cube, Region, TooMany, Values};

/// Where an exit leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// The open stage of this number.
    Stage(usize),
    /// The outcome of this number.
    Outcome(usize),
    /// To a name that nothing has, which has been told: it may mean anything.
    Unknown,
}

/// What leads out of a stage.
pub(crate) struct Exit<'d> {
    pub(crate) cause: ExitCause<'d>,
    /// For which leads.
    pub(crate) when: Region,
    pub(crate) to: Target,
}

impl Exit<'_> {
    /// Whether leads take it in the instant in which they come.
    pub(crate) fn is_instant(&self) -> bool {
        let ExitCause::Timeout(timeout) = self.cause else { return false };
        timeout.after.as_ref().is_some_and(|after| after.value.is_zero())
    }
}

#[derive(Clone, Copy)]
pub(crate) enum ExitCause<'d> {
    Action(&'d ActionDraft),
    Timeout(&'d TimeoutDraft),
}

/// The rules as a graph.
///
/// A target that is not there is taken for the one that it was probably meant to be, so that one mistake is
/// found once.
pub(crate) struct Outline<'d> {
    pub(crate) draft: &'d Draft,
    pub(crate) names: Names<'d>,
    pub(crate) stages: Vec<&'d StageDraft>,
    /// By stage.
    pub(crate) exits: Vec<Vec<Exit<'d>>>,
    /// By stage: the stages that have an exit to it.
    pub(crate) into: Vec<Vec<usize>>,
    /// How many values each fact has, with the one of not being known.
    pub(crate) sizes: Vec<usize>,
    /// By stage: the leads that can come there. None where there are too many cases to go through.
    pub(crate) reach: Option<Vec<Region>>,
}

impl<'d> Outline<'d> {
    pub(crate) fn new(draft: &'d Draft) -> Self {
        let mut outline = Self {
            draft,
            names: Names::new(draft),
            stages: draft.open_stages().collect(),
            exits: Vec::new(),
            into: Vec::new(),
            sizes: draft
                .facts
                .iter()
                .map(|(_, fact)| size(&fact.kind) + usize::from(fact.optional && fact.default.is_none()))
                .collect(),
            reach: None,
        };
        outline.exits = outline.stages.iter().map(|stage| outline.exits_of(stage)).collect();
        outline.into = vec![Vec::new(); outline.stages.len()];
        for (from, exits) in outline.exits.iter().enumerate() {
            for exit in exits {
                if let Target::Stage(to) = exit.to
                    && let Some(into) = outline.into.get_mut(to)
                {
                    into.push(from);
                }
            }
        }
        outline.reach = outline.reachable().ok();
        outline
    }

    fn target(&self, name: &Name) -> Target {
        match self.names.states.likely(&name.value) {
            Some(state) if state < self.names.open => Target::Stage(state),
            Some(state) => Target::Outcome(state - self.names.open),
            None => Target::Unknown,
        }
    }

    fn exits_of(&self, stage: &'d StageDraft) -> Vec<Exit<'d>> {
        let actions = stage.actions.iter().filter_map(|action| {
            let to = self.target(action.to.as_ref()?);
            Some(Exit { cause: ExitCause::Action(action), when: self.region(&action.when), to })
        });
        let timeouts = stage.timeouts.iter().filter_map(|timeout| {
            let to = self.target(timeout.to.as_ref()?);
            Some(Exit { cause: ExitCause::Timeout(timeout), when: self.region(&timeout.when), to })
        });
        actions.chain(timeouts).collect()
    }

    /// The combinations for which a condition can hold. Tests that cannot be read count as holding; marks can be
    /// set for any lead.
    pub(crate) fn region(&self, tests: &[TestDraft]) -> Region {
        let mut cube = Cube::default();
        for test in tests {
            let Some(number) = self.names.facts.likely(&test.subject.value) else { continue };
            let Some((_, fact)) = self.draft.facts.get(number) else { continue };
            let mut wanted = Values::none(self.sizes.get(number).copied().unwrap_or_default());
            let mut readable = matches!(fact.kind, FactKindDraft::Boolean | FactKindDraft::OneOf(_));
            for value in &test.values {
                let value = match (&fact.kind, &value.value) {
                    (FactKindDraft::Boolean, Value::Boolean(value)) => Some(usize::from(*value)),
                    (FactKindDraft::OneOf(_), Value::Text(name)) => values(&fact.kind).likely(name),
                    _ => None,
                };
                match value {
                    Some(value) => wanted.insert(value),
                    None => readable = false,
                }
            }
            if readable && !test.values.is_empty() {
                cube.narrow(number, wanted);
            }
        }
        Region::of(cube)
    }

    /// Which leads come to each stage.
    fn reachable(&self) -> Result<Vec<Region>, TooMany> {
        let mut reach = vec![Region::default(); self.stages.len()];
        let Some(first) = reach.first_mut() else { return Ok(reach) };
        *first = Region::all();
        let mut open = vec![0];
        while let Some(stage) = open.pop() {
            let here = reach.get(stage).cloned().unwrap_or_default();
            for exit in self.exits.get(stage).into_iter().flatten() {
                let Target::Stage(to) = exit.to else { continue };
                let coming = here.and(&exit.when)?;
                if let Some(there) = reach.get_mut(to)
                    && there.add(&coming)?
                    && !open.contains(&to)
                {
                    open.push(to);
                }
            }
        }
        Ok(reach)
    }

    /// The leads that come to a stage; every lead where that cannot be said.
    pub(crate) fn reach(&self, stage: usize) -> Region {
        match &self.reach {
            Some(reach) => reach.get(stage).cloned().unwrap_or_default(),
            None => Region::all(),
        }
    }

    /// A part of a region in words: ``where `sender` is `partner` ``; nothing where it is every lead.
    pub(crate) fn describe(&self, region: &Region) -> String {
        let mut tests = Vec::new();
        for (number, wanted) in region.first().into_iter().flat_map(Cube::facts) {
            let Some((name, fact)) = self.draft.facts.get(number) else { continue };
            let size = self.sizes.get(number).copied().unwrap_or_default();
            if *wanted == Values::all(size) {
                continue;
            }
            let value = |value: usize| match &fact.kind {
                FactKindDraft::OneOf(names) => {
                    names.get(value).map_or_else(unknown, |name| format!("`{}`", name.value))
                }
                _ => ["`false`", "`true`"].get(value).map_or_else(unknown, |value| (*value).to_owned()),
            };
            let values: Vec<String> = wanted.iter().map(value).collect();
            tests.push(format!("`{}` is {}", name.value, values.join(" or ")));
        }
        if tests.is_empty() { String::new() } else { format!(" where {}", tests.join(" and ")) }
    }
}

fn unknown() -> String {
    "not given".into()
}

fn size(kind: &FactKindDraft) -> usize {
    match kind {
        FactKindDraft::Text | FactKindDraft::Unreadable => 0,
        FactKindDraft::Boolean => 2,
        FactKindDraft::OneOf(values) => values.len(),
    }
}
