//! Languages that nobody speaks, made on the fly of the words that the others are translated from: what stays plain
//! in them is not to be translated yet, what is cut off has too little room, what stands the wrong way round has no
//! thought of right-to-left.

use std::borrow::Cow;
use std::fmt::Write;

use unic_langid::LanguageIdentifier;

use crate::fault::{cut, fault};

/// The locale of a tag that is known to be one.
pub fn tag(name: &'static str) -> LanguageIdentifier {
    name.parse().unwrap_or_else(|_| fault("a tag that is none"))
}

/// A language that nobody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pseudo {
    /// `en-XA`: every letter with an accent, every vowel twice, every text in brackets.
    Accented,
    /// `ar-XB`: every word from right to left.
    Mirrored,
}

impl Pseudo {
    pub(super) const ALL: [Self; 2] = [Self::Accented, Self::Mirrored];

    /// The one of this name.
    pub(super) fn named(locale: &LanguageIdentifier) -> Option<Self> {
        Self::ALL.into_iter().find(|pseudo| pseudo.locale() == *locale)
    }

    pub(crate) fn locale(self) -> LanguageIdentifier {
        let name = match self {
            Self::Accented => "en-XA",
            Self::Mirrored => "ar-XB",
        };
        tag(name)
    }

    /// What becomes of a part of a text that stands between values.
    pub(super) fn transform(self) -> fn(&str) -> Cow<'_, str> {
        match self {
            Self::Accented => |text| words(text, |word, out| word.chars().for_each(|letter| accent(letter, out))),
            // Marks around the word, not letters: it can be read back, and counts as right-to-left.
            Self::Mirrored => |text| {
                words(text, |word, out| {
                    let _ = write!(out, "\u{200f}\u{202e}{word}\u{202c}\u{200f}");
                })
            },
        }
    }

    /// What becomes of a whole text; one of Markdown may begin with a mark of its own.
    pub(super) fn whole(self, text: String, markdown: bool) -> String {
        if self == Self::Accented && !markdown && text.contains(char::is_alphabetic) {
            format!("[{text}]")
        } else {
            text
        }
    }
}

/// The letters from a to z with accents; of vowels, which are doubled, without.
const ACCENTED: [&str; 2] = ["aƀƈḓeƒɠħiĵķŀḿƞoƥɋřşŧuṽẇẋẏẑ", "AƁƇḒEƑƓĦIĴĶĿḾȠOƤɊŘŞŦUṼẆẊẎẐ"];

/// Writes a letter with an accent, and `a`, `e`, `o` and `u` twice, so that texts are about a third longer.
fn accent(letter: char, out: &mut String) {
    let (letters, first) = match letter {
        'a'..='z' => (ACCENTED[0], 'a'),
        'A'..='Z' => (ACCENTED[1], 'A'),
        _ => return out.push(letter),
    };
    let number = (letter as usize) - (first as usize);
    let accented = letters.chars().nth(number).unwrap_or(letter);
    out.push(accented);
    if matches!(letter, 'a' | 'e' | 'o' | 'u') {
        out.push(accented);
    }
}

/// Transforms every word; what is an address, a tag or a character reference is left alone, and so are blanks.
fn words(text: &str, transform: impl Fn(&str, &mut String)) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end_matches(char::is_whitespace);
        let code = ["](", "://", "<", "&", "{", "`", "@"].iter().any(|mark| word.contains(mark));
        if code || !word.contains(char::is_alphabetic) {
            out.push_str(word);
        } else {
            transform(word, &mut out);
        }
        out.push_str(cut(part, word.len()..));
    }
    Cow::Owned(out)
}
