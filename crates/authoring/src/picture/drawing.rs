//! What a picture is made of, with its places: boxes, texts, signs and lines.

use super::chart::Sign;

/// A rectangle, in units of the drawing; `y` grows downwards.
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::Rect;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let picture = Chart::new(&referee.reader("en")?, rules).picture();
/// let page = Rect { x: 0, y: 0, width: picture.width, height: picture.height };
/// assert!(picture.texts.iter().all(|text| page.contains(&text.rect)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    ///
    /// ```
    /// let rect = referee_authoring::picture::Rect { x: 24, y: 40, width: 100, height: 30 };
    /// assert_eq!(rect.right(), 124);
    /// ```
    pub fn right(&self) -> i32 {
        self.x + self.width
    }

    /// Its lower edge.
    ///
    /// ```
    /// let rect = referee_authoring::picture::Rect { x: 24, y: 40, width: 100, height: 30 };
    /// assert_eq!(rect.bottom(), 70);
    /// ```
    pub fn bottom(&self) -> i32 {
        self.y + self.height
    }

    /// Whether two rectangles have an area in common.
    ///
    /// ```
    /// use referee_authoring::picture::Rect;
    /// let rect = Rect { x: 0, y: 0, width: 100, height: 30 };
    /// assert!(rect.overlaps(&Rect { x: 90, y: 20, width: 50, height: 50 }));
    /// assert!(!rect.overlaps(&Rect { x: 100, y: 0, width: 50, height: 30 }), "they touch");
    /// ```
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether another rectangle lies within this one.
    ///
    /// ```
    /// use referee_authoring::picture::Rect;
    /// let rect = Rect { x: 0, y: 0, width: 100, height: 30 };
    /// assert!(rect.contains(&Rect { x: 10, y: 5, width: 90, height: 25 }));
    /// assert!(!rect.contains(&Rect { x: 90, y: 20, width: 50, height: 50 }));
    /// ```
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }
}

/// How the path of a lead changes the look of something.
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::{Light, Shape};
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opened = Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017"));
/// let at = "2017-06-03T09:00:00Z".parse()?;
/// let (lead, happenings) = referee::engine::history(referee.rulebook(), [opened], at);
/// let lead = lead.expect("it was opened");
/// let reader = referee.reader("en")?;
/// let path = Chart::with_path(&reader, &lead, &happenings, at)?.picture();
/// let stages = path.frames.iter().filter(|frame| frame.shape == Shape::Stage);
/// let lights: Vec<Light> = stages.map(|frame| frame.light).collect();
/// assert_eq!(lights, [Light::Lit, Light::Dim, Light::Dim]);
/// let picture = Chart::new(&reader, lead.rules()).picture();
/// assert!(picture.frames.iter().all(|frame| frame.light == Light::Plain));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::Shape;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let picture = Chart::new(&referee.reader("en")?, rules).picture();
/// let count = |shape| picture.frames.iter().filter(|frame| frame.shape == shape).count();
/// assert_eq!([Shape::Stage, Shape::Archive, Shape::Outcome].map(count), [2, 1, 4]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::Shape;
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opened = Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017"));
/// let at = "2017-06-12T09:00:00Z".parse()?;
/// let (lead, happenings) = referee::engine::history(referee.rulebook(), [opened], at);
/// let lead = lead.expect("it was opened");
/// let picture = Chart::with_path(&referee.reader("en")?, &lead, &happenings, at)?.picture();
/// let here = picture.frames.iter().find(|frame| frame.here).expect("the lead is somewhere");
/// assert_eq!(here.shape, Shape::Outcome, "it was missed");
/// let archive = picture.frames.iter().find(|frame| frame.shape == Shape::Archive).expect("there is one");
/// assert!(archive.rect.contains(&here.rect));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::Face;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let picture = Chart::new(&referee.reader("en")?, rules).picture();
/// let stages = picture.texts.iter().filter(|text| text.face == Face::Stage);
/// let stages: Vec<&str> = stages.map(|text| text.text.as_str()).collect();
/// assert_eq!(stages, ["New", "Evaluating", "Negotiating"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    ///
    /// ```
    /// use referee_authoring::picture::Face;
    /// assert_eq!((Face::Heading.size(), Face::Note.size()), (18, 12));
    /// ```
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
    ///
    /// ```
    /// use referee_authoring::picture::Face;
    /// assert!(Face::Stage.bold() && !Face::Action.bold());
    /// ```
    pub fn bold(self) -> bool {
        matches!(self, Self::Heading | Self::Stage | Self::Archive)
    }

    /// The distance of its lines.
    ///
    /// ```
    /// use referee_authoring::picture::Face;
    /// assert!(Face::Action.leading() > Face::Action.size());
    /// ```
    pub fn leading(self) -> i32 {
        self.size() + 5
    }
}

/// One line of text.
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::{Face, Light};
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let picture = Chart::new(&referee.reader("de")?, rules).picture();
/// let stage = picture.texts.iter().find(|text| text.face == Face::Stage).expect("it has stages");
/// assert_eq!((&*stage.text, &stage.whole, stage.light), ("Neu", &None, Light::Plain));
/// assert!(stage.rect.height >= stage.face.size());
/// // Where a canvas begins to write.
/// let (x, align) = match stage.centred {
///     true => (stage.rect.x + stage.rect.width / 2, "center"),
///     false => (stage.rect.x, "left"),
/// };
/// assert!((stage.rect.x..stage.rect.right()).contains(&x) && !align.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::{Light, Sign};
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2019").expect("it comes with the library");
/// let picture = Chart::new(&referee.reader("en")?, rules).picture();
/// let clock = picture.icons.iter().find(|icon| icon.sign == Sign::Clock).expect("it has a time limit");
/// assert_eq!(clock.light, Light::Plain);
/// assert!(picture.texts.iter().all(|text| !text.rect.overlaps(&clock.rect)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::Light;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let picture = Chart::new(&referee.reader("en")?, rules).picture();
/// assert_eq!(picture.arrows.iter().filter(|arrow| arrow.timeout).count(), 2);
/// assert!(picture.arrows.iter().all(|arrow| arrow.light == Light::Plain));
/// for arrow in picture.arrows.iter().filter(|arrow| !arrow.joins) {
///     let (x, y) = arrow.points[arrow.points.len() - 1];
///     assert!((0..picture.width).contains(&x) && (0..picture.height).contains(&y), "its head");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use std::fmt::Write;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let picture = Chart::new(&referee.reader("en")?, rules).picture();
/// // The commands of some canvas.
/// let mut canvas = format!("size {} {}\n", picture.width, picture.height);
/// writeln!(canvas, "circle {} {}", picture.beginning.0, picture.beginning.1)?;
/// for rect in picture.frames.iter().map(|frame| frame.rect) {
///     writeln!(canvas, "box {} {} {} {}", rect.x, rect.y, rect.width, rect.height)?;
/// }
/// for arrow in &picture.arrows {
///     writeln!(canvas, "line {:?}", arrow.points)?;
/// }
/// for text in &picture.texts {
///     writeln!(canvas, "text {} {} {}", text.rect.x, text.rect.bottom(), text.text)?;
/// }
/// for icon in &picture.icons {
///     writeln!(canvas, "icon {} {} {:?}", icon.rect.x, icon.rect.y, icon.sign)?;
/// }
/// assert_eq!(canvas.matches("\nbox ").count(), 7);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
