//! Names that a text marks: in bold, in quotation marks or in brackets.

use std::ops::Range;

use crate::letter::is_dense;
use crate::section::BlockKind;
use crate::text::Text;

/// A name in a text. Ranges are bytes of the plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    /// The name, without characters around it.
    pub(super) range: Range<usize>,
    /// The marked text.
    pub(super) whole: Range<usize>,
    /// Whether it begins its block, and the rest of the block is about it.
    pub(super) lead: bool,
    /// The anchor in front of it.
    pub(super) anchor: Option<Box<str>>,
}

/// The signs that mark names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    Bold,
    /// Bold, quotation marks and brackets.
    All,
}

/// The maximum length of a name, in characters.
const MOST_LETTERS: usize = 60;

/// The maximum number of names in a block.
pub(super) const MOST_MARKS: usize = 200;

/// Quotation marks and brackets, with the characters that close them.
const AROUND: [(char, &str); 10] = [
    ('[', "]"),
    ('［', "］"),
    ('【', "】"),
    ('「', "」"),
    ('『', "』"),
    ('«', "»"),
    ('“', "”"),
    ('„', "“”"),
    ('‘', "’"),
    ('"', "\""),
];

/// Characters around a name that never belong to it.
const OUTSIDE: &str = "\"“”„«»'‘’「」『』[]［］【】*:：,，;；、–—-|>";

/// Characters that separate the names of a list.
const BETWEEN: [char; 9] = [',', '，', '、', '،', ';', '；', '|', '>', '›'];

/// The names that a block marks in a range of its text, in order.
pub(super) fn marked(text: &Text, kind: BlockKind, within: &Range<usize>, signs: Signs) -> Vec<Marked> {
    let plain = text.plain();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    if signs == Signs::All {
        ranges.extend(around(plain, within));
    }
    for bold in &text.bold {
        let bold = bold.start.max(within.start)..bold.end.min(within.end);
        let free = |known: &Range<usize>| known.end <= bold.start || bold.end <= known.start;
        if bold.start < bold.end && ranges.iter().all(free) {
            ranges.push(bold);
        }
    }
    if ranges.len() > MOST_MARKS {
        return Vec::new();
    }
    ranges.sort_unstable_by_key(|range| range.start);
    let mut marked: Vec<Marked> = Vec::new();
    for whole in ranges {
        let range = bare(plain, &whole);
        if !is_name(plain.get(range.clone()).unwrap_or_default()) {
            continue;
        }
        let anchor = text.anchors.iter().find(|(at, _)| plain.get(*at..range.start).is_some_and(is_outside));
        let lead = marked.is_empty() && is_lead(plain, kind, &whole);
        marked.push(Marked { anchor: anchor.map(|(_, anchor)| anchor.clone()), lead, whole, range });
    }
    marked
}

/// Texts in quotation marks and brackets that are short enough for names.
fn around(plain: &str, within: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = within.start;
    while let Some((start, open)) = chars(plain, at..within.end).next() {
        at = start + open.len_utf8();
        let Some((_, closes)) = AROUND.iter().find(|(known, _)| *known == open) else { continue };
        let inner = chars(plain, at..within.end).take(MOST_LETTERS).find(|(_, c)| closes.contains(*c));
        if let Some((end, close)) = inner {
            let text = plain.get(at..end).unwrap_or_default();
            if text.chars().any(char::is_alphabetic) && !text.contains(". ") && !text.contains('。') {
                found.push(at..end);
                at = end + close.len_utf8();
            }
        }
    }
    found
}

/// A range without blanks, quotation marks, brackets and separators around it. A quotation at an end of a name is part of
/// it, as in `the "New" stage`.
pub(super) fn bare(plain: &str, range: &Range<usize>) -> Range<usize> {
    let mut range = range.clone();
    loop {
        let text = plain.get(range.clone()).unwrap_or_default();
        let (first, last) = (text.chars().next(), text.chars().next_back());
        let outside = |c: char| c.is_whitespace() || OUTSIDE.contains(c);
        let quotes = text.chars().filter(|c| is_quote(*c)).count();
        let wrapped = first.is_some_and(is_quote) && last.is_some_and(is_quote);
        let alone = |c: char| !is_quote(c) || wrapped || quotes % 2 == 1;
        if let Some(first) = first.filter(|c| outside(*c) && alone(*c)) {
            range.start += first.len_utf8();
        } else if let Some(last) = last.filter(|c| outside(*c) && alone(*c)) {
            range.end -= last.len_utf8();
        } else {
            return range;
        }
    }
}

/// Whether a character is a quotation mark or a bracket.
fn is_quote(c: char) -> bool {
    AROUND.iter().any(|(open, closes)| *open == c || closes.contains(c)) && c != '’'
}

/// The text in quotation marks or brackets inside a name.
pub(super) fn quoted(plain: &str, range: &Range<usize>) -> Option<Range<usize>> {
    around(plain, range).into_iter().next().map(|inner| bare(plain, &inner))
}

/// A range without a full stop or another sign at its end.
pub(super) fn unstopped(plain: &str, range: &Range<usize>) -> Range<usize> {
    let text = plain.get(range.clone()).unwrap_or_default();
    let end = range.end - (text.len() - text.trim_end_matches(ends_sentence).len());
    bare(plain, &(range.start..end))
}

/// Whether a character ends sentences.
pub(super) fn ends_sentence(c: char) -> bool {
    ".!?…。！？".contains(c)
}

/// The part of a name before a colon inside it.
pub(super) fn before_colon(plain: &str, range: &Range<usize>) -> Range<usize> {
    let colon = chars(plain, range.clone()).find(|(_, c)| matches!(c, ':' | '：'));
    colon.map_or_else(|| range.clone(), |(at, _)| bare(plain, &(range.start..at)))
}

/// The names of a list such as `won, lost, declined`.
pub(super) fn parts(plain: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for (at, c) in chars(plain, range.clone()).filter(|(_, c)| BETWEEN.contains(c)) {
        parts.push(start..at);
        start = at + c.len_utf8();
    }
    parts.push(start..range.end);
    let names = parts.iter().map(|part| bare(plain, part));
    names.filter(|part| plain.get(part.clone()).is_some_and(is_name)).collect()
}

/// The text in parentheses that directly follows a range.
pub(super) fn gloss(plain: &str, after: usize) -> Option<Range<usize>> {
    let rest = plain.get(after..)?;
    let open = rest.trim_start_matches(|c: char| c.is_whitespace() || "\"”»]".contains(c));
    let inner = open.strip_prefix(['(', '（'])?;
    let end = inner.find([')', '）'])?;
    let start = after + (rest.len() - inner.len());
    let range = bare(plain, &(start..start + end));
    plain.get(range.clone()).is_some_and(is_name).then_some(range)
}

/// The text before a colon at the start of a block, if it is short enough for a name.
pub(super) fn unmarked_lead(plain: &str) -> Option<Range<usize>> {
    let (colon, _) = plain.char_indices().take(MOST_LETTERS).find(|(_, c)| matches!(c, ':' | '：'))?;
    let range = bare(plain, &(0..colon));
    let text = plain.get(range.clone())?;
    (is_name(text) && text.split_whitespace().count() <= 4).then_some(range)
}

/// Whether a text can be a name: it has letters and is short.
pub(super) fn is_name(text: &str) -> bool {
    let letters = text.chars().count();
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    text.chars().any(char::is_alphabetic) && letters <= MOST_LETTERS && dense <= MOST_LETTERS / 3
}

fn is_outside(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || OUTSIDE.contains(c))
}

/// Whether the rest of a block is about the name at its start.
fn is_lead(plain: &str, kind: BlockKind, whole: &Range<usize>) -> bool {
    let starts = plain.get(..whole.start).is_some_and(is_outside);
    let text = plain.get(whole.clone()).unwrap_or_default();
    let rest = plain.get(whole.end..).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "\"”»」』]］】".contains(c));
    let about = rest.is_empty() || rest.starts_with([':', '：', '–', '—', '-']) || text.contains([':', '：']);
    starts && (about || matches!(kind, BlockKind::Item(_)))
}

fn chars(plain: &str, range: Range<usize>) -> impl Iterator<Item = (usize, char)> + '_ {
    let start = range.start;
    plain.get(range).unwrap_or_default().char_indices().map(move |(at, c)| (start + at, c))
}

/// Whether a name is not much longer than its counterpart.
pub(super) fn is_as_short(text: &str, other: &str) -> bool {
    words(text) <= 3 * words(other) + 1
}

/// The number of words; in scripts without spaces, two characters count as a word.
fn words(text: &str) -> usize {
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    let spaced = text.split(|c: char| !c.is_alphanumeric() || is_dense(c)).filter(|word| !word.is_empty()).count();
    spaced + dense.div_ceil(2)
}

/// Whether two names with this text between them are parts of a list, whose order is the same in all languages.
pub(super) fn is_joint(between: &str) -> bool {
    let mut words = between.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let (first, more) = (words.next().map_or(0, |word| word.chars().count()), words.next().is_some());
    let dense = between.chars().filter(|c| is_dense(*c)).count();
    !more && first <= 6 && dense <= 3
}
