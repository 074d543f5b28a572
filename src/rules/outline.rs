//! The lifecycle as a graph, for every combination of declared facts, as input for the lifecycle checks.

use super::State;
use super::cycles::{Graph, Queue};
use super::draft::{ActionDraft, Draft, FactDraft, FactKindDraft, StageDraft, TestDraft, TimeoutDraft};
use super::id::{Axis, IdVec, Number, StageId, ValueId};
use super::names::Names;
use super::node::{Name, Value};
use super::region::{Cube, Region, Sizes, TooMany, Values};

/// An exit of a stage: an action or a timeout.
pub(crate) struct Exit<'d> {
    pub(crate) cause: ExitCause<'d>,
    /// The leads that can take it.
    pub(crate) when: Region,
    /// `None` for an unknown name, which could mean any state.
    pub(crate) to: Option<State>,
}

impl Exit<'_> {
    /// Whether leads take it at the instant they enter the stage.
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
/// An unknown target counts as the most similar one, so that one typo causes one finding.
pub(crate) struct Outline<'d> {
    pub(crate) draft: &'d Draft,
    pub(crate) names: &'d Names<'d>,
    pub(crate) stages: IdVec<StageId, &'d StageDraft>,
    pub(crate) exits: IdVec<StageId, Vec<Exit<'d>>>,
    pub(crate) sizes: Sizes,
    /// By stage: the leads that can reach it.
    pub(crate) reach: IdVec<StageId, Region>,
}

impl<'d> Outline<'d> {
    pub(crate) fn new(draft: &'d Draft, names: &'d Names<'d>) -> Result<Self, TooMany> {
        let unknown = |fact: &FactDraft| usize::from(fact.optional && fact.default.is_none());
        let mut outline = Self {
            draft,
            names,
            stages: draft.open_stages().collect(),
            exits: IdVec::default(),
            sizes: draft.facts.iter().map(|(_, fact)| size(&fact.kind) + unknown(fact)).collect(),
            reach: IdVec::default(),
        };
        outline.exits = outline.stages.iter().map(|stage| outline.exits_of(stage)).collect::<Result<_, _>>()?;
        outline.reach = outline.reachable()?;
        Ok(outline)
    }

    fn exits_of(&self, stage: &'d StageDraft) -> Result<Vec<Exit<'d>>, TooMany> {
        let passed = self.passed(stage)?;
        let exit = |cause: ExitCause<'d>, when: &[TestDraft], to: &Name, instant: bool| {
            let when = self.region(when);
            // Leads that leave at once cannot do anything else here.
            let when = if instant { when } else { when.minus(&passed, &self.sizes)? };
            Ok(Exit { cause, when, to: self.names.states.likely(&to.value) })
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

    /// The leads that leave a stage at the instant they enter it.
    pub(crate) fn passed(&self, stage: &StageDraft) -> Result<Region, TooMany> {
        let instant = stage.timeouts.iter().filter(|timeout| timeout.is_instant());
        Region::union(&instant.map(|timeout| self.region(&timeout.when)).collect::<Vec<_>>())
    }

    /// The leads that enter a stage and do not leave at once.
    pub(crate) fn staying(&self, number: StageId, stage: &StageDraft) -> Result<Region, TooMany> {
        self.reach[number].minus(&self.passed(stage)?, &self.sizes)
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

    /// The combinations for which a condition can hold. Unreadable tests count as holding; any lead can have any
    /// mark.
    pub(crate) fn region(&self, tests: &[TestDraft]) -> Region {
        let mut cube = Cube::default();
        for test in tests {
            if &*test.subject.value == "mark" {
                continue;
            }
            let Some(number) = self.names.facts.likely(&test.subject.value) else { continue };
            let (_, fact) = &self.draft.facts[number];
            let index = &self.names.values[number];
            let axis = Axis::from(number);
            let mut wanted = Values::none(self.sizes[axis]);
            let mut readable = matches!(fact.kind, FactKindDraft::Boolean | FactKindDraft::OneOf(_));
            for value in &test.values {
                let value = match (&fact.kind, &value.value) {
                    (FactKindDraft::Boolean, Value::Boolean(value)) => Some(ValueId::from(*value)),
                    (FactKindDraft::OneOf(_), Value::Text(name)) => index.likely(name),
                    _ => None,
                };
                match value {
                    Some(value) => wanted.insert(value),
                    None => readable = false,
                }
            }
            if readable && !test.values.is_empty() {
                cube.narrow(axis, wanted);
            }
        }
        Region::of(cube)
    }

    /// By stage: the leads that reach it.
    fn reachable(&self) -> Result<IdVec<StageId, Region>, TooMany> {
        let mut reach = self.stages.map(|_| Region::default());
        let mut open = Queue::of(self.stages.ids().take(1));
        if !reach.is_empty() {
            reach[StageId::FIRST] = Region::all();
        }
        while let Some(stage) = open.next()? {
            let here = reach[stage].clone();
            for exit in &self.exits[stage] {
                let Some(State::Open(to)) = exit.to else { continue };
                let coming = here.and(&exit.when)?;
                if reach[to].add(&coming)? {
                    open.add(to);
                }
            }
        }
        Ok(reach)
    }

    /// The graph of instant timeouts.
    pub(crate) fn instant(&self) -> Result<Graph<'_>, TooMany> {
        self.graph(takes_no_time, |_, edges| Region::all().minus(&Region::union(edges)?, &self.sizes))
    }

    /// The graph of all exits. Dead ends and instant cycles are left to their own checks.
    pub(crate) fn ways(&self) -> Result<Graph<'_>, TooMany> {
        let instant = self.instant()?.trapped(&self.reach)?;
        self.graph(any, |stage, _| {
            let exits = &self.exits[stage];
            let leaving = Region::union(exits.iter().map(|exit| &exit.when))?;
            let mut out = Region::all().minus(&leaving, &self.sizes)?;
            for exit in exits.iter().filter(|exit| !matches!(exit.to, Some(State::Open(_)))) {
                out.add(&exit.when)?;
            }
            out.add(&instant[stage])?;
            Ok(out)
        })
    }

    fn graph(
        &self,
        counts: fn(&Exit<'_>) -> bool,
        out: impl Fn(StageId, &[Region]) -> Result<Region, TooMany>,
    ) -> Result<Graph<'_>, TooMany> {
        let edges = self.exits.map(|exits| {
            let to = |exit: &Exit<'_>| match exit.to {
                Some(State::Open(to)) => Some((to, exit.when.clone())),
                _ => None,
            };
            exits.iter().filter(|exit| counts(exit)).filter_map(to).collect::<Vec<_>>()
        });
        let out = edges.entries().map(|(stage, edges)| {
            let regions: Vec<Region> = edges.iter().map(|(_, when)| when.clone()).collect();
            out(stage, &regions)
        });
        let out = out.collect::<Result<_, _>>()?;
        Ok(Graph { edges, out, sizes: &self.sizes })
    }

    /// The names of stages, separated by `between`.
    pub(super) fn listed<'n>(&self, stages: impl IntoIterator<Item = &'n StageId>, between: &str) -> String {
        let names = stages.into_iter().map(|stage| format!("`{}`", self.stages[*stage].name.value));
        names.collect::<Vec<_>>().join(between)
    }

    /// Describes a part of a region, such as ``where `sender` is `partner` ``; empty for all leads.
    pub(crate) fn describe(&self, region: &Region) -> String {
        let mut tests = Vec::new();
        for (axis, wanted) in region.first().into_iter().flat_map(Cube::axes) {
            // Shares of a rollout are not facts.
            let Some((name, fact)) = self.draft.facts.as_slice().get(axis.place()) else { continue };
            if *wanted == Values::all(self.sizes[axis]) {
                continue;
            }
            let value = |value: ValueId| match &fact.kind {
                FactKindDraft::OneOf(names) => {
                    names.get(value.place()).map_or_else(unknown, |name| format!("`{}`", name.value))
                }
                _ => ["`false`", "`true`"].get(value.place()).map_or_else(unknown, |value| (*value).to_owned()),
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
