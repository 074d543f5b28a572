//! The expected shapes of rule files as data, for reading, completion and formatting.

/// The expected shape of a value.
#[derive(Debug)]
pub enum Shape {
    /// Lower-case letters, digits and hyphens.
    Name,
    /// The name of a thing declared elsewhere.
    Reference(&'static str),
    /// Any text.
    Text,
    /// The anchor of a section of a page.
    Anchor,
    /// A calendar date.
    Date,
    /// A time zone.
    Zone,
    /// A language, such as `de` or `zh-TW`.
    Locale,
    /// An email address, perhaps with a name.
    Mailbox,
    /// Hours of a day, such as `09:00-17:00`.
    Hours,
    /// A weekday, or a range of weekdays.
    Weekdays,
    /// A mapping with weekdays as keys.
    ByWeekday(&'static MapShape),
    /// A duration.
    Duration,
    /// An instant, or a duration after the first instant.
    Moment,
    /// An instant or a day.
    Instant,
    /// A share, such as `25 %`.
    Share,
    /// A number of these, from 1.
    Count(&'static str),
    /// A boolean.
    Boolean,
    /// Only `true`.
    True,
    /// A text or a boolean.
    Scalar,
    /// Any value.
    Any,
    /// One of these words, each with its meaning.
    Choice(&'static [(&'static str, &'static str)]),
    /// A list of these. A single value counts as a list of one.
    List(&'static Shape),
    /// A mapping with any names as keys.
    Map(&'static MapShape),
    /// A mapping with locales as keys.
    ByLocale(&'static MapShape),
    /// A mapping with known keys.
    Record(&'static RecordShape),
    /// A condition: facts with their values, or conditions under `any`, `all` and `not`.
    Condition {
        /// Whether it may compare marks.
        marks: bool,
    },
    /// One of these, chosen by the kind of the value: a text, a list or a mapping.
    Either(&'static [Shape]),
    /// This, or one of these words.
    Or(&'static Shape, &'static [&'static str]),
}

/// A mapping with any names as keys.
#[derive(Debug)]
pub struct MapShape {
    /// The name in findings, such as `a mapping of stages`.
    pub what: &'static str,
    /// The shape of each value.
    pub value: Shape,
}

/// A mapping with known keys, in their canonical order.
#[derive(Debug)]
pub struct RecordShape {
    /// The name in findings, such as `a stage`.
    pub what: &'static str,
    /// The description, for editors.
    pub docs: &'static str,
    /// The keys.
    pub keys: &'static [Key],
    /// The rules between keys.
    pub rules: &'static [KeyRule],
}

/// A rule between keys of a record.
#[derive(Debug, Clone, Copy)]
pub enum KeyRule {
    /// Exactly one of these.
    ExactlyOne(&'static [&'static str]),
    /// All of these or none.
    Together(&'static [&'static str]),
    /// At most one of these.
    AtMostOne(&'static [&'static str]),
    /// All of these, or the first alone.
    Unless(&'static str, &'static [&'static str]),
}

/// All pairs of keys.
pub fn pairs<'k>(keys: &'k [&'static str]) -> impl Iterator<Item = (&'static str, &'static str)> + 'k {
    keys.iter().enumerate().flat_map(|(place, first)| keys.iter().skip(place + 1).map(move |second| (*first, *second)))
}

/// A key of a record.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// The description, for editors.
    pub docs: &'static str,
    /// Whether it is required.
    pub required: bool,
    /// The shape of its value.
    pub shape: Shape,
}

impl Key {
    /// An optional key.
    pub const fn new(name: &'static str, docs: &'static str, shape: Shape) -> Self {
        Self { name, docs, required: false, shape }
    }

    /// A required key.
    pub const fn required(name: &'static str, docs: &'static str, shape: Shape) -> Self {
        Self { name, docs, required: true, shape }
    }
}

impl Shape {
    /// The name in findings.
    pub fn what(&self) -> String {
        match self {
            Self::Name | Self::Reference(_) => "a name".into(),
            Self::Text | Self::Anchor | Self::Scalar | Self::Any => "a text".into(),
            Self::Date => "a date".into(),
            Self::Zone => "a time zone".into(),
            Self::Locale => "a language".into(),
            Self::Mailbox => "an email address".into(),
            Self::Hours => "hours such as `09:00-17:00`".into(),
            Self::Weekdays => "a weekday".into(),
            Self::Duration => "a duration".into(),
            Self::Moment | Self::Instant => "an instant".into(),
            Self::Share => "a share".into(),
            Self::Count(of) => format!("a number of {of}"),
            Self::Boolean => "`true` or `false`".into(),
            Self::True => "`true`".into(),
            Self::Choice(words) => {
                let words: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
                words.join(" or ")
            }
            Self::List(Self::Scalar) => "a value or a list of values".into(),
            Self::List(of) => format!("a list, each {}", of.what()),
            Self::Map(map) | Self::ByLocale(map) | Self::ByWeekday(map) => map.what.into(),
            Self::Record(record) => record.what.into(),
            Self::Condition { marks: false } => "a condition: facts with their values".into(),
            Self::Condition { marks: true } => "a condition: facts with their values, or `mark` with marks".into(),
            Self::Either(all) => all.iter().map(Self::what).collect::<Vec<_>>().join(", or "),
            Self::Or(of, words) => {
                let words = words.iter().map(|word| format!("`{word}`"));
                std::iter::once(of.what()).chain(words).collect::<Vec<_>>().join(" or ")
            }
        }
    }
}
