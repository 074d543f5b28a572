//! Which leads come over to a stage, and what is there for them: as combinations of the facts that the rule set before
//! asks, and of those that only this one does.

use super::circles::Queue;
use super::mapping::Crossing;
use super::region::{Cube, Region, TooMany, Values};
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
    pub(super) sizes: Vec<usize>,
    /// By stage of the rule set before: the leads that come there.
    reach: Vec<Region>,
}

/// How many values a fact has, with the one of not being known.
fn size(fact: &Fact) -> usize {
    fact.kind.size() + usize::from(fact.default == FactDefault::Unknown)
}

/// The combinations for which a condition on own facts can hold.
fn own(condition: &Condition, sizes: &[usize]) -> Region {
    let mut cube = Cube::default();
    for (fact, wanted) in condition.tests().iter().filter_map(tested) {
        cube.narrow(fact, Values::of(sizes.get(fact).copied().unwrap_or_default(), wanted));
    }
    Region::of(cube)
}

/// The fact that a test looks at, and the values for which it holds; none for marks, which anybody may set.
fn tested(test: &Test) -> Option<(usize, Vec<usize>)> {
    match test {
        Test::OneOf { fact, values } => Some((*fact, values.to_vec())),
        Test::Is { fact, value } => Some((*fact, vec![usize::from(*value)])),
        Test::Marked { .. } => None,
    }
}

/// What leads out of a stage: for whom, and where to.
fn exits(stage: &Stage) -> impl Iterator<Item = (&Condition, State)> {
    let actions = stage.actions.iter().filter_map(|action| Some((&action.when, action.to?)));
    actions.chain(stage.timeouts.iter().map(|timeout| (&timeout.when, timeout.to)))
}

/// By stage: the leads that come there, from the first one or from other rules.
fn reach(rules: &RuleSet, sizes: &[usize]) -> Result<Vec<Region>, TooMany> {
    let mut reach = vec![Region::default(); rules.stages().len()];
    let landed = rules.mapping.iter().flat_map(|mapping| &mapping.stages).map(|like| usize::from(like.to));
    let begun: Vec<usize> = std::iter::once(0).chain(landed).collect();
    for stage in &begun {
        if let Some(reach) = reach.get_mut(*stage) {
            *reach = Region::all();
        }
    }
    let mut open = Queue::of(begun);
    while let Some(number) = open.next()? {
        let Some((stage, here)) = rules.stages().get(number).zip(reach.get(number).cloned()) else { continue };
        for (when, to) in exits(stage) {
            let State::Open(to) = to else { continue };
            let coming = here.and(&own(when, sizes))?;
            if reach.get_mut(usize::from(to)).map_or(Ok(false), |there| there.add(&coming))? {
                open.add(usize::from(to));
            }
        }
    }
    Ok(reach)
}

impl<'c, 'a> Landing<'c, 'a> {
    pub(super) fn new(crossing: &'c Crossing<'a>) -> Result<Self, TooMany> {
        let mut sizes: Vec<usize> = crossing.before.facts().iter().map(size).collect();
        let reach = reach(crossing.before, &sizes)?;
        sizes.extend(crossing.after.facts().iter().map(size));
        Ok(Self { crossing, sizes, reach })
    }

    /// The leads of a stage of the rule set before.
    pub(super) fn leads(&self, stage: usize) -> Region {
        self.reach.get(stage).cloned().unwrap_or_default()
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
        for (fact, wanted) in condition.tests().iter().filter_map(tested) {
            let Some(from) = self.crossing.facts.get(fact).copied().flatten() else {
                // It is asked only here, and may be anything.
                let place = before.len() + fact;
                cube.narrow(place, Values::of(self.sizes.get(place).copied().unwrap_or_default(), wanted));
                continue;
            };
            let known = before.get(from).map_or(0, |fact| fact.kind.size());
            let mut values = Values::none(self.sizes.get(from).copied().unwrap_or_default());
            let names = self.crossing.values_before(from);
            for value in 0..known {
                let like = names.get(value).map_or(Some(value), |name| self.crossing.value(fact, name));
                if like.is_some_and(|like| wanted.contains(&like)) {
                    values.insert(value);
                }
            }
            // What was not known may be told with the switch, or stay unknown.
            if doubt == Doubt::Holds {
                values.insert(known);
            }
            cube.narrow(from, values);
        }
        Region::of(cube)
    }
}
