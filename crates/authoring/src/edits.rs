//! Edits of a text.

use std::ops::Range;

/// Replaces parts of a text, which must not overlap.
pub(crate) fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> Option<String> {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in edits {
        edited.push_str(text.get(at..range.start)?);
        edited.push_str(&new);
        at = range.end;
    }
    edited.push_str(text.get(at..)?);
    Some(edited)
}

/// The start of the line of an offset.
pub(crate) fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1)
}
