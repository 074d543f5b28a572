use std::ops::Range;

/// A run of text as people read it, with where each piece of it stands in the page.
///
/// Offsets into it are bytes of [`Text::plain`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Text {
    plain: String,
    /// Where pieces begin in the plain text, and what they are made of in the page.
    pieces: Vec<(usize, Range<usize>)>,
    /// What stands in bold.
    pub(crate) bold: Vec<Range<usize>>,
    /// What stands in monospace: a value, not a word.
    pub(crate) code: Vec<Range<usize>>,
    /// Anchors, with what they stand before.
    pub(crate) anchors: Vec<(usize, Box<str>)>,
    /// Where a translated sentence ends.
    pub(crate) breaks: Vec<usize>,
}

impl Text {
    pub(crate) fn plain(&self) -> &str {
        &self.plain
    }

    pub(crate) fn len(&self) -> usize {
        self.plain.len()
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.plain.trim().is_empty()
    }

    /// Adds what stands in a range of the page.
    pub(crate) fn push(&mut self, text: &str, at: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let start = self.plain.len();
        let joined = match self.pieces.last_mut() {
            // What goes on where the last piece ended is one with it.
            Some((begin, piece))
                if piece.end == at.start && piece.len() == start - *begin && text.len() == at.len() =>
            {
                piece.end = at.end;
                true
            }
            _ => false,
        };
        if !joined {
            self.pieces.push((start, at));
        }
        self.plain.push_str(text);
    }

    /// Where a range of it stands in the page.
    pub(crate) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.at(range.start, false);
        let end = if range.is_empty() { start } else { self.at(range.end, true) };
        start..end.max(start)
    }

    /// Where it stands as a whole.
    pub(crate) fn whole(&self) -> Range<usize> {
        let trimmed = self.plain.trim();
        let start = self.plain.len() - self.plain.trim_start().len();
        self.place(&(start..start + trimmed.len()))
    }

    /// The place of an offset; as an end, of what comes before it.
    fn at(&self, offset: usize, end: bool) -> usize {
        let number = self.pieces.partition_point(|(begin, _)| if end { *begin < offset } else { *begin <= offset });
        let next = self.pieces.get(number).map_or(self.plain.len(), |(begin, _)| *begin);
        let Some((begin, piece)) = number.checked_sub(1).and_then(|number| self.pieces.get(number)) else {
            return self.pieces.first().map_or(0, |(_, piece)| piece.start);
        };
        // Written otherwise in the page, such as an entity: all of it.
        if piece.len() != next - begin {
            return if end { piece.end } else { piece.start };
        }
        (piece.start + (offset - begin)).min(piece.end)
    }
}
