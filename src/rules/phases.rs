//! Which phases each clock can be in at each stage, whichever way a lead took.

use super::cycles::Queue;
use super::id::{ClockId, IdVec, StageId};
use super::region::TooMany;
use super::{Action, Clock, ClockEffect, RuleSet, Stage, State};

/// The maximum number of steps.
const PATIENCE: usize = 20_000_000;

/// A set of phases of a clock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Phases(u8);

impl Phases {
    const NONE: Self = Self(0);
    /// It has not started, or was stopped.
    const IDLE: Self = Self(1);
    const RUNNING: Self = Self(2);
    const PAUSED: Self = Self(4);
    /// Its time is over.
    const OVER: Self = Self(8);

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it can be running.
    pub(crate) fn can_run(self) -> bool {
        self.has(Self::RUNNING)
    }

    /// Whether it is always running.
    pub(crate) fn always_runs(self) -> bool {
        self == Self::RUNNING
    }

    /// Whether it can be paused.
    pub(crate) fn can_pause(self) -> bool {
        self.has(Self::PAUSED)
    }

    /// Whether it can be running or paused.
    pub(crate) fn can_be_active(self) -> bool {
        self.can_run() || self.can_pause()
    }
}

/// A clock in terms of stages.
pub(crate) struct Plan {
    opened: bool,
    starts: Vec<StageId>,
    pauses: Vec<StageId>,
    stops: Vec<StageId>,
    /// The stages that it leads to when its time is over.
    targets: Vec<StageId>,
    /// Whether leads stay in a stage when its time is over.
    stays: bool,
}

impl Plan {
    /// A clock that starts, pauses and stops in these stages, with where each of its limits leads.
    pub(crate) fn new(
        opened: bool,
        [starts, pauses, stops]: [Vec<StageId>; 3],
        limits: impl IntoIterator<Item = Aim>,
    ) -> Self {
        let mut plan = Self { opened, starts, pauses, stops, targets: Vec::new(), stays: false };
        for limit in limits {
            match limit {
                Aim::Nowhere => plan.stays = true,
                Aim::Stage(to) => plan.targets.push(to),
                Aim::Archive => {}
            }
        }
        plan
    }

    /// The phases after a lead enters a stage.
    fn arrive(&self, phases: Phases, stage: StageId) -> Phases {
        if self.stops.contains(&stage) {
            return Phases::IDLE;
        }
        let starts = self.starts.contains(&stage) && phases.has(Phases::IDLE.with(Phases::OVER));
        let active = if self.pauses.contains(&stage) { Phases::PAUSED } else { Phases::RUNNING };
        let resting = if starts { 0 } else { phases.0 & (Phases::IDLE.0 | Phases::OVER.0) };
        let goes_on = starts || phases.can_be_active();
        Phases(resting).with(if goes_on { active } else { Phases::NONE })
    }

    /// The phases that a lead can have when it stays in a stage.
    fn stay(&self, phases: Phases) -> Phases {
        if self.stays && phases.can_run() { phases.with(Phases::OVER) } else { phases }
    }
}

/// A way from a stage: an action or a timeout.
pub(crate) struct Way {
    /// `None` if the lead stays where it is.
    to: Option<StageId>,
    changes: Vec<(ClockId, ClockEffect)>,
}

impl Way {
    /// A way that changes clocks; `None` for a way to the archive.
    pub(crate) fn of(to: Aim, changes: impl IntoIterator<Item = (ClockId, ClockEffect)>) -> Option<Self> {
        let to = match to {
            Aim::Nowhere => None,
            Aim::Stage(to) => Some(to),
            Aim::Archive => return None,
        };
        Some(Self { to, changes: changes.into_iter().collect() })
    }
}

/// Where an action, a timeout or a limit leads.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Aim {
    /// The lead stays where it is.
    Nowhere,
    Stage(StageId),
    /// Or a stage that is unknown.
    Archive,
}

impl Aim {
    pub(crate) fn of(state: Option<State>) -> Self {
        state.and_then(|state| state.open().ok()).map_or(Self::Archive, Self::Stage)
    }
}

/// Clocks, and the ways between stages.
pub(crate) struct Traffic {
    pub(crate) clocks: IdVec<ClockId, Plan>,
    /// By stage.
    pub(crate) ways: IdVec<StageId, Vec<Way>>,
    /// From the archive, where no clock runs.
    pub(crate) returns: Vec<Way>,
}

/// By stage and clock: the possible phases.
pub(crate) type StagePhases = IdVec<StageId, IdVec<ClockId, Phases>>;

/// The phases that each clock can be in at each stage. Conditions are ignored, so a way may belong to no lead.
pub(crate) fn phases(Traffic { clocks, ways, returns }: &Traffic) -> Result<StagePhases, TooMany> {
    let mut found: StagePhases = ways.map(|_| clocks.map(|_| Phases::NONE));
    if clocks.is_empty() || found.is_empty() {
        return Ok(found);
    }
    let mut patience = PATIENCE;
    found[StageId::FIRST] = clocks.map(|clock| {
        let opened = if clock.opened { Phases::RUNNING } else { Phases::IDLE };
        clock.arrive(opened, StageId::FIRST)
    });
    let mut open = Queue::of([StageId::FIRST]);
    for (way, to) in returns.iter().filter_map(|way| Some((way, way.to?))) {
        patience = patience.checked_sub(clocks.len()).ok_or(TooMany)?;
        for (number, clock) in clocks.entries() {
            let starts = way.changes.contains(&(number, ClockEffect::Start));
            let coming = clock.arrive(if starts { Phases::RUNNING } else { Phases::IDLE }, to);
            found[to][number] = found[to][number].with(coming);
        }
        open.add(to);
    }
    while let Some(stage) = open.next()? {
        let here = found[stage].clone();
        let mut go = |to: StageId, change: &dyn Fn(ClockId, Phases) -> Phases| {
            patience = patience.checked_sub(clocks.len()).ok_or(TooMany)?;
            let mut grown = false;
            for (number, clock) in clocks.entries() {
                let phases = change(number, here[number]);
                let coming = if to == stage { phases } else { clock.arrive(phases, to) };
                let all = found[to][number].with(coming);
                grown |= all != found[to][number];
                found[to][number] = all;
            }
            if grown {
                open.add(to);
            }
            Ok(())
        };
        // Time passes.
        go(stage, &|number, phases| clocks[number].stay(phases))?;
        for way in &ways[stage] {
            let changed = |number: ClockId, phases: Phases| {
                let change = way.changes.iter().find(|(clock, _)| *clock == number);
                let active = if clocks[number].pauses.contains(&stage) { Phases::PAUSED } else { Phases::RUNNING };
                match change {
                    Some((_, ClockEffect::Start)) => active,
                    Some((_, ClockEffect::Stop)) => Phases::IDLE,
                    _ => clocks[number].stay(phases),
                }
            };
            match way.to {
                Some(to) if to == stage => {
                    go(stage, &|number, phases| clocks[number].arrive(changed(number, phases), stage))?;
                }
                to => go(to.unwrap_or(stage), &changed)?,
            }
        }
        for (over, clock) in clocks.entries().filter(|(number, _)| here[*number].can_run()) {
            for to in &clock.targets {
                let change = |number: ClockId, phases: Phases| {
                    let phases = if number == over { Phases::OVER } else { clocks[number].stay(phases) };
                    if *to == stage { clocks[number].arrive(phases, stage) } else { phases }
                };
                go(*to, &change)?;
            }
        }
    }
    Ok(found)
}

/// The clocks that can run in each stage, without regard to the facts of leads.
pub fn running_clocks(rules: &RuleSet) -> IdVec<StageId, Box<[ClockId]>> {
    let aim = |to: Option<State>| if to.is_some() { Aim::of(to) } else { Aim::Nowhere };
    let plan = |clock: &Clock| {
        let stages = [&clock.starts, &clock.pauses, &clock.stops].map(|stages| stages.to_vec());
        Plan::new(clock.opened, stages, clock.limits.iter().map(|limit| aim(limit.to)))
    };
    let way =
        |action: &Action| Way::of(aim(action.to), action.clocks.iter().map(|change| (change.clock, change.effect)));
    let ways = |stage: &Stage| {
        let timeouts = stage.timeouts.iter().filter_map(|timeout| Way::of(Aim::of(Some(timeout.to)), []));
        stage.actions.iter().filter_map(way).chain(timeouts).collect()
    };
    let returns = rules.archive().outcomes.iter().flat_map(|it| &it.actions).filter_map(way).collect();
    let graph = Traffic { clocks: rules.clocks().map(plan), ways: rules.stages().map(ways), returns };
    let phases = phases(&graph).ok();
    let running = rules.stages().ids().map(|stage| {
        let is_still = |plan: &Plan| plan.pauses.contains(&stage) || plan.stops.contains(&stage);
        let runs = |clock: &ClockId| match &phases {
            Some(phases) => phases[stage][*clock].can_run(),
            None => !is_still(&graph.clocks[*clock]),
        };
        rules.clocks().ids().filter(runs).collect()
    });
    running.collect()
}
