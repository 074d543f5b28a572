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

/// A text that stays where it is put. What turns the direction of one word and ends within it turns nothing else.
pub(super) fn tame(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut turned = false;
    for (at, c) in text.char_indices() {
        let keeps = match c {
            '\u{202E}' if !turned => {
                let word = text.get(at + c.len_utf8()..).unwrap_or_default();
                turned = word
                    .find(|c: char| c.is_whitespace() || steers(c))
                    .is_some_and(|end| word.get(end..).is_some_and(|rest| rest.starts_with('\u{202C}')));
                turned
            }
            '\u{202C}' => std::mem::take(&mut turned),
            _ => false,
        };
        out.push(if keeps { c } else { visible(c) });
    }
    out
}
