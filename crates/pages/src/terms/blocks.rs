//! Blocks of two texts that belong together: sections by anchor, blocks by kind and position.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::page::Page;
use crate::section::{Block, BlockKind, Section, Side};

/// One side of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edition<'p> {
    pub(super) page: &'p Page,
    pub(super) side: Side,
}

/// Two sections that belong together, with the numbers of their blocks.
pub(super) struct SectionPair<'p> {
    pub(super) understood: &'p Section,
    pub(super) words: &'p Section,
    pub(super) blocks: Vec<(usize, usize)>,
}

/// The largest number of comparisons of blocks in a section.
const MOST: usize = 1 << 20;

/// The sections that two editions share.
pub(super) fn sections<'p>(understood: &Edition<'p>, words: &Edition<'p>) -> Vec<SectionPair<'p>> {
    if std::ptr::eq(understood.page, words.page) {
        let whole = |section: &'p Section| SectionPair {
            understood: section,
            words: section,
            blocks: (0..section.blocks.len()).map(|number| (number, number)).collect(),
        };
        return words.page.sections.iter().map(whole).collect();
    }
    let all = &understood.page.sections;
    let mut known: HashMap<Key<'_>, VecDeque<usize>> = HashMap::new();
    for (number, keys) in keys(all).into_iter().enumerate() {
        for key in keys {
            known.entry(key).or_default().push_back(number);
        }
    }
    let mut taken = vec![false; all.len()];
    let mut pairs: Vec<SectionPair<'p>> = Vec::new();
    for (section, keys) in words.page.sections.iter().zip(keys(&words.page.sections)) {
        let found = keys.iter().find_map(|key| {
            let numbers = known.get_mut(key)?;
            while let Some(number) = numbers.pop_front() {
                let slot = taken.get_mut(number)?;
                if !std::mem::replace(slot, true) {
                    return all.get(number);
                }
            }
            None
        });
        if let Some(other) = found {
            let blocks = blocks(&other.blocks, &section.blocks);
            pairs.push(SectionPair { understood: other, words: section, blocks });
        }
    }
    pairs
}

/// What identifies a section on pages in all languages.
#[derive(PartialEq, Eq, Hash)]
enum Key<'s> {
    Anchor(&'s str),
    /// The anchor before it, its number after that, and its level.
    Position(Option<&'s str>, usize, u8),
}

/// The keys of each section.
fn keys(sections: &[Section]) -> Vec<Vec<Key<'_>>> {
    let mut keys = Vec::new();
    let mut last = None;
    let mut number = 0;
    for section in sections {
        let anchors: Vec<Key<'_>> = section.anchors().map(Key::Anchor).collect();
        if let Some(Key::Anchor(anchor)) = anchors.first() {
            last = Some(*anchor);
            number = 0;
            keys.push(anchors);
        } else {
            number += 1;
            keys.push(vec![Key::Position(last, number, section.level)]);
        }
    }
    keys
}

/// The share of section anchors that two pages have in common, from 0 to 100. Pages without anchors are compared by the
/// levels of their headings.
pub(super) fn shared(one: &Page, other: &Page) -> usize {
    let (these, those): (Vec<&str>, Vec<&str>) = (one.anchors().collect(), other.anchors().collect());
    if these.is_empty() && those.is_empty() {
        let levels = |page: &Page| page.sections.iter().map(|section| section.level).collect::<Vec<_>>();
        return if levels(one) == levels(other) { 100 } else { 0 };
    }
    let known: HashSet<&str> = those.iter().copied().collect();
    let common = these.iter().filter(|anchor| known.contains(*anchor)).count();
    100 * common / these.len().max(those.len())
}

/// The blocks of two sections that belong together: all if their kinds are the same, else those that fit best in their
/// order, if only one order is best.
fn blocks(understood: &[Block], words: &[Block]) -> Vec<(usize, usize)> {
    let kinds = |blocks: &[Block]| blocks.iter().map(|block| block.kind).collect::<Vec<_>>();
    if kinds(understood) == kinds(words) {
        return (0..words.len()).map(|number| (number, number)).collect();
    }
    let (rows, columns) = (understood.len(), words.len());
    if rows.saturating_mul(columns) > MOST {
        let same = understood.iter().zip(words).take_while(|(one, other)| one.kind == other.kind);
        return (0..same.count()).map(|number| (number, number)).collect();
    }
    let features = |blocks: &[Block]| blocks.iter().map(Features::of).collect::<Vec<_>>();
    let (these, those) = (features(understood), features(words));
    let fit = |row: usize, column: usize| these.get(row).zip(those.get(column)).and_then(|(one, other)| one.fit(other));
    let before = Totals::new(rows, columns, fit);
    let after = Totals::new(rows, columns, |row, column| fit(rows - 1 - row, columns - 1 - column));
    let total = before.get(rows, columns);
    let through = |row: usize, column: usize| {
        let rest = after.get(rows - 1 - row, columns - 1 - column);
        fit(row, column).is_some_and(|fit| before.get(row, column) + fit + rest == total)
    };
    let without = |row: usize| {
        (0..=columns).any(|column| before.get(row, column) + after.get(rows - 1 - row, columns - column) == total)
    };
    // A block belongs to another if no order that fits as well pairs it with a third one, or with none.
    let only = |row: usize| {
        let mut fitting = (0..columns).filter(|column| through(row, *column));
        let first = fitting.next()?;
        (fitting.next().is_none() && !without(row)).then_some((row, first))
    };
    (0..rows).filter_map(only).collect()
}

/// How well the first blocks of two sections fit at best, by their numbers.
struct Totals(Vec<Vec<i32>>);

impl Totals {
    fn new(rows: usize, columns: usize, fit: impl Fn(usize, usize) -> Option<i32>) -> Self {
        let mut totals = Self(vec![vec![0; columns + 1]; rows + 1]);
        for row in 0..rows {
            for column in 0..columns {
                let skip = totals.get(row, column + 1).max(totals.get(row + 1, column));
                let both = fit(row, column).map_or(skip, |fit| fit + totals.get(row, column));
                if let Some(cell) = totals.0.get_mut(row + 1).and_then(|row| row.get_mut(column + 1)) {
                    *cell = skip.max(both);
                }
            }
        }
        totals
    }

    fn get(&self, row: usize, column: usize) -> i32 {
        self.0.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
    }
}

/// What two blocks that say the same have in common in all languages.
struct Features {
    kind: BlockKind,
    bold: usize,
    numbers: Vec<String>,
    letters: usize,
}

impl Features {
    fn of(block: &Block) -> Self {
        let text = &block.text;
        let numbers = text.plain().split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        let mut numbers: Vec<String> = numbers.map(str::to_owned).collect();
        numbers.sort_unstable();
        Self { kind: block.kind, bold: text.bold.len(), numbers, letters: text.plain().chars().count() }
    }

    /// How well two blocks fit; `None` if they cannot say the same.
    fn fit(&self, other: &Self) -> Option<i32> {
        if self.kind != other.kind {
            return None;
        }
        let bold = i32::from(self.bold == other.bold && self.bold > 0);
        let numbers = match (self.numbers.is_empty(), other.numbers.is_empty()) {
            (true, true) => 0,
            (false, false) if self.numbers == other.numbers => 3,
            _ => -3,
        };
        // Texts of very different lengths say different things, in any two scripts.
        let length = if self.letters.max(other.letters) > 6 * self.letters.min(other.letters).max(8) { -3 } else { 0 };
        Some((4 + 2 * bold + numbers + length).max(1))
    }
}
