//! Finds where a page mentions names.

use std::ops::Range;

use super::fold::composed;
use super::letter::is_dense;
use super::likeness::{alike, placed};

/// The locations where a range of a page mentions one of some names, given by their words; each once.
pub(crate) fn mentions<'f>(
    forms: impl Iterator<Item = &'f [Vec<char>]>,
    page: &str,
    at: &Range<usize>,
) -> Vec<Range<usize>> {
    let text = page.get(at.clone()).unwrap_or_default();
    let written = placed(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for words in forms {
        let dense: Option<Vec<char>> = words.iter().flatten().all(|c| is_dense(*c)).then(|| words.concat());
        let mut add = |range: Range<usize>| {
            let range = at.start + range.start..at.start + range.end;
            if found.iter().all(|known| known.end <= range.start || known.start >= range.end) {
                found.push(range);
            }
        };
        if let Some(form) = dense {
            for (word, range) in &written {
                let starts = (0..word.len()).filter(|start| word.get(*start..start + form.len()) == Some(&*form));
                for start in starts {
                    let (first, last) = (char_at(text, range, start), char_at(text, range, start + form.len() - 1));
                    add(first.start..last.end);
                }
            }
            continue;
        }
        for window in written.windows(words.len().max(1)) {
            let all = window.iter().zip(words).all(|((word, _), wanted)| alike(word, wanted));
            if let (true, Some((_, first)), Some((_, last))) = (all, window.first(), window.last()) {
                add(first.start..last.end);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The range of a character of a word, without the marks in it.
fn char_at(text: &str, word: &Range<usize>, number: usize) -> Range<usize> {
    let mut chars = composed(text.get(word.clone()).unwrap_or_default()).filter(|(_, c, _)| *c != '*');
    let (start, end) = chars.nth(number).map_or((0, 0), |(start, _, end)| (start, end));
    word.start + start..word.start + end
}
