//! `referee store import`

use std::path::Path;

use referee::check;
use referee::diagnostic::{Finding, Place, Thing};
use referee_store::{Import, Store, Unimported};

use super::book_args::now;
use super::console::Console;
use super::findings::refused;
use super::lines::Lines;
use super::replay::{numbered, replay};
use super::serve_args::StoreImportArgs;
use super::{Ending, Stop};

check! {
/// Event in the future.
///
/// A store only has events that have happened. Import the event again when it has.
    pub EVENT_IN_FUTURE: Error in Commands, "event-in-future"
}

pub(super) fn run(args: &StoreImportArgs, console: &Console) -> Result<Ending, Stop> {
    let (store, ending) = args.store.open(console)?;
    Ok(ending.max(import(&store, &args.log, console)?))
}

/// Adds the events of a log to a store.
pub(super) fn import(store: &Store, log: &Path, console: &Console) -> Result<Ending, Stop> {
    let mut lines = Lines::open(log)?.fingerprinted();
    while lines.take_in()? {}
    let id = lines.fingerprint();
    let done = store.imported(&id)?;
    let mut lines = Lines::open(log)?;
    let name = lines.name().to_owned();
    let reader = store.referee().phrasebook().reader(&[]);
    let now = now();
    let mut failed = None;
    let found = replay(&mut lines, console, |batch| {
        let mut events: Vec<_> = batch.into_iter().flat_map(numbered).filter(|(line, _)| *line > done).collect();
        events.sort_by_key(|(line, _)| *line);
        let mut findings: Vec<(u64, Finding)> = Vec::new();
        for part in events.chunks(5000) {
            if failed.is_some() {
                break;
            }
            let line = part.last().map_or(0, |(line, _)| *line);
            let events = part.iter().map(|(_, event)| event.clone()).collect();
            match store.import(Import { log: id.clone(), line, events }, now) {
                Ok(unimported) => findings.extend(unimported.into_iter().filter_map(|(index, reason)| {
                    let (line, event) = part.get(index)?;
                    let place = Some(Place::line(&*name, *line, 1));
                    let finding = if let Unimported::Refused(refusal) = reason {
                        refused(&refusal, place, &reader)
                    } else {
                        let message = format!("the event is dated {}, which is in the future", event.at);
                        EVENT_IN_FUTURE.at(place, message).about(Thing::Lead, &event.lead)
                    };
                    Some((*line, finding))
                })),
                Err(error) => failed = Some(error),
            }
        }
        findings
    })?;
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(if found.any() { Ending::Findings } else { Ending::Well }),
    }
}
