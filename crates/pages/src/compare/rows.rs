//! Names that stand in a row, held against what the rules have: pairs, what is left on either side.

use std::ops::Range;

use crate::label::{Label, Meant, Noun};
use crate::likeness::SAME;
use crate::told::Name;

use super::{Comparing, quoted};

/// What the rules have, and what the page names.
pub(super) struct Row<'r> {
    pub(super) noun: Noun,
    /// What the rules have here.
    pub(super) expected: &'r [Label],
    pub(super) told: &'r [&'r Name],
    /// Where the rules say it.
    pub(super) route: &'r [&'r str],
    /// Where what is not named is told.
    pub(super) around: &'r Range<usize>,
    /// How well a name has to fit.
    pub(super) least: u32,
}

/// Who was paired with whom.
#[derive(Debug, Default)]
pub(super) struct Paired {
    /// What each of the told is, if anything of the rules.
    pub(super) told: Vec<Option<usize>>,
    /// What is told of nothing, by number of the told.
    pub(super) strange: Vec<usize>,
    /// What is not told, by number of the expected.
    pub(super) missing: Vec<usize>,
}

/// Pairs what is told with what is expected, the best first. Of several that fit one thing as well, the one that stands
/// where it is expected.
pub(super) fn pair(told: usize, expected: usize, score: impl Fn(usize, usize) -> u32) -> Paired {
    let mut all: Vec<(u32, usize, usize)> = Vec::new();
    for one in 0..told {
        all.extend((0..expected).map(|other| (score(one, other), one, other)).filter(|(score, ..)| *score > 0));
    }
    all.sort_by_key(|(score, one, other)| (std::cmp::Reverse(*score), *one, *other));
    let mut best: Vec<u32> = vec![0; told];
    let mut wanted: Vec<usize> = vec![0; expected];
    for (score, one, other) in &all {
        if let (Some(best), Some(wanted)) = (best.get_mut(*one), wanted.get_mut(*other)) {
            *best = (*best).max(*score);
            *wanted += usize::from(*best == *score);
        }
    }
    let mut paired = Paired { told: vec![None; told], ..Paired::default() };
    let mut taken = vec![false; expected];
    let mut take = |paired: &mut Paired, one: usize, other: usize| {
        if let (Some(slot @ None), Some(taken @ false)) = (paired.told.get_mut(one), taken.get_mut(other)) {
            (*slot, *taken) = (Some(other), true);
        }
    };
    // What several want waits until the rest is known.
    let contested = |other: usize| wanted.get(other).is_some_and(|wanted| *wanted > 1);
    let mut waits = vec![false; told];
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
    let (here, there) = (ranks(told, &paired.strange), ranks(expected, &paired.missing));
    let apart = |one: usize, other: usize| here.get(one).zip(there.get(other)).map(|(a, b)| a.abs_diff(*b));
    all.sort_by_key(|(score, one, other)| (std::cmp::Reverse(*score), apart(*one, *other), *one, *other));
    for (_, one, other) in &all {
        take(&mut paired, *one, *other);
    }
    paired.leave(expected);
    paired
}

impl Paired {
    /// What is left on either side.
    fn leave(&mut self, expected: usize) {
        self.strange = (0..self.told.len()).filter(|one| self.told.get(*one) == Some(&None)).collect();
        let mut taken = vec![false; expected];
        for other in self.told.iter().flatten() {
            if let Some(taken) = taken.get_mut(*other) {
                *taken = true;
            }
        }
        self.missing = (0..expected).filter(|other| taken.get(*other) == Some(&false)).collect();
    }

    /// What each of the strange stands for: what is missing between its neighbours, else what is left; and what is missing
    /// besides.
    pub(super) fn strangers(&self) -> (Vec<(usize, Option<usize>)>, Vec<usize>) {
        let mut missing = self.missing.clone();
        let mut meant = Vec::new();
        for one in self.strange.iter().rev() {
            let (before, behind) = self.told.split_at((*one).min(self.told.len()));
            let low = before.iter().rev().flatten().next().map_or(0, |other| other + 1);
            let high = behind.iter().flatten().next().copied().unwrap_or(usize::MAX);
            let between = missing.iter().rposition(|other| (low..high).contains(other));
            let left = || (self.strange.len() >= self.missing.len() && !missing.is_empty()).then(|| missing.len() - 1);
            meant.push((*one, between.or_else(left).map(|at| missing.remove(at))));
        }
        meant.reverse();
        for (_, slot) in meant.iter_mut().filter(|(_, slot)| slot.is_none()) {
            *slot = if missing.is_empty() { None } else { Some(missing.remove(0)) };
        }
        (meant, missing)
    }
}

/// How many commas a name may have.
const MOST_PARTS: usize = 4;

impl Comparing<'_> {
    /// How well a name fits each of some; what it means better is what it means.
    pub(super) fn scores(&self, noun: Noun, name: &str, expected: &[Label], least: u32) -> Vec<Option<Meant>> {
        let all = self.labels.all(noun, name);
        let best = all.first().map_or(0, |meant| meant.score);
        let fits = |meant: &&Meant| meant.score >= least && (meant.score == best || meant.score >= SAME);
        expected.iter().map(|label| all.iter().filter(fits).find(|meant| meant.label == *label).copied()).collect()
    }

    /// Pairs a row and tells what differs. What is told strangely is told with what it stands for.
    pub(super) fn row(&mut self, row: &Row<'_>) -> Paired {
        let merged = self.merged(row.noun, row.told);
        let told: Vec<&Name> = merged.iter().collect();
        let row = &Row { told: &told, ..*row };
        let scores: Vec<Vec<Option<Meant>>> =
            row.told.iter().map(|name| self.scores(row.noun, &name.text, row.expected, row.least)).collect();
        let meant = |one: usize, other: usize| scores.get(one)?.get(other).copied().flatten();
        let paired = pair(row.told.len(), row.expected.len(), |one, other| meant(one, other).map_or(0, Meant::rank));
        for (one, name) in row.told.iter().enumerate() {
            let known = paired.told.get(one).copied().flatten().and_then(|other| meant(one, other));
            if let Some(known) = known {
                self.confirm(&name.at, row.route);
                let all = self.labels.same(row.noun, &name.text);
                self.uses(known, name, &all);
            }
        }
        self.differences(row, &paired);
        paired
    }

    /// Names with a comma in them were taken for several.
    pub(super) fn merged(&self, noun: Noun, told: &[&Name]) -> Vec<Name> {
        let text = self.source.text();
        let mut names: Vec<Name> = Vec::new();
        let mut rest = told;
        while let [first, others @ ..] = rest {
            let whole = |(count, last): (usize, &&Name)| {
                let at = first.at.start..last.at.end;
                let written = text.get(at.clone()).filter(|text| !text.contains("**") && !text.contains('\n'))?;
                let fits = self.labels.same(noun, written).first().is_some_and(|meant| meant.score == 100);
                fits.then(|| (count + 1, Name { text: written.into(), at, bold: first.bold }))
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
        let (strange, missing) = paired.strangers();
        for (one, meant) in strange {
            let Some(name) = row.told.get(one) else { continue };
            let message = match meant.and_then(id) {
                Some(id) => format!("the page names {}, where the rules have the {what} `{id}`", quoted(&name.text)),
                None => format!("the page names {}, which is no {what} of the rules here", quoted(&name.text)),
            };
            self.contradict(&name.at, row.route, message, &format!("each {what} that there is"));
        }
        for id in missing.into_iter().filter_map(id).collect::<Vec<_>>() {
            let message = format!("the page does not name the {what} `{id}`");
            self.unsaid(row.around, row.route, message);
        }
    }
}
