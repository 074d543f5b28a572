//! The fields that every lead in a stage has.

use super::cycles::Queue;
use super::id::{FieldId, IdVec, StageId};
use super::region::{TooMany, Values};
use super::{Need, RuleSet, State};

/// By open stage: the fields that every lead there has, whichever way it took. `landed` adds leads that switch to these
/// rules, which start in other stages with other fields. If there are too many cases, no field is known.
pub(super) fn known(rules: &RuleSet, landed: &[(StageId, Values<FieldId>)]) -> IdVec<StageId, Values<FieldId>> {
    let nothing = || Values::none(rules.fields().len());
    // `None` until a way is found.
    let mut known: IdVec<StageId, Option<Values<FieldId>>> = rules.stages().map(|_| None);
    known[StageId::FIRST] = Some(nothing());
    let mut open = Queue::of([StageId::FIRST]);
    for (stage, fields) in landed {
        let there = &mut known[*stage];
        *there = Some(there.as_ref().map_or(fields.clone(), |there| there.and(fields)));
        open.add(*stage);
    }
    loop {
        let number = match open.next() {
            Ok(Some(number)) => number,
            Ok(None) => break,
            Err(TooMany) => return rules.stages().map(|_| nothing()),
        };
        let Some(here) = known[number].clone() else { continue };
        let stage = &rules.stages()[number];
        let actions = stage.actions.iter().filter_map(|action| {
            let mut given = here.clone();
            action.inputs.iter().filter(|it| it.need == Need::Required).for_each(|it| given.insert(it.field));
            Some((action.to?, given))
        });
        let timeouts = stage.timeouts.iter().map(|timeout| (timeout.to, here.clone()));
        // A clock can be over in any stage.
        let limits = rules.clocks().iter().flat_map(|clock| &clock.limits);
        let over = limits.filter_map(|limit| Some((limit.to?, here.clone())));
        for (to, given) in actions.chain(timeouts).chain(over) {
            let State::Open(to) = to else { continue };
            let there = &mut known[to];
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
    known.map(|known| known.clone().unwrap_or_else(nothing))
}
