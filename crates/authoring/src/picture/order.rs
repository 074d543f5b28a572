//! The order in which stages are gone through.

use referee::rules::{RuleSet, State};

/// The open stages in the order of a life, by their numbers: each before those that it leads to, as far as there
/// is no way back, and the first way out before the others.
pub(super) fn lifecycle(rules: &RuleSet) -> Vec<usize> {
    let count = rules.stages().len();
    let mut seen = vec![false; count];
    let mut done = Vec::with_capacity(count);
    // Stages that are not reached stand at the end: what is done first stands last.
    let mut roots: Vec<usize> = (1..count).rev().collect();
    let reached = reachable(rules);
    roots.retain(|stage| !reached.get(*stage).copied().unwrap_or_default());
    roots.push(0);
    for root in roots {
        visit(rules, root, &mut seen, &mut done);
    }
    done.reverse();
    done
}

/// The stages that a stage leads to, in the order of its ways out.
fn next(rules: &RuleSet, stage: usize) -> Vec<usize> {
    let Some(stage) = rules.stages().get(stage) else { return Vec::new() };
    let ways = stage.actions.iter().filter_map(|action| action.to).chain(stage.timeouts.iter().map(|it| it.to));
    ways.filter_map(|to| match to {
        State::Open(number) => Some(usize::from(number)),
        State::Archived(_) => None,
    })
    .collect()
}

fn reachable(rules: &RuleSet) -> Vec<bool> {
    let mut reached = vec![false; rules.stages().len()];
    let mut open = vec![0];
    while let Some(stage) = open.pop() {
        if let Some(known) = reached.get_mut(stage).filter(|known| !**known) {
            *known = true;
            open.extend(next(rules, stage));
        }
    }
    reached
}

/// Goes through stages in depth, without a stack that a long life could exhaust.
fn visit(rules: &RuleSet, root: usize, seen: &mut [bool], done: &mut Vec<usize>) {
    let mut enter = |stage: usize| seen.get_mut(stage).is_some_and(|seen| !std::mem::replace(seen, true));
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
