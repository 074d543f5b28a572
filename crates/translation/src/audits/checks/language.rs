use std::collections::BTreeSet;
use std::ops::Range;

use unic_langid::LanguageIdentifier;

use crate::audits::vocabulary::{MessageHash, Vocabulary, words};
use referee::check;
use referee::diagnostic::{Finding, Place};

use super::leftover::Word;

check! {
/// Sentence in another language.
///
/// Other files of the language have hardly any of its words, and files of another language in the same script have nearly
/// all of them. Perhaps the sentence was pasted from there, or saved in the wrong folder. In a language without Latin
/// letters, several Latin words in a row are reported, except names.
///
/// ```diff ftl
///   # en
///   action-close = Close
///       .hint = The author can open it again.
///   outcome-solved = Solved
///       .summary = There is nothing left to do here.
///   # de
///   action-close = Schließen
/// -     .hint = There is nothing left to do here.
/// +     .hint = Der Verfasser kann es wieder öffnen.
/// ```
    LANGUAGE: Warning in Words, "words-language"
}

/// The fewest words that are judged. Capitalized words do not count, because they can be names.
const LEAST: usize = 3;

/// The range of a row of Latin words in a text of another script, except names. Words in quotation marks or brackets can be
/// in any language.
pub(crate) fn in_latin_letters(text: &str, words: &[Word<'_>]) -> Option<Range<usize>> {
    let is_latin = |word: &str| {
        word.chars().all(|c| c.is_ascii_alphabetic() || "'’-".contains(c) || matches!(c, '\u{c0}'..='\u{24f}'))
    };
    let found = words.split(|(word, _)| !is_latin(word)).find(|row| {
        let small = |(word, _): &&Word<'_>| word.starts_with(char::is_lowercase) && word.chars().nth(1).is_some();
        let quoted = |at: usize| {
            text.get(..at).is_some_and(|before| before.ends_with(['(', '（', '「', '『', '«', '„', '“', '《']))
        };
        row.iter().filter(small).count() >= LEAST && row.first().is_some_and(|(_, at)| !quoted(at.start))
    })?;
    let (first, last) = (found.first()?, found.last()?);
    Some(first.1.start..last.1.end)
}

/// A sentence with words that are unknown in its language.
#[derive(Debug)]
pub(crate) struct Foreign {
    words: BTreeSet<String>,
    message: MessageHash,
    finding: Finding,
}

impl Foreign {
    /// A text of a message, if its words are unknown in other files of its language.
    pub(crate) fn new(
        text: &str,
        (file, message): (&str, &str),
        own: &Vocabulary,
        finding: impl FnOnce() -> Finding,
    ) -> Option<Self> {
        let words: BTreeSet<String> = words(text).filter(|word| !word.starts_with(char::is_uppercase)).collect();
        let known = words.iter().filter(|word| own.knows_beside(word, file)).count();
        let message = MessageHash::of(message);
        (words.len() >= LEAST && known * 4 <= words.len()).then(|| Self { words, message, finding: finding() })
    }

    /// The finding, if another language has the words. A file that the other language copied them from is not wrong: other
    /// files of its language have them, or most of its words.
    pub(crate) fn found<'l>(
        &self,
        own: &Vocabulary,
        others: impl Iterator<Item = (&'l LanguageIdentifier, &'l Vocabulary)>,
    ) -> Option<Finding> {
        let known = |(locale, words): (&'l LanguageIdentifier, &'l Vocabulary)| {
            (self.words.iter().filter(|word| words.knows_but(word, self.message)).count(), locale, words)
        };
        let (known, locale, others) = others.map(known).max_by_key(|(known, ..)| *known)?;
        let file = self.finding.place.as_ref().map(Place::file)?;
        let support = |words: &Vocabulary| {
            let whole = words.support(own.of_file(file), file);
            (words.support(self.words.iter(), file), whole)
        };
        if support(own) > support(others) {
            return None;
        }
        let message = format!("wrong language: the words are those of `{locale}`");
        (known * 4 >= self.words.len() * 3).then(|| Finding::clone(&self.finding).saying(message))
    }
}
