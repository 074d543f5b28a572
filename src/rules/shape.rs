//! What the files of a rulebook may hold, as data. One description serves reading, completing and formatting.

/// What a value may be.
#[derive(Debug)]
pub enum Shape {
    /// Lower-case letters, digits and hyphens.
    Name,
    /// The name of something that is declared elsewhere.
    Reference(&'static str),
    /// Any text.
    Text,
    /// The anchor of a section of a page.
    Anchor,
    /// A calendar date.
    Date,
    /// A length of time.
    Duration,
    /// An instant, or a time after the first one.
    Moment,
    /// An instant, or a day from its beginning.
    Instant,
    /// A share of everything, such as `25 %`.
    Share,
    /// A number of columns, from 1.
    Columns,
    /// Yes or no.
    Boolean,
    /// Yes: something is so, or the key is left out.
    True,
    /// A text or yes or no.
    Scalar,
    /// Anything at all.
    Any,
    /// One of these words, each with what it means.
    Choice(&'static [(&'static str, &'static str)]),
    /// Several of these; a single one counts as a list of one.
    List(&'static Shape),
    /// Names that the author gives, each with one of these.
    Map(&'static MapShape),
    /// Locales, each with one of these.
    ByLocale(&'static MapShape),
    /// A mapping with known keys.
    Record(&'static RecordShape),
    /// One of these, told apart by the kind of the value: a text, a list or a mapping.
    Either(&'static [Shape]),
    /// This, or the word `none`.
    OrNone(&'static Shape),
}

/// A mapping of names that the author gives.
#[derive(Debug)]
pub struct MapShape {
    /// What the whole is called in findings, such as `a mapping of stages`.
    pub what: &'static str,
    /// What each value is.
    pub value: Shape,
}

/// A mapping with known keys, in their canonical order.
#[derive(Debug)]
pub struct RecordShape {
    /// What it is called in findings, such as `a stage`.
    pub what: &'static str,
    /// What it is, for an editor.
    pub docs: &'static str,
    /// The keys.
    pub keys: &'static [Key],
    /// What holds between them.
    pub rules: &'static [KeyRule],
}

/// What holds between the keys of a record.
#[derive(Debug, Clone, Copy)]
pub enum KeyRule {
    /// One of these, and not more.
    ExactlyOne(&'static [&'static str]),
    /// All of these or none.
    Together(&'static [&'static str]),
    /// At most one of these.
    AtMostOne(&'static [&'static str]),
    /// All of these, or the first alone.
    Unless(&'static str, &'static [&'static str]),
}

/// Every two of some keys.
pub fn pairs<'k>(keys: &'k [&'static str]) -> impl Iterator<Item = (&'static str, &'static str)> + 'k {
    keys.iter().enumerate().flat_map(|(place, first)| keys.iter().skip(place + 1).map(move |second| (*first, *second)))
}

/// A key of a record.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it says, for an editor.
    pub docs: &'static str,
    /// Whether it must be given.
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
    /// What a finding says was expected.
    pub fn what(&self) -> String {
        match self {
            Self::Name | Self::Reference(_) => "a name".into(),
            Self::Text | Self::Anchor | Self::Scalar | Self::Any => "a text".into(),
            Self::Date => "a date".into(),
            Self::Duration => "a duration".into(),
            Self::Moment | Self::Instant => "an instant".into(),
            Self::Share => "a share".into(),
            Self::Columns => "a number of columns".into(),
            Self::Boolean => "`true` or `false`".into(),
            Self::True => "`true`".into(),
            Self::Choice(words) => {
                let words: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
                words.join(" or ")
            }
            Self::List(of) => format!("a list, each {}", of.what()),
            Self::Map(map) | Self::ByLocale(map) => map.what.into(),
            Self::Record(record) => record.what.into(),
            Self::Either(all) => all.iter().map(Self::what).collect::<Vec<_>>().join(", or "),
            Self::OrNone(of) => format!("{} or `none`", of.what()),
        }
    }
}
