//! Puts the keys of records in canonical order, within the text: nothing else changes.
//!
//! An entry moves together with its comments:
//! - a comment on the entry's last line;
//! - the comments on their own lines above it. Above the first entry of a record, only those that no blank line
//!   separates from it; comments above such a line belong to the record or the file and stay;
//! - the comments below it that are indented deeper, or that a blank line separates from the next entry but not from
//!   it.
//!
//! Comments after the last entry of a record stay at its end.

use std::cmp::Reverse;
use std::ops::Range;

use yaml_parser::{SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};

use referee::tooling::cut;
use referee::tooling::shape::{RecordShape, Shape};

use crate::edits::line_start;

/// The records that are put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// All.
    All,
    /// Records without anchors, aliases and block scalars, whose meaning may depend on their position.
    Simple,
    /// None.
    Nothing,
}

/// The position of a key in its record; unknown keys come last.
pub(super) fn rank(record: &RecordShape, key: Option<&str>) -> usize {
    key.and_then(|key| record.keys.iter().position(|known| known.name == key)).unwrap_or(record.keys.len())
}

/// The locations of the comments of a tree, without the white space at their ends.
pub(super) fn comments(root: &SyntaxNode) -> Vec<Range<usize>> {
    let tokens = root.descendants_with_tokens().filter_map(SyntaxElement::into_token);
    let comments = tokens.filter(|token| token.kind() == SyntaxKind::COMMENT);
    let range = |comment: SyntaxToken| {
        let start = usize::from(comment.text_range().start());
        start..start + comment.text().trim_end().len()
    };
    comments.map(range).collect()
}

/// A text with its keys in order.
pub(super) fn ordered(text: &str, root: &SyntaxNode, shape: &Shape, reach: Reach) -> String {
    let mut order = Order { text, comments: comments(root), reach, moves: Vec::new() };
    let documents = root.children().filter(|node| node.kind() == SyntaxKind::DOCUMENT);
    for document in documents {
        order.value(&document, shape);
    }
    // Outer moves first.
    order.moves.sort_by_key(|it| (it.range.start, Reverse(it.range.end)));
    let mut ordered = String::with_capacity(text.len() + 64);
    write(text, 0..text.len(), &order.moves, &mut ordered);
    ordered
}

struct Order<'t> {
    text: &'t str,
    comments: Vec<Range<usize>>,
    reach: Reach,
    moves: Vec<Move>,
}

/// A record whose entries are reordered.
struct Move {
    /// From the first entry to the last, with their comments.
    range: Range<usize>,
    layout: Layout,
    /// In canonical order.
    pieces: Vec<Piece>,
}

/// How the entries of a record are separated.
enum Layout {
    /// One per line, at this column.
    Block(usize),
    /// By commas.
    Flow,
    /// By commas, one per line.
    FlowLines,
}

/// An entry with its comments.
struct Piece {
    rank: usize,
    /// The comments above it.
    above: Vec<Range<usize>>,
    entry: Range<usize>,
    /// The comments on its last line and below it.
    below: Vec<Range<usize>>,
    /// Whether a blank line precedes it.
    spaced: bool,
}

impl Piece {
    fn range(&self) -> Range<usize> {
        let start = self.above.first().map_or(self.entry.start, |comment| comment.start);
        start..self.below.last().map_or(self.entry.end, |comment| comment.end)
    }

    /// Whether comments follow it on their own lines.
    fn has_lines_below(&self, text: &str) -> bool {
        let below = self.below.last().and_then(|comment| text.get(self.entry.end..comment.start));
        below.is_some_and(|text| text.contains('\n'))
    }
}

impl Order<'_> {
    /// Visits a node that holds one value, at any depth.
    fn value(&mut self, holder: &SyntaxNode, shape: &Shape) {
        let Some(node) = content(holder) else { return };
        match (shape, node.kind()) {
            (Shape::Either(all), kind) => {
                if let Some(shape) = all.iter().find(|shape| takes(shape, kind)) {
                    self.value(holder, shape);
                }
            }
            (Shape::List(of), SyntaxKind::BLOCK_SEQ | SyntaxKind::FLOW_SEQ) => {
                for item in items(&node) {
                    self.value(&item, of);
                }
            }
            // A single value counts as a list of one.
            (Shape::List(of), SyntaxKind::BLOCK_MAP | SyntaxKind::FLOW_MAP) => self.value(holder, of),
            (Shape::Map(map) | Shape::ByWeekday(map), SyntaxKind::BLOCK_MAP | SyntaxKind::FLOW_MAP) => {
                for value in entries(&node).filter_map(|entry| value_of(&entry)) {
                    self.value(&value, &map.value);
                }
            }
            (Shape::Record(record), SyntaxKind::BLOCK_MAP | SyntaxKind::FLOW_MAP) => self.record(&node, record),
            _ => {}
        }
    }

    fn record(&mut self, node: &SyntaxNode, record: &RecordShape) {
        let mut ranked = Vec::new();
        for entry in entries(node) {
            let key = key_of(&entry);
            let rank = rank(record, key.as_deref());
            if let Some(known) = record.keys.get(rank)
                && let Some(value) = value_of(&entry)
            {
                self.value(&value, &known.shape);
            }
            ranked.push((rank, entry));
        }
        if !ranked.is_sorted_by_key(|(rank, _)| *rank) && self.reaches(node) {
            self.moves.extend(self.movement(node, &ranked));
        }
    }

    fn reaches(&self, node: &SyntaxNode) -> bool {
        let delicate = [SyntaxKind::ANCHOR_PROPERTY, SyntaxKind::ALIAS, SyntaxKind::BLOCK_SCALAR];
        match self.reach {
            Reach::All => true,
            Reach::Simple => !node.descendants().any(|node| delicate.contains(&node.kind())),
            Reach::Nothing => false,
        }
    }

    /// Cuts a record into pieces and sorts them.
    fn movement(&self, node: &SyntaxNode, ranked: &[(usize, SyntaxNode)]) -> Option<Move> {
        let flow = node.kind() == SyntaxKind::FLOW_MAP;
        let first = usize::from(ranked.first()?.1.text_range().start());
        let indent = first - line_start(self.text, first);
        let pieces = ranked.iter().map(|(rank, entry)| {
            let entry = self.without_end(entry.text_range().into(), indent);
            Piece { rank: *rank, above: Vec::new(), entry, below: Vec::new(), spaced: false }
        });
        let mut pieces: Vec<Piece> = pieces.collect();
        for number in 1..pieces.len() {
            let (before, after) = pieces.split_at_mut(number);
            if let (Some(before), Some(after)) = (before.last_mut(), after.first_mut()) {
                self.part(before, after, (!flow).then_some(indent));
            }
        }
        pieces.first_mut()?.above = self.above(first);
        let last = pieces.last_mut()?;
        // In braces, a comma may follow the last entry.
        let (tail, end) = if flow {
            let entries = node.children().find(|node| node.kind() == SyntaxKind::FLOW_MAP_ENTRIES)?;
            (usize::from(entries.text_range().end()), usize::from(node.text_range().end()))
        } else {
            (last.entry.end, self.text.len())
        };
        last.below.extend_from_slice(self.between(last.entry.end..tail));
        let next = self.between(tail..end).first();
        last.below.extend(next.filter(|comment| self.lines(tail..comment.start) == 0).cloned());
        let range = pieces.first()?.range().start..pieces.last()?.range().end.max(tail);
        let layout = match flow {
            false => Layout::Block(indent),
            true if self.lines(range.clone()) > 0 => Layout::FlowLines,
            true => Layout::Flow,
        };
        pieces.sort_by_key(|piece| piece.rank);
        // The former first entry had no blank line above it and takes over that of the new first entry.
        let spaced = std::mem::take(&mut pieces.first_mut()?.spaced);
        if let Some(piece) = pieces.iter_mut().find(|piece| piece.entry.start == first) {
            piece.spaced = spaced;
        }
        Some(Move { range, layout, pieces })
    }

    /// Assigns each comment between two entries to one of them.
    fn part(&self, before: &mut Piece, after: &mut Piece, indent: Option<usize>) {
        let comments = self.between(before.entry.end..after.entry.start);
        let mut owned = comments.first().map_or(0, |it| usize::from(self.lines(before.entry.end..it.start) == 0));
        let mut end = comments.get(..owned).and_then(<[_]>::last).map_or(before.entry.end, |comment| comment.end);
        let deeper = |comment: &Range<usize>| {
            indent.is_some_and(|indent| comment.start - line_start(self.text, comment.start) > indent)
        };
        let rest = comments.get(owned..).unwrap_or_default();
        if rest.first().is_some_and(|comment| self.lines(end..comment.start) == 1) {
            let starts = rest.iter().skip(1).map(|comment| comment.start).chain([after.entry.start]);
            let last = rest.iter().zip(starts).position(|(comment, next)| self.lines(comment.end..next) > 1);
            owned += match last {
                Some(last) => last + 1,
                None => rest.iter().take_while(|comment| deeper(comment)).count(),
            };
        }
        let (below, above) = comments.split_at(owned);
        before.below = below.to_vec();
        after.above = above.to_vec();
        end = below.last().map_or(end, |comment| comment.end);
        after.spaced = self.lines(end..after.range().start) > 1;
    }

    /// An entry without trailing white space, and without trailing comments that are not indented deeper than the
    /// entry. The tree counts these to a list whose dashes are at the column of the key.
    fn without_end(&self, range: Range<usize>, indent: usize) -> Range<usize> {
        let mut range = trimmed(self.text, range);
        for comment in self.between(range.clone()).iter().rev() {
            let start = line_start(self.text, comment.start);
            if comment.end < range.end || comment.start > start + indent || start <= range.start {
                break;
            }
            range = trimmed(self.text, range.start..comment.start);
        }
        range
    }

    /// The comments directly above a first entry, on their own lines.
    fn above(&self, start: usize) -> Vec<Range<usize>> {
        let before = self.comments.partition_point(|comment| comment.end <= start);
        let mut above = Vec::new();
        let mut next = start;
        for comment in self.comments.get(..before).unwrap_or_default().iter().rev() {
            let gap = self.text.get(comment.end..next).unwrap_or("x");
            let line = self.text.get(line_start(self.text, comment.start)..comment.start).unwrap_or("x");
            if !gap.trim().is_empty() || self.lines(comment.end..next) != 1 || !line.trim().is_empty() {
                break;
            }
            next = comment.start;
            above.push(comment.clone());
        }
        above.reverse();
        above
    }

    /// The comments in a range.
    fn between(&self, range: Range<usize>) -> &[Range<usize>] {
        let start = self.comments.partition_point(|comment| comment.start < range.start);
        let end = self.comments.partition_point(|comment| comment.start < range.end);
        self.comments.get(start..end).unwrap_or_default()
    }

    /// The number of line breaks in a range.
    fn lines(&self, range: Range<usize>) -> usize {
        self.text.get(range).map_or(0, |text| text.matches('\n').count())
    }
}

/// Writes a range of a text with its moves.
fn write(text: &str, range: Range<usize>, moves: &[Move], out: &mut String) {
    let mut at = range.start;
    let mut rest = moves;
    while let Some((first, others)) = rest.split_first() {
        out.push_str(cut(text, at..first.range.start));
        let inner = others.partition_point(|it| it.range.start < first.range.end);
        let (inner, after) = others.split_at(inner);
        first.write(text, inner, out);
        (at, rest) = (first.range.end, after);
    }
    out.push_str(cut(text, at..range.end));
}

impl Move {
    fn write(&self, text: &str, inner: &[Self], out: &mut String) {
        let within = |range: &Range<usize>| {
            let start = inner.partition_point(|it| it.range.start < range.start);
            let end = inner.partition_point(|it| it.range.start < range.end);
            inner.get(start..end).unwrap_or_default()
        };
        let mut rest = self.pieces.iter().peekable();
        while let Some(piece) = rest.next() {
            let next = rest.peek();
            if let Layout::Block(indent) = self.layout {
                let range = piece.range();
                write(text, range.clone(), within(&range), out);
                if let Some(next) = next {
                    // Without a blank line, comments below it would belong to the next entry.
                    let spaced = next.spaced || piece.has_lines_below(text);
                    out.push_str(if spaced { "\n\n" } else { "\n" });
                    out.extend(std::iter::repeat_n(' ', indent));
                }
                continue;
            }
            for comment in &piece.above {
                out.push_str(cut(text, comment.clone()));
                out.push('\n');
            }
            write(text, piece.entry.clone(), within(&piece.entry), out);
            out.push_str(if next.is_some() { "," } else { "" });
            for (number, comment) in piece.below.iter().enumerate() {
                out.push(if number == 0 { ' ' } else { '\n' });
                out.push_str(cut(text, comment.clone()));
            }
            let ends = text.get(self.range.end..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('\n'));
            let lines = !piece.below.is_empty() || matches!(self.layout, Layout::FlowLines);
            match next {
                Some(_) => out.push(if lines { '\n' } else { ' ' }),
                None => out.push_str(if piece.below.is_empty() || ends { "" } else { "\n" }),
            }
        }
    }
}

/// A range without trailing white space.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let length = text.get(range.clone()).map_or(range.len(), |text| text.trim_end().len());
    range.start..range.start + length
}

/// The collection in a node that holds a value.
fn content(holder: &SyntaxNode) -> Option<SyntaxNode> {
    holder.children().find_map(|node| match node.kind() {
        SyntaxKind::BLOCK | SyntaxKind::FLOW => content(&node),
        SyntaxKind::BLOCK_MAP | SyntaxKind::BLOCK_SEQ | SyntaxKind::FLOW_MAP | SyntaxKind::FLOW_SEQ => Some(node),
        _ => None,
    })
}

/// Whether a shape is written as a collection of a kind.
fn takes(shape: &Shape, kind: SyntaxKind) -> bool {
    match shape {
        Shape::List(of) => matches!(kind, SyntaxKind::BLOCK_SEQ | SyntaxKind::FLOW_SEQ) || takes(of, kind),
        Shape::Map(_) | Shape::ByWeekday(_) | Shape::Record(_) => {
            matches!(kind, SyntaxKind::BLOCK_MAP | SyntaxKind::FLOW_MAP)
        }
        Shape::Either(all) => all.iter().any(|shape| takes(shape, kind)),
        _ => false,
    }
}

/// The items of a list.
fn items(list: &SyntaxNode) -> Vec<SyntaxNode> {
    let item = |kind| matches!(kind, SyntaxKind::BLOCK_SEQ_ENTRY | SyntaxKind::FLOW_SEQ_ENTRY);
    let inner = list.children().find(|node| node.kind() == SyntaxKind::FLOW_SEQ_ENTRIES);
    inner.as_ref().unwrap_or(list).children().filter(|node| item(node.kind())).collect()
}

/// The entries of a mapping.
fn entries(map: &SyntaxNode) -> impl Iterator<Item = SyntaxNode> {
    let entry = |kind| matches!(kind, SyntaxKind::BLOCK_MAP_ENTRY | SyntaxKind::FLOW_MAP_ENTRY);
    let inner = map.children().find(|node| node.kind() == SyntaxKind::FLOW_MAP_ENTRIES);
    inner.as_ref().unwrap_or(map).children().filter(move |node| entry(node.kind()))
}

/// The key of an entry, if it is a text.
fn key_of(entry: &SyntaxNode) -> Option<String> {
    let key = |kind| matches!(kind, SyntaxKind::BLOCK_MAP_KEY | SyntaxKind::FLOW_MAP_KEY);
    let scalar = |kind| {
        matches!(kind, SyntaxKind::PLAIN_SCALAR | SyntaxKind::DOUBLE_QUOTED_SCALAR | SyntaxKind::SINGLE_QUOTED_SCALAR)
    };
    let key = entry.children().find(|node| key(node.kind()))?;
    let token = key.descendants_with_tokens().find(|it| scalar(it.kind()))?.into_token()?;
    let text = token.text();
    let unquoted = ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    Some(unquoted.unwrap_or(text).to_owned())
}

/// The node that holds the value of an entry.
fn value_of(entry: &SyntaxNode) -> Option<SyntaxNode> {
    let value = |kind| matches!(kind, SyntaxKind::BLOCK_MAP_VALUE | SyntaxKind::FLOW_MAP_VALUE);
    entry.children().find(|node| value(node.kind()))
}
