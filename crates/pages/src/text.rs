use std::ops::Range;

use super::letter::is_dense;

/// The maximum length of a name in brackets, in characters.
const MOST_NAME: usize = 24;

/// The maximum length of a sign after a bracket that is also in bold, in bytes.
const MOST_SIGN: usize = 3;

/// The next pair of square brackets without another one inside.
fn bracket(text: &str, mut from: usize) -> Option<(usize, usize)> {
    loop {
        let close = from + text.get(from..)?.find(']')?;
        if let Some(open) = text.get(from..close)?.rfind('[') {
            return Some((from + open, close));
        }
        from = close + 1;
    }
}

/// A run of visible text, with the location of each piece on the page.
///
/// Offsets are bytes of [`Text::plain`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Text {
    plain: String,
    /// The start of each piece in the plain text, with its range on the page.
    pieces: Vec<(usize, Range<usize>)>,
    /// The ranges in bold.
    pub(crate) bold: Vec<Range<usize>>,
    /// The ranges in monospace, which are values.
    pub(crate) code: Vec<Range<usize>>,
    /// Anchors with their positions.
    pub(crate) anchors: Vec<(usize, Box<str>)>,
    /// The ends of translated sentences.
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

    /// Marks names in square brackets as bold, as scripts without spaces write names of buttons and fields. Bold text that
    /// only covers a part of such a name, or a sign after it, is replaced.
    pub(crate) fn mark_brackets(&mut self) {
        let mut names = Vec::new();
        let mut from = 0;
        while let Some((open, close)) = bracket(&self.plain, from) {
            from = close + 1;
            let inner = self.plain.get(open + 1..close).unwrap_or_default();
            let before = self.plain.get(..open).and_then(|text| text.trim_end().chars().next_back());
            let after = self.plain.get(close + 1..).and_then(|text| text.trim_start().chars().next());
            let is_name = !inner.trim().is_empty() && inner.chars().count() <= MOST_NAME;
            if is_name && inner.chars().chain(before).chain(after).any(is_dense) {
                names.push(open + 1..close);
            }
        }
        if names.is_empty() {
            return;
        }
        let mut bold: Vec<Range<usize>> = Vec::new();
        let mut marked = std::mem::take(&mut self.bold).into_iter().peekable();
        for name in names {
            while let Some(before) = marked.next_if(|known| known.end < name.start) {
                bold.push(before);
            }
            // Bold text that is more than a part of the name stays.
            let around = name.start - 1..name.end + 1 + MOST_SIGN;
            let crosses = |known: &Range<usize>| known.start <= name.end;
            let mut crossing = Vec::new();
            while let Some(known) = marked.next_if(crosses) {
                crossing.push(known);
            }
            let is_part = |known: &Range<usize>| known.start >= around.start && known.end <= around.end;
            if crossing.iter().all(is_part) {
                bold.push(name);
            } else {
                bold.extend(crossing);
            }
        }
        bold.extend(marked);
        self.bold = bold;
    }

    /// Adds the text of a range of the page.
    pub(crate) fn push(&mut self, text: &str, at: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let start = self.plain.len();
        let joined = match self.pieces.last_mut() {
            // Merge with an adjacent piece.
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

    /// The location of a range on the page.
    pub(crate) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.at(range.start, false);
        let end = if range.is_empty() { start } else { self.at(range.end, true) };
        start..end.max(start)
    }

    /// The location of the whole text.
    pub(crate) fn whole(&self) -> Range<usize> {
        let trimmed = self.plain.trim();
        let start = self.plain.len() - self.plain.trim_start().len();
        self.place(&(start..start + trimmed.len()))
    }

    /// The location of an offset; for the end of a range, that of the text before it.
    fn at(&self, offset: usize, end: bool) -> usize {
        let number = self.pieces.partition_point(|(begin, _)| if end { *begin < offset } else { *begin <= offset });
        let next = self.pieces.get(number).map_or(self.plain.len(), |(begin, _)| *begin);
        let Some((begin, piece)) = number.checked_sub(1).and_then(|number| self.pieces.get(number)) else {
            return self.pieces.first().map_or(0, |(_, piece)| piece.start);
        };
        // The page has another spelling, such as an entity: use all of it.
        if piece.len() != next - begin {
            return if end { piece.end } else { piece.start };
        }
        (piece.start + (offset - begin)).min(piece.end)
    }
}
