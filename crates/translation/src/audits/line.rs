//! The characters of a text with their context.

/// The character for a value in a text.
pub(crate) const VALUE: char = '\u{e000}';

/// Punctuation and its full-width counterparts.
pub(super) const PUNCTUATION: [(char, char); 9] = [
    (',', '，'),
    ('.', '。'),
    (';', '；'),
    (':', '：'),
    ('!', '！'),
    ('?', '？'),
    ('(', '（'),
    (')', '）'),
    ('~', '～'),
];

/// The characters of a text with their byte offsets.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) chars: &'t [(usize, char)],
    /// Whether any character is full-width.
    pub(super) full: bool,
}

impl Line<'_> {
    pub(super) fn at(self, number: usize) -> Option<char> {
        self.chars.get(number).map(|(_, c)| *c)
    }

    /// Whether a space is missing after a mark between two words. Periods and colons count only at the end of a sentence.
    pub(super) fn is_joined(self, number: usize) -> bool {
        let before = number.checked_sub(1).and_then(|before| self.at(before));
        let after = self.at(number + 1);
        let word = |c: Option<char>| c.is_some_and(|c| (c.is_alphabetic() || c == VALUE) && !is_wide(c));
        let lower = |number: Option<usize>| number.and_then(|number| self.at(number)).is_some_and(char::is_lowercase);
        match self.at(number) {
            Some(',' | ';') => {
                let single =
                    number.checked_sub(2).and_then(|before| self.at(before)).is_none_or(|c| !c.is_alphanumeric());
                word(before) && word(after) && !(single && before != Some(VALUE))
            }
            Some('.' | ':') => {
                let ended = lower(number.checked_sub(1)) && lower(number.checked_sub(2));
                ended && after.is_some_and(char::is_uppercase) && lower(Some(number + 2))
            }
            _ => false,
        }
    }

    /// The character before a mark, without emphasis marks.
    pub(super) fn word_before(self, number: usize) -> Option<char> {
        self.chars.get(..number)?.iter().rev().map(|(_, c)| *c).find(|c| !is_bold(*c))
    }

    /// Whether only spaces follow on the line.
    pub(super) fn is_ended(self, number: usize) -> bool {
        let mut rest = self.chars.iter().skip(number).map(|(_, c)| *c).skip_while(|c| *c == ' ');
        rest.next() == Some('\n')
    }

    /// Whether a period belongs to an abbreviation or a number in Latin letters: `Inc.`, `vs.`, `1.`.
    pub(super) fn is_abbreviated(self, number: usize) -> bool {
        let before = self.chars.get(..number).unwrap_or_default().iter().rev().map(|(_, c)| *c);
        let count = before.clone().take_while(char::is_ascii_alphanumeric).count();
        let next = self.at(number + 1);
        let digits = before.take(count).all(|c| c.is_ascii_digit());
        count > 0
            && (next.is_some_and(|c| "」』》〉）".contains(c)) || next.is_some_and(is_wide) && (count < 4 || digits))
    }

    /// Whether a mark after a value or a Latin word ends a clause in full-width text: a full-width character, a value or
    /// nothing follows.
    pub(super) fn ends_clause(self, number: usize) -> bool {
        // Abbreviations and names can also end with these marks.
        let can_end_name = self.at(number).is_some_and(|mark| ".!?".contains(mark));
        let between = |c: &char| is_bold(*c) || c.is_whitespace() && !can_end_name;
        let mut following = self.chars.iter().skip(number + 1).map(|(_, c)| *c).skip_while(between);
        let word = |c: char| c.is_alphanumeric() || c == VALUE || "%)…".contains(c) || is_wide_mark(c);
        self.full
            && self.word_before(number).is_some_and(word)
            && following.next().is_none_or(|c| is_wide(c) || c == VALUE)
    }
}

/// Whether a character is full-width punctuation.
pub(super) fn is_wide_mark(c: char) -> bool {
    PUNCTUATION.iter().any(|(_, wide)| *wide == c)
}

/// Whether a character is an emphasis mark of Markdown.
fn is_bold(c: char) -> bool {
    matches!(c, '*' | '_' | '`')
}

/// Whether a character is full-width.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '」' | '』' | '》' | '〉')
}

/// Whether a character is a common letter or digit, which needs no check.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{c0}'..='\u{4ff}' | '\u{3400}'..='\u{9fff}')
}

pub(super) fn is_alphabetic(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphabetic)
}
