//! The order in which stages are gone through.

use referee::rules::{IdVec, RuleSet, StageId, State};

/// The open stages in the order of a life, by their numbers: each before those that it leads to, as far as there
/// is no way back, and the first way out before the others.
pub(super) fn lifecycle(rules: &RuleSet) -> Vec<StageId> {
    let mut seen = rules.stages().map(|_| false);
    let mut done = Vec::with_capacity(rules.stages().len());
    // Stages that are not reached stand at the end: what is done first stands last.
    let reached = reachable(rules);
    let unreached = rules.stages().ids().skip(1).filter(|stage| !reached[*stage]).rev();
    for root in unreached.chain(rules.stages().ids().next()) {
        visit(rules, root, &mut seen, &mut done);
    }
    done.reverse();
    done
}

/// The stages that a stage leads to, in the order of its ways out.
fn next(rules: &RuleSet, stage: StageId) -> Vec<StageId> {
    let stage = &rules.stages()[stage];
    let ways = stage.actions.iter().filter_map(|action| action.to).chain(stage.timeouts.iter().map(|it| it.to));
    ways.filter_map(|to| match to {
        State::Open(number) => Some(number),
        State::Archived(_) => None,
    })
    .collect()
}

fn reachable(rules: &RuleSet) -> IdVec<StageId, bool> {
    let mut reached = rules.stages().map(|_| false);
    let mut open: Vec<StageId> = rules.stages().ids().take(1).collect();
    while let Some(stage) = open.pop() {
        if !std::mem::replace(&mut reached[stage], true) {
            open.extend(next(rules, stage));
        }
    }
    reached
}

/// Goes through stages in depth, without a stack that a long life could exhaust.
fn visit(rules: &RuleSet, root: StageId, seen: &mut IdVec<StageId, bool>, done: &mut Vec<StageId>) {
    let mut enter = |stage: StageId| !std::mem::replace(&mut seen[stage], true);
    if !enter(root) {
        return;
    }
    // The last way is gone first, so that the first one stands first in the end.
    let mut path = vec![(root, next(rules, root))];
    while let Some((stage, ways)) = path.last_mut() {
        match ways.pop() {
            Some(way) if enter(way) => path.push((way, next(rules, way))),
            Some(_) => {}
            None => {
                done.push(*stage);
                path.pop();
            }
        }
    }
}
