//! What is known of every lead that stands in a stage.

use super::circles::Queue;
use super::region::{TooMany, Values};
use super::{Need, RuleSet, State};

/// By open stage: the fields that every lead has that came there, whichever way it took. Besides those that open under
/// these rules there may be others, who begin in other stages with other fields. Where there is too much to go through,
/// nothing is known.
pub(super) fn known(rules: &RuleSet, landed: &[(usize, Values)]) -> Vec<Values> {
    let nothing = || Values::none(rules.fields().len());
    // None where no way has been found yet.
    let mut known: Vec<Option<Values>> = vec![None; rules.stages().len()];
    if let Some(first) = known.first_mut() {
        *first = Some(nothing());
    }
    let mut open = Queue::of([0]);
    for (stage, fields) in landed {
        let Some(there) = known.get_mut(*stage) else { continue };
        *there = Some(there.as_ref().map_or(fields.clone(), |there| there.and(fields)));
        open.add(*stage);
    }
    loop {
        let number = match open.next() {
            Ok(Some(number)) => number,
            Ok(None) => break,
            Err(TooMany) => return vec![nothing(); rules.stages().len()],
        };
        let Some((stage, here)) = rules.stages().get(number).zip(known.get(number).cloned().flatten()) else {
            continue;
        };
        let actions = stage.actions.iter().filter_map(|action| {
            let mut given = here.clone();
            action.inputs.iter().filter(|it| it.need == Need::Required).for_each(|it| given.insert(it.field));
            Some((action.to?, given))
        });
        let timeouts = stage.timeouts.iter().map(|timeout| (timeout.to, here.clone()));
        for (to, given) in actions.chain(timeouts) {
            let State::Open(to) = to else { continue };
            let Some(there) = known.get_mut(usize::from(to)) else { continue };
            let fewer = match there {
                None => true,
                Some(there) => !there.within(&given),
            };
            if fewer {
                *there = Some(there.as_ref().map_or(given.clone(), |there| there.and(&given)));
                open.add(usize::from(to));
            }
        }
    }
    known.into_iter().map(|known| known.unwrap_or_else(nothing)).collect()
}
