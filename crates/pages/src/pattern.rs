//! Sentence patterns with blanks, and their search in a text.

use std::ops::Range;

use referee::tooling::{BLANK, NOUN};

use super::fold::fold;
use super::folded::Folded;
use super::letter::{continues_word, is_letter, is_unspaced};

/// One wording of a sentence.
#[derive(Debug)]
pub(crate) struct Pattern {
    pieces: Vec<Piece>,
    /// The pairs of letters that a matching text must contain.
    letters: Letters,
}

/// An approximate set of the letter pairs in a text. It contains every pair that occurs, and possibly others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Letters([u64; 8]);

impl Letters {
    /// How many pairs are distinguished.
    pub(crate) const PAIRS: usize = 512;

    pub(crate) fn of(chars: &[char]) -> Self {
        let mut letters = Self::default();
        letters.add(chars);
        letters
    }

    fn add(&mut self, chars: &[char]) {
        for pair in chars.windows(2) {
            let [a, b] = pair else { continue };
            // Ignore pairs of blanks.
            if *a != ' ' && *b != ' ' {
                let hash = u32::from(*a).wrapping_mul(31).wrapping_add(u32::from(*b)) as usize % Self::PAIRS;
                if let Some(word) = self.0.get_mut(hash / 64) {
                    *word |= 1 << (hash % 64);
                }
            }
        }
    }

    /// The numbers of the pairs in it.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = usize> {
        let bits = |(at, word): (usize, &u64)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.checked_sub(1)?;
                Some(at * 64 + bit as usize)
            })
        };
        self.0.iter().enumerate().flat_map(bits)
    }

    pub(crate) fn has(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(own, wanted)| own & wanted == wanted)
    }
}

#[derive(Debug, PartialEq)]
enum Piece {
    /// These words.
    Words(Vec<char>),
    /// The rest of the current word.
    Rest,
    /// Any text within the sentence.
    Gap,
    /// A blank with its name.
    Blank(Box<str>),
}

/// The text found in a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filled {
    pub(crate) blank: Box<str>,
    pub(crate) range: Range<usize>,
}

/// A match of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) range: Range<usize>,
    pub(crate) filled: Vec<Filled>,
}

impl Match {
    pub(crate) fn get(&self, blank: &str) -> Option<&Range<usize>> {
        self.filled.iter().find(|filled| *filled.blank == *blank).map(|filled| &filled.range)
    }
}

/// The maximum length of a name in a blank, in characters.
const MOST_NAME: usize = 80;

impl Pattern {
    /// The alternatives of a wording, separated by `|`. Names between [`BLANK`] are blanks; `…` is the rest of a word or,
    /// on its own, for any words.
    pub(crate) fn alternatives(wording: &str) -> Vec<Self> {
        let pieces = |alternative: &str| {
            let (text, blanks) = alternative.split_once(BLANK[0]).unwrap_or((alternative, ""));
            let mut pieces = Vec::new();
            words(text, &mut pieces);
            for blank in blanks.split(BLANK[0]) {
                if let Some((name, text)) = blank.split_once(BLANK[1]) {
                    pieces.push(Piece::Blank(name.into()));
                    words(text, &mut pieces);
                }
            }
            pieces
        };
        let mut patterns: Vec<Vec<Piece>> = wording.split('|').map(pieces).collect();
        patterns.iter_mut().for_each(first_sentence);
        patterns.iter_mut().for_each(bare_noun);
        let has_words = |pieces: &Vec<Piece>| pieces.iter().any(|piece| matches!(piece, Piece::Words(_)));
        let pattern = |pieces: Vec<Piece>| {
            let mut letters = Letters::default();
            for piece in &pieces {
                if let Piece::Words(words) = piece {
                    letters.add(words);
                }
            }
            Self { pieces, letters }
        };
        patterns.into_iter().filter(has_words).map(pattern).collect()
    }

    /// The pairs of letters that a matching text must contain.
    pub(crate) const fn letters(&self) -> &Letters {
        &self.letters
    }

    /// The matches within a sentence, each location once.
    pub(crate) fn find(&self, text: &Folded<'_>, sentence: &Range<usize>) -> Vec<Match> {
        let mut found = Vec::new();
        let mut from = sentence.start;
        let Some(first) = self.pieces.first() else { return found };
        while from < sentence.end {
            let start = match first {
                Piece::Words(words) => match search(text, words, from, sentence.end, self.whole(0)) {
                    Some(start) => start,
                    None => break,
                },
                _ => from,
            };
            let mut filled = Vec::new();
            match self.fit(text, 0, start, sentence.end, &mut filled) {
                Some(end) => {
                    from = end.max(start + 1);
                    found.push(Match { range: start..end, filled });
                }
                None if matches!(first, Piece::Words(_)) => from = start + 1,
                None => break,
            }
        }
        found
    }

    /// Matches the pieces from a number on at a position. Returns the end of the match.
    fn fit(&self, text: &Folded<'_>, number: usize, at: usize, end: usize, filled: &mut Vec<Filled>) -> Option<usize> {
        let Some(piece) = self.pieces.get(number) else { return Some(at) };
        match piece {
            Piece::Words(words) => {
                let after = literal(text, words, blanks(text, at, end), end, self.whole(number))?;
                self.fit(text, number + 1, after, end, filled)
            }
            Piece::Rest => {
                let mut after = at;
                while after < end && text.char(after).is_some_and(is_letter) {
                    after += 1;
                }
                self.fit(text, number + 1, after, end, filled)
            }
            Piece::Gap => match self.pieces.get(number + 1) {
                Some(Piece::Words(words)) => {
                    let mut from = at;
                    loop {
                        let start = search(text, words, from, end, self.whole(number + 1))?;
                        let before = filled.len();
                        if let Some(after) = self.fit(text, number + 1, start, end, filled) {
                            return Some(after);
                        }
                        filled.truncate(before);
                        from = start + 1;
                    }
                }
                Some(Piece::Blank(name)) => {
                    let starts = if &**name == "time" {
                        let known = text.durations.iter().map(|known| known.range.start);
                        let mut known = known.filter(|start| *start >= at && *start < end);
                        let mut unread = text.unread.iter().map(|range| range.start);
                        known.next().or_else(|| unread.find(|start| *start >= at && *start < end))
                    } else {
                        text.bold.iter().map(|range| range.start).find(|start| *start >= at && *start < end)
                    };
                    self.fit(text, number + 1, starts?, end, filled)
                }
                _ => self.fit(text, number + 1, end, end, filled),
            },
            Piece::Blank(name) => {
                let at = blanks(text, at, end);
                let mut from = at;
                loop {
                    // The blank may contain the text that follows it in the pattern.
                    let limit = match self.pieces.get(number + 1) {
                        Some(Piece::Words(words)) => Some(search(text, words, from, end, self.whole(number + 1))?),
                        _ => None,
                    };
                    // The limit must not be inside a name in bold.
                    let inside = |limit: usize| text.bold.iter().any(|bold| bold.start < limit && limit < bold.end);
                    if let Some(limit) = limit.filter(|limit| inside(*limit)) {
                        from = limit + 1;
                        continue;
                    }
                    let before = filled.len();
                    if let Some(range) = fill(text, name, at, limit, end) {
                        let after = range.end;
                        filled.push(Filled { blank: name.clone(), range });
                        if let Some(after) = self.fit(text, number + 1, after, end, filled) {
                            return Some(after);
                        }
                        filled.truncate(before);
                    }
                    from = limit? + 1;
                }
            }
        }
    }

    /// Whether the words of a piece must end at a word boundary.
    fn whole(&self, number: usize) -> bool {
        self.pieces.get(number + 1) != Some(&Piece::Rest)
    }
}

/// The maximum length of a noun with its article, in characters.
const MOST_NOUN: usize = 40;

/// The text of a blank that begins at a position and ends before a limit.
fn fill(text: &Folded<'_>, name: &str, at: usize, limit: Option<usize>, end: usize) -> Option<Range<usize>> {
    if name == NOUN {
        let range = text.trimmed(at..limit?);
        let words =
            text.chars.get(range.clone())?.iter().all(|c| is_unspaced(*c) || continues_word(*c) || " -'".contains(*c));
        let is_plain = text.bold.iter().all(|bold| bold.end <= range.start || bold.start >= range.end);
        return (words && is_plain && !range.is_empty() && range.len() <= MOST_NOUN).then_some(range);
    }
    if name == "time" {
        let here = |range: &&Range<usize>| range.start >= at && range.start <= at + 2;
        let found = text.durations.iter().map(|known| &known.range).find(here);
        let found = found.or_else(|| text.unread.iter().find(here))?;
        return (found.end <= end).then(|| found.clone());
    }
    let several = name.ends_with('s');
    // Names in bold, and the text between them.
    if let Some(bold) = text.bold_at(at).filter(|bold| bold.end <= end) {
        let mut last = bold.end;
        for next in text.bold.iter().filter(|next| next.start >= bold.end && next.end <= limit.unwrap_or(end)) {
            if text.gap(last, next.start) > MOST_BETWEEN {
                break;
            }
            last = next.end;
        }
        let after_brackets = (last..end).take_while(|at| text.char(*at).is_some_and(|c| ")\"".contains(c))).count();
        return match limit {
            Some(limit) if several => Some(bold.start..limit),
            // The blank ends where the pattern continues.
            Some(limit) => Some(bold.start..(last + after_brackets).min(limit.max(last))),
            None => Some(bold.start..last + after_brackets),
        };
    }
    let range = match limit {
        Some(limit) => at..limit,
        None if several => at..end,
        None => {
            let stop = |c: &char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')' | '!' | '?' | '。' | '、');
            at..text.chars.get(at..end)?.iter().position(stop).map_or(end, |stop| at + stop)
        }
    };
    let range = text.trimmed(range);
    (!range.is_empty() && (several || range.len() <= MOST_NAME)).then_some(range)
}

/// The maximum distance between two names in bold in one blank.
const MOST_BETWEEN: usize = 12;

/// The pieces of a text.
fn words(text: &str, pieces: &mut Vec<Piece>) {
    let mut word = String::new();
    let flush = |word: &mut String, pieces: &mut Vec<Piece>| {
        let folded: Vec<char> = word.trim().chars().map(fold).collect();
        if !folded.is_empty() {
            pieces.push(Piece::Words(folded));
        }
        word.clear();
    };
    let mut before = ' ';
    for c in text.chars() {
        match c {
            // Skip Markdown marks.
            '*' => continue,
            '…' => {
                let goes_on = is_letter(fold(before));
                flush(&mut word, pieces);
                pieces.push(if goes_on { Piece::Rest } else { Piece::Gap });
            }
            '\n' => word.push(' '),
            c => word.push(c),
        }
        before = c;
    }
    flush(&mut word, pieces);
}

/// Keeps only the first sentence; the others are independent of it.
fn first_sentence(pieces: &mut Vec<Piece>) {
    let end = pieces.iter().enumerate().find_map(|(number, piece)| {
        let Piece::Words(words) = piece else { return None };
        let at = |(at, c): (usize, &char)| match c {
            '。' => Some(at + 1),
            '.' if words.get(at + 1) == Some(&' ') => Some(at + 1),
            _ => None,
        };
        words.iter().enumerate().find_map(at).map(|at| (number, at))
    });
    if let Some((number, at)) = end {
        pieces.truncate(number + 1);
        if let Some(Piece::Words(words)) = pieces.last_mut() {
            words.truncate(at);
        }
    }
}

/// The maximum length of an article, in characters.
const MOST_ARTICLE: usize = 3;

/// Drops the articles before the blank for a noun, which depend on the noun; and the blank where it begins or ends the
/// pattern.
fn bare_noun(pieces: &mut Vec<Piece>) {
    let is_noun = |piece: &Piece| matches!(piece, Piece::Blank(name) if **name == *NOUN);
    for number in 1..pieces.len() {
        if pieces.get(number).is_some_and(is_noun)
            && let Some(Piece::Words(words)) = pieces.get_mut(number - 1)
        {
            let last = words.iter().rev().take_while(|c| is_letter(**c)).count();
            if last <= MOST_ARTICLE {
                words.truncate(words.len() - last);
                while words.last() == Some(&' ') {
                    words.pop();
                }
            }
        }
    }
    pieces.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
    while pieces.first().is_some_and(is_noun) {
        pieces.remove(0);
    }
    while pieces.last().is_some_and(is_noun) {
        pieces.pop();
    }
}

/// The next position that is not a blank.
fn blanks(text: &Folded<'_>, mut at: usize, end: usize) -> usize {
    while at < end && text.char(at) == Some(' ') {
        at += 1;
    }
    at
}

/// The position where words begin, at or after another position.
fn search(text: &Folded<'_>, words: &[char], from: usize, end: usize, whole: bool) -> Option<usize> {
    let first = *words.first()?;
    let mut at = from;
    while at < end {
        at += text.chars.get(at..end)?.iter().position(|c| *c == first)?;
        if literal(text, words, at, end, whole).is_some() {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The end of words that begin at a position, if they match. Whole words end at a word boundary.
fn literal(text: &Folded<'_>, words: &[char], start: usize, end: usize, whole: bool) -> Option<usize> {
    let mut at = start;
    for c in words {
        if *c == ' ' {
            let after = blanks(text, at, end);
            if after == at {
                return None;
            }
            at = after;
        } else if at < end && text.char(at) == Some(*c) {
            at += 1;
        } else {
            return None;
        }
    }
    // A word must not be part of another one; digits may be adjacent.
    let part = |c: char| is_letter(c) && !c.is_ascii_digit();
    let started = part(*words.first()?) && start > 0 && text.char(start - 1).is_some_and(part);
    let cut = whole && part(*words.last()?) && text.char(at).is_some_and(part);
    (!started && !cut).then_some(at)
}
