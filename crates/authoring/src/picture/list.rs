//! Stages stacked vertically, for a lifecycle that is too wide for a page. Each exit is a row that ends at the name of
//! a stage or at an outcome in the archive.

use super::block::{Block, Spot, above, below, outcome, stage};
use super::chart::{Chart, Exit, Node, Sign, Target};
use super::columns::{PAD, archive, begins, heading, legend, opening, place_archive};
use super::drawing::{Arrow, Face, Frame, Picture, Rect, Shape};
use super::{MARGIN, MOST_WIDTH};

/// The widths of the columns: stages, names of stages, the archive.
const STAGE: i32 = 230;
const REFERENCE: i32 = 220;
const ARCHIVE: i32 = 230;
const WIDTH: i32 = 1080;

/// The chart as a list of stages.
pub(super) fn list(chart: &Chart) -> Picture {
    let mut picture = Picture { width: WIDTH.min(MOST_WIDTH), ..Picture::default() };
    let mut y = heading(chart, &mut picture);

    let archive_x = picture.width - MARGIN - ARCHIVE;
    y += opening(chart, &mut picture, (MARGIN + 20, y), archive_x - 100).max(20) + 24;
    begins(chart, &mut picture, y);

    let top = y;
    let (mut stages, mut inside) = (Vec::new(), Picture::default());
    let leavable = chart.outcomes.iter().filter(|node| !node.exits.is_empty());
    let nodes = chart.stages.iter().map(|node| (Shape::Stage, node)).chain(leavable.map(|node| (Shape::Outcome, node)));
    for (shape, node) in nodes {
        let own = chart.light(!node.entered.is_empty());
        let block = match shape {
            Shape::Outcome => leaving(chart, node),
            _ => stage(node, |on| chart.light(on), STAGE - 2 * PAD),
        };
        let mut bottom = y + block.height + 24;
        block.place(&mut inside, Spot::Left(MARGIN + PAD, y + 12));
        let mut row = y + 4;
        for exit in &node.exits {
            row = way(chart, exit, &mut inside, row, archive_x);
            bottom = bottom.max(row);
        }
        let rect = Rect { x: MARGIN, y, width: STAGE, height: bottom - y };
        stages.push(Frame { shape, rect, light: own, here: node.here.is_some() });
        y = bottom + 18;
    }
    for node in unreached(chart) {
        let block = outcome(chart, &ended(node), ARCHIVE - 4 * PAD);
        y += block.height + 30;
        end(chart, node, block, &mut inside, y - 10, archive_x);
    }
    let bottom = y.max(top + 40) - 4;
    let rect = Rect { x: archive_x, y: top - 32, width: ARCHIVE, height: bottom - top + 32 };
    place_archive(chart, &mut picture, archive(chart, ARCHIVE - 2 * PAD), rect);
    picture.frames.extend(stages);
    picture.frames.append(&mut inside.frames);
    picture.arrows.append(&mut inside.arrows);
    picture.icons.append(&mut inside.icons);
    picture.texts.append(&mut inside.texts);
    picture.height = legend(chart, &mut picture, bottom + 22);
    picture
}

/// An outcome without the exits that have rows of their own.
fn ended(node: &Node) -> Node {
    Node { exits: Vec::new(), ..node.clone() }
}

/// The texts in the box of an outcome whose exits have rows. The lead's position is shown in the archive.
fn leaving(chart: &Chart, node: &Node) -> Block {
    let node = Node { label: node.label.clone(), entered: node.entered.clone(), ..Node::default() };
    outcome(chart, &node, STAGE - 2 * PAD)
}

/// Outcomes that no exit of this chart leads to.
fn unreached(chart: &Chart) -> impl Iterator<Item = &Node> {
    let reached = move |number| chart.exits().any(|(_, exit)| exit.to == Target::Outcome(number));
    chart.outcomes.entries().filter(move |(number, _)| !reached(*number)).map(|(_, node)| node)
}

/// Places an exit with its target. Returns the top of the next row.
fn way(chart: &Chart, exit: &Exit, picture: &mut Picture, top: i32, archive: i32) -> i32 {
    let light = chart.light(!exit.taken.is_empty());
    let from = MARGIN + STAGE;
    let reference = archive - 20 - REFERENCE;
    let room = reference - from - 40;
    let (above, below) = (above(exit, light, room), below(exit, light, room));
    let node = chart.node(exit.to);
    // An outcome appears once for each exit to it, and the lead took only one of them.
    let elsewhere = Node { label: node.label.clone(), ..Node::default() };
    let node = if exit.taken.is_empty() { &elsewhere } else { &ended(node) };
    let ends = matches!(exit.to, Target::Outcome(_));
    let most = if ends { ARCHIVE - 4 * PAD } else { REFERENCE - 2 * PAD };
    // The lead's position and the actions are shown in the box of the stage itself.
    let mut block = Block::default();
    if ends {
        block = outcome(chart, node, most);
    } else {
        block.add(Sign::None, &node.label, Face::Outcome, light, most);
    }
    let half = block.height / 2 + 10;
    let line = top + (above.height + 6).max(half + 4);
    let bottom = line + (below.height + 12).max(half + 4);
    let height = above.height;
    above.place(picture, Spot::Left(from + 12, line - height - 4));
    below.place(picture, Spot::Left(from + 12, line + 5));
    let to = if ends {
        end(chart, node, block, picture, line, archive);
        archive + PAD
    } else {
        let rect = Rect { x: reference, y: line - half + 3, width: REFERENCE, height: 2 * half - 6 };
        picture.frames.push(Frame { shape: Shape::Reference, rect, light, here: false });
        let inside = line - block.height / 2;
        block.place(picture, Spot::Middle(rect.x + rect.width / 2, inside));
        reference
    };
    let points = vec![(from, line), (to, line)];
    picture.arrows.push(Arrow { points, timeout: exit.sign == Sign::Clock, joins: false, light });
    bottom
}

/// Places the box of an outcome at a line.
fn end(chart: &Chart, node: &Node, block: Block, picture: &mut Picture, line: i32, archive: i32) {
    let half = block.height / 2 + 7;
    let rect = Rect { x: archive + PAD, y: line - half, width: ARCHIVE - 2 * PAD, height: 2 * half };
    let light = chart.light(!node.entered.is_empty());
    picture.frames.push(Frame { shape: Shape::Outcome, rect, light, here: node.here.is_some() });
    let inside = line - block.height / 2;
    block.place(picture, Spot::Middle(rect.x + rect.width / 2, inside));
}
