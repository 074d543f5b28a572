use referee::check;
use referee::diagnostic::Finding;

use crate::audits::flat::Flat;
use crate::audits::line::is_wide;
use crate::audits::masked::masked;
use crate::audits::translated::Translated;

check! {
/// Missing punctuation at the end.
///
/// The English text ends with a full stop, a question mark, an exclamation mark, a colon or an ellipsis, and the
/// translation ends without any such mark. Languages that usually end sentences without a mark, such as Thai, are not
/// reported.
///
/// ```diff ftl
///   # en
///   stage-open = Open
///       .summary = The ticket waits.
///   # de
///   stage-open = Offen
/// -     .summary = Das Ticket wartet
/// +     .summary = Das Ticket wartet.
/// ```
    ENDING: Warning in Words, "words-ending"
}

/// Marks that end a text, in any script.
const ENDS: &str = ".!?…:;。．！？：；؟؛۔।॥።፧։՞՜‼⁇⁈⁉¿¡";
/// Marks that can follow them.
const CLOSING: &str = ")]}»”’\"'“«」』）】》*_~";
/// The fewest texts that show whether a language ends sentences with marks.
const LEAST: usize = 8;

/// The texts of a file whose original ends with a mark.
#[derive(Default)]
pub(in crate::audits) struct Endings {
    ended: usize,
    missing: Vec<Finding>,
}

impl Endings {
    /// Adds a text with its original.
    pub(in crate::audits) fn add(&mut self, part: &Translated<'_, '_>, original: &[Flat<'_>]) {
        let marks: Vec<Option<char>> = original.iter().map(|flat| end(&flat.text)).collect();
        let Some(Some(mark)) = marks.first().copied() else { return };
        if marks.iter().any(Option::is_none) || !original.iter().any(|flat| is_sentence(&flat.text)) {
            return;
        }
        let Some(open) = part.flats.iter().find(|flat| end(&flat.text).is_none() && !flat.text.trim().is_empty())
        else {
            self.ended += 1;
            return;
        };
        let own = if open.text.chars().any(is_wide) { wide(mark) } else { mark };
        let message = format!("`{}` ends without a mark, and the original ends with `{mark}`", part.name());
        let last = open.parts.iter().rev().find(|(_, text)| !text.trim().is_empty()).map(|(_, text)| text.trim_end());
        let finding = match last.filter(|_| open.text.trim_end().ends_with(last.unwrap_or_default())) {
            Some(text) => part.found.finding(&ENDING, last_word(text), message),
            None => part.finding(&ENDING, message),
        };
        self.missing.push(finding.with_help(format!("add `{own}` at its end")));
    }

    /// The findings, unless most texts of the file end without a mark.
    pub(in crate::audits) fn found(self) -> Vec<Finding> {
        let usual = self.missing.len() + self.ended >= LEAST && self.missing.len() > self.ended * 2;
        if usual { Vec::new() } else { self.missing }
    }
}

/// The mark at the end of a text.
fn end(text: &str) -> Option<char> {
    let text = text.trim_end();
    let bare = text.trim_end_matches(|c: char| CLOSING.contains(c));
    // A mark can also follow the closing one.
    [text, bare].iter().find_map(|text| text.chars().next_back().filter(|c| ENDS.contains(*c)))
}

/// Whether a text has several words, or one that is no abbreviation.
fn is_sentence(text: &str) -> bool {
    let prose = masked(text);
    let mut words = prose.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 4;
    words.next().is_some_and(|first| long(first) || words.next().is_some())
}

fn last_word(text: &str) -> &str {
    text.rsplit([' ', '\n']).next().unwrap_or(text)
}

/// The full-width counterpart of a mark.
fn wide(mark: char) -> char {
    match mark {
        '.' => '。',
        '!' => '！',
        '?' => '？',
        ':' => '：',
        ';' => '；',
        other => other,
    }
}
