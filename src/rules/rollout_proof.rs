//! Which leads each entry of a rollout takes, for every combination of facts, every share and every instant.

use super::Instant;
use super::id::FactId;
use super::names::Names;
use super::outline::Outline;
use super::region::{Cube, Region, TooMany, Values};
use super::rollout::Share;
use super::rollout_file::RolloutDraft;

/// A stretch of time in which the same entries take leads.
pub(super) struct Stretch {
    /// From when on; none for since ever.
    pub(super) from: Option<Instant>,
    /// The leads that no entry takes.
    pub(super) left: Region,
}

pub(super) struct Proof {
    pub(super) stretches: Vec<Stretch>,
    /// By entry and share: whether it takes any lead at any time. An entry without shares has one, of everything.
    pub(super) takes: Vec<Vec<bool>>,
}

/// A fact by which shares are told apart, and where its shares begin and end. The cells between them are like the
/// values of a further fact.
struct Cut {
    fact: FactId,
    bounds: Vec<Share>,
    /// The number of this further fact.
    number: usize,
}

impl Proof {
    pub(super) fn new(outline: &Outline<'_>, rollout: &RolloutDraft) -> Result<Self, TooMany> {
        let mut sizes = outline.sizes.clone();
        let cuts = cuts(&outline.names, rollout, &mut sizes, outline);
        let regions: Vec<Vec<Region>> = rollout
            .entries
            .iter()
            .map(|entry| {
                let when = outline.region(&entry.when);
                let Some(cut) = entry.by.as_ref().and_then(|by| {
                    let fact = outline.names.facts.get(&by.value)?;
                    cuts.iter().find(|cut| cut.fact == fact)
                }) else {
                    return Ok(vec![when]);
                };
                let size = sizes.get(cut.number).copied().unwrap_or_default();
                let mut from = Share::default();
                let shares = entry.ends().map(|end| {
                    let within = cut.bounds.iter().enumerate().filter(|(_, bound)| from <= **bound && **bound < end);
                    let cells = Values::of(size, within.map(|(cell, _)| cell));
                    from = end;
                    let mut cube = Cube::default();
                    cube.narrow(cut.number, cells);
                    when.and(&Region::of(cube))
                });
                shares.collect()
            })
            .collect::<Result<_, TooMany>>()?;
        let mut starts: Vec<Option<Instant>> = rollout.entries.iter().map(|entry| entry.from).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut takes: Vec<Vec<bool>> = regions.iter().map(|shares| vec![false; shares.len()]).collect();
        let mut stretches = Vec::new();
        for from in starts {
            let mut left = Region::all();
            for ((entry, shares), takes) in rollout.entries.iter().zip(&regions).zip(&mut takes) {
                if entry.from > from {
                    continue;
                }
                for (region, takes) in shares.iter().zip(takes) {
                    *takes |= !left.and(region)?.is_empty();
                    left = left.minus(region, &sizes)?;
                }
            }
            stretches.push(Stretch { from, left });
        }
        Ok(Self { stretches, takes })
    }
}

/// The facts by which shares are told apart. The sizes of the further facts that they are come behind the others.
fn cuts(names: &Names<'_>, rollout: &RolloutDraft, sizes: &mut Vec<usize>, outline: &Outline<'_>) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    for entry in &rollout.entries {
        let Some(fact) = entry.by.as_ref().and_then(|by| names.facts.get(&by.value)) else { continue };
        if let Some(cut) = cuts.iter_mut().find(|cut| cut.fact == fact) {
            cut.bounds.extend(entry.ends());
        } else {
            let bounds = std::iter::once(Share::default()).chain(entry.ends()).collect();
            cuts.push(Cut { fact, bounds, number: 0 });
        }
    }
    for cut in &mut cuts {
        cut.bounds.sort_unstable();
        cut.bounds.dedup();
        // What begins at the end of everything is nothing.
        cut.bounds.retain(|bound| *bound < Share::WHOLE);
        cut.number = sizes.len();
        let (_, declared) = &outline.draft.facts[cut.fact];
        let unknown = declared.optional && declared.default.is_none();
        sizes.push(cut.bounds.len() + usize::from(unknown));
    }
    cuts
}
