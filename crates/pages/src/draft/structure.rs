//! Fills in what known sentences do not say, by the structure of a page: stages are sections of one level with anchors
//! that end alike, actions are items that begin with a name, and the last name in bold is where they lead.

use std::ops::Range;

use crate::likeness::alike;
use crate::stated::{Name, Stated, StatedAction, StatedEntry, StatedSection, StatedTarget};

/// The minimum number of outcomes in a row.
const LEAST_ROW: usize = 3;

/// Fills in actions and targets. Those that are read from their position only are marked as such.
pub(crate) fn fill(stated: &mut Stated) {
    let stages = stages(&stated.sections);
    let Some(archive) = archive(&stated.sections, &stages) else { return };
    let outcomes: Vec<Name> = stated.sections.get(archive).map(|section| section.names.clone()).unwrap_or_default();
    stated.archive = Some(archive);
    let open: Vec<usize> = stages.into_iter().filter(|number| *number != archive).collect();
    let headings: Vec<Name> =
        open.iter().filter_map(|number| Some(stated.sections.get(*number)?.heading.clone())).collect();
    for (at, number) in open.iter().enumerate() {
        let Some(section) = stated.sections.get_mut(*number) else { continue };
        let next = headings.get(at + 1);
        offer(section, &outcomes);
        let count = section.actions.len();
        for (rank, action) in section.actions.iter_mut().enumerate().filter(|(_, it)| it.to.is_empty() && !it.stays) {
            let target = if is_in(&outcomes, &action.name) { Some(&action.name) } else { None };
            // An outcome can have the name of its action.
            let ends = action.names.last().filter(|last| rank > 0 || is_in(&outcomes, last));
            let named = ends.or_else(|| last_other(&action.name, &action.names));
            let Some(target) = named.or(target) else { continue };
            // The first of several actions leads on, and the others end.
            let moves = !is_in(&outcomes, target) && next.is_some() && (rank == 0 || count == 1 || leads(next, target));
            let target = target.clone();
            action.to.push(if moves { StatedTarget::Moves(target) } else { StatedTarget::Archives(target) });
            action.by_position = true;
        }
        for timeout in section.timeouts.iter_mut().filter(|timeout| timeout.to.is_empty()) {
            timeout.to.extend(timeout.names.last().cloned().map(StatedTarget::Archives));
        }
        for (timeout, time) in section.timeouts.iter_mut().zip(&section.times) {
            if timeout.after.is_none() && !time.callout {
                timeout.after = Some((time.duration, time.at.clone()));
            }
        }
    }
}

/// The sections of stages: of the level of those with timeouts, with anchors that end like theirs.
fn stages(sections: &[StatedSection]) -> Vec<usize> {
    let last =
        |section: &StatedSection| section.anchors.first().and_then(|it| it.rsplit('-').next().map(str::to_owned));
    let items = |section: &StatedSection| section.entries.iter().filter(|entry| is_action(entry)).count();
    let sure = sections.iter().filter(|section| section.level > 1 && !section.anchors.is_empty());
    let sure = sure.clone().find(|section| !section.timeouts.is_empty()).or_else(|| {
        let mut others = sure;
        others.find(|section| !section.actions.is_empty() || items(section) > 1)
    });
    let Some((level, Some(ending))) = sure.map(|section| (section.level, last(section))) else { return Vec::new() };
    let alike = |section: &StatedSection| section.level == level && last(section).as_ref() == Some(&ending);
    sections.iter().enumerate().filter(|(_, section)| alike(section)).map(|(number, _)| number).collect()
}

/// The section with the outcomes: the last one without a timeout that has a row of names, or else the last one.
fn archive(sections: &[StatedSection], stages: &[usize]) -> Option<usize> {
    let lists = |number: &&usize| {
        let section = sections.get(**number);
        section.is_some_and(|section| section.timeouts.is_empty())
            && row(section).is_some_and(|row| row.len() >= LEAST_ROW)
    };
    stages.iter().rev().find(lists).or_else(|| stages.last().filter(|_| stages.len() > 1)).copied()
}

/// The longest row of names.
fn row(section: Option<&StatedSection>) -> Option<&[Name]> {
    section?.lists.iter().max_by_key(|row| row.len()).map(Vec::as_slice)
}

/// Turns items that begin with a name, and outcomes that a paragraph offers, into actions.
fn offer(section: &mut StatedSection, outcomes: &[Name]) {
    let (items, entries) = section.entries.drain(..).partition(is_action);
    section.entries = entries;
    let action = |entry: StatedEntry| StatedAction {
        name: entry.name,
        names: entry.names,
        rest: entry.end,
        ..StatedAction::default()
    };
    section.actions.extend(items.into_iter().map(action));
    let known = |name: &Name| {
        let taken = |at: &Range<usize>| at.start <= name.at.start && name.at.end <= at.end;
        let timeouts = section.timeouts.iter().flat_map(|timeout| timeout.names.iter().map(|name| &name.at));
        let actions = section.actions.iter().flat_map(|action| action.names.iter().chain([&action.name]));
        actions.map(|name| &name.at).chain(timeouts).any(taken)
    };
    // A row with an outcome is one of outcomes, even if the archive has other names for some.
    let rows = section.lists.iter().filter(|row| row.iter().any(|name| is_in(outcomes, name)));
    let listed = rows.flatten().filter(|name| !is_in(outcomes, name));
    let ends = section.names.iter().filter(|name| is_in(outcomes, name)).chain(listed);
    let ends: Vec<Name> = ends.filter(|name| !known(name)).cloned().collect();
    for name in ends {
        let to = vec![StatedTarget::Archives(name.clone())];
        section.actions.push(StatedAction { name, to, by_position: true, ..StatedAction::default() });
    }
    section.actions.sort_by_key(|action| action.name.at.start);
}

/// Whether an item begins with a name and has another one, where it leads.
fn is_action(entry: &StatedEntry) -> bool {
    entry.depth > 0 && !entry.names.is_empty()
}

/// The last name that is not that of the action itself.
fn last_other<'n>(own: &Name, names: &'n [Name]) -> Option<&'n Name> {
    names.iter().rev().find(|name| name.words() != own.words())
}

/// Whether a name is among others, apart from endings.
fn is_in(names: &[Name], name: &Name) -> bool {
    names.iter().any(|other| other.is_like(name))
}

/// Whether a heading names a target.
fn leads(heading: Option<&Name>, target: &Name) -> bool {
    let Some(heading) = heading else { return false };
    let target = target.words();
    heading.words().iter().any(|word| target.iter().any(|other| alike(word, other)))
}
