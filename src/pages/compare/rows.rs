//! Names that stand in a row, held against what the rules have: pairs, what is left on either side.

use std::ops::Range;

use crate::pages::label::{Meant, Noun, SAME};
use crate::pages::told::Name;

use super::{Comparing, quoted};

/// What the rules have, and what the page names.
pub(super) struct Row<'r> {
    pub(super) noun: Noun,
    /// The numbers that the rules have here.
    pub(super) expected: &'r [usize],
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

/// Pairs what is told with what is expected, the best first; of equals those that stand at the same place.
pub(super) fn pair(told: usize, expected: usize, score: impl Fn(usize, usize) -> u32) -> Paired {
    let mut all: Vec<(u32, std::cmp::Reverse<usize>, std::cmp::Reverse<usize>, usize)> = Vec::new();
    for one in 0..told {
        for other in 0..expected {
            let score = score(one, other);
            if score > 0 {
                all.push((score, std::cmp::Reverse(one.abs_diff(other)), std::cmp::Reverse(one), other));
            }
        }
    }
    all.sort_by(|a, b| b.cmp(a));
    let mut paired = Paired { told: vec![None; told], ..Paired::default() };
    for (_, _, std::cmp::Reverse(one), other) in all {
        let free = !paired.told.contains(&Some(other));
        if let Some(slot) = paired.told.get_mut(one).filter(|slot| slot.is_none() && free) {
            *slot = Some(other);
        }
    }
    paired.strange = (0..told).filter(|one| paired.told.get(*one) == Some(&None)).collect();
    paired.missing = (0..expected).filter(|other| !paired.told.contains(&Some(*other))).collect();
    paired
}

impl Comparing<'_> {
    /// How well a name fits each of some; what it means better is what it means.
    pub(super) fn scores(&self, noun: Noun, name: &str, expected: &[usize], least: u32) -> Vec<Option<Meant>> {
        let all = self.labels.all(noun, name);
        let best = all.first().map_or(0, |meant| meant.score);
        let fits = |meant: &&Meant| meant.score >= least && (meant.score == best || meant.score >= SAME);
        expected.iter().map(|number| all.iter().filter(fits).find(|meant| meant.number == *number).copied()).collect()
    }

    /// Pairs a row and tells what differs. What is told strangely is told with what it stands for.
    pub(super) fn row(&mut self, row: &Row<'_>) -> Paired {
        let scores: Vec<Vec<Option<Meant>>> =
            row.told.iter().map(|name| self.scores(row.noun, &name.text, row.expected, row.least)).collect();
        let meant = |one: usize, other: usize| scores.get(one)?.get(other).copied().flatten();
        let paired = pair(row.told.len(), row.expected.len(), |one, other| meant(one, other).map_or(0, |it| it.score));
        for (one, name) in row.told.iter().enumerate() {
            let known = paired.told.get(one).copied().flatten().and_then(|other| meant(one, other));
            if let Some(known) = known {
                self.confirm(&name.at, row.route);
                let all = self.labels.same(row.noun, &name.text);
                self.uses(row.noun, known, name, &all);
            }
        }
        self.differences(row, &paired);
        paired
    }

    fn differences(&mut self, row: &Row<'_>, paired: &Paired) {
        let what = row.noun.what();
        let id =
            |other: usize| row.expected.get(other).map_or("", |number| self.labels.id(row.noun, *number)).to_owned();
        let ids: Vec<String> = paired.missing.iter().map(|other| id(*other)).collect();
        let mut missing = ids.into_iter();
        for one in &paired.strange {
            let Some(name) = row.told.get(*one) else { continue };
            let message = match missing.next() {
                Some(id) => format!("the page names {}, where the rules have the {what} `{id}`", quoted(&name.text)),
                None => format!("the page names {}, which is no {what} of the rules here", quoted(&name.text)),
            };
            self.contradict(&name.at, row.route, message, &format!("each {what} that there is"));
        }
        for id in missing {
            let message = format!("the page does not name the {what} `{id}`");
            self.unsaid(row.around, row.route, message);
        }
    }
}
