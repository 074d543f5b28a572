//! The order of the stages in a chart.

use referee::rules::{ClockId, IdVec, OutcomeId, RuleSet, StageId, State};

/// The open stages in lifecycle order, by number: each before the stages that it leads to, unless there is a way back,
/// and the first exit before the others.
pub(super) fn lifecycle(rules: &RuleSet, running: &Running) -> Vec<StageId> {
    let mut seen = rules.stages().map(|_| false);
    let mut done = Vec::with_capacity(rules.stages().len());
    // Visit unreachable stages first, so that they come last in the reversed order.
    let reached = reachable(rules, running);
    let unreached = rules.stages().ids().skip(1).filter(|stage| !reached[*stage]).rev();
    for root in unreached.chain(rules.stages().ids().next()) {
        visit((rules, running), root, &mut seen, &mut done);
    }
    done.reverse();
    done
}

/// The clocks that can run in each stage.
pub(super) type Running = IdVec<StageId, Box<[ClockId]>>;

/// The stages that a stage leads to, in the order of its exits; then those that its leads can come back to from the archive.
fn next(rules: &RuleSet, running: &Running, number: StageId) -> Vec<StageId> {
    let stage = &rules.stages()[number];
    let mut ended = rules.archive().outcomes.map(|_| false);
    let mut stages = Vec::new();
    let mut returns: Vec<OutcomeId> = Vec::new();
    let ways = stage.actions.iter().filter_map(|action| action.to).chain(stage.timeouts.iter().map(|it| it.to));
    let limits = running[number].iter().flat_map(|clock| &rules.clocks()[*clock].limits);
    for to in ways.chain(limits.filter_map(|limit| limit.to)) {
        match to {
            State::Open(number) => stages.push(number),
            State::Archived(outcome) => returns.push(outcome),
        }
    }
    while let Some(outcome) = returns.pop() {
        if std::mem::replace(&mut ended[outcome], true) {
            continue;
        }
        for to in rules.archive().outcomes[outcome].actions.iter().filter_map(|action| action.to) {
            match to {
                State::Open(number) => stages.push(number),
                State::Archived(outcome) => returns.push(outcome),
            }
        }
    }
    stages
}

fn reachable(rules: &RuleSet, running: &Running) -> IdVec<StageId, bool> {
    let mut reached = rules.stages().map(|_| false);
    let mut open: Vec<StageId> = rules.stages().ids().take(1).collect();
    while let Some(stage) = open.pop() {
        if !std::mem::replace(&mut reached[stage], true) {
            open.extend(next(rules, running, stage));
        }
    }
    reached
}

/// Visits stages depth-first, without recursion, so that a long lifecycle cannot exhaust the stack.
fn visit(
    (rules, running): (&RuleSet, &Running),
    root: StageId,
    seen: &mut IdVec<StageId, bool>,
    done: &mut Vec<StageId>,
) {
    let mut enter = |stage: StageId| !std::mem::replace(&mut seen[stage], true);
    if !enter(root) {
        return;
    }
    // Visit the last exit first, so that the first one comes first in the reversed order.
    let mut path = vec![(root, next(rules, running, root))];
    while let Some((stage, ways)) = path.last_mut() {
        match ways.pop() {
            Some(way) if enter(way) => path.push((way, next(rules, running, way))),
            Some(_) => {}
            None => {
                done.push(*stage);
                path.pop();
            }
        }
    }
}
