//! The words that a language is known to have: those of its files.

use std::hash::{DefaultHasher, Hash, Hasher};

use hashbrown::HashMap;
use unic_langid::LanguageIdentifier;

use referee::locale::Phrasebook;
use referee::tooling::{collect, texts};

use super::masked::is_only_read;

/// The words of a language, by file.
#[derive(Debug)]
pub(crate) struct Vocabulary(Vec<(Box<str>, HashMap<String, Place>)>);

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    In(MessageHash),
    InSeveral,
}

/// A message, whichever language and file it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MessageHash(u64);

impl MessageHash {
    pub(super) fn of(key: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// How many words a file has at the least that tells how near languages are, and how many of a hundred of them another
/// language may have for both to be told apart by their words.
const ENOUGH: usize = 50;
const MOST_SHARED: usize = 15;

impl Vocabulary {
    /// Those of a locale, also in the files that come with the library.
    pub(super) fn new(phrasebook: &Phrasebook, locale: &LanguageIdentifier) -> Self {
        let files = phrasebook.message_files(locale, false).map(|(_, file)| {
            let mut known: HashMap<String, Place> = HashMap::new();
            let messages = collect(std::slice::from_ref(file));
            for (key, found) in messages.iter().filter(|(key, _)| !is_only_read(key)) {
                let here = Place::In(MessageHash::of(key));
                for (_, pattern) in found.nodes() {
                    texts(pattern, &mut |text| {
                        for word in words(text) {
                            let place = known.entry(word.to_lowercase()).or_insert(here);
                            if *place != here {
                                *place = Place::InSeveral;
                            }
                        }
                    });
                }
            }
            (file.source.name().into(), known)
        });
        Self(files.collect())
    }

    /// Whether it can be told from another by its words; those of languages that are near cannot. A file that is not in its
    /// own language says nothing about that.
    pub(super) fn is_far_from(&self, other: &Self) -> bool {
        let known = |word: &str| other.0.iter().any(|(_, words)| words.contains_key(word));
        let shared = |words: &HashMap<String, Place>| words.keys().filter(|word| known(word)).count();
        let mut files = self.0.iter().map(|(_, words)| words).filter(|words| words.len() >= ENOUGH);
        files.any(|words| shared(words) * 100 <= words.len() * MOST_SHARED)
    }

    /// Whether a word stands in another file than this.
    pub(super) fn knows_beside(&self, word: &str, file: &str) -> bool {
        self.others(file).any(|words| words.contains_key(word))
    }

    /// Whether a word stands in several messages of another file than this: once, it may have been left there.
    pub(super) fn uses_beside(&self, word: &str, file: &str) -> bool {
        self.others(file).any(|words| words.get(word) == Some(&Place::InSeveral))
    }

    /// Whether a word stands in another message than this.
    pub(super) fn knows_but(&self, word: &str, message: MessageHash) -> bool {
        self.0.iter().any(|(_, words)| words.get(word).is_some_and(|place| *place != Place::In(message)))
    }

    fn others(&self, file: &str) -> impl Iterator<Item = &HashMap<String, Place>> {
        self.0.iter().filter(move |(own, _)| **own != *file).map(|(_, words)| words)
    }
}

/// The words of a text, of two letters at the least.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphabetic() && !"'’-".contains(c));
    words.map(|word| word.trim_matches(['\'', '’', '-'])).filter(|word| word.chars().nth(1).is_some()).map(Into::into)
}
