//! Characters and texts as compared, without case and typography.

use icu_normalizer::properties::CanonicalComposition;

use super::letter::digit;

/// A character as compared.
pub(crate) fn fold(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' => '"',
        '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}' | '\t' | '\n' | '\r' | '\u{3000}' => ' ',
        '–' | '—' | '‑' | '−' | '‒' | '－' => '-',
        '～' | '〜' => '~',
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' | '［' | '[' => '(',
        '）' | '］' | ']' => ')',
        '！' => '!',
        '？' => '?',
        'ё' | 'Ё' => 'е',
        'a'..='z' | 'а'..='я' => c,
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        c if c.is_ascii() => c.to_ascii_lowercase(),
        // Without case and digits.
        '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => c,
        c if c.is_numeric() => digit(c).unwrap_or(c),
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Whether a character is a hint for line breaks or for the direction of writing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Whether a character can be composed with the one before it. Most cannot, which is quicker to see in their number.
fn can_compose(c: char) -> bool {
    !matches!(c, '\0'..='\u{2ff}' | '\u{370}'..='\u{5ff}' | '\u{1f00}'..='\u{3098}' | '\u{309b}'..='\u{d7ff}')
}

/// The characters of a text with their start and end. Letters with diacritics are one character; line break hints and
/// marks of writing direction are omitted.
pub(crate) fn composed(text: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let composition = CanonicalComposition::new();
    let mut rest = text.char_indices().filter(|(_, c)| !is_invisible(*c)).peekable();
    std::iter::from_fn(move || {
        let (at, mut c) = rest.next()?;
        let mut end = at + c.len_utf8();
        let next = |rest: &mut std::iter::Peekable<_>| rest.peek().map(|(_, mark): &(usize, char)| *mark);
        while let Some(mark) = next(&mut rest).filter(|mark| can_compose(*mark))
            && let Some(whole) = composition.compose(c, mark)
        {
            c = whole;
            end += mark.len_utf8();
            rest.next();
        }
        Some((at, c, end))
    })
}

/// A text as compared, without blanks and full stops at its ends.
pub(crate) fn folded(text: &str) -> Vec<char> {
    let mut chars: Vec<char> = Vec::new();
    for (_, c, _) in composed(text) {
        let c = fold(c);
        if c != ' ' || chars.last().is_some_and(|last| *last != ' ') {
            chars.push(c);
        }
    }
    while chars.last().is_some_and(|c| ". ".contains(*c)) {
        chars.pop();
    }
    chars
}

#[cfg(test)]
mod tests {
    use icu_normalizer::properties::{CanonicalComposition, CanonicalDecomposition, Decomposed};

    use super::can_compose;

    #[test]
    fn every_mark_that_composes_is_looked_up() {
        let (decomposition, composition) = (CanonicalDecomposition::new(), CanonicalComposition::new());
        let marks = ('\0'..=char::MAX).filter_map(|c| match decomposition.decompose(c) {
            // Some are never composed again.
            Decomposed::Expansion(first, mark) => composition.compose(first, mark).map(|_| mark),
            Decomposed::Default | Decomposed::Singleton(_) => None,
        });
        let marks: Vec<char> = marks.collect();
        assert!(marks.len() > 10_000);
        assert!(marks.iter().all(|mark| can_compose(*mark)));
    }
}
