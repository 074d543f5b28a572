//! `referee timeline`

use std::collections::{BTreeMap, HashMap};
use std::io::Write;

use rayon::prelude::*;
use referee::check;

use referee::diagnostic::{Finding, Thing};
use referee::engine::{Event, EventKind};
use referee::locale::Reader;
use referee::rules::{Instant, Rulebook};
use referee::status::{DigestLead, TimelineEntry, TimelineKind};
use referee::tooling::{Batch, Digests, MOST_TIMEOUTS, history};

use super::args::LogArgs;
use super::book_args::{Setting, now};
use super::console::Console;
use super::formats::Format;
use super::lines::Lines;
use super::replay::{Share, numbered, replay, shard_count};
use super::table::{digest_table, timeline_table};
use super::{Ending, Stop, remote};
use crate::report::json;

check! {
/// Too many timeouts in a row to show.
///
/// Timeouts alone move the lead between stages. Perhaps one of them goes to the wrong stage.
    TIMELINE_LONG: Warning in Commands, "timeline-long"
}

/// The events of some of the leads.
#[derive(Default)]
struct Shard {
    numbers: HashMap<Box<str>, usize>,
    leads: Vec<(u64, Vec<Event>)>,
}

impl Shard {
    /// Takes events up to an instant. The line of a lead is that of its opening, or else of its first event.
    fn take(&mut self, share: Share, until: Instant) {
        for (line, event) in numbered(share).filter(|(_, event)| event.at <= until) {
            let next = self.leads.len();
            let number = *self.numbers.entry(event.lead.clone()).or_insert(next);
            if number == next {
                self.leads.push((line, Vec::new()));
            }
            if let Some((first, known)) = self.leads.get_mut(number) {
                let opens = matches!(event.kind, EventKind::Open(_));
                if opens && known.iter().all(|event| !matches!(event.kind, EventKind::Open(_))) {
                    *first = line;
                }
                known.push(event);
            }
        }
    }
}

/// Counts the notifications of all leads that digests could replace. Without digests in the rules, nothing is counted.
fn counted<'b>(book: &'b Rulebook, leads: &[(u64, Vec<Event>)], until: Instant) -> Digests<'b> {
    let none = || Digests::new(book, until);
    if !none().any() {
        return none();
    }
    let each = leads.par_iter().fold(none, |mut digests, (_, events)| {
        let (_, happenings) = history(book, events.iter().cloned(), until);
        for happening in &happenings {
            digests.count(happening);
        }
        digests
    });
    each.reduce(none, |mut all, some| {
        all.merge(some);
        all
    })
}

/// The timeline of a lead among others, and the digests that it is part of.
fn reported(
    reader: &Reader,
    book: &Rulebook,
    events: Vec<Event>,
    digests: &Digests<'_>,
) -> (Vec<TimelineEntry>, Vec<(Batch, DigestLead)>) {
    let id = events.first().map(|event| event.lead.clone()).unwrap_or_default();
    let (_, happenings) = history(book, events, digests.until());
    let (mut timeline, mut parts) = (Vec::with_capacity(happenings.len()), Vec::new());
    for happening in &happenings {
        let (entry, more) = reader.entry_among(&id, happening, digests);
        timeline.push(entry);
        parts.extend(more);
    }
    (timeline, parts)
}

pub(super) fn run(args: &LogArgs, console: &Console) -> Result<Ending, Stop> {
    if let Some(server) = &args.server.server {
        return remote::timeline(args, server, console);
    }
    let Setting { referee, reader, ending, .. } = args.reader.setting(console)?;
    args.reader.book.announce(console);
    let until = args.at.unwrap_or_else(now);
    let mut lines = Lines::open(args.log())?;
    let mut shards: Vec<Shard> = (0..shard_count()).map(|_| Shard::default()).collect();
    let found = replay(&mut lines, console, |batch| {
        shards.par_iter_mut().zip(batch).for_each(|(shard, share)| shard.take(share, until));
        Vec::<(u64, Finding)>::new()
    })?;
    let mut leads: Vec<(u64, Vec<Event>)> = shards.into_iter().flat_map(|shard| shard.leads).collect();
    leads.sort_by_key(|(line, _)| *line);
    // Digests are those of all leads.
    let digests = counted(referee.rulebook(), &leads, until);
    leads.retain(|(_, events)| events.first().is_some_and(|event| args.has(&event.lead)));
    let mut sent: BTreeMap<Batch, Vec<DigestLead>> = BTreeMap::new();
    let mut output = std::io::BufWriter::with_capacity(1 << 16, console.output());
    let mut refused = false;
    while !leads.is_empty() {
        let slice: Vec<_> = leads.drain(..leads.len().min(256)).collect();
        let reported =
            slice.into_par_iter().map(|(_, events)| self::reported(&reader, referee.rulebook(), events, &digests));
        for (timeline, parts) in reported.collect::<Vec<_>>() {
            for (batch, lead) in parts.into_iter().filter(|(batch, _)| digests.is_sent(batch)) {
                sent.entry(batch).or_default().push(lead);
            }
            let mut runs = timeline.chunk_by(|a, b| a.kind == b.kind);
            if let Some([TimelineEntry { lead, .. }, ..]) = runs.find(|run| run.len() >= MOST_TIMEOUTS) {
                let message =
                    format!("lead `{lead}` has more timeouts in a row; only the first {MOST_TIMEOUTS} are shown");
                console.findings(&[TIMELINE_LONG.at(None, message).about(Thing::Lead, lead)]);
            }
            refused |= timeline.iter().any(|entry| entry.kind == TimelineKind::Refused);
            match args.format {
                Format::Json => {
                    for entry in &timeline {
                        json::line(&mut output, entry)?;
                    }
                }
                Format::Table => timeline_table(&mut output, &reader, &timeline)?,
            }
        }
    }
    for (batch, leads) in sent {
        let Some(digest) = reader.digest(referee.rulebook(), &batch, leads) else { continue };
        match args.format {
            Format::Json => json::line(&mut output, &digest)?,
            Format::Table => digest_table(&mut output, &reader, &digest)?,
        }
    }
    output.flush()?;
    Ok(ending.max(if found.any() || refused { Ending::Findings } else { Ending::Well }))
}
