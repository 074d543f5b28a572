//! Which leads switch to a stage, and their exits there, as combinations of facts of the previous rule set and of facts
//! that only this one has.

use super::crossing::Crossing;
use super::cycles::Queue;
use super::id::{Axis, IdVec, Number, StageId, number};
use super::mapping::Mapping;
use super::region::{Cube, Region, Sizes, TooMany, Values};
use super::{Condition, Fact, FactDefault, RuleSet, Stage, State, Test};

/// Whether an undecided condition counts as holding.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    Holds,
    Fails,
}

/// Combinations of the facts of two rule sets.
pub(super) struct Landing<'c, 'a> {
    crossing: &'c Crossing<'a>,
    pub(super) sizes: Sizes,
    /// By previous stage: the leads that reach it.
    reach: IdVec<StageId, Region>,
}

/// The number of values of a fact, including "unknown".
fn size(fact: &Fact) -> usize {
    fact.kind.size() + usize::from(fact.default == FactDefault::Unknown)
}

/// The combinations for which a condition can hold, on the facts of its own rule set.
fn own(condition: &Condition, sizes: &Sizes) -> Region {
    let mut cube = Cube::default();
    for (fact, wanted) in condition.tests().iter().filter_map(Test::fact) {
        let axis = Axis::from(fact);
        cube.narrow(axis, Values::of(sizes[axis], wanted));
    }
    Region::of(cube)
}

/// The exits of a stage: conditions and targets.
fn exits(stage: &Stage) -> impl Iterator<Item = (&Condition, State)> {
    let actions = stage.actions.iter().filter_map(|action| Some((&action.when, action.to?)));
    actions.chain(stage.timeouts.iter().map(|timeout| (&timeout.when, timeout.to)))
}

/// By stage: the leads that reach it, from the first stage or from other rule sets.
fn reach(rules: &RuleSet, came: Option<&Mapping>, sizes: &Sizes) -> Result<IdVec<StageId, Region>, TooMany> {
    let mut reach = rules.stages().map(|_| Region::default());
    let landed = came.iter().flat_map(|mapping| &mapping.stages).map(|counterpart| counterpart.to);
    let starts: Vec<StageId> = std::iter::once(StageId::FIRST).chain(landed).collect();
    for stage in &starts {
        reach[*stage] = Region::all();
    }
    let mut open = Queue::of(starts);
    while let Some(number) = open.next()? {
        let here = reach[number].clone();
        for (when, to) in exits(&rules.stages()[number]) {
            let State::Open(to) = to else { continue };
            let coming = here.and(&own(when, sizes))?;
            if reach[to].add(&coming)? {
                open.add(to);
            }
        }
    }
    Ok(reach)
}

impl<'c, 'a> Landing<'c, 'a> {
    pub(super) fn new(crossing: &'c Crossing<'a>) -> Result<Self, TooMany> {
        let sizes: Sizes = crossing.before.facts().iter().chain(crossing.after.facts()).map(size).collect();
        let reach = reach(crossing.before, crossing.came, &sizes)?;
        Ok(Self { crossing, sizes, reach })
    }

    /// The leads in a previous stage.
    pub(super) fn leads(&self, stage: StageId) -> Region {
        self.reach[stage].clone()
    }

    /// The leads with a timeout in a previous stage.
    pub(super) fn limited_before(&self, stage: &Stage) -> Result<Region, TooMany> {
        let limited: Vec<Region> = stage.timeouts.iter().map(|timeout| own(&timeout.when, &self.sizes)).collect();
        Region::union(&limited)
    }

    /// The leads with a timeout in a stage of this rule set.
    pub(super) fn limited(&self, stage: &Stage, doubt: Doubt) -> Result<Region, TooMany> {
        let limited: Vec<Region> = stage.timeouts.iter().map(|timeout| self.after(&timeout.when, doubt)).collect();
        Region::union(&limited)
    }

    /// The leads with an exit from a stage of this rule set.
    pub(super) fn leaving(&self, stage: &Stage) -> Result<Region, TooMany> {
        let leaving: Vec<Region> = exits(stage).map(|(when, _)| self.after(when, Doubt::Fails)).collect();
        Region::union(&leaving)
    }

    /// The leads for which a condition of this rule set holds, by their previous facts.
    fn after(&self, condition: &Condition, doubt: Doubt) -> Region {
        let mut cube = Cube::default();
        let before = self.crossing.before.facts();
        for (fact, wanted) in condition.tests().iter().filter_map(Test::fact) {
            let Some(from) = self.crossing.facts[fact] else {
                // Only this rule set has the fact, so it can have any value.
                let axis = number(before.len() + fact.place());
                cube.narrow(axis, Values::of(self.sizes[axis], wanted));
                continue;
            };
            let mut values = Values::none(self.sizes[Axis::from(from)]);
            for (value, counterpart) in self.crossing.values[fact].entries() {
                if counterpart.is_some_and(|counterpart| wanted.contains(&counterpart)) {
                    values.insert(value);
                }
            }
            // The switch may supply an unknown fact, or leave it unknown.
            if doubt == Doubt::Holds {
                values.insert(number(before[from].kind.size()));
            }
            cube.narrow(Axis::from(from), values);
        }
        Region::of(cube)
    }
}
