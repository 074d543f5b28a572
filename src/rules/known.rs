//! The fields that every lead in a state has.

use super::cycles::Queue;
use super::id::{FieldId, IdVec, OutcomeId, StageId};
use super::region::{TooMany, Values};
use super::{Need, RuleSet, State};

/// By state: the fields that every lead there has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    stages: IdVec<StageId, Values<FieldId>>,
    outcomes: IdVec<OutcomeId, Values<FieldId>>,
}

impl Known {
    /// The fields of every lead in a state.
    pub(crate) fn of(&self, state: State) -> &Values<FieldId> {
        match state {
            State::Open(stage) => &self.stages[stage],
            State::Archived(outcome) => &self.outcomes[outcome],
        }
    }
}

/// The fields that every lead in a state has, whichever way it took. `landed` adds leads that switch to these
/// rules, which start in other stages with other fields. If there are too many cases, no field is known.
pub(super) fn known(rules: &RuleSet, landed: &[(State, Values<FieldId>)]) -> Known {
    let nothing = || Values::none(rules.fields().len());
    // `None` until a way is found.
    let mut known: IdVec<StageId, Option<Values<FieldId>>> = rules.stages().map(|_| None);
    let mut ended: IdVec<OutcomeId, Option<Values<FieldId>>> = rules.archive().outcomes.map(|_| None);
    known[StageId::FIRST] = Some(nothing());
    let mut open = Queue::of([rules.first()]);
    for (state, fields) in landed {
        let there = match state {
            State::Open(stage) => &mut known[*stage],
            State::Archived(outcome) => &mut ended[*outcome],
        };
        *there = Some(there.as_ref().map_or(fields.clone(), |there| there.and(fields)));
        open.add(*state);
    }
    loop {
        let state = match open.next() {
            Ok(Some(state)) => state,
            Ok(None) => break,
            Err(TooMany) => {
                let (stages, outcomes) = (rules.stages(), &rules.archive().outcomes);
                return Known { stages: stages.map(|_| nothing()), outcomes: outcomes.map(|_| nothing()) };
            }
        };
        let here = match state {
            State::Open(stage) => known[stage].clone(),
            State::Archived(outcome) => ended[outcome].clone(),
        };
        let Some(here) = here else { continue };
        let stage = rules.stage(state);
        let actions = rules.actions(state).iter().filter_map(|action| {
            let mut given = here.clone();
            action.inputs.iter().filter(|it| it.need == Need::Required).for_each(|it| given.insert(it.field));
            Some((action.to?, given))
        });
        let timeouts = stage.into_iter().flat_map(|stage| &stage.timeouts).map(|timeout| (timeout.to, here.clone()));
        // A clock can be over in any stage.
        let clocks = stage.into_iter().flat_map(|_| rules.clocks());
        let limits = clocks.flat_map(|clock| &clock.limits);
        let over = limits.filter_map(|limit| Some((limit.to?, here.clone())));
        for (to, given) in actions.chain(timeouts).chain(over) {
            let there = match to {
                State::Open(to) => &mut known[to],
                State::Archived(to) => &mut ended[to],
            };
            let fewer = match there {
                None => true,
                Some(there) => !there.within(&given),
            };
            if fewer {
                *there = Some(there.as_ref().map_or(given.clone(), |there| there.and(&given)));
                open.add(to);
            }
        }
    }
    let some = |known: &Option<Values<FieldId>>| known.clone().unwrap_or_else(nothing);
    Known { stages: known.map(some), outcomes: ended.map(some) }
}
