//! `referee release --undo`

use referee::check;
use referee::diagnostic::{Finding, Place, Thing};
use referee::engine::{Event, EventKind, settle};
use referee::rules::Rulebook;
use referee::tooling::Ledger;

use super::Stop;
use super::args::ReleaseArgs;
use super::book_args::now;
use super::console::Console;
use super::lines::Lines;
use super::replay::{numbered, replay};

check! {
/// Release in use.
///
/// `referee release --undo` takes a release back only if nothing depends on it: no released rule set follows it, and no
/// lead of the logs was opened under it or switched to it. If the rollout assigns new leads to it, name the logs that
/// these leads would be in with `--log`.
    RELEASE_IN_USE: Error in Commands, "release-in-use"
}

/// Removes a release from the ledger.
pub(super) fn undo(args: &ReleaseArgs, book: &Rulebook, ledger: &mut Ledger, console: &Console) -> Result<(), Stop> {
    let name = &*args.rules;
    let refuse = |place: Option<Place>, message: String, help: Option<&str>| {
        let finding: Finding = RELEASE_IN_USE.at(place, message).with_help(help.map(str::to_owned));
        Err(Stop::from(finding.about(Thing::RuleSet, name)))
    };
    if !ledger.0.contains_key(name) {
        return Err(Stop::Refused(format!("`{name}` is not released")));
    }
    let later = book.sets().iter().find(|set| set.follows() == Some(name) && ledger.0.contains_key(set.name()));
    if let Some(later) = later {
        let message = format!("the released rule set `{}` follows `{name}`", later.name());
        return refuse(None, message, None);
    }
    let at = now();
    let entries = book.rollout().map_or(&[][..], |rollout| rollout.entries());
    let started = entries
        .iter()
        .find(|entry| entry.rules().any(|rules| rules == name) && entry.from.is_none_or(|from| from <= at));
    if let (Some(entry), []) = (started, &*args.log) {
        let message = format!("the rollout assigns new leads to `{name}` ({})", entry.place);
        return refuse(None, message, Some("name the logs of these leads with `--log`"));
    }
    for path in &args.log {
        let mut lines = Lines::open(path)?;
        let log = lines.name().to_owned();
        let mut used: Option<(u64, Box<str>)> = None;
        let found = replay(&mut lines, console, |batch| {
            let events = batch.into_iter().flat_map(numbered);
            let first =
                events.filter(|(_, event)| uses(book, event, name)).map(|(line, event)| (line, event.lead)).min();
            if used.is_none() {
                used = first;
            }
            Vec::new()
        })?;
        if let Some((line, lead)) = used {
            let message = format!("lead `{lead}` uses `{name}`");
            return refuse(Some(Place::line(log.as_str(), line, 1)), message, None);
        }
        if found.unread {
            return Err(Stop::Refused(format!("`{log}` has unreadable lines, which may use `{name}`")));
        }
    }
    ledger.0.remove(name);
    Ok(())
}

/// Whether an event opens a lead under a rule set, or switches one to it.
fn uses(book: &Rulebook, event: &Event, name: &str) -> bool {
    match &event.kind {
        EventKind::Open(opening) if opening.rules.is_none() => match settle(book, event.clone()) {
            Ok(Event { kind: EventKind::Open(opening), .. }) => opening.rules.as_deref() == Some(name),
            _ => false,
        },
        EventKind::Open(opening) => opening.rules.as_deref() == Some(name),
        EventKind::Switch(switching) => *switching.rules == *name,
        EventKind::Act(_) | EventKind::Mark(_) | EventKind::Unmark(_) | EventKind::Fact(_) => false,
    }
}
