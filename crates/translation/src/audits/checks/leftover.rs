use std::collections::HashSet;
use std::ops::Range;

use crate::audits::masked::MASK;
use referee::check;
use referee::tooling::cut;

check! {
/// Untranslated words.
///
/// The translation contains a phrase of the English message, or an English word in a language with another script. Or a
/// whole text is the same as the original. If that is right, as for a name or `Status` in German, record it with
/// `referee locale accept LOCALE --message ID`; it is reported again when one of the two texts changes. Names that stay the
/// same in every language, such as products, can also be terms.
///
/// ```diff ftl
///   # en
///   outcome-solved = Solved
///       .summary = Solved, and nothing is left to do.
///   # de
///   outcome-solved = Gelöst
/// -     .summary = Gelöst, and nothing is left to do.
/// +     .summary = Gelöst, und nichts ist mehr zu tun.
/// ```
    LEFTOVER: Warning in Words, "words-leftover"
}

/// The words of an original, and their rows.
pub(crate) struct Original {
    words: HashSet<String>,
    rows: HashSet<String>,
    script: Script,
}

impl Original {
    /// The words of texts, for a translation in the same script or another one.
    pub(crate) fn new<'t>(texts: impl IntoIterator<Item = &'t str>, script: Script) -> Self {
        let mut original = Self { words: HashSet::new(), rows: HashSet::new(), script };
        for text in texts {
            let words = words(text);
            original.rows.extend(words.windows(script.row()).map(lower));
            original.words.extend(words.into_iter().map(|(word, _)| word.to_lowercase()));
        }
        original
    }

    /// The range of original words in a translation: a row of words, or one word in another script. Capitalized words can be
    /// names and do not count, except at the start of a sentence. Words that the language `uses` do not count either.
    pub(crate) fn left_in(&self, text: &str, words: &[Word<'_>], uses: &dyn Fn(&str) -> bool) -> Option<Range<usize>> {
        let row = self.script.row();
        // Lists, and text that is not prose, separate rows.
        let separated = |window: &[Word<'_>]| {
            let ends = window.iter().zip(window.iter().skip(1));
            ends.map(|((_, one), (_, other))| cut(text, one.end..other.start))
                .any(|between| between.contains([',', ';', '|', '、', '(', '/', char::from(MASK)]))
        };
        let begins = |at: usize| {
            let before = cut(text, ..at).trim_end();
            before.is_empty() || before.ends_with(['.', '!', '?', '。'])
        };
        let is_plain = |(word, at): &&Word<'_>| {
            let rest = if begins(at.start) { word.char_indices().nth(1).map_or(0, |(at, _)| at) } else { 0 };
            !word.get(rest..).unwrap_or_default().contains(char::is_uppercase)
                && word.chars().nth(1).is_some()
                && !uses(&word.to_lowercase())
        };
        let known = |window: &[Word<'_>]| {
            !separated(window)
                && self.rows.contains(&lower(window))
                && window.iter().filter(is_plain).count() >= self.script.plain()
        };
        if let Some(first) = words.windows(row).position(known) {
            let rows = words.windows(row).skip(first).take_while(|window| known(window)).count();
            let (from, to) = words.get(first).zip(words.get(first + rows + row - 2))?;
            return Some(from.1.start..to.1.end);
        }
        let other = |(word, _): &&Word<'_>| {
            self.script == Script::Other
                && word.len() > 2
                && word.bytes().all(|byte| byte.is_ascii_lowercase())
                && self.words.contains(*word)
        };
        words.iter().find(other).map(|(_, range)| range.clone())
    }
}

/// Whether a language has the script of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Same,
    Other,
}

impl Script {
    /// The words of a text, or none if it cannot contain words of the original.
    pub(crate) fn words(self, text: &str) -> Vec<Word<'_>> {
        let can = self == Self::Same || text.contains(|c: char| c.is_ascii_alphabetic());
        let words = if can { words(text) } else { Vec::new() };
        if self == Self::Same && words.len() < self.row() { Vec::new() } else { words }
    }

    /// How many words of a row must not be names.
    fn plain(self) -> usize {
        match self {
            Self::Same => 2,
            Self::Other => 1,
        }
    }

    /// The fewest original words in a row that are reported.
    fn row(self) -> usize {
        match self {
            Self::Same => 3,
            Self::Other => 2,
        }
    }
}

/// A row of words in lower case.
fn lower(row: &[Word<'_>]) -> String {
    row.iter().map(|(word, _)| word.to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// A word and its range in a text.
pub(crate) type Word<'t> = (&'t str, Range<usize>);

/// The words of a text with their ranges, without numbers and words in capitals.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let letter = c.is_alphabetic() || (start.is_some() && matches!(c, '\'' | '’' | '-'));
        match (start, letter) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text.get(from..at).filter(|word| word.chars().any(|c| !c.is_uppercase()));
                words.extend(word.map(|word| (word, from..at)));
                start = None;
            }
            _ => {}
        }
    }
    words
}
