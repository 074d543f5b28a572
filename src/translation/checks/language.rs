use std::collections::BTreeSet;

use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Place, check};
use crate::translation::vocabulary::{Vocabulary, words};

check! {
/// A sentence is in another language.
///
/// Hardly any of its words stands in another file of its own language, and nearly all of them stand in the files of another
/// one that is written in the same letters: it was pasted from there, or saved into the wrong folder.
///
/// Wrong:
/// ```ftl
/// # en
/// action-close = Close
///     .hint = Whoever wrote it can open it again.
/// outcome-solved = Solved
///     .summary = There is nothing left to do here.
/// # de
/// action-close = Schließen
///     .hint = There is nothing left to do here.
/// ```
/// Right:
/// ```ftl
/// # en
/// action-close = Close
///     .hint = Whoever wrote it can open it again.
/// outcome-solved = Solved
///     .summary = There is nothing left to do here.
/// # de
/// action-close = Schließen
///     .hint = Wer es geschrieben hat, kann es wieder öffnen.
/// ```
    LANGUAGE: Warning in Words, "words-language"
}

/// How many words are looked at, at the least; capitals can begin names, which are in no language.
const LEAST: usize = 3;

/// A sentence that its own language does not know.
#[derive(Debug)]
pub(crate) struct Foreign {
    words: BTreeSet<String>,
    place: Place,
}

impl Foreign {
    /// A text of a file, if it is one, among the words of its language.
    pub(crate) fn new(text: &str, file: &str, own: &Vocabulary, place: impl FnOnce() -> Place) -> Option<Self> {
        let words: BTreeSet<String> = words(text).filter(|word| !word.starts_with(char::is_uppercase)).collect();
        let known = words.iter().filter(|word| own.knows(word, Some(file))).count();
        (words.len() >= LEAST && known * 4 <= words.len()).then(|| Self { words, place: place() })
    }

    /// What is found, among the words of other languages.
    pub(crate) fn found<'l>(
        &self,
        others: impl Iterator<Item = (&'l LanguageIdentifier, &'l Vocabulary)>,
    ) -> Option<Finding> {
        let known = |(locale, words): (&'l LanguageIdentifier, &Vocabulary)| {
            (self.words.iter().filter(|word| words.knows(word, None)).count(), locale)
        };
        let (known, locale) = others.map(known).max_by_key(|(known, _)| *known)?;
        let message = format!("this is another language: its words are those of `{locale}`");
        (known * 4 >= self.words.len() * 3).then(|| LANGUAGE.at(self.place.clone(), message))
    }
}
