//! Stages side by side, the archive on the right.
//!
//! Every exit of a stage has its own row. Exits to the next stage run in the gap between the two. Exits to the archive
//! run below all later stages, so a stage extends down to its last exit. All others run over the top; those out of the
//! archive rise to its right. Therefore nothing overlaps, for any rules.

use super::block::{Block, Spot, above, below, instants, notes, outcome, stage};
use super::chart::{Chart, Exit, Sign, Target};
use super::drawing::{Arrow, Face, Frame, Light, Picture, Rect, Shape};
use super::endings::Endings;
use super::lanes::{Column, Lane, column_of, lanes};
use super::measure::count;
use super::{MARGIN, MOST_WIDTH};
use referee::rules::Id;

/// The padding of a box.
pub(super) const PAD: i32 = 14;
/// The space before and after the label of an exit; the arrowhead is in the space after it.
const BEFORE: i32 = 12;
const BEHIND: i32 = 22;
/// The distance of the starting dot from the left edge of the first stage's box.
const BEGINNING: i32 = 20;
/// The minimum width for short lifecycles.
const USUAL_WIDTH: i32 = 760;
/// The maximum label width of an exit to the archive that runs below other stages.
const LONG: i32 = 440;

/// An exit with its row.
struct ExitRow<'c> {
    stage: usize,
    exit: &'c Exit,
    above: Block,
    below: Block,
    light: Light,
    line: i32,
}

impl<'c> ExitRow<'c> {
    fn new(chart: &Chart, stage: usize, exit: &'c Exit, most: i32) -> Self {
        let light = chart.light(!exit.taken.is_empty());
        Self { stage, exit, above: above(exit, light, most), below: below(exit, light, most), light, line: 0 }
    }

    fn width(&self) -> i32 {
        self.above.width.max(self.below.width) + BEFORE + BEHIND
    }

    /// The space above and below its line; at least half the height of its target.
    fn room(&self, half: i32) -> (i32, i32) {
        ((self.above.height + 5).max(half), (self.below.height + 4).max(half))
    }

    fn place(self, picture: &mut Picture, from: i32, to: i32) {
        let Self { above, below, line, .. } = self;
        let height = above.height;
        above.place(picture, Spot::Left(from + BEFORE, line - height - 4));
        below.place(picture, Spot::Left(from + BEFORE, line + 5));
        picture.arrows.push(Arrow {
            points: vec![(from, line), (to, line)],
            timeout: self.exit.sign == Sign::Clock,
            joins: false,
            light: self.light,
        });
    }
}

/// The chart in columns, with labels up to a width; none if it is wider than a page.
pub(super) fn columns(chart: &Chart, most: i32) -> Option<Picture> {
    Some(Layout::new(chart, most)?.picture(chart))
}

/// The parts of a picture with their horizontal positions.
struct Layout<'c> {
    columns: Vec<Column>,
    /// The exits to the next stage, by stage.
    nexts: Vec<Vec<ExitRow<'c>>>,
    /// The exits to the archive from top to bottom; those of the last stage come first.
    ends: Vec<ExitRow<'c>>,
    endings: Endings<'c>,
    lanes: Vec<Lane<'c>>,
    outcomes: Vec<Block>,
    archive: Block,
    /// The horizontal position of the archive, and its width.
    x: i32,
    archive_width: i32,
    width: i32,
}

impl<'c> Layout<'c> {
    fn new(chart: &'c Chart, most: i32) -> Option<Self> {
        let last = chart.stages.len().checked_sub(1)?;
        let mut columns: Vec<Column> = chart.stages.iter().map(|node| column(chart, node, most)).collect();
        let nexts = chart.stages.iter().enumerate().map(|(number, node)| {
            let exits = node.exits.iter().filter(|exit| exit.to == Target::Stage(number + 1));
            exits.map(|exit| ExitRow::new(chart, number, exit, most)).collect()
        });
        let nexts: Vec<Vec<ExitRow<'_>>> = nexts.collect();
        let endings = Endings::new(chart);
        let of_last = endings.rows.iter().filter(|ending| ending.stage == last);
        let mut ends: Vec<ExitRow<'_>> = of_last.map(|it| ExitRow::new(chart, it.stage, it.exit, most)).collect();
        let lanes = lanes(chart, most)?;
        for (column, exits) in columns.iter_mut().zip(&nexts) {
            column.gap = widest(exits);
        }
        for lane in &lanes {
            if let Some(column) = columns.get_mut(lane.gap) {
                column.gap = column.gap.max(lane.block.width + 16);
            }
        }
        if let Some(column) = columns.last_mut() {
            column.gap = column.gap.max(widest(&ends) + endings.channel());
        }
        let mut x = MARGIN;
        for (column, ports) in columns.iter_mut().zip(&super::lanes::ports(&lanes, chart.stages.len())) {
            column.x = x;
            column.width = column.width.max(BEGINNING * 3 + count(ports.len()) * 14);
            x += column.width + column.gap;
        }
        let outcomes: Vec<Block> = chart.outcomes.iter().map(|node| outcome(chart, node, most.min(170))).collect();
        let archive = archive(chart, most.min(170));
        let inner = outcomes.iter().map(|block| block.width).max().unwrap_or(0).max(64) + 2 * PAD;
        let archive_width = (inner + 2 * PAD).max(archive.width + 2 * PAD);
        let width = x + archive_width + returns(&lanes) + MARGIN;
        if width > MOST_WIDTH {
            return None;
        }
        // A short lifecycle gets extra space.
        let more = (USUAL_WIDTH - width).max(0) / count(columns.len());
        for (number, column) in (0..).zip(&mut columns) {
            column.x += more * number;
            column.gap += more;
        }
        let (x, width) = (x + more * count(columns.len()), width + more * count(columns.len()));
        // Below later stages, labels can be longer.
        for ending in endings.rows.iter().filter(|ending| ending.stage != last) {
            let from = column_of(&columns, ending.stage).right();
            let room = x - endings.channel() - from - BEFORE - BEHIND;
            ends.push(ExitRow::new(chart, ending.stage, ending.exit, room.min(LONG)));
        }
        Some(Self { columns, nexts, ends, endings, lanes, outcomes, archive, x, archive_width, width })
    }

    /// Places everything from top to bottom.
    fn picture(mut self, chart: &Chart) -> Picture {
        let mut picture = Picture { width: self.width, ..Picture::default() };
        let half = self.outcomes.iter().map(|block| block.height).max().unwrap_or(0) / 2 + 14;
        let y = heading(chart, &mut picture);
        let top = begin(chart, &mut picture, &self.columns, &mut self.lanes, self.x - MARGIN, y);
        let floor = rows(&mut self.columns, &mut self.nexts, &mut self.ends, top, half);

        let lines: Vec<i32> = self.ends.iter().map(|exit| exit.line).collect();
        let boxes = self.endings.boxes(&lines, &self.outcomes);
        let lowest = self.columns.iter().map(|column| column.bottom).max().unwrap_or(top);
        let bottom = boxes.iter().map(|(y, height)| y + height + PAD).max().unwrap_or(top).max(lowest);
        // Align bottom edges that are close to each other.
        for column in self.columns.iter_mut().filter(|column| bottom - column.bottom <= PAD) {
            column.bottom = bottom;
        }
        let rect = Rect { x: self.x, y: top - 32, width: self.archive_width, height: bottom - top + 32 };
        place_archive(chart, &mut picture, self.archive, rect);
        for (column, node) in self.columns.iter().zip(&chart.stages) {
            let rect = Rect { x: column.x, y: top, width: column.width, height: column.bottom - top };
            picture.frames.push(Frame { shape: Shape::Stage, rect, light: column.light, here: node.here.is_some() });
        }
        let ports = super::lanes::ports(&self.lanes, chart.stages.len());
        let right = self.x + self.archive_width;
        for lane in &self.lanes {
            let ended = lane.outcome.and_then(|(outcome, place, of)| {
                let (y, height) = boxes.get(outcome.number())?;
                Some((right - PAD, y + height * (place + 1) / (of + 1), right + 12 + count(lane.level) * 14))
            });
            picture.arrows.push(lane.arrow(lane.ports(&ports, &self.columns), ended, top));
        }
        place_exits(&mut picture, &self.columns, self.nexts, self.ends, &self.endings, self.x + PAD);
        for (block, left) in self.columns.into_iter().map(|column| (column.block, column.x)) {
            block.place(&mut picture, Spot::Left(left + PAD, top + 12));
        }
        for ((node, block), (y, height)) in chart.outcomes.iter().zip(self.outcomes).zip(boxes) {
            let rect = Rect { x: self.x + PAD, y, width: self.archive_width - 2 * PAD, height };
            let light = chart.light(!node.entered.is_empty());
            picture.frames.push(Frame { shape: Shape::Outcome, rect, light, here: node.here.is_some() });
            let inside = y + (height - block.height) / 2;
            block.place(&mut picture, Spot::Middle(rect.x + rect.width / 2, inside));
        }
        picture.height = legend(chart, &mut picture, bottom.max(floor) + 22);
        picture
    }
}

/// The space right of the archive, for exits from it.
fn returns(lanes: &[Lane<'_>]) -> i32 {
    let most = lanes.iter().filter(|lane| lane.outcome.is_some()).map(|lane| lane.level).max();
    most.map_or(0, |most| 12 + count(most) * 14)
}

/// The space that exits between two columns need.
fn widest(exits: &[ExitRow<'_>]) -> i32 {
    exits.iter().map(ExitRow::width).max().unwrap_or(0).max(56)
}

/// Places the heading. Returns the position below it.
pub(super) fn heading(chart: &Chart, picture: &mut Picture) -> i32 {
    let mut heading = Block::default();
    heading.add(Sign::None, &chart.title, Face::Heading, Light::Plain, picture.width - 2 * MARGIN);
    let height = heading.height;
    heading.place(picture, Spot::Left(MARGIN, MARGIN));
    MARGIN + height + 18
}

fn column(chart: &Chart, node: &super::chart::Node, most: i32) -> Column {
    let block = stage(node, |on| chart.light(on), most.clamp(140, 210));
    let width = block.width + 2 * PAD;
    Column { block, light: chart.light(!node.entered.is_empty()), x: 0, width, gap: 0, bottom: 0 }
}

pub(super) fn archive(chart: &Chart, most: i32) -> Block {
    let mut block = Block::default();
    let light = chart.light(chart.outcomes.iter().any(|node| !node.entered.is_empty()));
    // On one line, so that it fits above the first outcome.
    block.add_line(&chart.archive, Face::Archive, light, most);
    block
}

/// Places the frame of the archive with its name.
pub(super) fn place_archive(chart: &Chart, picture: &mut Picture, block: Block, rect: Rect) {
    let light = chart.light(chart.outcomes.iter().any(|node| !node.entered.is_empty()));
    picture.frames.push(Frame { shape: Shape::Archive, rect, light, here: false });
    block.place(picture, Spot::Left(rect.x + PAD, rect.y + 6));
}

/// Places the start and the exits over the top. Returns the top of the stage boxes.
fn begin(
    chart: &Chart,
    picture: &mut Picture,
    columns: &[Column],
    lanes: &mut [Lane<'_>],
    room: i32,
    mut y: i32,
) -> i32 {
    let first = columns.first().map_or(MARGIN, |column| column.x) + BEGINNING;
    y += opening(chart, picture, (first, y), room - first) + 8;
    let levels = lanes.iter().map(|lane| lane.level + 1).max().unwrap_or(0);
    for level in (0..levels).rev() {
        let here = || lanes.iter().filter(move |lane| lane.level == level);
        y += here().map(|lane| lane.block.height).max().unwrap_or(0) + 6;
        for lane in lanes.iter_mut().filter(|lane| lane.level == level) {
            lane.y = y;
            if let Some(column) = columns.get(lane.gap) {
                let block = std::mem::take(&mut lane.block);
                let height = block.height;
                block.place(picture, Spot::Middle(column.x + column.width + column.gap / 2, y - height - 4));
            }
        }
        y += 8;
    }
    // Lines out of the archive run above its name.
    let top = y + if returns(lanes) > 0 { 44 } else { 16 };
    begins(chart, picture, top);
    top
}

/// Places the label and the notes of the opening. Returns their height.
pub(super) fn opening(chart: &Chart, picture: &mut Picture, (x, y): (i32, i32), most: i32) -> i32 {
    let light = chart.light(!chart.opening.taken.is_empty());
    let mut block = above(&chart.opening, light, most);
    notes(&mut block, &chart.opening.notes, light, most);
    instants(&mut block, &chart.opening.taken, light, most);
    let height = block.height;
    block.place(picture, Spot::Left(x + 16, y));
    picture.beginning = (x, y + Face::Action.leading() / 2);
    height
}

/// Adds the arrow from the start down to the first stage.
pub(super) fn begins(chart: &Chart, picture: &mut Picture, y: i32) {
    let light = chart.light(!chart.opening.taken.is_empty());
    let points = vec![picture.beginning, (picture.beginning.0, y)];
    picture.arrows.push(Arrow { points, timeout: false, joins: false, light });
}

/// Sets the line of every exit and the bottom of every stage. Returns the lowest position.
fn rows(columns: &mut [Column], nexts: &mut [Vec<ExitRow<'_>>], ends: &mut [ExitRow<'_>], top: i32, half: i32) -> i32 {
    let last = columns.len().saturating_sub(1);
    // Exits in the gaps share rows with the last stage's exits to the archive.
    let shared = ends.iter().filter(|exit| exit.stage == last).count();
    let most = nexts.iter().map(Vec::len).max().unwrap_or(0).max(shared);
    let mut t = top;
    let mut next_bottoms = vec![top; columns.len()];
    for row in 0..most {
        let exits = || nexts.iter().filter_map(|exits| exits.get(row)).map(|exit| exit.room(0));
        let (outer, inner) = match ends.get(row).filter(|exit| exit.stage == last) {
            Some(exit) => exit.room(half),
            None => (0, 0),
        };
        let up = exits().map(|room| room.0).max().unwrap_or(0).max(outer);
        let down = exits().map(|room| room.1).max().unwrap_or(0).max(inner);
        let line = t + up;
        t = line + down + 8;
        for (exits, bottom) in nexts.iter_mut().zip(&mut next_bottoms) {
            if let Some(exit) = exits.get_mut(row) {
                exit.line = line;
                *bottom = t;
            }
        }
        if let Some(exit) = ends.get_mut(row).filter(|exit| exit.stage == last) {
            exit.line = line;
            if let Some(bottom) = next_bottoms.get_mut(last) {
                *bottom = t;
            }
        }
    }
    let mut floor = top;
    for stage in (0..columns.len()).rev() {
        let own = next_bottoms.get(stage).copied().unwrap_or(top);
        let mut t = (floor + 12).max(own);
        let mut lowest = top;
        for exit in ends.iter_mut().filter(|exit| exit.stage == stage) {
            if stage != last {
                let (up, down) = exit.room(half);
                exit.line = t + up;
                t = exit.line + down + 8;
            }
            lowest = lowest.max(exit.line + half);
        }
        let before = stage.checked_sub(1).and_then(|before| nexts.get(before));
        let gaps = nexts.get(stage).into_iter().chain(before).flatten();
        lowest = gaps.map(|exit| exit.line + 20).max().unwrap_or(top).max(lowest);
        if let Some(column) = columns.get_mut(stage) {
            column.bottom = lowest.max(top + column.block.height + 24);
            let lowest_exit = if stage == last { own } else { t };
            floor = floor.max(column.bottom).max(lowest_exit - 8);
        }
    }
    floor
}

fn place_exits(
    picture: &mut Picture,
    columns: &[Column],
    nexts: Vec<Vec<ExitRow<'_>>>,
    ends: Vec<ExitRow<'_>>,
    endings: &Endings<'_>,
    archive: i32,
) {
    let right = |stage: usize| column_of(columns, stage).right();
    for exit in nexts.into_iter().flatten() {
        let to = column_of(columns, exit.stage + 1).x;
        let from = right(exit.stage);
        exit.place(picture, from, to);
    }
    let lines: Vec<i32> = ends.iter().map(|exit| exit.line).collect();
    for (row, exit) in ends.into_iter().enumerate() {
        let from = right(exit.stage);
        match endings.joined(row, &lines) {
            None => exit.place(picture, from, archive),
            Some((lane, line)) => {
                let (light, timeout, own) = (exit.light, exit.exit.sign == Sign::Clock, exit.line);
                let x = archive - PAD - 12 - count(lane) * 14;
                exit.place(picture, from, x);
                if let Some(arrow) = picture.arrows.last_mut() {
                    *arrow = Arrow { points: vec![(from, own), (x, own), (x, line)], timeout, joins: true, light };
                }
            }
        }
    }
}

/// Places the legend. Returns the height of the picture.
pub(super) fn legend(chart: &Chart, picture: &mut Picture, top: i32) -> i32 {
    let (mut x, mut y, mut height) = (MARGIN, top, 0);
    for note in &chart.legend {
        let mut block = Block::default();
        notes(&mut block, std::slice::from_ref(note), Light::Plain, picture.width - 2 * MARGIN);
        if x > MARGIN && x + block.width > picture.width - MARGIN {
            (x, y, height) = (MARGIN, y + height + 4, 0);
        }
        height = height.max(block.height);
        let width = block.width;
        block.place(picture, Spot::Left(x, y));
        x += width + 18;
    }
    y + height + MARGIN - 4
}
