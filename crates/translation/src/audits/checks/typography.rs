use crate::audits::fault::Fault;
use crate::audits::line::{Line, PUNCTUATION, VALUE, is_alphabetic, is_letter, is_wide, is_wide_mark};
use crate::audits::partners::{Partners, QUOTES};
use referee::check;

check! {
/// Punctuation not used in this language.
///
/// Languages differ in quotation marks, spaces before punctuation, and full-width punctuation. The `typography-` messages
/// in `common.ftl` define the punctuation of a language. Straight apostrophes, double spaces, three dots instead of an
/// ellipsis, and hyphens instead of a dash are reported in every language.
///
/// ```diff ftl
///   # en
///   stage-open = Open
/// -     .summary = The ticket "waits" .
/// +     .summary = The ticket “waits”.
/// ```
    TYPOGRAPHY: Warning in Words, "words-typography"
}

/// The punctuation of a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    /// Quotation marks, outer ones first.
    pub(crate) quotes: Vec<(char, char)>,
    pub(crate) apostrophe: Option<char>,
    /// Dashes between parts of a sentence.
    pub(crate) dashes: Vec<char>,
    /// Full-width punctuation.
    pub(crate) wide: Vec<char>,
    /// Punctuation after a space.
    pub(crate) spaced: Vec<char>,
}

/// Dashes of all languages.
const DASHES: &str = "–—―";
impl Marks {
    /// Reads the `typography-` messages of a locale.
    pub(crate) fn new(message: impl Fn(&str) -> Option<String>) -> Self {
        let marks = |id: &str| -> Vec<char> {
            message(id).unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect()
        };
        let quotes = marks("typography-quotes").into_iter().filter(|c| *c != '|').collect::<Vec<_>>();
        let pair = |pair: &[char]| pair.first().copied().zip(pair.get(1).copied());
        Self {
            quotes: quotes.chunks(2).filter_map(pair).collect(),
            apostrophe: marks("typography-apostrophe").first().copied(),
            dashes: marks("typography-dash"),
            wide: marks("typography-wide"),
            spaced: marks("typography-spaced"),
        }
    }

    /// The faults in a text in which every value is [`VALUE`].
    pub(crate) fn faults(&self, text: &str) -> Vec<Fault> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut faults = Vec::new();
        let line = Line { full: chars.iter().any(|(_, c)| is_wide(*c)), chars: &chars };
        // List markers and indentation are allowed.
        let mut indent = true;
        for (number, (at, c)) in chars.iter().copied().enumerate() {
            indent = match c {
                '\n' => true,
                ' ' => indent,
                '-' | '*' | '+' if indent && line.at(number + 1) == Some(' ') => continue,
                _ => false,
            };
            if is_letter(c) {
                continue;
            }
            let mut report = |length: usize, message: String, help: Option<String>| {
                faults.push(Fault { at: at..at + length, message, help });
            };
            self.foreign(line, number, &mut report);
            let around = Around::new(line, number, indent);
            for mistake in MISTAKES.iter().filter(|mistake| (mistake.is_at)(&around)) {
                let message = mistake.message.replace("{}", c.encode_utf8(&mut [0; 4]));
                let help = match mistake.help {
                    Help::None => None,
                    Help::Use(right) => Some(right.to_owned()),
                    Help::Once => Some(format!("use `{c}` once")),
                    Help::Quotes => self.with_quotes(),
                };
                report(mistake.length * c.len_utf8(), message, help);
            }
            self.dash(line, number, &mut report);
            self.punctuation(line, number, &mut report);
        }
        let partners = Partners { quotes: &self.quotes, apostrophe: self.apostrophe };
        faults.extend(partners.fault(text).map(|(at, message, help)| {
            let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            Fault { at: at..at + length, message, help: help.or_else(|| self.with_quotes()) }
        }));
        faults
    }

    /// A quotation mark or an apostrophe that the language does not use.
    fn foreign(&self, line: Line<'_>, number: usize, report: &mut dyn FnMut(usize, String, Option<String>)) {
        let Some(c) = line.at(number) else { return };
        if QUOTES.contains(c) && !self.quotes.is_empty() && !self.quotes.iter().any(|(a, b)| *a == c || *b == c) {
            report(c.len_utf8(), format!("`{c}` is not a quotation mark of this language"), self.with_quotes());
        }
        let before = number.checked_sub(1).and_then(|before| line.at(before));
        if let Some(mark) = self.apostrophe.filter(|mark| c == '\'' && *mark != c && is_alphabetic(before)) {
            let accent = if is_alphabetic(line.at(number + 1)) { "" } else { ", or an accented letter" };
            report(1, "`'` is a straight apostrophe".to_owned(), Some(format!("use `{mark}`{accent}")));
        }
    }

    /// A dash of another language.
    fn dash(&self, line: Line<'_>, number: usize, report: &mut dyn FnMut(usize, String, Option<String>)) {
        let Some(c) = line.at(number).filter(|c| DASHES.contains(*c)) else { return };
        if self.dashes.is_empty() || self.dashes.contains(&c) {
            return;
        }
        let before = number.checked_sub(1).and_then(|before| line.at(before));
        // Every language uses an en dash between numbers.
        let parts = [before, line.at(number + 1)].iter().all(|c| c.is_some_and(char::is_whitespace));
        if c != '–' || parts {
            let right: Vec<String> = self.dashes.iter().map(|dash| format!("`{dash}`")).collect();
            let help = format!("use {}", right.join(" or "));
            report(c.len_utf8(), format!("`{c}` is not a dash of this language"), Some(help));
        }
    }

    fn punctuation(&self, line: Line<'_>, number: usize, report: &mut dyn FnMut(usize, String, Option<String>)) {
        let Some(c) = line.at(number) else { return };
        let before = number.checked_sub(1).and_then(|before| line.at(before));
        let after = line.at(number + 1);
        let wide = PUNCTUATION.iter().find(|(narrow, _)| *narrow == c).map(|(_, wide)| *wide);
        if is_wide_mark(c) && !self.wide.contains(&c) {
            report(c.len_utf8(), format!("`{c}` is not used in this language"), None);
        } else if is_wide_mark(c) && !"（～".contains(c) && before == Some(' ') {
            report(c.len_utf8(), format!("space before `{c}`"), None);
        }
        let Some(wide) = wide else { return };
        let beside = line.word_before(number).is_some_and(is_wide)
            || (c == '(' && after.is_some_and(is_wide))
            || (",.;:!?".contains(c) && line.ends_clause(number));
        let beside = beside && !(c == '.' && line.is_abbreviated(number) || c == '!' && after == Some('」'));
        if self.wide.contains(&wide) && beside {
            report(1, format!("`{c}` beside a full-width character"), Some(format!("use `{wide}`")));
        }
        if line.is_joined(number) {
            report(1, format!("no space after `{c}`"), None);
        }
        let ends = after.is_none_or(char::is_whitespace);
        let space = before.is_some_and(|c| c == ' ' || c == '\u{a0}' || c == '\u{202f}');
        let spaced = self.spaced.contains(&c);
        let apart = ends || (",;".contains(c) && after.is_some_and(|c| c.is_alphanumeric() || c == VALUE));
        if ",.;:!?".contains(c) && space && apart && !spaced {
            report(1, format!("space before `{c}`"), None);
        }
        let word = |c: char| c.is_alphanumeric() || c == VALUE || ")%»”".contains(c);
        if spaced && ends && before.is_some_and(word) {
            report(1, format!("no space before `{c}`"), Some("add a no-break space".to_owned()));
        }
    }

    fn with_quotes(&self) -> Option<String> {
        let pairs: Vec<String> = self.quotes.iter().map(|(open, close)| format!("`{open}…{close}`")).collect();
        (!pairs.is_empty()).then(|| format!("use {}", pairs.join(", or inside a quotation ")))
    }
}

/// How to fix a mistake.
enum Help {
    None,
    Use(&'static str),
    /// Use the mark once.
    Once,
    /// The quotation marks of the language.
    Quotes,
}

/// A mistake in every language.
struct Mistake {
    is_at: fn(&Around) -> bool,
    /// Length in characters.
    length: usize,
    /// `{}` is the mark.
    message: &'static str,
    help: Help,
}

const fn mistake(is_at: fn(&Around) -> bool, length: usize, message: &'static str, help: Help) -> Mistake {
    Mistake { is_at, length, message, help }
}

const DASH: Help = Help::Use("use `–` or `—`, depending on the language");

const MISTAKES: &[Mistake] = &[
    mistake(
        |it| it.mark == '?' && it.row() == 3,
        3,
        "several question marks in a row, perhaps lost letters",
        Help::None,
    ),
    mistake(Around::is_second_space, 1, "double space", Help::None),
    mistake(
        |it| it.mark == '.' && it.row() == 3 && !it.is_range(),
        3,
        "three dots instead of an ellipsis",
        Help::Use("use `…`"),
    ),
    mistake(|it| it.mark == '-' && it.is_apart(), 1, "hyphen instead of a dash", DASH),
    mistake(|it| it.mark == '-' && it.is_double_hyphen(), 2, "two hyphens instead of a dash", DASH),
    mistake(
        |it| it.mark == ',' && it.row() == 2 && it.after[1].is_some_and(char::is_alphanumeric),
        2,
        "two commas instead of a quotation mark",
        Help::Quotes,
    ),
    mistake(
        |it| "<>".contains(it.mark) && it.row() > 1 && (is_alphabetic(it.before[0]) || is_alphabetic(it.after[1])),
        2,
        "`{}{}` instead of a quotation mark",
        Help::Quotes,
    ),
    mistake(
        |it| it.mark == '?' && is_alphabetic(it.before[0]) && is_alphabetic(it.after[0]),
        1,
        "question mark inside a word, perhaps a lost letter",
        Help::None,
    ),
    mistake(|it| it.row() == 2 && it.is_single(), 2, "repeated `{}`", Help::Once),
    mistake(
        |it| "([（".contains(it.mark) && it.after[0] == Some(' ') && !it.before[0].is_some_and(|c| ":;-=".contains(c)),
        1,
        "space after `{}`",
        Help::None,
    ),
    mistake(|it| ")]".contains(it.mark) && it.before[0] == Some(' ') && !it.indent, 1, "space before `{}`", Help::None),
];

/// A character with the characters around it.
struct Around {
    mark: char,
    /// The two characters before, nearest first.
    before: [Option<char>; 2],
    /// The two characters after.
    after: [Option<char>; 2],
    /// Whether only indentation comes before.
    indent: bool,
    /// Whether only spaces follow on the line.
    ended: bool,
}

impl Around {
    fn new(line: Line<'_>, number: usize, indent: bool) -> Self {
        let before = |count: usize| number.checked_sub(count).and_then(|number| line.at(number));
        let mark = line.at(number).unwrap_or_default();
        Self {
            mark,
            before: [before(1), before(2)],
            after: [line.at(number + 1), line.at(number + 2)],
            indent,
            ended: mark == ' ' && line.is_ended(number),
        }
    }

    /// How often the mark repeats from here, up to three; zero inside a row.
    fn row(&self) -> usize {
        let row = 1 + self.after.iter().take_while(|c| **c == Some(self.mark)).count();
        if self.before[0] == Some(self.mark) { 0 } else { row }
    }

    /// Whether spaces are before and after the mark.
    fn is_apart(&self) -> bool {
        (self.before[0], self.after[0]) == (Some(' '), Some(' '))
    }

    fn is_second_space(&self) -> bool {
        let second = self.mark == ' ' && self.before[0] == Some(' ') && self.before[1] != Some(' ');
        second && !self.indent && !self.ended
    }

    /// Whether the mark can be part of a range of numbers.
    fn is_range(&self) -> bool {
        self.before[0].is_some_and(|c| c.is_ascii_digit() || c == '[')
    }

    /// Whether this is a double hyphen in a sentence, unlike an option such as `--at`.
    fn is_double_hyphen(&self) -> bool {
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == VALUE);
        let (before, next) = (self.before[0], self.after[1]);
        let apart = (before, next) == (Some(' '), Some(' '));
        self.after[0] == Some('-') && (apart || word(before) && (word(next) || next == Some(' ')))
    }

    /// Whether the mark must not repeat.
    fn is_single(&self) -> bool {
        match self.mark {
            '.' => !self.is_range(),
            ',' => !is_alphabetic(self.after[1]),
            '（' | '）' | '～' => false,
            ';' | ':' | '、' => true,
            c => is_wide_mark(c),
        }
    }
}
