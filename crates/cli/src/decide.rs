//! `referee decide`

use std::io::Write;
use std::path::Path;

use referee::check;
use referee::diagnostic::{Finding, Place, Subject, Thing};
use referee::engine::{Event, EventKind, Lead, Leads, Refusal, open};
use referee::locale::Reader;
use referee::rules::Rulebook;
use referee::status::{Status, TimelineEntry};
use referee::tooling::{file, read_partial};
use serde::Serialize;

use super::args::DecideArgs;
use super::book_args::{Setting, now};
use super::console::Console;
use super::findings::refused;
use super::formats::Format;
use super::lines::Lines;
use super::replay::{numbered, replay};
use super::switch_plan::NO_LEAD;
use super::table::{StatusTable, timeline_table};
use super::{Ending, Stop};
use crate::report::json;

check! {
/// Unreadable event.
///
/// The file must have one JSON object, an event as in a log. Only `lead` and `at` may be left out.
    EVENT: Error in Commands, "event"
}

/// What an event would do, as JSON.
#[derive(Serialize)]
#[serde(tag = "decision", rename_all = "lowercase")]
enum Decision<'d> {
    Accepted {
        event: &'d Event,
        /// What happens at the instant of the event, as in a timeline.
        entries: &'d [TimelineEntry],
        /// The status after it.
        status: Box<Status<'d>>,
    },
    Refused {
        event: &'d Event,
        /// The id of the refusal.
        cause: &'d str,
        /// What it is about.
        subject: Option<Subject>,
        /// The ids that would be accepted instead.
        accepted: Vec<&'d str>,
        text: &'d str,
    },
}

pub(super) fn run(args: &DecideArgs, console: &Console) -> Result<Ending, Stop> {
    let Setting { referee, reader, ending, .. } = args.reader.setting(console)?;
    args.reader.book.announce(console);
    let book = referee.rulebook();
    let event = read(&args.event, &args.lead)?;
    let mut events: Vec<Event> = Vec::new();
    let mut lines = Lines::open(&args.log)?;
    let found = replay(&mut lines, console, |batch| {
        let all = batch.into_iter().flat_map(numbered).map(|(_, event)| event);
        events.extend(all.filter(|event| event.lead == args.lead));
        Vec::new()
    })?;
    let mut leads = Leads::new(book.clone());
    // Events that the log refuses change nothing.
    events.retain(|event| leads.take(event.clone()).is_ok());
    let lead = leads.get(&args.lead);
    if lead.is_none() && !matches!(event.kind, EventKind::Open(_)) {
        let message = format!("the log has no lead `{}`", args.lead);
        return Err(Stop::from(NO_LEAD.at(None, message).about(Thing::Lead, &args.lead)));
    }
    let ending = ending.max(if found.unread { Ending::Findings } else { Ending::Well });
    let mut output = console.output();
    let after = match decided(book, lead, &event) {
        Ok(after) => after,
        Err(refusal) => {
            write_refused(&mut output, args.format, &reader, &event, &refusal)?;
            return Ok(ending.max(Ending::Findings));
        }
    };
    let at = event.at.max(after.last());
    let before = reader.timeline(book, events.iter().cloned(), at).len();
    let mut entries = reader.timeline(book, events.into_iter().chain([event.clone()]), at);
    let entries = entries.split_off(before.min(entries.len()));
    let status = reader.status(&after, at)?;
    match args.format {
        Format::Json => {
            let status = Box::new(status);
            json::line(&mut output, &Decision::Accepted { event: &event, entries: &entries, status })?;
        }
        Format::Table => {
            timeline_table(&mut output, &reader, &entries)?;
            let table = StatusTable::new(&reader, std::slice::from_ref(&status), false, &mut output)?;
            let mut row = Vec::new();
            table.row(&mut row, &status)?;
            output.write_all(&row)?;
        }
    }
    output.flush()?;
    Ok(ending)
}

/// The lead after an event.
fn decided(book: &Rulebook, lead: Option<&Lead>, event: &Event) -> Result<Lead, Refusal> {
    let Some(lead) = lead else { return open(book, event.clone()) };
    let mut after = lead.clone();
    after.apply(event)?;
    Ok(after)
}

fn write_refused(
    output: &mut impl Write,
    format: Format,
    reader: &Reader,
    event: &Event,
    refusal: &Refusal,
) -> Result<(), Stop> {
    let finding = refused(refusal, None, reader);
    if let Format::Json = format {
        let (cause, subject) = (refusal.id(), refusal.subject());
        let accepted = refusal.accepted();
        json::line(output, &Decision::Refused { event, cause, subject, accepted, text: &finding.message })?;
    } else {
        writeln!(output, "{}", finding.message)?;
        if let Some(help) = &finding.help {
            writeln!(output, "{help}")?;
        }
    }
    output.flush()?;
    Ok(())
}

/// Reads an event that may leave out its lead and its instant.
fn read(path: &Path, lead: &str) -> Result<Event, Stop> {
    let source = file::read_input(path)?;
    let fault = |place: Option<Place>, message: String, help: Option<String>| -> Stop {
        let finding: Finding = EVENT.at(place, message).with_help(help);
        Stop::from(finding.about(Thing::File, source.name()))
    };
    let partial = read_partial(source.text(), lead, now()).map_err(|error| {
        let place = Place::line(source.name().to_owned(), 1, error.column());
        fault(Some(place), error.to_string(), error.help().map(ToOwned::to_owned))
    })?;
    let event = partial.event;
    if &*event.lead != lead {
        return Err(fault(None, format!("the event is of lead `{}`, not of `{lead}`", event.lead), None));
    }
    Ok(event)
}
