//! The parts of a page: sections, their blocks, and the two sides of a bilingual one.

use std::ops::Range;

use super::text::Text;

/// A heading and what stands below it, up to the next heading.
#[derive(Debug, Clone, Default)]
pub(crate) struct Section {
    /// 1 for the title; 0 for what stands before any heading.
    pub(crate) level: u8,
    pub(crate) heading: Block,
    pub(crate) blocks: Vec<Block>,
}

/// A paragraph, an item of a list, a heading.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// What it says.
    pub(crate) text: Text,
    /// What it says in the language that it was translated from.
    pub(crate) original: Text,
    /// The sentences that stand beside each other.
    pub(crate) pairs: Vec<PairRange>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum BlockKind {
    #[default]
    Paragraph,
    Heading,
    /// An item of a list, at this depth from 1.
    Item(u8),
    /// Another paragraph of an item.
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

/// Which of the two pages that a bilingual one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Side {
    /// In the language of the page.
    Text,
    /// In the language that it was translated from.
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
    /// The anchors of its heading.
    pub(crate) fn anchors(&self) -> impl Iterator<Item = &str> {
        self.heading.text.anchors.iter().map(|(_, anchor)| &**anchor)
    }
}
