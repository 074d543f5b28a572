//! Cycles in a graph of stages, and the leads that never leave them, for every combination of facts.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::hash::Hash;

use super::id::{IdVec, StageId};
use super::region::{Region, Space, TooMany};

/// The maximum number of steps to find cycles.
const PATIENCE: usize = 500_000;

/// Stages with the edges between them.
pub(crate) struct Graph<'s> {
    /// By stage: the targets, each with its leads.
    pub(crate) edges: IdVec<StageId, Vec<(StageId, Region)>>,
    /// By stage: the leads that are outside all cycles there.
    pub(crate) out: IdVec<StageId, Region>,
    pub(crate) space: &'s Space,
}

/// A cycle of stages with its leads. The first stage is the first in file order.
pub(crate) struct Cycle {
    pub(crate) stages: Vec<StageId>,
    pub(crate) leads: Region,
}

impl Graph<'_> {
    /// By stage: those of these leads that never leave.
    pub(crate) fn trapped(&self, leads: &IdVec<StageId, Region>) -> Result<IdVec<StageId, Region>, TooMany> {
        let backwards = self.backwards();
        let mut escape = self.out.clone();
        let mut open = Queue::of(self.edges.ids().rev());
        while let Some(stage) = open.next()? {
            let mut grown = false;
            for (to, when) in &self.edges[stage] {
                let through = self.space.and(*when, escape[*to])?;
                grown |= self.space.add(&mut escape[stage], through)?;
            }
            if grown {
                backwards[stage].iter().for_each(|(from, _)| open.add(*from));
            }
        }
        leads.iter().zip(&escape).map(|(leads, escape)| self.space.minus(*leads, *escape)).collect()
    }

    /// The cycles of trapped leads, without stages that only lead into one.
    pub(crate) fn cycles(&self, trapped: &IdVec<StageId, Region>) -> Result<Vec<Cycle>, TooMany> {
        let backwards = self.backwards();
        let mut patience = PATIENCE;
        let mut reported: HashSet<StageId> = HashSet::new();
        let mut cycles = Vec::new();
        for (first, leads) in trapped.entries() {
            if leads.is_empty() || reported.contains(&first) {
                continue;
            }
            let forth = self.walk(&self.edges, first, *leads, &mut patience)?;
            let mut back = self.walk(&backwards, first, *leads, &mut patience)?;
            self.space.add(back.entry(first).or_default(), *leads)?;
            // Leads that cannot come back are in another cycle, which is reported there.
            let mut round = match forth.get(&first) {
                Some(again) => self.space.and(*leads, *again)?,
                None => continue,
            };
            for (stage, there) in &forth {
                let lost = match back.get(stage) {
                    Some(back) => self.space.minus(*there, *back)?,
                    None => *there,
                };
                round = self.space.minus(round, lost)?;
            }
            if round.is_empty() {
                continue;
            }
            let mut stages = vec![first];
            for (stage, there) in &forth {
                if *stage != first && !self.space.and(*there, round)?.is_empty() {
                    stages.push(*stage);
                }
            }
            reported.extend(&stages);
            cycles.push(Cycle { stages, leads: round });
        }
        Ok(cycles)
    }

    fn backwards(&self) -> IdVec<StageId, Vec<(StageId, Region)>> {
        let mut backwards = self.edges.map(|_| Vec::new());
        for (from, edges) in self.edges.entries() {
            for (to, when) in edges {
                backwards[*to].push((from, *when));
            }
        }
        backwards
    }

    /// The stages that leads reach from `start`, each with its leads; `start` itself only if leads come back.
    fn walk(
        &self,
        edges: &IdVec<StageId, Vec<(StageId, Region)>>,
        start: StageId,
        leads: Region,
        patience: &mut usize,
    ) -> Result<BTreeMap<StageId, Region>, TooMany> {
        let mut found: BTreeMap<StageId, Region> = BTreeMap::new();
        let mut open = Queue::of([start]);
        let mut first = true;
        while let Some(stage) = open.next()? {
            // The leads that start here, and those that came back.
            let mut here = found.get(&stage).copied().unwrap_or_default();
            if stage == start && std::mem::take(&mut first) {
                self.space.add(&mut here, leads)?;
            }
            for (to, when) in &edges[stage] {
                *patience = patience.checked_sub(1).ok_or(TooMany)?;
                let on = self.space.and(here, *when)?;
                if !on.is_empty() && self.space.add(found.entry(*to).or_default(), on)? {
                    open.add(*to);
                }
            }
        }
        Ok(found)
    }
}

/// A queue of stages without duplicates, so that leads which reach a stage by several ways are processed together.
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
