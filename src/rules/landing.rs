//! Which leads switch to a stage, and their exits there, as combinations of facts of the previous rule set and of facts
//! that only this one has.

use super::crossing::Crossing;
use super::cycles::Queue;
use super::id::{Axis, IdVec, Number, OutcomeId, StageId, ValueId, number};
use super::logic::{self, Doubt};
use super::region::{Region, Sizes, Space, TooMany, Values};
use super::{Action, Condition, Fact, FactDefault, RuleSet, Stage, State};

/// Combinations of the facts of two rule sets.
pub(super) struct Landing<'c, 'a> {
    crossing: &'c Crossing<'a>,
    sizes: Sizes,
    pub(super) space: Space,
    /// By previous stage: the leads that reach it.
    reach: IdVec<StageId, Region>,
    /// By previous outcome: the leads that end with it.
    ended: IdVec<OutcomeId, Region>,
}

/// The number of values of a fact if it is given; a text counts as one value.
fn known(fact: &Fact) -> usize {
    fact.kind.size().max(1)
}

/// The number of values of a fact, including "unknown".
fn size(fact: &Fact) -> usize {
    known(fact) + usize::from(fact.default == FactDefault::Unknown)
}

/// Where an action leads: its condition and target.
fn leads(action: &Action) -> Option<(&Condition, State)> {
    Some((&action.when, action.to?))
}

/// The exits of a stage: conditions and targets.
fn exits(stage: &Stage) -> impl Iterator<Item = (&Condition, State)> {
    let actions = stage.actions.iter().filter_map(leads);
    actions.chain(stage.timeouts.iter().map(|timeout| (&timeout.when, timeout.to)))
}

/// The exits of a state, and of the clocks there. A clock can be over in any stage.
fn all_exits(rules: &RuleSet, state: State) -> Vec<(&Condition, State)> {
    let Some(stage) = rules.stage(state) else { return rules.actions(state).iter().filter_map(leads).collect() };
    let limits = rules.clocks().iter().flat_map(|clock| &clock.limits);
    exits(stage).chain(limits.filter_map(|limit| Some((&limit.when, limit.to?)))).collect()
}

impl<'c, 'a> Landing<'c, 'a> {
    pub(super) fn new(crossing: &'c Crossing<'a>) -> Result<Self, TooMany> {
        let sizes: Sizes = crossing.before.facts().iter().chain(crossing.after.facts()).map(size).collect();
        let reach = crossing.before.stages().map(|_| Region::NONE);
        let ended = crossing.before.archive().outcomes.map(|_| Region::NONE);
        let mut landing = Self { crossing, sizes, space: Space::default(), reach, ended };
        landing.walk()?;
        Ok(landing)
    }

    fn reached(&mut self, state: State) -> &mut Region {
        match state {
            State::Open(stage) => &mut self.reach[stage],
            State::Archived(outcome) => &mut self.ended[outcome],
        }
    }

    /// Finds the leads that reach each previous state, from the first stage or from other rule sets, and what they become
    /// through changes of facts.
    fn walk(&mut self) -> Result<(), TooMany> {
        let before = self.crossing.before;
        let changing = before.facts().entries().filter(|(_, fact)| fact.changes.is_some());
        let changing: Vec<Axis> = changing.map(|(number, _)| Axis::from(number)).collect();
        let landed = self.crossing.came.iter().flat_map(|mapping| mapping.landings().map(|(_, to)| to));
        let starts: Vec<State> = std::iter::once(before.first()).chain(landed).collect();
        let excluded = before.excluded().iter().map(|condition| self.own(condition));
        let excluded = self.space.union(excluded.collect::<Result<Vec<_>, _>>()?)?;
        let possible = self.space.minus(Region::ALL, excluded)?;
        for state in &starts {
            *self.reached(*state) = possible;
        }
        let mut open = Queue::of(starts);
        while let Some(state) = open.next()? {
            // The facts of a lead that never leaves the archive do not change.
            if !before.is_final(state) {
                let here = *self.reached(state);
                let any = changing.iter().try_fold(here, |leads, axis| self.space.forget(leads, *axis))?;
                *self.reached(state) = self.space.and(any, possible)?;
            }
            let here = *self.reached(state);
            for (when, to) in all_exits(before, state) {
                let coming = self.space.and(here, self.own(when)?)?;
                let mut there = *self.reached(to);
                if self.space.add(&mut there, coming)? {
                    *self.reached(to) = there;
                    open.add(to);
                }
            }
        }
        Ok(())
    }

    /// The combinations for which a condition of the previous rule set holds.
    fn own(&self, condition: &Condition) -> Result<Region, TooMany> {
        logic::region(&self.space, condition.tests(), Doubt::Holds, &|test, _| {
            let Some(fact) = test.fact() else { return Ok(None) };
            let axis = Axis::from(fact);
            let known = known(&self.crossing.before.facts()[fact]);
            self.space.with(axis, Values::of(self.sizes[axis], test.wanted(known, ValueId::of(known)))).map(Some)
        })
    }

    /// The leads in a previous stage.
    pub(super) fn leads(&self, stage: StageId) -> Region {
        self.reach[stage]
    }

    /// The leads in a previous state that this rule set excludes, no matter what a switch supplies.
    pub(super) fn excluded(&self, state: State) -> Result<Region, TooMany> {
        let excluded = self.crossing.after.excluded().iter().map(|condition| self.after(condition, Doubt::Fails));
        let excluded = self.space.union(excluded.collect::<Result<Vec<_>, _>>()?)?;
        // Facts that only this rule set has can be supplied in another way.
        let own = self.crossing.before.facts().len();
        let mut axes = (own..self.sizes.len()).map(number);
        let certain = axes.try_fold(excluded, |region, axis| self.space.always(region, axis))?;
        let there = match state {
            State::Open(stage) => self.reach[stage],
            State::Archived(outcome) => self.ended[outcome],
        };
        self.space.and(there, certain)
    }

    /// The leads with a timeout in a previous stage.
    pub(super) fn limited_before(&self, stage: &Stage) -> Result<Region, TooMany> {
        let limited = stage.timeouts.iter().map(|timeout| self.own(&timeout.when));
        self.space.union(limited.collect::<Result<Vec<_>, _>>()?)
    }

    /// The leads with a timeout in a stage of this rule set.
    pub(super) fn limited(&self, stage: &Stage, doubt: Doubt) -> Result<Region, TooMany> {
        let limited = stage.timeouts.iter().map(|timeout| self.after(&timeout.when, doubt));
        self.space.union(limited.collect::<Result<Vec<_>, _>>()?)
    }

    /// The leads with an exit from a stage of this rule set.
    pub(super) fn leaving(&self, stage: &Stage) -> Result<Region, TooMany> {
        let leaving = exits(stage).map(|(when, _)| self.after(when, Doubt::Fails));
        self.space.union(leaving.collect::<Result<Vec<_>, _>>()?)
    }

    /// The leads for which a condition of this rule set holds, by their previous facts.
    fn after(&self, condition: &Condition, doubt: Doubt) -> Result<Region, TooMany> {
        let (before, after) = (self.crossing.before.facts(), self.crossing.after.facts());
        logic::region(&self.space, condition.tests(), doubt, &|test, doubt| {
            let Some(fact) = test.fact() else { return Ok(None) };
            let here = known(&after[fact]);
            let wanted = test.wanted(here, ValueId::of(here));
            let Some(from) = self.crossing.facts[fact] else {
                // Only this rule set has the fact, so it can have any value.
                let axis = number(before.len() + fact.place());
                return self.space.with(axis, Values::of(self.sizes[axis], wanted)).map(Some);
            };
            let axis = Axis::from(from);
            let there = known(&before[from]);
            let mut values = Values::none(self.sizes[axis]);
            for value in (0..there).filter_map(ValueId::of) {
                // A text counts as one value.
                let counterpart =
                    self.crossing.values[fact].as_slice().get(value.place()).copied().unwrap_or(Some(value));
                if counterpart.is_some_and(|counterpart| wanted.contains(&counterpart)) {
                    values.insert(value);
                }
            }
            // The switch may supply an unknown fact, or leave it unknown.
            if doubt == Doubt::Holds {
                values.insert(number(there));
            }
            self.space.with(axis, values).map(Some)
        })
    }
}
