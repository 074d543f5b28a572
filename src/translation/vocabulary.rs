//! The words that a language is known to have: those of its files.

use hashbrown::HashSet;
use unic_langid::LanguageIdentifier;

use crate::locale::{Phrasebook, collect, texts};

use super::masked::is_only_read;

/// The words of a language, by file.
#[derive(Debug)]
pub(crate) struct Vocabulary(Vec<(Box<str>, HashSet<String>)>);

impl Vocabulary {
    /// Those of a locale, also in the files that come with the library.
    pub(super) fn new(phrasebook: &Phrasebook, locale: &LanguageIdentifier) -> Self {
        let files = phrasebook.message_files(locale, false).map(|(_, file)| {
            let mut known = HashSet::new();
            let messages = collect(std::slice::from_ref(file));
            for (_, found) in messages.iter().filter(|(key, _)| !is_only_read(key)) {
                for (_, pattern) in found.nodes() {
                    texts(pattern, &mut |text| known.extend(words(text).map(|word| word.to_lowercase())));
                }
            }
            (file.source.name().into(), known)
        });
        Self(files.collect())
    }

    /// Whether it can be told from another by its words; those of languages that are near cannot. A file that is not in its
    /// own language says nothing about that.
    pub(super) fn is_far_from(&self, other: &Self) -> bool {
        let shared = |(_, words): &&(Box<str>, HashSet<String>)| {
            let count = words.iter().filter(|word| other.knows(word, None)).count();
            count * 100 <= words.len() * MOST_SHARED
        };
        self.0.iter().filter(|(_, words)| words.len() >= ENOUGH).any(|file| shared(&file))
    }

    /// Whether a word stands in any file, or in any other than this.
    pub(super) fn knows(&self, word: &str, but: Option<&str>) -> bool {
        self.0.iter().any(|(file, words)| but != Some(&**file) && words.contains(word))
    }
}

/// How many words a file has at the least that tells how near languages are, and how many of a hundred of them another
/// language may have for both to be told apart by their words.
const ENOUGH: usize = 50;
const MOST_SHARED: usize = 15;

/// The words of a text, of two letters at the least.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphabetic() && !"'’-".contains(c));
    words.map(|word| word.trim_matches(['\'', '’', '-'])).filter(|word| word.chars().nth(1).is_some()).map(Into::into)
}
