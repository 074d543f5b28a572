use std::ops::Range;

use crate::diagnostic::check;

check! {
/// A mark stands that the language does not use.
///
/// Languages have quotation marks of their own, put a space before a colon or do not, and have full-width punctuation or
/// do not. What a language uses is said in its `common.ftl`, in the messages that begin with `typography-`. Typewriter
/// marks, two spaces in a row, three points in the place of an ellipsis, and hyphens in the place of a dash are found in
/// every language.
///
/// Wrong:
/// ```ftl
/// # en
/// stage-open = Open
///     .summary = The ticket "waits" .
/// ```
/// Right:
/// ```ftl
/// # en
/// stage-open = Open
///     .summary = The ticket “waits”.
/// ```
    TYPOGRAPHY: Warning in Words, "words-typography"
}

/// The marks of a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    /// Quotation marks, outer ones first.
    pub(crate) quotes: Vec<(char, char)>,
    pub(crate) apostrophe: Option<char>,
    /// Full-width punctuation, each with what it stands for.
    pub(crate) wide: Vec<char>,
    /// Punctuation after a space.
    pub(crate) spaced: Vec<char>,
}

/// What stands for a value in a text.
pub(crate) const VALUE: char = '\u{e000}';

/// What some language quotes with.
const QUOTES: &str = "\"“”„‟«»‹›「」『』‚‘´";
/// Punctuation, and the same of full width.
const PUNCTUATION: [(char, char); 9] = [
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

/// What is wrong in a text, at which bytes, and what would be right.
pub(crate) struct Fault {
    pub(crate) at: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl Marks {
    /// Marks as the messages of a locale give them.
    pub(crate) fn new(message: impl Fn(&str) -> Option<String>) -> Self {
        let marks = |id: &str| -> Vec<char> {
            message(id).unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect()
        };
        let quotes = marks("typography-quotes").into_iter().filter(|c| *c != '|').collect::<Vec<_>>();
        let pair = |pair: &[char]| pair.first().copied().zip(pair.get(1).copied());
        Self {
            quotes: quotes.chunks(2).filter_map(pair).collect(),
            apostrophe: marks("typography-apostrophe").first().copied(),
            wide: marks("typography-wide"),
            spaced: marks("typography-spaced"),
        }
    }

    /// Goes through a text in which every value is [`VALUE`].
    pub(crate) fn faults(&self, text: &str) -> Vec<Fault> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut faults = Vec::new();
        let line = Line { full: chars.iter().any(|(_, c)| is_wide(*c)), chars: &chars };
        let char_at = |number: usize| line.at(number);
        // Lists begin with marks, and what belongs to them is indented.
        let mut indent = true;
        for (number, (at, c)) in chars.iter().copied().enumerate() {
            indent = match c {
                '\n' => true,
                ' ' => indent,
                '-' | '*' | '+' if indent && char_at(number + 1) == Some(' ') => continue,
                _ => false,
            };
            if is_letter(c) {
                continue;
            }
            let before = number.checked_sub(1).and_then(char_at);
            let after = char_at(number + 1);
            let mut tell = |length: usize, message: String, help: Option<String>| {
                faults.push(Fault { at: at..at + length, message, help });
            };
            if QUOTES.contains(c) && !self.quotes.is_empty() && !self.quotes.iter().any(|(a, b)| *a == c || *b == c) {
                tell(c.len_utf8(), format!("`{c}` is no quotation mark of this language"), self.with_quotes());
            }
            let within = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let range = before.is_some_and(|c| c.is_ascii_digit() || c == '[');
            if c == '\'' && within(before) && self.apostrophe.is_some_and(|mark| mark != c) {
                let accent = if within(after) { "" } else { ", or the letter with its accent" };
                let help = self.apostrophe.map(|mark| format!("write `{mark}`{accent}"));
                tell(1, "`'` is a mark of typewriters".to_owned(), help);
            }
            if c == '?' && after == Some('?') && char_at(number + 2) == Some('?') && before != Some('?') {
                tell(3, "question marks stand in a row, perhaps for letters that were lost".to_owned(), None);
            }
            if c == ' ' && before == Some(' ') && !indent {
                tell(1, "two spaces stand in a row".to_owned(), None);
            }
            if c == '.' && after == Some('.') && char_at(number + 2) == Some('.') && before != Some('.') && !range {
                tell(3, "three points stand for an ellipsis".to_owned(), Some("write `…`".to_owned()));
            }
            let dash = || Some("write `–` or `—`, as the language has it".to_owned());
            if c == '-' && before == Some(' ') && after == Some(' ') {
                tell(1, "a hyphen stands for a dash".to_owned(), dash());
            }
            // An option such as `--at` is none.
            let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == VALUE);
            let next = char_at(number + 2);
            let apart = (before, next) == (Some(' '), Some(' '));
            if c == '-' && after == Some('-') && (apart || word(before) && (word(next) || next == Some(' '))) {
                tell(2, "two hyphens stand for a dash".to_owned(), dash());
            }
            if c == ','
                && after == Some(',')
                && before != Some(',')
                && char_at(number + 2).is_some_and(char::is_alphanumeric)
            {
                tell(2, "two commas stand for a quotation mark".to_owned(), self.with_quotes());
            }
            self.punctuation(line, number, &mut tell);
        }
        faults.extend(self.pairs(text));
        faults
    }

    fn punctuation(&self, line: Line<'_>, number: usize, tell: &mut dyn FnMut(usize, String, Option<String>)) {
        let Some(c) = line.at(number) else { return };
        let before = number.checked_sub(1).and_then(|before| line.at(before));
        let after = line.at(number + 1);
        let wide = PUNCTUATION.iter().find(|(narrow, _)| *narrow == c).map(|(_, wide)| *wide);
        if is_wide_mark(c) && !self.wide.contains(&c) {
            tell(c.len_utf8(), format!("`{c}` is no punctuation of this language"), None);
        } else if is_wide_mark(c) && !"（～".contains(c) && before == Some(' ') {
            tell(c.len_utf8(), format!("a space stands before `{c}`"), None);
        }
        let Some(wide) = wide else { return };
        let beside = line.word_before(number).is_some_and(is_wide)
            || (c == '(' && after.is_some_and(is_wide))
            || (",.;:!?".contains(c) && line.ends_clause(number));
        if self.wide.contains(&wide) && beside {
            tell(1, format!("`{c}` stands beside a full-width character"), Some(format!("write `{wide}`")));
        }
        let ends = after.is_none_or(char::is_whitespace);
        let space = before.is_some_and(|c| c == ' ' || c == '\u{a0}' || c == '\u{202f}');
        let spaced = self.spaced.contains(&c);
        let apart = ends || (",;".contains(c) && after.is_some_and(|c| c.is_alphanumeric() || c == VALUE));
        if ",.;:!?".contains(c) && space && apart && !spaced {
            tell(1, format!("a space stands before `{c}`"), None);
        }
        let word = |c: char| c.is_alphanumeric() || c == VALUE || ")%»”".contains(c);
        if spaced && ends && before.is_some_and(word) {
            tell(1, format!("no space stands before `{c}`"), Some("write a no-break space before it".to_owned()));
        }
    }

    /// Quotation marks without their partners.
    fn pairs(&self, text: &str) -> Option<Fault> {
        let mut open: Vec<(usize, char, char)> = Vec::new();
        for (at, c) in text.char_indices() {
            // Which can be an apostrophe too, is taken for one.
            if is_letter(c) || self.apostrophe == Some(c) || !QUOTES.contains(c) {
                continue;
            }
            if open.last().is_some_and(|(.., close)| *close == c) {
                open.pop();
            } else if let Some((_, close)) = self.quotes.iter().find(|(mark, _)| *mark == c) {
                // What ends as an apostrophe looks has no end that can be told.
                if self.apostrophe == Some(*close) {
                    continue;
                }
                open.push((at, c, *close));
            } else if self.quotes.iter().any(|(_, close)| *close == c) {
                let message = format!("`{c}` closes what was not opened");
                return Some(Fault { at: at..at + c.len_utf8(), message, help: self.with_quotes() });
            }
        }
        open.first().map(|(at, c, close)| Fault {
            at: *at..at + c.len_utf8(),
            message: format!("`{c}` is not closed"),
            help: Some(format!("write `{close}` where the quotation ends")),
        })
    }

    fn with_quotes(&self) -> Option<String> {
        let pairs: Vec<String> = self.quotes.iter().map(|(open, close)| format!("`{open}…{close}`")).collect();
        (!pairs.is_empty()).then(|| format!("write {}", pairs.join(" or, within those, ")))
    }
}

/// Whether a character is one of the usual letters, with which nothing can be wrong; most characters are.
fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{c0}'..='\u{4ff}' | '\u{3400}'..='\u{9fff}')
}

/// The characters of a text with their places.
#[derive(Clone, Copy)]
struct Line<'t> {
    chars: &'t [(usize, char)],
    /// Whether any of them is of full width.
    full: bool,
}

impl Line<'_> {
    fn at(self, number: usize) -> Option<char> {
        self.chars.get(number).map(|(_, c)| *c)
    }

    /// What stands before a mark, but for what makes it bold.
    fn word_before(self, number: usize) -> Option<char> {
        self.chars.get(..number)?.iter().rev().map(|(_, c)| *c).find(|c| !is_bold(*c))
    }

    /// Whether a mark after a value or a word in other letters ends a clause of a text in full-width characters: these,
    /// another value or nothing follow.
    fn ends_clause(self, number: usize) -> bool {
        // Abbreviations and names end with a point too, or call out.
        let calls = self.at(number).is_some_and(|mark| ".!?".contains(mark));
        let between = |c: &char| is_bold(*c) || c.is_whitespace() && !calls;
        let mut following = self.chars.iter().skip(number + 1).map(|(_, c)| *c).skip_while(between);
        let word = |c: char| c.is_alphanumeric() || c == VALUE || "%)…".contains(c) || is_wide_mark(c);
        self.full
            && self.word_before(number).is_some_and(word)
            && following.next().is_none_or(|c| is_wide(c) || c == VALUE)
    }
}

/// Whether a character is punctuation of full width.
fn is_wide_mark(c: char) -> bool {
    PUNCTUATION.iter().any(|(_, wide)| *wide == c)
}

/// Whether a character only shows how others are to look.
fn is_bold(c: char) -> bool {
    matches!(c, '*' | '_' | '`')
}

/// Whether a character is written in the full width of a square.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '」' | '』' | '》' | '〉')
}
