//! Circles in a graph of stages, for every combination of facts: who goes round in them and never comes out.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::hash::Hash;

use super::region::{Region, TooMany};

/// How many steps are taken to find circles.
const PATIENCE: usize = 500_000;

/// Stages with what leads from one to another.
pub(crate) struct Graph {
    /// By stage: to which other one, for which leads.
    pub(crate) edges: Vec<Vec<(usize, Region)>>,
    /// By stage: the leads that are out of all circles there.
    pub(crate) out: Vec<Region>,
    /// How many values each fact has.
    pub(crate) sizes: Vec<usize>,
}

/// Stages that some leads go round in; the first one in the order of the file first.
pub(crate) struct Circle {
    pub(crate) stages: Vec<usize>,
    pub(crate) leads: Region,
}

impl Graph {
    /// By stage: of these leads, those that never come out.
    pub(crate) fn trapped(&self, leads: &[Region]) -> Result<Vec<Region>, TooMany> {
        let mut into: Vec<Vec<usize>> = vec![Vec::new(); self.edges.len()];
        for (from, edges) in self.edges.iter().enumerate() {
            for (to, _) in edges {
                if let Some(into) = into.get_mut(*to) {
                    into.push(from);
                }
            }
        }
        let mut escape = self.out.clone();
        let mut open = Queue::of((0..self.edges.len()).rev());
        while let Some(stage) = open.next()? {
            let mut grown = false;
            for (to, when) in self.edges.get(stage).into_iter().flatten() {
                let through = when.and(escape.get(*to).unwrap_or(&Region::default()))?;
                if let Some(own) = escape.get_mut(stage) {
                    grown |= own.add(&through)?;
                }
            }
            if grown {
                into.get(stage).into_iter().flatten().for_each(|from| open.add(*from));
            }
        }
        leads.iter().zip(&escape).map(|(leads, escape)| leads.minus(escape, &self.sizes)).collect()
    }

    /// The circles that trapped leads go round in. Stages that only lead into one are not told.
    pub(crate) fn circles(&self, trapped: &[Region]) -> Result<Vec<Circle>, TooMany> {
        let backwards = self.backwards();
        let mut patience = PATIENCE;
        let mut told = vec![false; trapped.len()];
        let mut circles = Vec::new();
        for (first, leads) in trapped.iter().enumerate() {
            if leads.is_empty() || told.get(first).copied().unwrap_or_default() {
                continue;
            }
            let forth = walk(&self.edges, first, leads, &mut patience)?;
            let mut back = walk(&backwards, first, leads, &mut patience)?;
            back.entry(first).or_default().add(leads)?;
            // Who comes to where there is no way back goes round elsewhere, which is told there.
            let mut round = match forth.get(&first) {
                Some(again) => leads.and(again)?,
                None => continue,
            };
            for (stage, there) in &forth {
                let lost = match back.get(stage) {
                    Some(back) => there.minus(back, &self.sizes)?,
                    None => there.clone(),
                };
                round = round.minus(&lost, &self.sizes)?;
            }
            if round.is_empty() {
                continue;
            }
            let mut stages = vec![first];
            for (stage, there) in &forth {
                if *stage != first && !there.and(&round)?.is_empty() {
                    stages.push(*stage);
                }
            }
            for stage in &stages {
                if let Some(told) = told.get_mut(*stage) {
                    *told = true;
                }
            }
            circles.push(Circle { stages, leads: round });
        }
        Ok(circles)
    }

    fn backwards(&self) -> Vec<Vec<(usize, Region)>> {
        let mut backwards: Vec<Vec<(usize, Region)>> = vec![Vec::new(); self.edges.len()];
        for (from, edges) in self.edges.iter().enumerate() {
            for (to, when) in edges {
                if let Some(into) = backwards.get_mut(*to) {
                    into.push((from, when.clone()));
                }
            }
        }
        backwards
    }
}

/// The stages that leads come to from one, each with those that do; the one itself only if they come back.
fn walk(
    edges: &[Vec<(usize, Region)>],
    start: usize,
    leads: &Region,
    patience: &mut usize,
) -> Result<BTreeMap<usize, Region>, TooMany> {
    let mut found: BTreeMap<usize, Region> = BTreeMap::new();
    let mut open = Queue::of([start]);
    let mut first = true;
    while let Some(stage) = open.next()? {
        // The leads that begin, and those that came back.
        let mut here = found.get(&stage).cloned().unwrap_or_default();
        if stage == start && std::mem::take(&mut first) {
            here.add(leads)?;
        }
        for (to, when) in edges.get(stage).into_iter().flatten() {
            *patience = patience.checked_sub(1).ok_or(TooMany)?;
            let on = here.and(when)?;
            if !on.is_empty() && found.entry(*to).or_default().add(&on)? {
                open.add(*to);
            }
        }
    }
    Ok(found)
}

/// Stages that are still to be gone through, each once, in the order in which they came: what comes to a stage by
/// many ways is taken on together.
pub(crate) struct Queue<S> {
    stages: VecDeque<S>,
    waiting: HashSet<S>,
    patience: usize,
}

impl<S: Copy + Eq + Hash> Queue<S> {
    pub(crate) fn of(stages: impl IntoIterator<Item = S>) -> Self {
        let stages: VecDeque<S> = stages.into_iter().collect();
        Self { waiting: stages.iter().copied().collect(), stages, patience: PATIENCE }
    }

    pub(crate) fn add(&mut self, stage: S) {
        if self.waiting.insert(stage) {
            self.stages.push_back(stage);
        }
    }

    /// The next stage.
    pub(crate) fn next(&mut self) -> Result<Option<S>, TooMany> {
        let Some(stage) = self.stages.pop_front() else { return Ok(None) };
        self.patience = self.patience.checked_sub(1).ok_or(TooMany)?;
        self.waiting.remove(&stage);
        Ok(Some(stage))
    }
}
