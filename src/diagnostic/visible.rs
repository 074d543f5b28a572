//! Characters that would do something else than be seen.

/// Whether a character would steer the terminal, begin a line, or turn the direction of all that follows.
pub(super) fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}')
}

/// A character that stays where it is put.
pub(super) fn visible(c: char) -> char {
    match c {
        '\n' | '\t' => ' ',
        c if steers(c) => '\u{FFFD}',
        c => c,
    }
}
