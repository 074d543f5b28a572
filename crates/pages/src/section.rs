//! The parts of a page: sections, their blocks, and the two sides of a bilingual one.

use std::ops::Range;

use super::text::Text;

/// A heading and its text, up to the next heading.
#[derive(Debug, Clone, Default)]
pub(crate) struct Section {
    /// 1 for the title; 0 for text before the first heading.
    pub(crate) level: u8,
    pub(crate) heading: Block,
    pub(crate) blocks: Vec<Block>,
}

/// A paragraph, a list item, or a heading.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// Its text.
    pub(crate) text: Text,
    /// Its text in the original language.
    pub(crate) original: Text,
    /// The sentence pairs.
    pub(crate) pairs: Vec<PairRange>,
}

/// The kind of a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum BlockKind {
    #[default]
    Paragraph,
    Heading,
    /// A list item, at this depth from 1.
    Item(u8),
    /// A later paragraph of an item.
    Continued,
    /// In a box such as `> [!TIP]`.
    Callout,
}

/// A sentence in the text and in the original of a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PairRange {
    pub(crate) id: Box<str>,
    pub(crate) text: Option<Range<usize>>,
    pub(crate) original: Option<Range<usize>>,
}

/// One side of a bilingual page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Side {
    /// The language of the page.
    Text,
    /// The original language.
    Original,
}

impl Block {
    pub(crate) fn side(&self, side: Side) -> &Text {
        match side {
            Side::Text => &self.text,
            Side::Original => &self.original,
        }
    }
}

impl Section {
    /// The anchor that renderers derive from its heading: letters and digits in lower case, with hyphens for blanks.
    pub(crate) fn slug(&self) -> Option<Box<str>> {
        let heading = self.heading.text.plain().trim();
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        let slug: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase();
        (!slug.is_empty()).then(|| slug.into())
    }

    /// The anchors of its heading.
    pub(crate) fn anchors(&self) -> impl Iterator<Item = &str> {
        self.heading.text.anchors.iter().map(|(_, anchor)| &**anchor)
    }
}

/// The anchors of the sections of written pages, besides those of stages.
pub(crate) const ABOUT: [&str; 12] = [
    "title",
    "arrival",
    "facts",
    "stages",
    "clocks",
    "calendars",
    "fields",
    "notifications",
    "recipients",
    "views",
    "tips",
    "related",
];
