//! The texts of blocks that are compared, and their sentences.

use std::ops::Range;

use crate::folded::Folded;
use crate::section::{Block, Side};
use crate::text::Text;
use crate::units::Units;

use super::names::{Marked, Signs, marked};

/// A text of one of the two blocks.
pub(super) struct Piece<'t> {
    pub(super) block: &'t Block,
    pub(super) side: Side,
    pub(super) folded: Folded<'t>,
}

impl<'t> Piece<'t> {
    pub(super) fn new(block: &'t Block, side: Side) -> Self {
        // Durations are no names.
        Self { block, side, folded: Folded::new(block.side(side), &Units::default()) }
    }

    pub(super) fn text(&self) -> &'t Text {
        self.block.side(self.side)
    }

    pub(super) fn plain(&self, range: &Range<usize>) -> &'t str {
        self.text().plain().get(range.clone()).unwrap_or_default()
    }

    pub(super) fn marked(&self, within: &Range<usize>, signs: Signs) -> Vec<Marked> {
        marked(self.text(), self.block.kind, within, signs)
    }
}

/// The sentences of two blocks that belong together; the whole blocks if one has more sentences.
pub(super) fn segments(understood: &Piece<'_>, words: &Piece<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let pairs: Vec<(Range<usize>, Range<usize>)> = if std::ptr::eq(understood.block, words.block) {
        let pairs = words.block.pairs.iter();
        pairs.filter_map(|pair| Some((pair.original.clone()?, pair.text.clone()?))).collect()
    } else {
        vec![(0..understood.text().len(), 0..words.text().len())]
    };
    let sentences = |piece: &Piece<'_>| -> Vec<Range<usize>> {
        piece.folded.sentences.iter().map(|sentence| piece.folded.range(sentence)).collect()
    };
    let (all, others) = (sentences(understood), sentences(words));
    let inside = |all: &[Range<usize>], within: &Range<usize>| -> Vec<Range<usize>> {
        let start = all.partition_point(|sentence| sentence.start < within.start);
        all.iter().skip(start).take_while(|sentence| sentence.end <= within.end).cloned().collect()
    };
    let split = |(one, other): (Range<usize>, Range<usize>)| {
        let (these, those) = (inside(&all, &one), inside(&others, &other));
        if these.len() == those.len() && these.len() > 1 {
            these.into_iter().zip(those).collect()
        } else {
            vec![(one, other)]
        }
    };
    pairs.into_iter().flat_map(split).collect()
}
