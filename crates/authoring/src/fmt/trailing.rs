//! Comments at the end of a line: the layout breaks a collection in flow style if it does not fit in a line with its
//! comment, so it gets them in short.

use std::ops::Range;

use referee::tooling::cut;

use super::order::comments;
use crate::edits::{edited, line_start};

/// Begins a short comment, before its number.
const SHORT: &str = "#\u{e000}";

/// A text with short comments at the ends of lines, and the comments in full.
pub(super) fn shortened(text: &str) -> Option<(String, Vec<String>)> {
    let trailing = comments(&yaml_parser::parse(text).ok()?).into_iter().filter(|comment| {
        let before = text.get(line_start(text, comment.start)..comment.start).unwrap_or_default();
        !before.trim().is_empty()
    });
    let trailing: Vec<Range<usize>> = trailing.collect();
    let full = trailing.iter().map(|comment| cut(text, comment.clone()).to_owned()).collect();
    let edits = trailing.into_iter().enumerate().map(|(number, comment)| (comment, format!("{SHORT}{number}")));
    Some((edited(text, edits.collect())?, full))
}

/// The text with the comments in full. `None` if one of them is missing.
pub(super) fn restored(text: &str, full: &[String]) -> Option<String> {
    let mut edits = Vec::new();
    for comment in comments(&yaml_parser::parse(text).ok()?) {
        let written = cut(text, comment.clone());
        if let Some(number) = written.strip_prefix(SHORT) {
            edits.push((comment, full.get(number.trim_end().parse::<usize>().ok()?)?.clone()));
        }
    }
    if edits.len() == full.len() { edited(text, edits) } else { None }
}
