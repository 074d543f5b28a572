//! Pseudo-locales, generated from the messages that others are translated from. Plain text in them is not localizable,
//! truncated text has too little space, and text in the wrong direction lacks support for right-to-left.

use std::borrow::Cow;
use std::fmt::Write;

use unic_langid::LanguageIdentifier;

use crate::fault::{cut, fault};

/// The locale of a tag that is known to be valid.
pub fn tag(name: &'static str) -> LanguageIdentifier {
    name.parse().unwrap_or_else(|_| fault("an invalid language tag"))
}

/// A pseudo-locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pseudo {
    /// `en-XA`: every letter with an accent, every vowel twice, every text in brackets.
    Accented,
    /// `ar-XB`: every word from right to left.
    Mirrored,
}

impl Pseudo {
    pub(super) const ALL: [Self; 2] = [Self::Accented, Self::Mirrored];

    /// The pseudo-locale with a name.
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

    /// Transforms the text between values.
    pub(super) fn transform(self) -> fn(&str) -> Cow<'_, str> {
        match self {
            Self::Accented => |text| words(text, |word, out| word.chars().for_each(|letter| accent(letter, out))),
            // Bidi controls around the word, not other letters: the original can be restored, and it counts as
            // right-to-left.
            Self::Mirrored => |text| {
                words(text, |word, out| {
                    let _ = write!(out, "\u{200f}\u{202e}{word}\u{202c}\u{200f}");
                })
            },
        }
    }

    /// Transforms a whole text; Markdown may start with markup.
    pub(super) fn whole(self, text: String, markdown: bool) -> String {
        if self == Self::Accented && !markdown && text.contains(char::is_alphabetic) {
            format!("[{text}]")
        } else {
            text
        }
    }
}

/// The letters a to z with accents. Vowels have none, as they are doubled.
const ACCENTED: [&str; 2] = ["aƀƈḓeƒɠħiĵķŀḿƞoƥɋřşŧuṽẇẋẏẑ", "AƁƇḒEƑƓĦIĴĶĿḾȠOƤɊŘŞŦUṼẆẊẎẐ"];

/// Writes a letter with an accent, or `a`, `e`, `o` and `u` twice, so that texts are about a third longer.
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

/// Transforms every word, except addresses, tags, character references and spaces.
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
