//! Exits to the archive: their order, shared outcomes, and where lines join.

use super::block::Block;
use super::chart::{Chart, Exit, Target};
use super::measure::count;
use referee::rules::{IdVec, OutcomeId};

/// An exit to an outcome.
pub(super) struct Ending<'c> {
    pub(super) stage: usize,
    pub(super) exit: &'c Exit,
    outcome: OutcomeId,
}

/// All exits to the archive, from top to bottom.
pub(super) struct Endings<'c> {
    pub(super) rows: Vec<Ending<'c>>,
    /// The first and the last row beside each outcome.
    beside: IdVec<OutcomeId, Option<(usize, usize)>>,
    /// The lane in which more distant rows join an outcome.
    lanes: IdVec<OutcomeId, Option<usize>>,
}

impl<'c> Endings<'c> {
    /// Exits of the last stage come first. Within a stage, exits to the same outcome are adjacent, and next to those of
    /// the neighboring stages.
    pub(super) fn new(chart: &'c Chart) -> Self {
        let of_stage = |stage: usize| -> Vec<Ending<'c>> {
            let exits = chart.stages.get(stage).map_or(&[][..], |node| &node.exits);
            let ending = |exit: &'c Exit| match exit.to {
                Target::Outcome(outcome) => Some(Ending { stage, exit, outcome }),
                Target::Stage(_) => None,
            };
            exits.iter().filter_map(ending).collect()
        };
        let mut rows: Vec<Ending<'c>> = Vec::new();
        for stage in (0..chart.stages.len()).rev() {
            let own = of_stage(stage);
            let before = stage.checked_sub(1).map_or_else(Vec::new, of_stage);
            let above = rows.last().map(|ending| ending.outcome);
            let first = |outcome| own.iter().position(|ending| ending.outcome == outcome);
            let mut order: Vec<(usize, usize)> = (0..)
                .zip(&own)
                .map(|(number, ending)| {
                    let place = if above == Some(ending.outcome) {
                        0
                    } else if rows.iter().any(|known| known.outcome == ending.outcome) {
                        1
                    } else if before.iter().any(|other| other.outcome == ending.outcome) {
                        3
                    } else {
                        2
                    };
                    (place * 10_000 + first(ending.outcome).unwrap_or_default(), number)
                })
                .collect();
            order.sort_unstable();
            let mut own: Vec<Option<Ending<'c>>> = own.into_iter().map(Some).collect();
            rows.extend(order.into_iter().filter_map(|(_, number)| own.get_mut(number)?.take()));
        }
        let beside: IdVec<_, _> = chart.outcomes.ids().map(|outcome| longest_run(&rows, outcome)).collect();
        let lanes = lanes(&rows, &beside);
        Self { rows, beside, lanes }
    }

    /// The total width of the lanes.
    pub(super) fn channel(&self) -> i32 {
        let lanes = self.lanes.iter().flatten().max().map_or(0, |most| most + 1);
        if lanes == 0 { 0 } else { count(lanes) * 14 + 8 }
    }

    /// The lane of a row and the line that it joins; none if the row leads straight to its outcome.
    pub(super) fn joined(&self, row: usize, lines: &[i32]) -> Option<(usize, i32)> {
        let outcome = self.rows.get(row)?.outcome;
        let (first, last) = self.beside[outcome]?;
        if (first..=last).contains(&row) {
            return None;
        }
        let lane = self.lanes[outcome]?;
        Some((lane, *lines.get(if row < first { first } else { last })?))
    }

    /// The top and the height of each outcome's box, computed from the lines of the rows.
    pub(super) fn boxes(&self, lines: &[i32], blocks: &[Block]) -> Vec<(i32, i32)> {
        let line = |row: usize| lines.get(row).copied().unwrap_or_default();
        let tallest = blocks.iter().map(|block| block.height).max().unwrap_or(0) + 16;
        let mut spare = lines.iter().max().copied().unwrap_or(0) + tallest / 2 + 12;
        let placed = self.beside.iter().zip(blocks).map(|(beside, block)| {
            let height = block.height + 16;
            if let Some((first, last)) = beside {
                return (line(*first) - height / 2, line(*last) - line(*first) + height);
            }
            // No exit leads to this outcome.
            let y = spare;
            spare += height + 12;
            (y, height)
        });
        placed.collect()
    }
}

/// The first of the longest runs of adjacent rows that lead to an outcome.
fn longest_run(rows: &[Ending<'_>], outcome: OutcomeId) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    let mut row = 0;
    for run in rows.chunk_by(|a, b| a.outcome == b.outcome) {
        let ends = (row, row + run.len() - 1);
        row += run.len();
        let longer = best.is_none_or(|best| best.1 - best.0 < ends.1 - ends.0);
        if longer && run.first().is_some_and(|ending| ending.outcome == outcome) {
            best = Some(ends);
        }
    }
    best
}

/// A lane for each outcome that distant rows join. Outcomes share a lane if their rows do not overlap.
fn lanes(rows: &[Ending<'_>], beside: &IdVec<OutcomeId, Option<(usize, usize)>>) -> IdVec<OutcomeId, Option<usize>> {
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    let lane = |(outcome, beside): (OutcomeId, &Option<(usize, usize)>)| {
        let (first, last) = (*beside)?;
        let own = || rows.iter().enumerate().filter(|(_, ending)| ending.outcome == outcome).map(|(row, _)| row);
        let span = (own().min()?.min(first), own().max()?.max(last));
        if span == (first, last) {
            return None;
        }
        let free = taken.iter().position(|spans| spans.iter().all(|known| known.1 < span.0 || span.1 < known.0));
        let number = free.unwrap_or(taken.len());
        if number == taken.len() {
            taken.push(Vec::new());
        }
        taken.get_mut(number)?.push(span);
        Some(number)
    };
    beside.entries().map(lane).collect()
}
