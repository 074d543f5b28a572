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
    for (number, stage) in outline.stages.iter().enumerate() {
        let Some(region) = trapped(number).filter(|_| !told.contains(&number)) else { continue };
        let circle = onwards(outline, number, &region);
        // Whoever can leave the circle is trapped elsewhere, which is told there.
        let back = |from: usize| onwards(outline, from, &region).contains(&number);
        if circle.is_empty() || !circle.iter().all(|from| back(*from)) {
            continue;
        }
        told.extend(&circle);
        // That it takes no time is worse, and is told.
        let exits = circle.iter().filter_map(|stage| outline.exits.get(*stage)).flatten();
        if exits.clone().all(Exit::is_instant) {
            continue;
        }
        let names: Vec<String> = circle
            .iter()
            .filter(|other| **other != number)
            .filter_map(|other| Some(format!("`{}`", outline.stages.get(*other)?.name.value)))
            .collect();
        let between = if names.is_empty() { String::new() } else { format!(" and go round with {}", names.join(", ")) };
        let message =
            format!("leads in `{}`{} never reach the archive{between}", stage.name.value, outline.describe(&region));
        findings.push(ENDLESS.in_text(&outline.draft.source, stage.name.span.clone(), message));
    }
}

/// By stage: the leads that can come to the archive from there, or to somewhere unknown.
fn ends(outline: &Outline<'_>) -> Result<Vec<Region>, TooMany> {
    let mut ends = vec![Region::default(); outline.stages.len()];
    let mut into: Vec<Vec<usize>> = vec![Vec::new(); outline.stages.len()];
    for (from, exits) in outline.exits.iter().enumerate() {
        for exit in exits {
            if let Target::Stage(to) = exit.to
                && let Some(into) = into.get_mut(to)
            {
                into.push(from);
            }
        }
    }
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
            open.extend(into.get(stage).into_iter().flatten());
        }
    }
    Ok(ends)
}

/// The stages that leads of a region come to from a stage, itself only if they come back.
fn onwards(outline: &Outline<'_>, start: usize, region: &Region) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![start];
    while let Some(stage) = open.pop() {
        for exit in outline.exits.get(stage).into_iter().flatten() {
            let taken = exit.when.and(region).is_ok_and(|taken| !taken.is_empty());
            if let (Target::Stage(to), true) = (exit.to, taken)
                && found.insert(to)
            {
                open.push(to);
            }
        }
    }
    found
}
