//! Which leads each entry of a rollout matches, for every combination of facts, every share and every instant.

use std::collections::BTreeSet;

use super::Instant;
use super::id::{Axis, FactId, IdVec, Number, ValueId};
use super::outline::Outline;
use super::region::{Region, Sizes, TooMany, Values};
use super::rollout::Share;
use super::rollout_file::RolloutDraft;

/// A period in which the same entries can match.
pub(super) struct Period {
    /// The start, if it has one.
    pub(super) from: Option<Instant>,
    /// The leads that no entry matches.
    pub(super) left: Region,
}

pub(super) struct Proof {
    pub(super) periods: Vec<Period>,
    /// By entry and share: whether it ever matches. An entry without shares has one share of 100 %.
    pub(super) takes: Vec<Vec<bool>>,
    /// By entry: the leads that it matches.
    entries: Vec<Region>,
}

impl Proof {
    /// The earlier entries that together match all leads of an entry: the last of them, from its own start on.
    pub(super) fn hiding(&self, outline: &Outline<'_>, rollout: &RolloutDraft, entry: usize) -> Option<usize> {
        let start = rollout.entries.get(entry)?.from;
        let mut left = *self.entries.get(entry)?;
        let earlier = rollout.entries.iter().zip(&self.entries).enumerate().take(entry);
        for (number, (_, region)) in earlier.filter(|(_, (other, _))| other.from <= start) {
            left = outline.space.minus(left, *region).ok()?;
            if left.is_empty() {
                return Some(number);
            }
        }
        None
    }
}

/// A fact that divides shares, with the bounds of the shares. The cells between the bounds act as values of an extra
/// fact.
struct Cut {
    fact: FactId,
    bounds: IdVec<ValueId, Share>,
    /// The axis of the extra fact.
    axis: Axis,
}

impl Proof {
    pub(super) fn new(outline: &Outline<'_>, rollout: &RolloutDraft) -> Result<Self, TooMany> {
        let (cuts, sizes) = cuts(rollout, outline);
        let regions: Vec<Vec<Region>> = rollout
            .entries
            .iter()
            .map(|entry| {
                let when = outline.region(&entry.when)?;
                let Some(cut) = entry.by.as_ref().and_then(|by| {
                    let fact = outline.names.facts.get(&by.value)?;
                    cuts.iter().find(|cut| cut.fact == fact)
                }) else {
                    return Ok(vec![when]);
                };
                let mut from = Share::default();
                let shares = entry.ends().map(|end| {
                    let within = cut.bounds.entries().filter(|(_, bound)| from <= **bound && **bound < end);
                    let cells = Values::of(sizes[cut.axis], within.map(|(cell, _)| cell));
                    from = end;
                    outline.space.and(when, outline.space.with(cut.axis, cells)?)
                });
                shares.collect()
            })
            .collect::<Result<_, TooMany>>()?;
        let mut starts: Vec<Option<Instant>> = rollout.entries.iter().map(|entry| entry.from).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut takes: Vec<Vec<bool>> = regions.iter().map(|shares| vec![false; shares.len()]).collect();
        let mut periods = Vec::new();
        for from in starts {
            let mut left = Region::ALL;
            for ((entry, shares), takes) in rollout.entries.iter().zip(&regions).zip(&mut takes) {
                if entry.from > from {
                    continue;
                }
                for (region, takes) in shares.iter().zip(takes) {
                    *takes |= !outline.space.and(left, *region)?.is_empty();
                    left = outline.space.minus(left, *region)?;
                }
            }
            periods.push(Period { from, left });
        }
        let entries = regions.iter().map(|shares| outline.space.union(shares.iter().copied()));
        let entries = entries.collect::<Result<_, _>>()?;
        Ok(Self { periods, takes, entries })
    }
}

/// The facts that divide shares, and the sizes including the extra facts.
fn cuts(rollout: &RolloutDraft, outline: &Outline<'_>) -> (Vec<Cut>, Sizes) {
    let mut bounds: Vec<(FactId, BTreeSet<Share>)> = Vec::new();
    for entry in &rollout.entries {
        let Some(fact) = entry.by.as_ref().and_then(|by| outline.names.facts.get(&by.value)) else { continue };
        // A cell that starts at 100 % is empty.
        let ends = entry.ends().filter(|bound| *bound < Share::WHOLE);
        match bounds.iter_mut().find(|(known, _)| *known == fact) {
            Some((_, bounds)) => bounds.extend(ends),
            None => bounds.push((fact, std::iter::once(Share::default()).chain(ends).collect())),
        }
    }
    let mut sizes: Vec<usize> = outline.sizes.iter().copied().collect();
    let mut cuts = Vec::new();
    for (fact, bounds) in bounds {
        let Some(axis) = Axis::of(sizes.len()) else { continue };
        let (_, declared) = &outline.draft.facts[fact];
        let unknown = declared.optional && declared.default.is_none();
        sizes.push(bounds.len() + usize::from(unknown));
        cuts.push(Cut { fact, bounds: bounds.into_iter().collect(), axis });
    }
    (cuts, sizes.into_iter().collect())
}
