//! Classifies characters as parts of words.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, LineBreak};

/// Whether a character belongs to a script without spaces between words.
pub(crate) fn is_dense(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character forms words with its neighbors.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        // The common case, without a table lookup.
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' => true,
        c => !is_dense(c) && c.is_alphanumeric(),
    }
}

/// Whether a character is inside a word, after another one. Finds most of them, without a table lookup.
pub(crate) fn is_inside_word(chars: &[char], at: usize) -> bool {
    let plain = |c: &char| matches!(c, 'a'..='z' | 'а'..='я');
    at > 0 && chars.get(at - 1..=at).is_some_and(|pair| pair.iter().all(plain))
}

/// Whether a character continues a word: a letter, or a mark on one.
pub(crate) fn continues_word(c: char) -> bool {
    is_letter(c)
        || (!c.is_ascii()
            && matches!(
                CodePointMapData::<GeneralCategory>::new().get(c),
                GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark
            ))
}

/// Whether a character belongs to a script with capital letters. In other scripts, particles are attached to numbers
/// and units.
pub(crate) fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

/// Whether a character belongs to a script without spaces between words, such as Chinese or Thai.
pub(crate) fn is_unspaced(c: char) -> bool {
    is_dense(c) || (!c.is_ascii() && CodePointMapData::<LineBreak>::new().get(c) == LineBreak::ComplexContext)
}

/// A decimal digit of any script as an ASCII digit.
pub(crate) fn digit(c: char) -> Option<char> {
    let is_digit = |c: char| CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::DecimalNumber;
    if c.is_ascii_digit() {
        return Some(c);
    }
    if !is_digit(c) {
        return None;
    }
    // The digits of a script follow one another, from zero on.
    let before = |back: u32| u32::from(c).checked_sub(back).and_then(char::from_u32);
    let zero = (1..MOST_DIGITS).find(|back| !before(*back).is_some_and(is_digit))?;
    char::from_digit((zero - 1) % 10, 10)
}

/// More than the digits that follow one another in any script; mathematical digits come in five styles.
const MOST_DIGITS: u32 = 64;
