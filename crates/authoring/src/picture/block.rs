//! Texts with their signs, stacked vertically.

use super::chart::{Chart, Exit, Node, Note, Sign, Target};
use super::drawing::{Face, Icon, Light, Picture, Rect, Text};
use super::measure::{broken, width};

/// The size of a sign, and the gap between a sign and its text.
const SIGN: i32 = 14;
const SIGN_GAP: i32 = 5;
/// The maximum number of lines of a text. A longer text is cut; its tooltip has the full text.
const MOST_LINES: usize = 4;

/// Texts with their signs, stacked vertically, measured but not yet placed.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    lines: Vec<Line>,
    pub(super) width: i32,
    pub(super) height: i32,
}

#[derive(Debug, Clone)]
struct Line {
    sign: Option<Sign>,
    indent: i32,
    text: String,
    whole: Option<String>,
    face: Face,
    light: Light,
    width: i32,
    y: i32,
}

/// The position of a block.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot {
    /// Its upper left corner.
    Left(i32, i32),
    /// The middle of its upper edge.
    Middle(i32, i32),
}

impl Block {
    /// Adds a text, wrapped to a width.
    pub(super) fn add(&mut self, sign: Sign, text: &str, face: Face, light: Light, most: i32) {
        if text.is_empty() {
            return;
        }
        let indent = if sign == Sign::None { 0 } else { SIGN + SIGN_GAP };
        let room = (most - indent).max(face.size() * 2);
        let fits = |text: &str| width(text, face.size(), face.bold()) <= room;
        let broken = broken(text, MOST_LINES, fits);
        for (number, line) in broken.lines.into_iter().enumerate() {
            let measured = width(&line, face.size(), face.bold());
            self.lines.push(Line {
                sign: Some(sign).filter(|sign| number == 0 && *sign != Sign::None),
                indent,
                text: line,
                whole: broken.cut.then(|| text.to_owned()),
                face,
                light,
                width: measured,
                y: self.height,
            });
            self.width = self.width.max(indent + measured);
            self.height += face.leading();
        }
    }

    /// Adds a text that stays on one line.
    pub(super) fn add_line(&mut self, text: &str, face: Face, light: Light, most: i32) {
        let fits = |text: &str| width(text, face.size(), face.bold()) <= most;
        let mut line = broken(text, 1, fits);
        let whole = line.cut.then(|| text.to_owned());
        let text = line.lines.pop().unwrap_or_default();
        let measured = width(&text, face.size(), face.bold());
        self.lines.push(Line { sign: None, indent: 0, text, whole, face, light, width: measured, y: self.height });
        self.width = self.width.max(measured);
        self.height += face.leading();
    }

    /// Adds another block below.
    pub(super) fn append(&mut self, other: Self) {
        let height = self.height;
        self.lines.extend(other.lines.into_iter().map(|line| Line { y: line.y + height, ..line }));
        self.width = self.width.max(other.width);
        self.height += other.height;
    }

    /// Adds vertical space.
    pub(super) fn skip(&mut self, height: i32) {
        if !self.lines.is_empty() {
            self.height += height;
        }
    }

    /// Puts the texts into a picture.
    pub(super) fn place(self, picture: &mut Picture, spot: Spot) {
        for line in self.lines {
            let centered = matches!(spot, Spot::Middle(..)) && line.indent == 0;
            let (x, y) = match spot {
                Spot::Left(x, y) => (x, y),
                Spot::Middle(x, y) if centered => (x - line.width / 2, y),
                Spot::Middle(x, y) => (x - self.width / 2, y),
            };
            let y = y + line.y;
            if let Some(sign) = line.sign {
                let middle = y + line.face.leading() / 2;
                let rect = Rect { x, y: middle - SIGN / 2, width: SIGN, height: SIGN };
                picture.icons.push(Icon { sign, rect, light: line.light });
            }
            picture.texts.push(Text {
                text: line.text,
                whole: line.whole,
                face: line.face,
                rect: Rect { x: x + line.indent, y, width: line.width, height: line.face.leading() },
                centered,
                light: line.light,
            });
        }
    }
}

/// The texts above the line of an exit.
pub(super) fn above(exit: &Exit, light: Light, most: i32) -> Block {
    let mut block = Block::default();
    let face = if exit.sign == Sign::Clock { Face::Time } else { Face::Action };
    block.add(exit.sign, &exit.label, face, light, most);
    block
}

/// The texts below the line of an exit: condition, recipients, and when the lead took it.
pub(super) fn below(exit: &Exit, light: Light, most: i32) -> Block {
    let mut block = Block::default();
    notes(&mut block, &exit.notes, light, most);
    instants(&mut block, &exit.taken, light, most);
    block
}

pub(super) fn notes(block: &mut Block, notes: &[Note], light: Light, most: i32) {
    for note in notes {
        block.add(note.sign, &note.text, Face::Note, light, most);
    }
}

/// Adds the last instants of an event, after the number of earlier ones; the tooltip lists all.
pub(super) fn instants(block: &mut Block, taken: &[String], light: Light, most: i32) {
    for (number, instant) in shown(taken).into_iter().enumerate() {
        block.add(Sign::Check, &instant, Face::Instant, light, most);
        if let Some(line) = block.lines.last_mut().filter(|_| number == 0 && taken.len() > SHOWN) {
            line.whole = Some(taken.join(" · "));
        }
    }
}

/// How many instants of one event are shown.
const SHOWN: usize = 3;

/// The last instants of an event, after the number of earlier ones.
pub(super) fn shown(taken: &[String]) -> Vec<String> {
    let left_out = taken.len().saturating_sub(SHOWN);
    let before = (left_out > 0).then(|| format!("+ {left_out}"));
    before.into_iter().chain(taken.iter().skip(left_out).cloned()).collect()
}

/// The texts in the box of a stage. `light` is given whether an item is on a lead's path.
pub(super) fn stage(node: &Node, light: impl Fn(bool) -> Light, most: i32) -> Block {
    let mut block = Block::default();
    let own = light(!node.entered.is_empty());
    block.add(Sign::None, &node.label, Face::Stage, own, most);
    if let Some(here) = &node.here {
        block.add(Sign::Pin, here, Face::Instant, own, most);
    }
    notes(&mut block, &node.notes, own, most);
    for exit in &node.stays {
        block.skip(4);
        let own = light(!exit.taken.is_empty());
        let sign = if exit.sign == Sign::None { Sign::Dot } else { exit.sign };
        block.add(sign, &exit.label, Face::Action, own, most);
        notes(&mut block, &exit.notes, own, most);
        instants(&mut block, &exit.taken, own, most);
    }
    block
}

/// The texts in the box of an outcome. An action that leads to another outcome has its name behind an arrow.
pub(super) fn outcome(chart: &Chart, node: &Node, most: i32) -> Block {
    let mut block = Block::default();
    let own = chart.light(!node.entered.is_empty());
    block.add(Sign::None, &node.label, Face::Outcome, own, most);
    notes(&mut block, &node.notes, own, most);
    if let Some(here) = &node.here {
        block.add(Sign::Pin, here, Face::Instant, own, most);
    }
    let elsewhere = node.exits.iter().filter(|exit| matches!(exit.to, Target::Outcome(_)));
    for exit in node.stays.iter().chain(elsewhere) {
        block.skip(4);
        let own = chart.light(!exit.taken.is_empty());
        let sign = if exit.sign == Sign::None { Sign::Dot } else { exit.sign };
        let label = match chart.node(exit.to) {
            to if node.exits.contains(exit) => format!("{} \u{2192} {}", exit.label, to.label),
            _ => exit.label.clone(),
        };
        block.add(sign, &label, Face::Action, own, most);
        notes(&mut block, &exit.notes, own, most);
        instants(&mut block, &exit.taken, own, most);
    }
    block
}
