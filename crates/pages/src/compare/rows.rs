//! Compares names in a row with the rules: pairs, and unmatched names on either side.

use std::ops::Range;

use crate::label::{Label, Meant, Noun};
use crate::likeness::SAME;
use crate::stated::Name;

use super::{Comparing, quoted};

/// Names on the page, and the expected items.
pub(super) struct Row<'r> {
    pub(super) noun: Noun,
    /// The items in the rules.
    pub(super) expected: &'r [Label],
    pub(super) stated: &'r [&'r Name],
    /// The keys of the rule.
    pub(super) route: &'r [&'r str],
    /// The location for findings about missing names.
    pub(super) around: &'r Range<usize>,
    /// The minimum score of a match.
    pub(super) least: u32,
}

/// The pairs of names and items.
#[derive(Debug, Default)]
pub(super) struct Paired {
    /// The item of each name, if any.
    pub(super) stated: Vec<Option<usize>>,
    /// Names without an item, by number.
    pub(super) unknown: Vec<usize>,
    /// Items without a name, by number.
    pub(super) missing: Vec<usize>,
}

/// Pairs names with items, the best matches first. If several names match an item equally, the one at the expected
/// position is chosen.
pub(super) fn pair(stated: usize, expected: usize, score: impl Fn(usize, usize) -> u32) -> Paired {
    let mut all: Vec<(u32, usize, usize)> = Vec::new();
    for one in 0..stated {
        all.extend((0..expected).map(|other| (score(one, other), one, other)).filter(|(score, ..)| *score > 0));
    }
    all.sort_by_key(|(score, one, other)| (std::cmp::Reverse(*score), *one, *other));
    let mut best: Vec<u32> = vec![0; stated];
    let mut wanted: Vec<usize> = vec![0; expected];
    for (score, one, other) in &all {
        if let (Some(best), Some(wanted)) = (best.get_mut(*one), wanted.get_mut(*other)) {
            *best = (*best).max(*score);
            *wanted += usize::from(*best == *score);
        }
    }
    let mut paired = Paired { stated: vec![None; stated], ..Paired::default() };
    let mut taken = vec![false; expected];
    let mut take = |paired: &mut Paired, one: usize, other: usize| {
        if let (Some(slot @ None), Some(taken @ false)) = (paired.stated.get_mut(one), taken.get_mut(other)) {
            (*slot, *taken) = (Some(other), true);
        }
    };
    // Names that compete for an item wait until the other pairs are known.
    let contested = |other: usize| wanted.get(other).is_some_and(|wanted| *wanted > 1);
    let mut waits = vec![false; stated];
    for (score, one, other) in &all {
        if let Some(waits) = waits.get_mut(*one) {
            *waits |= best.get(*one) == Some(score) && contested(*other);
        }
    }
    for (_, one, other) in &all {
        if !contested(*other) && waits.get(*one) == Some(&false) {
            take(&mut paired, *one, *other);
        }
    }
    paired.leave(expected);
    let ranks = |count: usize, left: &[usize]| -> Vec<usize> {
        let mut ranks = vec![0; count];
        for (rank, number) in left.iter().enumerate() {
            if let Some(slot) = ranks.get_mut(*number) {
                *slot = rank;
            }
        }
        ranks
    };
    let (here, there) = (ranks(stated, &paired.unknown), ranks(expected, &paired.missing));
    let apart = |one: usize, other: usize| here.get(one).zip(there.get(other)).map(|(a, b)| a.abs_diff(*b));
    all.sort_by_key(|(score, one, other)| (std::cmp::Reverse(*score), apart(*one, *other), *one, *other));
    for (_, one, other) in &all {
        take(&mut paired, *one, *other);
    }
    paired.leave(expected);
    paired
}

impl Paired {
    /// Updates the unmatched names and items.
    fn leave(&mut self, expected: usize) {
        self.unknown = (0..self.stated.len()).filter(|one| self.stated.get(*one) == Some(&None)).collect();
        let mut taken = vec![false; expected];
        for other in self.stated.iter().flatten() {
            if let Some(taken) = taken.get_mut(*other) {
                *taken = true;
            }
        }
        self.missing = (0..expected).filter(|other| taken.get(*other) == Some(&false)).collect();
    }

    /// Assigns unknown names to missing items: those between the neighbors, then any that are left. Also returns the
    /// items that remain missing.
    pub(super) fn guesses(&self) -> (Vec<(usize, Option<usize>)>, Vec<usize>) {
        let mut missing = self.missing.clone();
        let mut meant = Vec::new();
        for one in self.unknown.iter().rev() {
            let (before, behind) = self.stated.split_at((*one).min(self.stated.len()));
            let low = before.iter().rev().flatten().next().map_or(0, |other| other + 1);
            let high = behind.iter().flatten().next().copied().unwrap_or(usize::MAX);
            let between = missing.iter().rposition(|other| (low..high).contains(other));
            let left = || (self.unknown.len() >= self.missing.len() && !missing.is_empty()).then(|| missing.len() - 1);
            meant.push((*one, between.or_else(left).map(|at| missing.remove(at))));
        }
        meant.reverse();
        for (_, slot) in meant.iter_mut().filter(|(_, slot)| slot.is_none()) {
            *slot = if missing.is_empty() { None } else { Some(missing.remove(0)) };
        }
        (meant, missing)
    }
}

/// The maximum number of commas in a name.
const MOST_PARTS: usize = 4;

impl Comparing<'_> {
    /// How well a name matches each item. An item is excluded if the name matches another one better.
    pub(super) fn scores(&self, noun: Noun, name: &Name, expected: &[Label], least: u32) -> Vec<Option<Meant>> {
        let all = self.labels.all(noun, name.words());
        let best = all.first().map_or(0, |meant| meant.score);
        let fits = |meant: &&Meant| meant.score >= least && (meant.score == best || meant.score >= SAME);
        expected.iter().map(|label| all.iter().filter(fits).find(|meant| meant.label == *label).copied()).collect()
    }

    /// Pairs a row and reports differences. An unknown name is reported with the item that it probably means.
    pub(super) fn row(&mut self, row: &Row<'_>) -> Paired {
        let merged = self.merged(row.noun, row.stated);
        let stated: Vec<&Name> = merged.iter().collect();
        let row = &Row { stated: &stated, ..*row };
        let scores: Vec<Vec<Option<Meant>>> =
            row.stated.iter().map(|name| self.scores(row.noun, name, row.expected, row.least)).collect();
        let meant = |one: usize, other: usize| scores.get(one)?.get(other).copied().flatten();
        let paired = pair(row.stated.len(), row.expected.len(), |one, other| meant(one, other).map_or(0, Meant::rank));
        for (one, name) in row.stated.iter().enumerate() {
            let known = paired.stated.get(one).copied().flatten().and_then(|other| meant(one, other));
            if let Some(known) = known {
                self.confirm(&name.at, row.route);
                let all = self.labels.same(row.noun, name.words());
                self.uses(known, name, &all);
            }
        }
        self.differences(row, &paired);
        paired
    }

    /// Puts names with commas together again.
    pub(super) fn merged(&self, noun: Noun, stated: &[&Name]) -> Vec<Name> {
        let text = self.source.text();
        let mut names: Vec<Name> = Vec::new();
        let mut rest = stated;
        while let [first, others @ ..] = rest {
            let whole = |(count, last): (usize, &&Name)| {
                let at = first.at.start..last.at.end;
                let written = text.get(at.clone()).filter(|text| !text.contains("**") && !text.contains('\n'))?;
                let whole = Name::new(written, at, first.bold);
                let fits = self.labels.same(noun, whole.words()).first().is_some_and(|meant| meant.score == 100);
                fits.then_some((count + 1, whole))
            };
            let found = others.iter().enumerate().take(MOST_PARTS).rev().find_map(whole);
            let (taken, name) = found.unwrap_or_else(|| (0, (*first).clone()));
            names.push(name);
            rest = others.get(taken..).unwrap_or_default();
        }
        names
    }

    fn differences(&mut self, row: &Row<'_>, paired: &Paired) {
        let what = row.noun.what();
        let id = |other: usize| Some(self.labels.id(*row.expected.get(other)?).to_owned());
        let (unknown, missing) = paired.guesses();
        for (one, meant) in unknown {
            let Some(name) = row.stated.get(one) else { continue };
            let message = match meant.and_then(id) {
                Some(id) => format!("the page names {} instead of {what} `{id}`", quoted(&name.text)),
                None => format!("unexpected {what} {}", quoted(&name.text)),
            };
            let expected = meant.and_then(|other| row.expected.get(other)).copied();
            // A known item that is not expected here, or that is here twice.
            let known = self.labels.same(row.noun, name.words());
            let again = expected.is_none() && known.iter().any(|meant| row.expected.contains(&meant.label));
            if !known.is_empty() && !again {
                self.contradict(&name.at, row.route, message, &format!("the expected {what} or none"));
            } else {
                self.misnamed(name, expected, row.route, (message, "the expected item"));
            }
        }
        for id in missing.into_iter().filter_map(id).collect::<Vec<_>>() {
            let message = format!("the page does not mention {what} `{id}`");
            self.unsaid(row.around, row.route, message);
        }
    }
}
