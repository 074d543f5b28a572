//! Full stops that do not end a sentence.

use crate::fold::fold;
use crate::letter::is_letter;

/// A word with a full stop, such as `z. B.`, or a number with one.
#[derive(Debug)]
pub(super) struct Abbreviation {
    /// Without blanks; `0` is any number.
    chars: Vec<char>,
    /// What follows it.
    next: Next,
}

#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// The sentence continues.
    More,
    /// The sentence continues with a number.
    Number,
    /// The sentence continues, unless a capital letter follows.
    NoCapital,
}

impl Abbreviation {
    pub(super) fn new(text: &str) -> Self {
        let (word, next) = match text.split_once('…') {
            Some((word, rest)) if rest.trim() == "0" => (word, Next::Number),
            Some((word, _)) => (word, Next::More),
            None => (text, Next::NoCapital),
        };
        Self { chars: word.chars().filter(|c| !c.is_whitespace()).map(fold).collect(), next }
    }

    /// Whether the sentence continues after it, if the full stop at a position belongs to it. `capital` is whether the next
    /// letter is one.
    pub(super) fn continues(&self, chars: &[char], at: usize, capital: bool) -> Option<bool> {
        let next = chars.iter().skip(at + 1).find(|c| **c != ' ');
        let fits = match self.next {
            Next::More => next.is_some(),
            Next::Number => next.is_some_and(char::is_ascii_digit),
            Next::NoCapital => next.is_some() && !capital,
        };
        self.ends_at(chars, at).then_some(fits)
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether it ends with the character at a position.
    fn ends_at(&self, chars: &[char], at: usize) -> bool {
        let mut rest = chars.get(..=at).unwrap_or_default();
        for c in self.chars.iter().rev() {
            while let [before @ .., ' '] = rest {
                rest = before;
            }
            let digits = rest.iter().rev().take_while(|c| c.is_ascii_digit()).count();
            let count = if *c == '0' { digits } else { usize::from(rest.last() == Some(c)) };
            if count == 0 {
                return false;
            }
            rest = rest.get(..rest.len() - count).unwrap_or_default();
        }
        let first = self.chars.first().is_some_and(|c| is_letter(*c));
        !(first && rest.last().is_some_and(|c| is_letter(*c)))
    }
}
