use std::collections::BTreeSet;
use std::ops::Range;

use unic_langid::LanguageIdentifier;

use crate::audits::vocabulary::{MessageHash, Vocabulary, words};
use referee::check;
use referee::diagnostic::Finding;

use super::leftover::Word;

check! {
/// A sentence is in another language.
///
/// Hardly any of its words stands in another file of its own language, and nearly all of them stand in the files of another
/// one that is written in the same letters: it was pasted from there, or saved into the wrong folder. In a language that is
/// not written in Latin letters, a row of words in these that are no names is found.
///
/// ```diff ftl
///   # en
///   action-close = Close
///       .hint = Whoever wrote it can open it again.
///   outcome-solved = Solved
///       .summary = There is nothing left to do here.
///   # de
///   action-close = Schließen
/// -     .hint = There is nothing left to do here.
/// +     .hint = Wer es geschrieben hat, kann es wieder öffnen.
/// ```
    LANGUAGE: Warning in Words, "words-language"
}

/// How many words are looked at, at the least; capitals can begin names, which are in no language.
const LEAST: usize = 3;

/// Where a row of words in Latin letters stands that are no names, among the words of a text in others; what is quoted or
/// explained in brackets may be in any language.
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

/// A sentence that its own language does not know.
#[derive(Debug)]
pub(crate) struct Foreign {
    words: BTreeSet<String>,
    message: MessageHash,
    finding: Finding,
}

impl Foreign {
    /// A text of a message in a file, if it is one, among the words of its language.
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

    /// What is found, among the words of other languages.
    pub(crate) fn found<'l>(
        &self,
        others: impl Iterator<Item = (&'l LanguageIdentifier, &'l Vocabulary)>,
    ) -> Option<Finding> {
        let known = |(locale, words): (&'l LanguageIdentifier, &Vocabulary)| {
            (self.words.iter().filter(|word| words.knows_but(word, self.message)).count(), locale)
        };
        let (known, locale) = others.map(known).max_by_key(|(known, _)| *known)?;
        let message = format!("this is another language: its words are those of `{locale}`");
        (known * 4 >= self.words.len() * 3).then(|| Finding::clone(&self.finding).saying(message))
    }
}
