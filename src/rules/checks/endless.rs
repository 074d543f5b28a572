use std::collections::BTreeSet;

use crate::diagnostic::{Finding, check};
use crate::rules::outline::{Exit, Outline, Target};
use crate::rules::region::{Region, TooMany};

check! {
/// Leads go round and round, and never reach the archive.
///
/// From a stage that leads come to, every way leads back to the same few stages. Each has a way out, but none of these
/// ways ever comes to an outcome, for all leads or for those with the facts that are named. One finding is told for
/// each such circle, at its first stage.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved }, park: { to: parked } }
///     timeout: { after: 30d, to: solved }
///   parked:
///     actions: { wait: { to: waiting } }
///   waiting:
///     actions: { look: { to: parked } }
///   closed: { outcomes: [solved] }
/// ```
/// Right:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout: { after: 30d, to: solved }
///   closed: { outcomes: [solved] }
/// ```
    ENDLESS: Error in Lifecycle, "endless"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) {
    let Ok(ends) = ends(outline) else { return };
    let trapped = |stage: usize| {
        let ends = ends.get(stage).cloned().unwrap_or_default();
        outline.reach(stage).minus(&ends, &outline.sizes).ok().filter(|trapped| !trapped.is_empty())
    };
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut walk = Walk { outline, patience: PATIENCE };
    for (number, stage) in outline.stages.iter().enumerate() {
        let Some(region) = trapped(number).filter(|_| !told.contains(&number)) else { continue };
        let ways = walk.from(number, &region, Walk::onwards).zip(walk.from(number, &region, Walk::backwards));
        let others = match ways {
            // Whoever can leave the circle is trapped elsewhere, which is told there.
            Some((circle, back)) if circle.is_empty() || !circle.is_subset(&back) => continue,
            Some((circle, _)) => {
                told.extend(&circle);
                // That it takes no time is worse, and is told.
                let exits = circle.iter().filter_map(|stage| outline.exits.get(*stage)).flatten();
                if exits.clone().all(Exit::is_instant) {
                    continue;
                }
                let others = circle.iter().filter(|other| **other != number);
                others.filter_map(|other| Some(format!("`{}`", outline.stages.get(*other)?.name.value))).collect()
            }
            // Too much to find out where: that it is so is certain.
            None => Vec::new(),
        };
        let between = match others.len() {
            0 => String::new(),
            1..=5 => format!(" and go round with {}", others.join(", ")),
            more => {
                format!(" and go round with {} and {} others", others.get(..5).unwrap_or_default().join(", "), more - 5)
            }
        };
        let message =
            format!("leads in `{}`{} never reach the archive{between}", stage.name.value, outline.describe(&region));
        findings.push(ENDLESS.in_text(&outline.draft.source, stage.name.span.clone(), message));
        if walk.patience == 0 {
            return;
        }
    }
}

/// How many exits are followed to find out which stages make a circle.
const PATIENCE: usize = 1_000_000;

/// Walks from stage to stage.
struct Walk<'o> {
    outline: &'o Outline<'o>,
    patience: usize,
}

impl Walk<'_> {
    /// The stages that are found from one, itself only if it is come back to; none where patience is at its end.
    fn from(
        &mut self,
        start: usize,
        region: &Region,
        next: fn(&Outline<'_>, usize, &Region) -> Vec<usize>,
    ) -> Option<BTreeSet<usize>> {
        let mut found = BTreeSet::new();
        let mut open = vec![start];
        while let Some(stage) = open.pop() {
            let beyond = next(self.outline, stage, region);
            self.patience = self.patience.saturating_sub(beyond.len() + 1);
            if self.patience == 0 {
                return None;
            }
            open.extend(beyond.into_iter().filter(|to| found.insert(*to)));
        }
        Some(found)
    }

    /// Where leads of a region go from a stage.
    fn onwards(outline: &Outline<'_>, stage: usize, region: &Region) -> Vec<usize> {
        let exits = outline.exits.get(stage).into_iter().flatten();
        let taken = exits.filter(|exit| exit.when.and(region).is_ok_and(|taken| !taken.is_empty()));
        taken.filter_map(|exit| if let Target::Stage(to) = exit.to { Some(to) } else { None }).collect()
    }

    /// Where leads of a region come to a stage from.
    fn backwards(outline: &Outline<'_>, stage: usize, region: &Region) -> Vec<usize> {
        let from = outline.into.get(stage).into_iter().flatten();
        from.copied().filter(|from| Self::onwards(outline, *from, region).contains(&stage)).collect()
    }
}

/// By stage: the leads that can come to the archive from there, or to somewhere unknown.
fn ends(outline: &Outline<'_>) -> Result<Vec<Region>, TooMany> {
    let mut ends = vec![Region::default(); outline.stages.len()];
    let mut open: Vec<usize> = (0..outline.stages.len()).collect();
    while let Some(stage) = open.pop() {
        let mut grown = false;
        for exit in outline.exits.get(stage).into_iter().flatten() {
            let beyond = match exit.to {
                Target::Stage(to) => ends.get(to).cloned().unwrap_or_default(),
                Target::Outcome(_) | Target::Unknown => Region::all(),
            };
            let through = exit.when.and(&beyond)?;
            if let Some(own) = ends.get_mut(stage) {
                grown |= own.add(&through)?;
            }
        }
        if grown {
            open.extend(outline.into.get(stage).into_iter().flatten());
        }
    }
    Ok(ends)
}
