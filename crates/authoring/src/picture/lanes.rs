//! Exits over the top: back to an earlier stage, past the next one, or out of the archive.

use referee::rules::OutcomeId;
use referee::tooling::fault;

use super::block::{Block, above, below};
use super::chart::{Chart, Sign, Target};
use super::drawing::{Arrow, Light};
use super::measure::count;

/// The column of a stage.
pub(super) struct Column {
    pub(super) block: Block,
    pub(super) light: Light,
    pub(super) x: i32,
    pub(super) width: i32,
    /// The space before the next column.
    pub(super) gap: i32,
    pub(super) bottom: i32,
}

impl Column {
    pub(super) fn right(&self) -> i32 {
        self.x + self.width
    }
}

/// The column of a stage.
pub(super) fn column_of(columns: &[Column], stage: usize) -> &Column {
    columns.get(stage).unwrap_or_else(|| fault("a stage without a column"))
}

/// The maximum number of levels of exits over the top.
const MOST_LEVELS: usize = 6;

/// An exit over the top.
pub(super) struct Lane<'c> {
    number: usize,
    /// The stage; for an outcome, the number of stages.
    from: usize,
    /// The outcome that it leaves, with its place among the exits of the outcome and their number.
    pub(super) outcome: Option<(OutcomeId, i32, i32)>,
    to: usize,
    exit: &'c super::chart::Exit,
    pub(super) block: Block,
    light: Light,
    /// The stage before the gap that contains its label; no line rises from a box there.
    pub(super) gap: usize,
    /// Its level above the boxes, from 0.
    pub(super) level: usize,
    pub(super) y: i32,
}

impl Lane<'_> {
    fn ends(&self) -> (usize, usize) {
        (self.from.min(self.to), self.from.max(self.to))
    }

    /// Where it leaves the box of a stage, unless it leaves an outcome, and where it reaches another.
    pub(super) fn ports(&self, ports: &[Vec<(usize, bool)>], columns: &[Column]) -> (Option<i32>, i32) {
        let port = |stage: usize, leaves: bool| {
            let (column, ports) = columns.get(stage).zip(ports.get(stage))?;
            let place = ports.iter().position(|port| *port == (self.number, leaves))?;
            let first = column.x + 40;
            let room = column.width - 40 - 14;
            Some(first + room * (2 * count(place) + 1) / (2 * count(ports.len())))
        };
        let port = |stage, leaves| port(stage, leaves).unwrap_or_else(|| fault("a lane without a port"));
        (self.outcome.is_none().then(|| port(self.from, true)), port(self.to, false))
    }

    /// Its line. `ended` is where it leaves an outcome, and how far right of the archive it rises.
    pub(super) fn arrow(&self, (from, to): (Option<i32>, i32), ended: Option<(i32, i32, i32)>, top: i32) -> Arrow {
        let mut points = match (from, ended) {
            (None, Some((x, y, right))) => vec![(x, y), (right, y), (right, self.y)],
            (from, _) => vec![(from.unwrap_or(to), top), (from.unwrap_or(to), self.y)],
        };
        points.extend([(to, self.y), (to, top)]);
        Arrow { points, timeout: self.exit.sign == Sign::Clock, joins: false, light: self.light }
    }
}

/// The exits over the top with their levels, short ones below long ones. None if they need too many levels.
pub(super) fn lanes(chart: &Chart, most: i32) -> Option<Vec<Lane<'_>>> {
    let mut lanes: Vec<Lane<'_>> = Vec::new();
    let stages = chart.stages.iter().enumerate().map(|(number, node)| (number, None, node));
    let outcomes = chart.outcomes.entries().map(|(number, node)| (chart.stages.len(), Some(number), node));
    for (from, outcome, node) in stages.chain(outcomes) {
        let back = || node.exits.iter().filter(|exit| matches!(exit.to, Target::Stage(_)));
        for (place, exit) in (0..).zip(back()) {
            let Target::Stage(to) = exit.to else { continue };
            if to == from + 1 {
                continue;
            }
            let outcome = outcome.map(|outcome| (outcome, place, count(back().count())));
            let light = chart.light(!exit.taken.is_empty());
            let mut block = above(exit, light, most);
            block.append(below(exit, light, most));
            let gap = if to > from { from } else { from - 1 };
            lanes.push(Lane { number: lanes.len(), from, outcome, to, exit, block, light, gap, level: 0, y: 0 });
        }
    }
    lanes.sort_by_key(|lane| {
        let (first, last) = lane.ends();
        (last - first, first)
    });
    for number in 0..lanes.len() {
        let (done, rest) = lanes.split_at_mut(number);
        let Some(lane) = rest.first_mut() else { continue };
        let (first, last) = lane.ends();
        let meets = |other: &&Lane<'_>| {
            let (other_first, other_last) = other.ends();
            other_first <= last && first <= other_last
        };
        lane.level = done.iter().filter(meets).map(|other| other.level + 1).max().unwrap_or(0);
        if lane.level >= MOST_LEVELS {
            return None;
        }
    }
    Some(lanes)
}

/// The exits over the top that leave or reach each stage, from left to right: the number of the exit, and whether it
/// leaves there. Exits to the left come first, longer ones further in, so that they do not cross.
pub(super) fn ports(lanes: &[Lane<'_>], stages: usize) -> Vec<Vec<(usize, bool)>> {
    let ports = |stage: usize| {
        let mut ports: Vec<(bool, i64, usize, bool)> = Vec::new();
        for lane in lanes {
            for (end, other, leaves) in [(lane.from, lane.to, true), (lane.to, lane.from, false)] {
                if end == stage {
                    let right = other > stage;
                    let level = i64::try_from(lane.level).unwrap_or(i64::MAX);
                    ports.push((right, if right { -level } else { level }, lane.number, leaves));
                }
            }
        }
        ports.sort_unstable();
        ports.into_iter().map(|(_, _, number, leaves)| (number, leaves)).collect()
    };
    (0..stages).map(ports).collect()
}
