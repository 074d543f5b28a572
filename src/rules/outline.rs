//! The lifecycle as a graph, for every combination of declared facts, as input for the lifecycle checks.

use super::State;
use super::calendar_draft::CalendarDraft;
use super::clock_draft::ClockDraft;
use super::condition_draft::TestDraft;
use super::cycles::{Graph, Queue};
use super::draft::{ActionDraft, Draft, NotificationDraft, OutcomeDraft, StageDraft, TimeoutDraft};
use super::fact_draft::{FactDraft, FactKindDraft};
use super::id::{Axis, IdVec, Number, OutcomeId, StageId, ValueId};
use super::logic::{self, Doubt, leaves};
use super::names::Names;
use super::node::{At, Name, Value};
use super::phases::{Aim, Plan, StagePhases, Traffic, Way, phases};
use super::region::{Region, Sizes, Space, TooMany, Values};

/// An exit of a stage or an outcome: an action or a timeout.
pub(crate) struct Exit<'d> {
    pub(crate) cause: ExitCause<'d>,
    /// The leads that can take it.
    pub(crate) when: Region,
    /// `None` for an unknown name, which could mean any state.
    pub(crate) to: Option<State>,
    /// Whether these leads can always take it. A clock may not be running, or not be extended any more.
    pub(crate) certain: bool,
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
    Clock,
}

/// The rules as a graph.
///
/// An unknown target counts as the most similar one, so that one typo causes one finding.
pub(crate) struct Outline<'d> {
    pub(crate) draft: &'d Draft,
    pub(crate) names: &'d Names<'d>,
    pub(crate) stages: IdVec<StageId, &'d StageDraft>,
    pub(crate) exits: IdVec<StageId, Vec<Exit<'d>>>,
    pub(crate) outcomes: IdVec<OutcomeId, &'d OutcomeDraft>,
    /// By outcome: its actions that lead elsewhere.
    pub(crate) returns: IdVec<OutcomeId, Vec<Exit<'d>>>,
    /// The number of values of each fact, and then of each mark.
    pub(crate) sizes: Sizes,
    pub(crate) space: Space,
    /// The leads that can be opened.
    pub(crate) possible: Region,
    /// By stage: the phases that each clock can be in.
    pub(crate) phases: StagePhases,
    /// By stage: the leads that can reach it.
    pub(crate) reach: IdVec<StageId, Region>,
    /// By outcome: the leads that can end with it, and what they can become there.
    pub(crate) ended: IdVec<OutcomeId, Region>,
}

impl<'d> Outline<'d> {
    pub(crate) fn new(draft: &'d Draft, names: &'d Names<'d>) -> Result<Self, TooMany> {
        let unknown = |fact: &FactDraft| usize::from(fact.optional && fact.default.is_none());
        let facts = draft.facts.iter().map(|(_, fact)| size(&fact.kind) + unknown(fact));
        let mut outline = Self {
            draft,
            names,
            stages: draft.open_stages().collect(),
            exits: IdVec::default(),
            outcomes: draft.outcomes().iter().collect(),
            returns: IdVec::default(),
            sizes: facts.chain(draft.marks.iter().map(|_| 2)).collect(),
            space: Space::default(),
            possible: Region::ALL,
            phases: IdVec::default(),
            reach: IdVec::default(),
            ended: IdVec::default(),
        };
        let excluded = outline.union(draft.excluded.iter().map(|tests| &*tests.value))?;
        outline.possible = outline.space.minus(Region::ALL, excluded)?;
        outline.phases = outline.phases()?;
        let exits = outline.stages.entries().map(|(number, stage)| outline.exits_of(number, stage));
        outline.exits = exits.collect::<Result<_, _>>()?;
        let returns = outline.outcomes.iter().map(|outcome| outline.returns_of(outcome));
        outline.returns = returns.collect::<Result<_, _>>()?;
        (outline.reach, outline.ended) = outline.reachable()?;
        Ok(outline)
    }

    fn exits_of(&self, number: StageId, stage: &'d StageDraft) -> Result<Vec<Exit<'d>>, TooMany> {
        let passed = self.passed(stage)?;
        let exit = |cause: ExitCause<'d>, when: &[TestDraft], to: &Name, certain: bool| {
            let when = self.region(when)?;
            let instant = matches!(cause, ExitCause::Timeout(timeout) if timeout.is_instant());
            // Leads that leave at once cannot do anything else here.
            let when = if instant { when } else { self.space.minus(when, passed)? };
            Ok(Exit { cause, when, to: self.names.states.likely(&to.value), certain })
        };
        let actions = stage.actions.iter().filter_map(|action| {
            Some(exit(ExitCause::Action(action), &action.when, action.to.as_ref()?, !action.extends()))
        });
        let timeouts = stage
            .timeouts
            .iter()
            .filter_map(|timeout| Some(exit(ExitCause::Timeout(timeout), &timeout.when, timeout.to.as_ref()?, true)));
        let clocks = self.draft.clocks.iter().zip(&self.phases[number]).filter(|(_, phases)| phases.can_run());
        let clocks = clocks.flat_map(|(clock, phases)| clock.limits.iter().map(|limit| (limit, *phases)));
        let clocks = clocks.filter_map(|(limit, phases)| {
            Some(exit(ExitCause::Clock, &limit.when, limit.to.as_ref()?, phases.always_runs()))
        });
        actions.chain(timeouts).chain(clocks).collect()
    }

    fn returns_of(&self, outcome: &'d OutcomeDraft) -> Result<Vec<Exit<'d>>, TooMany> {
        let returns = outcome.actions.iter().filter_map(|action| {
            let to = self.names.states.likely(&action.to.as_ref()?.value);
            let when = self.region(&action.when);
            Some(when.map(|when| Exit { cause: ExitCause::Action(action), when, to, certain: !action.extends() }))
        });
        returns.collect()
    }

    /// The leads that something always moves on in time, from a stage: a timeout, or a clock that always runs there.
    pub(crate) fn limited(&self, number: StageId) -> Result<Region, TooMany> {
        let limits = self.exits[number].iter().filter(|exit| exit.certain);
        let limits = limits.filter(|exit| !matches!(exit.cause, ExitCause::Action(_)));
        self.space.union(limits.map(|exit| exit.when))
    }

    /// By stage: the phases that each clock can be in.
    fn phases(&self) -> Result<StagePhases, TooMany> {
        let state = |name: &Name| self.names.states.likely(&name.value);
        let open = |name: &Name| state(name).and_then(|state| state.open().ok());
        let aim = |to: &Option<Name>| to.as_ref().map_or(Aim::Nowhere, |to| Aim::of(state(to)));
        let plan = |clock: &ClockDraft| {
            let stages = [&clock.starts, &clock.pauses, &clock.stops];
            let limits = clock.limits.iter().filter(|limit| !limit.never || limit.to.is_some());
            Plan::new(
                clock.opened,
                stages.map(|names| names.iter().filter_map(open).collect()),
                limits.map(|limit| aim(&limit.to)),
            )
        };
        let way = |action: &ActionDraft| {
            let changes = action.clocks.iter().filter_map(|change| {
                Some((self.names.clocks.likely(&change.clock.value)?, change.effect.as_ref()?.value))
            });
            Way::of(aim(&action.to), changes)
        };
        let ways = self.stages.iter().map(|stage| {
            let timeouts =
                stage.timeouts.iter().filter_map(|timeout| Way::of(Aim::of(state(timeout.to.as_ref()?)), []));
            stage.actions.iter().filter_map(way).chain(timeouts).collect()
        });
        let returns = self.outcomes.iter().flat_map(|it| &it.actions).filter_map(way).collect();
        phases(&Traffic { clocks: self.draft.clocks.iter().map(plan).collect(), ways: ways.collect(), returns })
    }

    /// The leads that leave a stage at the instant they enter it.
    pub(crate) fn passed(&self, stage: &StageDraft) -> Result<Region, TooMany> {
        let instant = stage.timeouts.iter().filter(|timeout| timeout.is_instant());
        self.union(instant.map(|timeout| &*timeout.when))
    }

    /// The combinations for which one of these conditions can hold.
    pub(crate) fn union<'t>(&self, all: impl Iterator<Item = &'t [TestDraft]>) -> Result<Region, TooMany> {
        self.space.union(all.map(|tests| self.region(tests)).collect::<Result<Vec<_>, _>>()?)
    }

    /// The leads that enter a stage and do not leave at once.
    pub(crate) fn staying(&self, number: StageId) -> Result<Region, TooMany> {
        self.staying_of(self.reach[number], number)
    }

    /// The combinations for which a condition can hold. Comparisons that cannot be read could mean anything, and were
    /// reported.
    pub(crate) fn region(&self, tests: &[TestDraft]) -> Result<Region, TooMany> {
        logic::region(&self.space, tests, Doubt::Holds, &|test, _| self.comparison(test))
    }

    /// Whether every comparison of a condition can be read.
    pub(crate) fn is_readable(&self, tests: &[TestDraft]) -> bool {
        leaves(tests).into_iter().all(|test| {
            let exact = test
                .subject()
                .is_some_and(|subject| test.is_of_marks() || self.names.facts.get(&subject.value).is_some());
            exact && self.has_exact_values(test) && matches!(self.comparison(test), Ok(Some(_)))
        })
    }

    /// Whether the values of a comparison are declared, and not only similar to declared ones.
    fn has_exact_values(&self, test: &TestDraft) -> bool {
        let TestDraft::Compare { subject, values } = test else { return true };
        let fact = self.names.facts.get(&subject.value);
        values.iter().all(|value| match &value.value {
            Value::Text(name) if test.is_of_marks() => self.names.marks.get(name).is_some(),
            Value::Text(name) => fact.is_some_and(|fact| self.names.values[fact].get(name).is_some()),
            _ => true,
        })
    }

    /// The combinations for which a comparison holds; `None` if it cannot be read.
    fn comparison(&self, test: &TestDraft) -> Result<Option<Region>, TooMany> {
        let Some(subject) = test.subject() else { return Ok(None) };
        if let (true, TestDraft::Compare { values, .. }) = (test.is_of_marks(), test) {
            return self.marked(values);
        }
        let Some(number) = self.names.facts.likely(&subject.value) else { return Ok(None) };
        let (_, fact) = &self.draft.facts[number];
        let axis = Axis::from(number);
        let mut wanted = Values::none(self.sizes[axis]);
        match test {
            TestDraft::Compare { values, .. } => {
                for value in values {
                    let value = match (&fact.kind, &value.value) {
                        (FactKindDraft::Boolean, Value::Boolean(value)) => Some(ValueId::from(*value)),
                        (FactKindDraft::OneOf(_), Value::Text(name)) => self.names.values[number].likely(name),
                        _ => None,
                    };
                    let Some(value) = value else { return Ok(None) };
                    wanted.insert(value);
                }
                if values.is_empty() {
                    return Ok(None);
                }
            }
            TestDraft::Given { given, .. } => {
                let known = (0..size(&fact.kind)).filter_map(ValueId::of);
                known.for_each(|value| wanted.insert(value));
                if !given {
                    wanted = wanted.others();
                }
            }
            TestDraft::Any { .. } | TestDraft::Not { .. } => return Ok(None),
        }
        if let FactKindDraft::Unreadable = fact.kind {
            return Ok(None);
        }
        self.space.with(axis, wanted).map(Some)
    }

    /// The combinations in which one of these marks is set. Any lead can have any mark.
    fn marked(&self, values: &[At<Value>]) -> Result<Option<Region>, TooMany> {
        let mut any = Region::NONE;
        for value in values {
            let Value::Text(name) = &value.value else { return Ok(None) };
            let mark = self.names.marks.likely(name);
            let Some(axis) = mark.and_then(|mark| Axis::of(self.draft.facts.len() + mark.place())) else {
                return Ok(None);
            };
            any = self.space.or(any, self.space.with(axis, Values::of(2, [ValueId::from(true)]))?)?;
        }
        Ok((!values.is_empty()).then_some(any))
    }

    /// The leads of a region that do not leave a stage at once.
    fn staying_of(&self, region: Region, stage: StageId) -> Result<Region, TooMany> {
        self.space.minus(region, self.passed(self.stages[stage])?)
    }

    /// What leads can become through changes of facts.
    fn changed(&self, leads: Region) -> Result<Region, TooMany> {
        let axes = self.draft.facts.entries().filter(|(_, (_, fact))| fact.changes.is_some());
        let mut axes = axes.map(|(number, _)| Axis::from(number)).peekable();
        if axes.peek().is_none() {
            return Ok(leads);
        }
        let any = axes.try_fold(leads, |leads, axis| self.space.forget(leads, axis))?;
        self.space.and(any, self.possible)
    }

    /// By stage and by outcome: the leads that reach it.
    fn reachable(&self) -> Result<(IdVec<StageId, Region>, IdVec<OutcomeId, Region>), TooMany> {
        let mut reach = self.stages.map(|_| Region::NONE);
        let mut ended = self.outcomes.map(|_| Region::NONE);
        let mut open = Queue::of(self.stages.ids().take(1).map(State::Open));
        if !reach.is_empty() {
            reach[StageId::FIRST] = self.possible;
        }
        while let Some(state) = open.next()? {
            let (here, exits) = match state {
                State::Open(stage) => {
                    let changed = self.changed(self.staying_of(reach[stage], stage)?)?;
                    self.space.add(&mut reach[stage], changed)?;
                    (reach[stage], &self.exits[stage])
                }
                State::Archived(outcome) => {
                    // The facts of a lead that never leaves the archive do not change.
                    if !self.outcomes[outcome].actions.is_empty() {
                        let changed = self.changed(ended[outcome])?;
                        self.space.add(&mut ended[outcome], changed)?;
                    }
                    (ended[outcome], &self.returns[outcome])
                }
            };
            for exit in exits {
                let Some(to) = exit.to else { continue };
                let coming = self.space.and(here, exit.when)?;
                let there = match to {
                    State::Open(to) => &mut reach[to],
                    State::Archived(to) => &mut ended[to],
                };
                if self.space.add(there, coming)? {
                    open.add(to);
                }
            }
        }
        Ok((reach, ended))
    }

    /// The leads that reach any stage.
    pub(crate) fn anywhere(&self) -> Result<Region, TooMany> {
        self.space.union(self.reach.iter().copied())
    }

    /// The leads of each calendar. One without a condition is for all others.
    pub(crate) fn calendars(&self) -> Result<Vec<Region>, TooMany> {
        let with = |it: &&CalendarDraft| !it.when.is_empty();
        let some = self.union(self.draft.calendars.iter().filter(with).map(|choice| &*choice.when))?;
        let region = |choice: &CalendarDraft| match choice.when.as_slice() {
            [] => self.space.minus(Region::ALL, some),
            when => self.region(when),
        };
        self.draft.calendars.iter().map(region).collect()
    }

    /// The leads that an action, a timeout or the opening sends a notification for, if they meet its condition.
    pub(crate) fn sends(&self, notification: &NotificationDraft) -> Result<Region, TooMany> {
        let mut sent = if notification.on_opened { self.possible } else { Region::NONE };
        let is_it = |name: &Name| name.value == notification.name.value;
        let names = |notify: &[Name]| notify.iter().any(is_it);
        for (number, stage) in self.stages.entries() {
            let actions = stage.actions.iter().map(|action| (names(&action.notify), &action.when));
            let timeouts = stage.timeouts.iter().map(|timeout| (timeout.sends().any(is_it), &timeout.when));
            for (sends, when) in actions.chain(timeouts) {
                if sends {
                    let here = self.space.and(self.reach[number], self.region(when)?)?;
                    self.space.add(&mut sent, here)?;
                }
            }
        }
        for (number, outcome) in self.outcomes.entries() {
            for action in outcome.actions.iter().filter(|it| names(&it.notify)) {
                let here = self.space.and(self.ended[number], self.region(&action.when)?)?;
                self.space.add(&mut sent, here)?;
            }
        }
        for limit in self.draft.clocks.iter().flat_map(|clock| &clock.limits) {
            if limit.sends().any(|name| name.value == notification.name.value) {
                // A clock can be over in any stage.
                let here = self.space.and(self.anywhere()?, self.region(&limit.when)?)?;
                self.space.add(&mut sent, here)?;
            }
        }
        Ok(sent)
    }

    /// Whether leads go somewhere unknown, which was reported. It could be any state.
    pub(crate) fn has_unknown_targets(&self) -> bool {
        let unknown = |exits: &Vec<Exit<'_>>| exits.iter().any(|exit| exit.to.is_none());
        let reached = self.reach.iter().zip(&self.exits).chain(self.ended.iter().zip(&self.returns));
        reached.into_iter().any(|(reach, exits)| !reach.is_empty() && unknown(exits))
    }

    /// The graph of instant timeouts.
    pub(crate) fn instant(&self) -> Result<Graph<'_>, TooMany> {
        self.graph(takes_no_time, |_, edges| self.space.minus(Region::ALL, self.space.union(edges.iter().copied())?))
    }

    /// The graph of all exits. Dead ends and instant cycles are left to their own checks.
    pub(crate) fn ways(&self) -> Result<Graph<'_>, TooMany> {
        let instant = self.instant()?.trapped(&self.reach)?;
        self.graph(any, |stage, _| {
            let exits = &self.exits[stage];
            let leaving = self.space.union(exits.iter().filter(|exit| exit.certain).map(|exit| exit.when))?;
            let out = self.space.minus(Region::ALL, leaving)?;
            let ending = exits.iter().filter(|exit| !matches!(exit.to, Some(State::Open(_))));
            self.space.union([out, instant[stage]].into_iter().chain(ending.map(|exit| exit.when)))
        })
    }

    fn graph(
        &self,
        counts: fn(&Exit<'_>) -> bool,
        out: impl Fn(StageId, &[Region]) -> Result<Region, TooMany>,
    ) -> Result<Graph<'_>, TooMany> {
        let edges = self.exits.map(|exits| {
            let to = |exit: &Exit<'_>| match exit.to {
                Some(State::Open(to)) => Some((to, exit.when)),
                _ => None,
            };
            exits.iter().filter(|exit| counts(exit)).filter_map(to).collect::<Vec<_>>()
        });
        let out = edges.entries().map(|(stage, edges)| {
            let regions: Vec<Region> = edges.iter().map(|(_, when)| *when).collect();
            out(stage, &regions)
        });
        let out = out.collect::<Result<_, _>>()?;
        Ok(Graph { edges, out, space: &self.space })
    }

    /// The names of stages, separated by `between`.
    pub(super) fn listed<'n>(&self, stages: impl IntoIterator<Item = &'n StageId>, between: &str) -> String {
        let names = stages.into_iter().map(|stage| format!("`{}`", self.stages[*stage].name.value));
        names.collect::<Vec<_>>().join(between)
    }

    /// Describes a part of a region, such as ``where `sender` is `partner` ``; empty for all leads.
    pub(crate) fn describe(&self, region: Region) -> String {
        let mut tests = Vec::new();
        for (axis, wanted) in self.space.example(region) {
            // Marks and shares of a rollout are not facts.
            let Some((name, fact)) = self.draft.facts.as_slice().get(axis.place()) else { continue };
            let value = |value: ValueId| match &fact.kind {
                FactKindDraft::OneOf(names) => names.get(value.place()).map(|name| format!("`{}`", name.value)),
                FactKindDraft::Boolean => ["`false`", "`true`"].get(value.place()).map(|value| (*value).to_owned()),
                FactKindDraft::Text | FactKindDraft::Unreadable => (value.place() == 0).then(|| "given".to_owned()),
            };
            let values = wanted.iter().map(|it| value(it).unwrap_or_else(|| "not given".to_owned()));
            tests.push(format!("`{}` is {}", name.value, values.collect::<Vec<_>>().join(" or ")));
        }
        if tests.is_empty() { String::new() } else { format!(" where {}", tests.join(" and ")) }
    }
}

/// The number of values of a fact if it is given; a text counts as one value.
fn size(kind: &FactKindDraft) -> usize {
    match kind {
        FactKindDraft::Text | FactKindDraft::Unreadable => 1,
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
