//! The known words of a language: those of its message files.

use std::hash::{DefaultHasher, Hash, Hasher};

use hashbrown::HashMap;
use unic_langid::LanguageIdentifier;

use referee::locale::Phrasebook;
use referee::tooling::{collect, texts};

use super::masked::is_only_read;

/// The words of a language, by file.
#[derive(Debug)]
pub(crate) struct Vocabulary(Vec<(Box<str>, HashMap<String, Place>)>);

/// Where a word occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    In(MessageHash),
    InSeveral,
}

/// The hash of a message id, for any language and file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MessageHash(u64);

impl MessageHash {
    pub(super) fn of(key: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// The fewest words of a file for comparing languages, and the highest percentage of shared words of languages that are
/// distinguishable.
const ENOUGH: usize = 50;
const MOST_SHARED: usize = 15;

impl Vocabulary {
    /// The words of a locale, including built-in message files.
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

    /// Whether the words of another language are clearly different. One file with few shared words is enough, because a
    /// file can be in the wrong language.
    pub(super) fn is_far_from(&self, other: &Self) -> bool {
        let known = |word: &str| other.0.iter().any(|(_, words)| words.contains_key(word));
        let shared = |words: &HashMap<String, Place>| words.keys().filter(|word| known(word)).count();
        let mut files = self.0.iter().map(|(_, words)| words).filter(|words| words.len() >= ENOUGH);
        files.any(|words| shared(words) * 100 <= words.len() * MOST_SHARED)
    }

    /// Whether another file has a word.
    pub(super) fn knows_beside(&self, word: &str, file: &str) -> bool {
        self.others(file).any(|words| words.contains_key(word))
    }

    /// Whether several messages of another file have a word. A single one can be a mistake.
    pub(super) fn uses_beside(&self, word: &str, file: &str) -> bool {
        self.others(file).any(|words| words.get(word) == Some(&Place::InSeveral))
    }

    /// Whether another message has a word.
    pub(super) fn knows_but(&self, word: &str, message: MessageHash) -> bool {
        self.0.iter().any(|(_, words)| words.get(word).is_some_and(|place| *place != Place::In(message)))
    }

    /// How many words files of another name have.
    pub(super) fn support<'w>(&self, words: impl Iterator<Item = &'w String>, file: &str) -> usize {
        let name = |file: &str| file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let file = name(file);
        let others: Vec<_> = self.0.iter().filter(|(other, _)| name(other) != file).map(|(_, words)| words).collect();
        words.filter(|word| others.iter().any(|known| known.contains_key(*word))).count()
    }

    /// The words of a file.
    pub(super) fn of_file(&self, file: &str) -> impl Iterator<Item = &String> {
        self.0.iter().filter(move |(own, _)| **own == *file).flat_map(|(_, words)| words.keys())
    }

    fn others(&self, file: &str) -> impl Iterator<Item = &HashMap<String, Place>> {
        self.0.iter().filter(move |(own, _)| **own != *file).map(|(_, words)| words)
    }
}

/// The words of a text with at least two letters.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphabetic() && !"'’-".contains(c));
    words.map(|word| word.trim_matches(['\'', '’', '-'])).filter(|word| word.chars().nth(1).is_some()).map(Into::into)
}
