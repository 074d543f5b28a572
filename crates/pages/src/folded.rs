//! Texts folded for comparison, character by character, without case and typography.

use std::ops::Range;
use std::sync::Arc;

use super::fold::{composed, fold};
use super::letter::{is_dense, is_letter};
use super::text::Text;
use super::units::{StatedDuration, Units, unread};

/// A text prepared for searching. Positions are in characters.
pub(crate) struct Folded<'t> {
    pub(crate) text: &'t Text,
    pub(crate) chars: Vec<char>,
    /// The byte offset of each character in the plain text, and the end of the text.
    bytes: Vec<usize>,
    /// The ranges in bold.
    pub(crate) bold: Vec<Range<usize>>,
    pub(crate) code: Vec<Range<usize>>,
    pub(crate) sentences: Vec<Range<usize>>,
    /// The durations.
    pub(crate) durations: Vec<StatedDuration>,
    /// Numbers that may be unreadable durations.
    pub(crate) unread: Vec<Range<usize>>,
    /// What is between the names of a list in its language.
    pub(crate) list_joints: Arc<[Box<[char]>]>,
}

/// The maximum length of a quotation, in characters.
const MOST_QUOTED: usize = 160;

impl<'t> Folded<'t> {
    pub(crate) fn new(text: &'t Text, units: &Units) -> Self {
        let plain = text.plain();
        let mut chars = Vec::with_capacity(plain.len());
        let mut bytes = Vec::with_capacity(plain.len() + 1);
        for (at, c, _) in composed(plain) {
            let c = fold(c);
            // Several blanks count as one.
            if c != ' ' || chars.last() != Some(&' ') {
                chars.push(c);
                bytes.push(at);
            }
        }
        bytes.push(plain.len());
        let mut folded = Self {
            text,
            chars,
            bytes,
            bold: Vec::new(),
            code: Vec::new(),
            sentences: Vec::new(),
            durations: Vec::new(),
            unread: Vec::new(),
            list_joints: Arc::clone(&units.list_joints),
        };
        folded.bold = text.bold.iter().map(|range| folded.positions(range)).collect();
        folded.code = text.code.iter().map(|range| folded.positions(range)).collect();
        folded.sentences = folded.sentence_ranges(units);
        folded.durations = units.durations(&folded.chars, |range| folded.written(range));
        folded.unread = unread(&folded.chars, &folded.durations);
        folded
    }

    /// The durations that rules can have.
    pub(crate) fn exact(&self) -> impl Iterator<Item = &StatedDuration> {
        self.durations.iter().filter(|known| known.qualified.is_none())
    }

    /// The duration that begins at a position.
    pub(crate) fn duration_at(&self, start: usize) -> Option<&StatedDuration> {
        self.durations.iter().find(|known| known.range.start == start)
    }

    fn position(&self, byte: usize) -> usize {
        self.bytes.partition_point(|at| *at < byte)
    }

    /// Converts a range of bytes of the plain text to characters.
    pub(crate) fn positions(&self, range: &Range<usize>) -> Range<usize> {
        self.position(range.start)..self.position(range.end)
    }

    /// Converts a range of characters to bytes of the plain text.
    pub(crate) fn range(&self, range: &Range<usize>) -> Range<usize> {
        let at = |position: usize| self.bytes.get(position).copied().unwrap_or(self.text.len());
        at(range.start)..at(range.end)
    }

    /// The range on the page for a range of characters.
    pub(crate) fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.text.place(&self.range(range))
    }

    /// The text of a range as written.
    pub(crate) fn written(&self, range: &Range<usize>) -> &'t str {
        self.text.plain().get(self.range(range)).unwrap_or_default()
    }

    pub(crate) fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// A range without blanks at its ends.
    pub(crate) fn trimmed(&self, mut range: Range<usize>) -> Range<usize> {
        range.end = range.end.min(self.chars.len());
        while range.start < range.end && self.char(range.start) == Some(' ') {
            range.start += 1;
        }
        while range.start < range.end && self.char(range.end - 1) == Some(' ') {
            range.end -= 1;
        }
        range
    }

    /// The length of the text between two positions, not counting text in parentheses.
    pub(crate) fn gap(&self, start: usize, end: usize) -> usize {
        let mut depth = 0_usize;
        let outside = |c: &&char| {
            depth += usize::from(**c == '(');
            let is_outside = depth == 0;
            depth = depth.saturating_sub(usize::from(**c == ')'));
            is_outside
        };
        self.chars.get(start..end).unwrap_or_default().iter().filter(outside).count()
    }

    /// The bold text that begins at a position, or right after an opening parenthesis there.
    pub(crate) fn bold_at(&self, at: usize) -> Option<Range<usize>> {
        let mut at = at;
        while self.char(at).is_some_and(|c| " (\"".contains(c)) {
            if let Some(bold) = self.bold.iter().find(|bold| bold.start == at) {
                return Some(bold.clone());
            }
            at += 1;
        }
        self.bold.iter().find(|bold| bold.start == at).cloned()
    }

    /// The ranges of the sentences.
    fn sentence_ranges(&self, units: &Units) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut breaks = self.text.breaks.iter().map(|at| self.position(*at)).peekable();
        let mut start = 0;
        let mut bold = self.bold.iter().peekable();
        let mut quoted = 0;
        for (at, c) in self.chars.iter().enumerate() {
            // Quotations may contain full stops.
            if *c == '"' && at >= quoted {
                let behind = self.chars.get(at + 1..self.chars.len().min(at + MOST_QUOTED)).unwrap_or_default();
                quoted = behind.iter().position(|c| *c == '"').map_or(0, |end| at + 1 + end);
            }
            while bold.next_if(|bold| bold.end <= at).is_some() {}
            let mut forced = false;
            while breaks.next_if(|end| *end <= at).is_some() {
                forced = true;
            }
            if forced && at > start {
                sentences.push(start..at);
                start = at;
            }
            // Names in bold may contain characters that would end a sentence.
            if bold.peek().is_some_and(|bold| bold.start <= at) || at < quoted {
                continue;
            }
            let next = self.char(at + 1);
            let ends = match c {
                '。' => true,
                '!' | '?' => next.is_none_or(|next| next == ' ' || is_dense(next)),
                '.' => next.is_none_or(|next| next == ' ') && !self.abbreviated(at, units),
                _ => false,
            };
            if ends {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        if start < self.chars.len() {
            sentences.push(start..self.chars.len());
        }
        sentences
    }

    /// Whether a full stop ends an abbreviation: a single letter, or capitals such as `ID.` before more words, or one that
    /// the language has.
    fn abbreviated(&self, at: usize, units: &Units) -> bool {
        let start = self.chars.iter().take(at).rposition(|c| !is_letter(*c)).map_or(0, |before| before + 1);
        let word = self.written(&(start..at));
        let letters = word.chars().count();
        let capitals = word.chars().all(char::is_uppercase);
        let blank = |c: char| c == ' ' || c == '"';
        let next = (at + 1..self.chars.len()).find(|next| self.char(*next).is_some_and(|c| !blank(c)));
        let next = next.and_then(|next| self.written(&(next..next + 1)).chars().next());
        if let Some(continues) = units.continues_after(&self.chars, at, next.is_some_and(char::is_uppercase)) {
            return continues;
        }
        // A number before more words is an ordinal.
        let number = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
        (letters == 1 && !capitals && word.chars().all(char::is_alphabetic))
            || (letters == 2 && capitals)
            || (number && next.is_some_and(char::is_lowercase))
    }
}
