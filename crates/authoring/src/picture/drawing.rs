//! What a picture is made of, with its places: boxes, texts, signs and lines.

use super::chart::Sign;

/// A rectangle, in units of the drawing; `y` grows downwards.
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

    /// Whether two rectangles have an area in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether another rectangle lies within this one.
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }
}

/// How the path of a lead changes the look of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Light {
    /// No path is shown.
    Plain,
    /// It is on the path.
    Lit,
    /// It is not.
    Dim,
}

/// What a box stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// An open stage.
    Stage,
    /// The archive, around its outcomes.
    Archive,
    /// An outcome.
    Outcome,
    /// The name of a stage, where a way to it ends that is not drawn to its end.
    Reference,
}

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Frame {
    /// What it stands for.
    pub shape: Shape,
    /// Where it is.
    pub rect: Rect,
    /// Whether it is on a lead's path.
    pub light: Light,
    /// Whether the lead is in it.
    pub here: bool,
}

/// How a text is written.
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
    /// What is done.
    Action,
    /// After what time something happens.
    Time,
    /// A small text beside something.
    Note,
    /// An instant of a lead's path.
    Instant,
}

impl Face {
    /// The size of its font.
    pub fn size(self) -> i32 {
        match self {
            Self::Heading => 18,
            Self::Stage => 15,
            Self::Outcome | Self::Action | Self::Time => 14,
            Self::Archive => 13,
            Self::Note | Self::Instant => 12,
        }
    }

    /// Whether its letters are bold.
    pub fn bold(self) -> bool {
        matches!(self, Self::Heading | Self::Stage | Self::Archive)
    }

    /// The distance of its lines.
    pub fn leading(self) -> i32 {
        self.size() + 5
    }
}

/// One line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// What it says.
    pub text: String,
    /// The whole of it, where it had to be cut.
    pub whole: Option<String>,
    /// How it is written.
    pub face: Face,
    /// The room that it takes, in a wide font.
    pub rect: Rect,
    /// Whether it stands in the middle of its room, not at the left.
    pub centred: bool,
    /// Whether it is on a lead's path.
    pub light: Light,
}

/// A sign.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Icon {
    /// Which one.
    pub sign: Sign,
    /// Where it is.
    pub rect: Rect,
    /// Whether it is on a lead's path.
    pub light: Light,
}

/// A line with right angles; an arrow points where it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arrow {
    /// Its corners, from its beginning to its end.
    pub points: Vec<(i32, i32)>,
    /// Whether it stands for a time that has passed, not for an action.
    pub timeout: bool,
    /// Whether it joins another line, and has no head of its own.
    pub joins: bool,
    /// Whether it is on a lead's path.
    pub light: Light,
}

/// A drawing with the places of everything in it; see [`super::Chart::picture`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Picture {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The boxes; one that lies within another comes after it.
    pub frames: Vec<Frame>,
    /// The lines.
    pub arrows: Vec<Arrow>,
    /// The signs.
    pub icons: Vec<Icon>,
    /// The texts.
    pub texts: Vec<Text>,
    /// The dot where a lead begins: its middle.
    pub beginning: (i32, i32),
}
