//! Words by their first characters.

use crate::letter::{continues_word, is_unspaced};

/// Words, folded, with their meanings.
#[derive(Debug)]
pub(super) struct Index<T> {
    /// Sorted by first character; those of a character with the longest first.
    words: Vec<(char, Vec<(Box<[char]>, T)>)>,
    /// A bit for each first character, by the rest of its division by 64.
    firsts: u64,
}

impl<T> Default for Index<T> {
    fn default() -> Self {
        Self { words: Vec::new(), firsts: 0 }
    }
}

impl<T> Index<T> {
    /// Adds a word. A word that is known keeps its meaning.
    pub(super) fn add(&mut self, word: &[char], meaning: T) {
        let Some(first) = word.first() else { return };
        let place = self.place(*first).unwrap_or_else(|place| {
            self.words.insert(place, (*first, Vec::new()));
            place
        });
        self.firsts |= bit(*first);
        let Some((_, words)) = self.words.get_mut(place) else { return };
        let at = words.partition_point(|(known, _)| known.len() > word.len());
        if words.iter().all(|(known, _)| **known != *word) {
            words.insert(at, (word.into(), meaning));
        }
    }

    /// The place of the words with a first character, or where to insert it.
    fn place(&self, first: char) -> Result<usize, usize> {
        self.words.binary_search_by_key(&first, |(first, _)| *first)
    }

    fn begin_with(&self, first: char) -> &[(Box<[char]>, T)] {
        if self.firsts & bit(first) == 0 {
            return &[];
        }
        let words = self.place(first).ok().and_then(|place| self.words.get(place));
        words.map(|(_, words)| words.as_slice()).unwrap_or_default()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn get(&self, word: &[char]) -> Option<&T> {
        self.begin_with(*word.first()?).iter().find(|(known, _)| **known == *word).map(|(_, meaning)| meaning)
    }

    /// Adds a word, or changes its meaning.
    pub(super) fn replace(&mut self, word: &[char], meaning: T) {
        self.remove(word);
        self.add(word, meaning);
    }

    /// Removes a word.
    pub(super) fn remove(&mut self, word: &[char]) {
        let place = word.first().and_then(|first| self.place(*first).ok());
        if let Some((_, words)) = place.and_then(|place| self.words.get_mut(place)) {
            words.retain(|(known, _)| **known != *word);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&[char], &T)> {
        self.words.iter().flat_map(|(_, words)| words).map(|(word, meaning)| (&**word, meaning))
    }

    /// The words that are at a position, the longest first, with their ends.
    pub(super) fn at<'i>(&'i self, chars: &'i [char], at: usize) -> impl Iterator<Item = (usize, &'i T)> {
        let words = chars.get(at).map(|first| self.begin_with(*first)).unwrap_or_default();
        words.iter().filter_map(move |(word, meaning)| {
            let end = at + word.len();
            (chars.get(at..end)? == &**word).then_some((end, meaning))
        })
    }

    /// The longest whole word that ends at a position, with its start.
    pub(super) fn ends_at<'i>(&'i self, chars: &'i [char], end: usize) -> Option<(usize, &'i T)> {
        let ends = self.iter().filter_map(|(word, meaning)| {
            let start = end.checked_sub(word.len())?;
            (chars.get(start..end)? == word && is_start(chars, start)).then_some((start, meaning))
        });
        ends.min_by_key(|(start, _)| *start)
    }

    /// The longest whole word at a position.
    pub(super) fn whole<'i>(&'i self, chars: &'i [char], at: usize) -> Option<(usize, &'i T)> {
        self.at(chars, at).find(|(end, _)| is_end(chars, *end))
    }
}

fn bit(c: char) -> u64 {
    1 << (u32::from(c) % 64)
}

/// Whether a word can end at a position.
pub(super) fn is_end(chars: &[char], end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|last| chars.get(last));
    let next = chars.get(end);
    last.is_none_or(|c| is_unspaced(*c) || !continues_word(*c))
        || next.is_none_or(|c| !continues_word(*c) || is_unspaced(*c))
}

/// Whether a word can begin at a position.
pub(super) fn is_start(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    chars.get(at).is_none_or(|c| is_unspaced(*c)) || before.is_none_or(|c| !continues_word(*c) || is_unspaced(*c))
}
