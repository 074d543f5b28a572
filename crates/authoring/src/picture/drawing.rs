//! The parts of a picture with their positions: boxes, texts, signs and lines.

use super::chart::Sign;

/// A rectangle in drawing units; `y` increases downward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

impl Rect {
    /// Its right edge.
    pub fn right(&self) -> i32 {
        self.x + self.width
    }

    /// Its lower edge.
    pub fn bottom(&self) -> i32 {
        self.y + self.height
    }

    /// Whether two rectangles share an area.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether another rectangle is inside this one.
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }
}

/// The look of an item when a lead's path may be highlighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Light {
    /// No path is shown.
    Plain,
    /// The item is on the path.
    OnPath,
    /// The item is not on the path.
    Dim,
}

/// The meaning of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// An open stage.
    Stage,
    /// The archive, around its outcomes.
    Archive,
    /// An outcome.
    Outcome,
    /// The name of a stage that an exit leads to, where the line does not reach the stage itself.
    Reference,
}

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Frame {
    /// Its meaning.
    pub shape: Shape,
    /// Its position.
    pub rect: Rect,
    /// Whether it is on a lead's path.
    pub light: Light,
    /// Whether the lead is in it.
    pub here: bool,
}

/// The style of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Face {
    /// The heading of the picture.
    Heading,
    /// The name of a stage.
    Stage,
    /// The name of the archive.
    Archive,
    /// The name of an outcome.
    Outcome,
    /// An action.
    Action,
    /// The duration of a timeout.
    Time,
    /// A note beside another item.
    Note,
    /// An instant of a lead's path.
    Instant,
}

impl Face {
    /// The font size.
    pub fn size(self) -> i32 {
        match self {
            Self::Heading => 18,
            Self::Stage => 15,
            Self::Outcome | Self::Action | Self::Time => 14,
            Self::Archive => 13,
            Self::Note | Self::Instant => 12,
        }
    }

    /// Whether the font is bold.
    pub fn bold(self) -> bool {
        matches!(self, Self::Heading | Self::Stage | Self::Archive)
    }

    /// The line height.
    pub fn leading(self) -> i32 {
        self.size() + 5
    }
}

/// One line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// The text of the line.
    pub text: String,
    /// The full text, if it was cut.
    pub whole: Option<String>,
    /// Its style.
    pub face: Face,
    /// The space that it needs in a wide font.
    pub rect: Rect,
    /// Whether it is centered in its space; otherwise left-aligned.
    pub centered: bool,
    /// Whether it is on a lead's path.
    pub light: Light,
}

/// A sign.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Icon {
    /// The sign.
    pub sign: Sign,
    /// Its position.
    pub rect: Rect,
    /// Whether it is on a lead's path.
    pub light: Light,
}

/// A line with right angles that ends in an arrowhead.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arrow {
    /// Its corners, from start to end.
    pub points: Vec<(i32, i32)>,
    /// Whether it is a timeout; otherwise an action.
    pub timeout: bool,
    /// Whether it joins another line and has no arrowhead of its own.
    pub joins: bool,
    /// Whether it is on a lead's path.
    pub light: Light,
}

/// A drawing with the positions of all parts; see [`super::Chart::picture`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Picture {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The boxes; an inner box comes after the outer one.
    pub frames: Vec<Frame>,
    /// The lines.
    pub arrows: Vec<Arrow>,
    /// The signs.
    pub icons: Vec<Icon>,
    /// The texts.
    pub texts: Vec<Text>,
    /// The center of the starting dot.
    pub beginning: (i32, i32),
}

impl Picture {
    /// The picture for a language that is written from right to left.
    pub(super) fn mirrored(mut self) -> Self {
        let width = self.width;
        let turn = |rect: &mut Rect| rect.x = width - rect.right();
        self.frames.iter_mut().for_each(|frame| turn(&mut frame.rect));
        self.icons.iter_mut().for_each(|icon| turn(&mut icon.rect));
        self.texts.iter_mut().for_each(|text| turn(&mut text.rect));
        let points = self.arrows.iter_mut().flat_map(|arrow| &mut arrow.points);
        points.chain([&mut self.beginning]).for_each(|point| point.0 = width - point.0);
        self
    }
}
