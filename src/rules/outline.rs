//! The life of a lead as a graph, for every combination of declared facts: what the lifecycle checks look at.

use super::State;
use super::circles::{Graph, Queue};
use super::draft::{ActionDraft, Draft, FactKindDraft, StageDraft, TestDraft, TimeoutDraft};
use super::id::Number;
use super::names::Names;
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
        matches!(self.cause, ExitCause::Timeout(timeout) if timeout.is_instant())
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
            sizes: draft
                .facts
                .iter()
                .map(|(_, fact)| size(&fact.kind) + usize::from(fact.optional && fact.default.is_none()))
                .collect(),
            reach: None,
        };
        let exits: Result<Vec<_>, TooMany> = outline.stages.iter().map(|stage| outline.exits_of(stage)).collect();
        outline.exits = match exits {
            Ok(exits) => exits,
            Err(TooMany) => return outline,
        };
        outline.reach = outline.reachable().ok();
        outline
    }

    fn target(&self, name: &Name) -> Target {
        match self.names.states.likely(&name.value) {
            Some(State::Open(stage)) => Target::Stage(stage.place()),
            Some(State::Archived(outcome)) => Target::Outcome(outcome.place()),
            None => Target::Unknown,
        }
    }

    fn exits_of(&self, stage: &'d StageDraft) -> Result<Vec<Exit<'d>>, TooMany> {
        let passed = self.passed(stage)?;
        let exit = |cause: ExitCause<'d>, when: &[TestDraft], to: &Name, instant: bool| {
            let when = self.region(when);
            // Whoever leaves at once can do nothing else here.
            let when = if instant { when } else { when.minus(&passed, &self.sizes)? };
            Ok(Exit { cause, when, to: self.target(to) })
        };
        let actions = stage
            .actions
            .iter()
            .filter_map(|action| Some(exit(ExitCause::Action(action), &action.when, action.to.as_ref()?, false)));
        let timeouts = stage.timeouts.iter().filter_map(|timeout| {
            Some(exit(ExitCause::Timeout(timeout), &timeout.when, timeout.to.as_ref()?, timeout.is_instant()))
        });
        actions.chain(timeouts).collect()
    }

    /// The leads that leave a stage in the instant in which they come.
    pub(crate) fn passed(&self, stage: &StageDraft) -> Result<Region, TooMany> {
        let instant = stage.timeouts.iter().filter(|timeout| timeout.is_instant());
        Region::union(&instant.map(|timeout| self.region(&timeout.when)).collect::<Vec<_>>())
    }

    /// The leads that come to a stage and stay for any time.
    pub(crate) fn staying(&self, number: usize, stage: &StageDraft) -> Result<Region, TooMany> {
        self.reach(number).minus(&self.passed(stage)?, &self.sizes)
    }

    /// Whether every test of a condition could be read.
    pub(crate) fn is_readable(&self, tests: &[TestDraft]) -> bool {
        tests.iter().all(|test| {
            let number = self.names.facts.get(&test.subject.value);
            let fact = number.map(|number| (&self.names.values[number], &self.draft.facts[number].1));
            fact.is_some_and(|(index, fact)| {
                !test.values.is_empty()
                    && test.values.iter().all(|value| match (&fact.kind, &value.value) {
                        (FactKindDraft::Boolean, Value::Boolean(_)) => true,
                        (FactKindDraft::OneOf(_), Value::Text(name)) => index.get(name).is_some(),
                        _ => false,
                    })
            })
        })
    }

    /// The combinations for which a condition can hold. Tests that cannot be read count as holding; marks can be
    /// set for any lead.
    pub(crate) fn region(&self, tests: &[TestDraft]) -> Region {
        let mut cube = Cube::default();
        for test in tests {
            if &*test.subject.value == "mark" {
                continue;
            }
            let Some(number) = self.names.facts.likely(&test.subject.value) else { continue };
            let (_, fact) = &self.draft.facts[number];
            let index = &self.names.values[number];
            let number = number.place();
            let mut wanted = Values::none(self.sizes.get(number).copied().unwrap_or_default());
            let mut readable = matches!(fact.kind, FactKindDraft::Boolean | FactKindDraft::OneOf(_));
            for value in &test.values {
                let value = match (&fact.kind, &value.value) {
                    (FactKindDraft::Boolean, Value::Boolean(value)) => Some(usize::from(*value)),
                    (FactKindDraft::OneOf(_), Value::Text(name)) => index.likely(name).map(Number::place),
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
        let mut open = Queue::of([0]);
        while let Some(stage) = open.next()? {
            let here = reach.get(stage).cloned().unwrap_or_default();
            for exit in self.exits.get(stage).into_iter().flatten() {
                let Target::Stage(to) = exit.to else { continue };
                let coming = here.and(&exit.when)?;
                if let Some(there) = reach.get_mut(to)
                    && there.add(&coming)?
                {
                    open.add(to);
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

    /// By stage: the leads that come there.
    pub(crate) fn all_reach(&self) -> Vec<Region> {
        (0..self.stages.len()).map(|stage| self.reach(stage)).collect()
    }

    /// What takes no time: stages that leads only pass through.
    pub(crate) fn instant(&self) -> Result<Graph, TooMany> {
        self.graph(takes_no_time, |_, edges| Region::all().minus(&Region::union(edges)?, &self.sizes))
    }

    /// All ways. Who cannot go on, or goes round in no time, is told as that.
    pub(crate) fn ways(&self) -> Result<Graph, TooMany> {
        let instant = self.instant()?.trapped(&self.all_reach())?;
        self.graph(any, |stage, _| {
            let exits = self.exits.get(stage).map_or(&[][..], |exits| exits);
            let leaving = Region::union(exits.iter().map(|exit| &exit.when))?;
            let mut out = Region::all().minus(&leaving, &self.sizes)?;
            for exit in exits.iter().filter(|exit| !matches!(exit.to, Target::Stage(_))) {
                out.add(&exit.when)?;
            }
            out.add(instant.get(stage).unwrap_or(&Region::default()))?;
            Ok(out)
        })
    }

    fn graph(
        &self,
        counts: fn(&Exit<'_>) -> bool,
        out: impl Fn(usize, &[Region]) -> Result<Region, TooMany>,
    ) -> Result<Graph, TooMany> {
        let mut graph = Graph { edges: Vec::new(), out: Vec::new(), sizes: self.sizes.clone() };
        for (stage, exits) in self.exits.iter().enumerate() {
            let to =
                |exit: &Exit<'_>| if let Target::Stage(to) = exit.to { Some((to, exit.when.clone())) } else { None };
            let edges: Vec<(usize, Region)> = exits.iter().filter(|exit| counts(exit)).filter_map(to).collect();
            let regions: Vec<Region> = edges.iter().map(|(_, when)| when.clone()).collect();
            graph.out.push(out(stage, &regions)?);
            graph.edges.push(edges);
        }
        Ok(graph)
    }

    /// The names of stages, in a list.
    pub(super) fn listed<'n>(&self, stages: impl IntoIterator<Item = &'n usize>, between: &str) -> String {
        let names = stages.into_iter().filter_map(|stage| self.stages.get(*stage));
        names.map(|stage| format!("`{}`", stage.name.value)).collect::<Vec<_>>().join(between)
    }

    /// A part of a region in words: ``where `sender` is `partner` ``; nothing where it is every lead.
    pub(crate) fn describe(&self, region: &Region) -> String {
        let mut tests = Vec::new();
        for (number, wanted) in region.first().into_iter().flat_map(Cube::facts) {
            let Some((name, fact)) = self.draft.facts.as_slice().get(number) else { continue };
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

fn takes_no_time(exit: &Exit<'_>) -> bool {
    exit.is_instant()
}

fn any(_: &Exit<'_>) -> bool {
    true
}
