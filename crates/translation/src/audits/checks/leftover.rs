use std::collections::HashSet;
use std::ops::Range;

use hashbrown::HashMap;

use crate::audits::masked::MASK;
use referee::check;
use referee::tooling::cut;

check! {
/// Untranslated words.
///
/// The translation contains a phrase of the English message, or an English word: in a language with another script, or one
/// that the other messages of the language translate. Or a whole text is the same as the original. If that is right, as for
/// a name or `Status` in German, record it with `referee locale accept LOCALE --message ID`; it is reported again when one
/// of the two texts changes. Names that stay the same in every language, such as products, can also be terms.
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

/// How often the words of originals stay as they are in translations.
#[derive(Debug, Default)]
pub(crate) struct Kept(HashMap<String, Count>);

#[derive(Debug, Default)]
struct Count {
    /// The originals with the word, and how many of their translations have it too.
    originals: usize,
    kept: usize,
    /// Whether a translation has it whose original does not: it is a word of the language.
    own: bool,
}

impl Kept {
    /// The fewest translations with another word, and how many times as many as those with the same word.
    const FEWEST: usize = 2;
    const TIMES: usize = 3;

    /// Adds the texts of a translation and of its original.
    pub(crate) fn add<'t>(&mut self, translation: &[&'t str], original: &[&'t str]) {
        let words = |texts: &[&'t str]| {
            let words = texts.iter().flat_map(|text| words(text)).map(|(word, _)| word.to_lowercase());
            words.collect::<HashSet<String>>()
        };
        let (translation, original) = (words(translation), words(original));
        for word in translation.difference(&original) {
            self.0.entry_ref(word).or_default().own = true;
        }
        for word in &original {
            let count = self.0.entry_ref(word).or_default();
            count.originals += 1;
            count.kept += usize::from(translation.contains(word));
        }
    }

    /// Whether translations usually have another word for one of the originals, in lower case.
    fn is_replaced(&self, word: &str) -> bool {
        self.0.get(word).is_some_and(|count| {
            let replaced = count.originals - count.kept;
            !count.own
                && replaced >= Self::FEWEST
                && replaced >= Self::TIMES * count.kept
                && !self.is_in_compounds(word)
        })
    }

    /// Whether the language makes longer words with a word, as German does.
    fn is_in_compounds(&self, word: &str) -> bool {
        let longer =
            |known: &String| known.len() > word.len() + 2 && (known.starts_with(word) || known.ends_with(word));
        self.0.iter().any(|(known, count)| count.own && longer(known))
    }
}

/// The words of an original, and their rows.
pub(crate) struct Original {
    words: HashSet<String>,
    /// Words that are capitalized inside a sentence.
    names: HashSet<String>,
    rows: HashSet<String>,
    script: Script,
}

impl Original {
    /// The words of texts, for a translation in the same script or another one.
    pub(crate) fn new<'t>(texts: impl IntoIterator<Item = &'t str>, script: Script) -> Self {
        let mut original = Self { words: HashSet::new(), names: HashSet::new(), rows: HashSet::new(), script };
        for text in texts {
            let words = words(text);
            original.rows.extend(words.windows(script.row()).map(lower));
            let name =
                |(word, at): &&Word<'_>| word.starts_with(char::is_uppercase) && !begins_sentence(text, at.start);
            original.names.extend(words.iter().filter(name).map(|(word, _)| (*word).to_owned()));
            original.words.extend(words.into_iter().map(|(word, _)| word.to_lowercase()));
        }
        original
    }

    /// The range of original words in a translation: a row of words, or one word, in another script or `kept` against the
    /// habit of the language. In rows, capitalized words can be names and do not count, except at the start of a sentence.
    /// Words that the language `uses` do not count either.
    pub(crate) fn left_in<'k>(
        &self,
        text: &str,
        words: &[Word<'_>],
        uses: &dyn Fn(&str) -> bool,
        kept: impl FnOnce() -> &'k Kept,
    ) -> Option<Range<usize>> {
        let row = self.script.row();
        // Lists, and text that is not prose, separate rows.
        let separated = |window: &[Word<'_>]| {
            let ends = window.iter().zip(window.iter().skip(1));
            ends.map(|((_, one), (_, other))| cut(text, one.end..other.start))
                .any(|between| between.contains([',', ';', '|', '、', '(', '/', char::from(MASK)]))
        };
        let is_plain = |(word, at): &&Word<'_>| {
            let rest =
                if begins_sentence(text, at.start) { word.char_indices().nth(1).map_or(0, |(at, _)| at) } else { 0 };
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
        let of_original = |word: &str| word.len() > 2 && self.words.contains(word);
        let mut words = words.iter();
        let left = match self.script {
            Script::Other => {
                words.find(|(word, _)| word.bytes().all(|byte| byte.is_ascii_lowercase()) && of_original(word))
            }
            Script::Same => {
                let words = words.filter(|(word, _)| !self.names.contains(*word));
                let lower: Vec<_> = words.map(|word| (word.0.to_lowercase(), word)).collect();
                let mut same = lower.into_iter().filter(|(lower, _)| of_original(lower)).peekable();
                same.peek()?;
                let kept = kept();
                same.find(|(lower, _)| kept.is_replaced(lower)).map(|(_, word)| word)
            }
        };
        left.map(|(_, range)| range.clone())
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
        let is_possible = self == Self::Same || text.contains(|c: char| c.is_ascii_alphabetic());
        if is_possible { words(text) } else { Vec::new() }
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

/// Whether a sentence begins at a place of a text.
fn begins_sentence(text: &str, at: usize) -> bool {
    let before = cut(text, ..at).trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', '。'])
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
