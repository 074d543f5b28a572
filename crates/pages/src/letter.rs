//! Classifies characters as parts of words.

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
