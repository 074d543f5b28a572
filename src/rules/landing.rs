//! Which leads come over to a stage, and what is there for them: as combinations of the facts that the rule set before
//! asks, and of those that only this one does.

use super::circles::Queue;
use super::crossing::Crossing;
use super::id::{Axis, IdVec, Number, StageId, number};
use super::mapping::Mapping;
use super::region::{Cube, Region, Sizes, TooMany, Values};
use super::{Condition, Fact, FactDefault, RuleSet, Stage, State, Test};

/// How a condition is seen where it cannot be said whether it holds: as holding, or as not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    Holds,
    Fails,
}

/// The combinations between two rule sets.
pub(super) struct Landing<'c, 'a> {
    crossing: &'c Crossing<'a>,
    pub(super) sizes: Sizes,
    /// By stage of the rule set before: the leads that come there.
    reach: IdVec<StageId, Region>,
}

/// How many values a fact has, with the one of not being known.
fn size(fact: &Fact) -> usize {
    fact.kind.size() + usize::from(fact.default == FactDefault::Unknown)
}

/// The combinations for which a condition on own facts can hold.
fn own(condition: &Condition, sizes: &Sizes) -> Region {
    let mut cube = Cube::default();
    for (fact, wanted) in condition.tests().iter().filter_map(Test::fact) {
        let axis = Axis::from(fact);
        cube.narrow(axis, Values::of(sizes[axis], wanted));
    }
    Region::of(cube)
}

/// What leads out of a stage: for whom, and where to.
fn exits(stage: &Stage) -> impl Iterator<Item = (&Condition, State)> {
    let actions = stage.actions.iter().filter_map(|action| Some((&action.when, action.to?)));
    actions.chain(stage.timeouts.iter().map(|timeout| (&timeout.when, timeout.to)))
}

/// By stage: the leads that come there, from the first one or from other rules.
fn reach(rules: &RuleSet, came: Option<&Mapping>, sizes: &Sizes) -> Result<IdVec<StageId, Region>, TooMany> {
    let mut reach = rules.stages().map(|_| Region::default());
    let landed = came.iter().flat_map(|mapping| &mapping.stages).map(|like| like.to);
    let begun: Vec<StageId> = std::iter::once(StageId::FIRST).chain(landed).collect();
    for stage in &begun {
        reach[*stage] = Region::all();
    }
    let mut open = Queue::of(begun);
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

    /// The leads of a stage of the rule set before.
    pub(super) fn leads(&self, stage: StageId) -> Region {
        self.reach[stage].clone()
    }

    /// The leads that have a time limit in a stage of the rule set before.
    pub(super) fn limited_before(&self, stage: &Stage) -> Result<Region, TooMany> {
        let limited: Vec<Region> = stage.timeouts.iter().map(|timeout| own(&timeout.when, &self.sizes)).collect();
        Region::union(&limited)
    }

    /// The leads that have a time limit in a stage of this rule set.
    pub(super) fn limited(&self, stage: &Stage, doubt: Doubt) -> Result<Region, TooMany> {
        let limited: Vec<Region> = stage.timeouts.iter().map(|timeout| self.after(&timeout.when, doubt)).collect();
        Region::union(&limited)
    }

    /// The leads that something leads out of a stage of this rule set for.
    pub(super) fn leaving(&self, stage: &Stage) -> Result<Region, TooMany> {
        let leaving: Vec<Region> = exits(stage).map(|(when, _)| self.after(when, Doubt::Fails)).collect();
        Region::union(&leaving)
    }

    /// The leads for which a condition of this rule set holds, by what they were.
    fn after(&self, condition: &Condition, doubt: Doubt) -> Region {
        let mut cube = Cube::default();
        let before = self.crossing.before.facts();
        for (fact, wanted) in condition.tests().iter().filter_map(Test::fact) {
            let Some(from) = self.crossing.facts[fact] else {
                // It is asked only here, and may be anything.
                let axis = number(before.len() + fact.place());
                cube.narrow(axis, Values::of(self.sizes[axis], wanted));
                continue;
            };
            let mut values = Values::none(self.sizes[Axis::from(from)]);
            for (value, like) in self.crossing.values[fact].entries() {
                if like.is_some_and(|like| wanted.contains(&like)) {
                    values.insert(value);
                }
            }
            // What was not known may be told with the switch, or stay unknown.
            if doubt == Doubt::Holds {
                values.insert(number(before[from].kind.size()));
            }
            cube.narrow(Axis::from(from), values);
        }
        Region::of(cube)
    }
}
