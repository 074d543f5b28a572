use std::ops::Range;

use crate::diagnostic::check;

check! {
/// Words of the original were left in a translation.
///
/// A phrase stands in the translation as it stands in the English message, or an English word stands in a language that
/// is written in other letters. Perhaps it was forgotten. Names that stay as they are in every language, such as those
/// of products, are messages of their own or terms.
///
/// Wrong:
/// ```ftl
/// # en
/// outcome-solved = Solved
///     .summary = Solved, and nothing is left to do.
/// # de
/// outcome-solved = Gelöst
///     .summary = Gelöst, and nothing is left to do.
/// ```
/// Right:
/// ```ftl
/// # en
/// outcome-solved = Solved
///     .summary = Solved, and nothing is left to do.
/// # de
/// outcome-solved = Gelöst
///     .summary = Gelöst, und nichts ist mehr zu tun.
/// ```
    LEFTOVER: Warning in Words, "words-leftover"
}

/// How many words in a row must be those of the original.
const ROW: usize = 3;

/// Where a text of a translation has words of the original: a row of them, or, where the translation is written in
/// other letters, two in a row or one that is no name. What has no lower-case letter is an abbreviation, and no word.
pub(crate) fn leftover(text: &str, original: &[String], script: Script) -> Option<Range<usize>> {
    let words = words(text);
    let known = |from: usize, count: usize| {
        let run: Vec<String> = words.iter().skip(from).take(count).map(|(word, _)| word.to_lowercase()).collect();
        run.len() == count && original.windows(count).any(|window| window == run)
    };
    let row = match script {
        Script::Same => ROW,
        Script::Other => 2,
    };
    for (number, (word, range)) in words.iter().enumerate() {
        if known(number, row) {
            let mut count = row;
            while known(number, count + 1) {
                count += 1;
            }
            let end = words.get(number + count - 1).map_or(range.end, |(_, last)| last.end);
            return Some(range.start..end);
        }
        let other = script == Script::Other && word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if other && known(number, 1) {
            return Some(range.clone());
        }
    }
    None
}

/// Whether a language is written in the letters of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Same,
    Other,
}

/// The words of a text, with their places. Numbers and what is written in capitals alone are none.
pub(crate) fn words(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let letter = c.is_alphabetic() || (start.is_some() && (c == '\'' || c == '’'));
        match (start, letter) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text.get(from..at).filter(|word| word.chars().any(|c| !c.is_uppercase()));
                words.extend(word.map(|word| (word, from..at)));
                start = None;
            }
            _ => {}
        }
    }
    words
}
