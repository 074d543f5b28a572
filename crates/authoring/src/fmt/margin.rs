//! Corrections before and after the layout: commas before; the indentation of comments and invisible white space after.

use std::ops::Range;

use referee::tooling::cut;
use yaml_parser::{SyntaxElement, SyntaxKind, SyntaxNode};

use super::order::comments;
use crate::edits::{edited, line_start};

/// Moves commas before comments: the layout loses the line break that ends a comment before a comma.
pub(super) fn with_commas_first(text: &str) -> Option<String> {
    let tree = yaml_parser::parse(text).ok()?;
    let comments = comments(&tree);
    let mut edits = Vec::new();
    for comma in tree.descendants_with_tokens().filter_map(SyntaxElement::into_token) {
        if comma.kind() != SyntaxKind::COMMA {
            continue;
        }
        let before = std::iter::successors(comma.prev_sibling_or_token(), SyntaxElement::prev_sibling_or_token);
        let Some(entry) = before.into_iter().find_map(SyntaxElement::into_node) else { continue };
        let end = usize::from(entry.text_range().end());
        let comma: Range<usize> = comma.text_range().into();
        let next = comments.partition_point(|comment| comment.start < end);
        if comments.get(next).is_some_and(|comment| comment.end <= comma.start) {
            edits.push((end..end, ",".to_owned()));
            edits.push((comma, String::new()));
        }
    }
    edited(text, edits)
}

/// Restores the indentation of comments between entries.
///
/// The layout moves a comment at the end of a mapping into the outer one if the last line has a comment too.
pub(super) fn righted(before: &str, after: &str) -> Option<String> {
    let mut edits = Vec::new();
    let tree = yaml_parser::parse(after).ok()?;
    let (old, new) = (Layers::new(before, &yaml_parser::parse(before).ok()?), Layers::new(after, &tree));
    if old.comments.len() == new.comments.len() && old.entries.len() == new.entries.len() {
        for (number, comment) in new.comments.iter().enumerate() {
            let from = line_start(after, comment.start);
            if let Some(column) = new.column(number, &old)
                && column != comment.start - from
            {
                edits.push((from..comment.start, " ".repeat(column)));
            }
        }
    }
    for token in tree.descendants_with_tokens().filter_map(SyntaxElement::into_token) {
        if token.kind() != SyntaxKind::WHITESPACE {
            continue;
        }
        let range: Range<usize> = token.text_range().into();
        let Some((lines, margin)) = token.text().rsplit_once('\n') else { continue };
        let lines = lines.matches('\n').count();
        let closes = after.get(range.end..).is_some_and(|rest| rest.starts_with(['}', ']']));
        let white = if closes || lines == 0 { "\n" } else { "\n\n" };
        let end = range.end - margin.len();
        if after.get(range.start..end).is_some_and(|written| written != white) {
            edits.push((range.start..end, white.to_owned()));
        }
    }
    edited(after, edits)
}

/// The entries of all blocks, and the comments between them.
struct Layers<'t> {
    text: &'t str,
    comments: Vec<Range<usize>>,
    entries: Vec<Entry>,
    /// For each comment, the start of the next token that is not a comment.
    next: Vec<usize>,
}

/// An entry of a block.
struct Entry {
    start: usize,
    column: usize,
    /// The entry that contains it.
    outer: Option<usize>,
    /// Whether its value is a block scalar, whose indentation depends on its lines.
    scalar: bool,
}

impl<'t> Layers<'t> {
    fn new(text: &'t str, tree: &SyntaxNode) -> Self {
        let comments = comments(tree);
        let mut entries: Vec<Entry> = Vec::new();
        let mut open: Vec<(usize, usize)> = Vec::new();
        for node in tree.descendants() {
            if !matches!(node.kind(), SyntaxKind::BLOCK_MAP_ENTRY | SyntaxKind::BLOCK_SEQ_ENTRY) {
                if let (SyntaxKind::BLOCK_SCALAR, Some(entry)) = (node.kind(), entries.last_mut()) {
                    entry.scalar = true;
                }
                continue;
            }
            let range: Range<usize> = node.text_range().into();
            while open.pop_if(|(_, end)| *end <= range.start).is_some() {}
            let column = range.start - line_start(text, range.start);
            let outer = open.last().map(|(number, _)| *number);
            open.push((entries.len(), range.end));
            entries.push(Entry { start: range.start, column, outer, scalar: false });
        }
        let mut next = vec![text.len(); comments.len()];
        let mut following = text.len();
        let mut until = text.len();
        for (comment, next) in comments.iter().zip(&mut next).rev() {
            let between = cut(text, comment.end..until);
            let white = between.len() - between.trim_start().len();
            if white < between.len() {
                following = comment.end + white;
            }
            *next = following;
            until = comment.start;
        }
        Self { text, comments, entries, next }
    }

    /// The column for a comment after the last entry of a block, derived from its old column.
    fn column(&self, number: usize, old: &Self) -> Option<usize> {
        let comment = self.comments.get(number)?;
        let was = old.comments.get(number)?;
        let own_line = |text: &str, comment: &Range<usize>| {
            text.get(line_start(text, comment.start)..comment.start).is_some_and(|text| text.trim().is_empty())
        };
        if !own_line(self.text, comment) || !own_line(old.text, was) {
            return None;
        }
        let last = self.entries.partition_point(|entry| entry.start < comment.start);
        let next = *self.next.get(number)?;
        let floor = match self.entries.get(last) {
            Some(entry) if entry.start == next => entry.column,
            None if next == self.text.len() => 0,
            // The comment belongs to something other than an entry.
            _ => return None,
        };
        let depth = was.start - line_start(old.text, was.start);
        if depth <= old.entries.get(last).map_or(0, |entry| entry.column) {
            return Some(floor);
        }
        let last = last.checked_sub(1)?;
        let innermost = self.entries.get(last)?;
        if floor > innermost.column {
            return None;
        }
        if !innermost.scalar && depth > old.entries.get(last)?.column {
            return Some(innermost.column + 2);
        }
        // The innermost preceding entry that did not start to the right of the comment.
        let mut around = Some(last);
        while let Some(number) = around {
            let entry = self.entries.get(number)?;
            if entry.column <= floor {
                break;
            }
            if old.entries.get(number)?.column <= depth {
                return Some(entry.column);
            }
            around = entry.outer;
        }
        Some(floor)
    }
}
