//! `referee status`

use std::io::Write;

use rayon::prelude::*;

use crate::diagnostic::{Finding, Place};
use crate::engine::{Lead, Leads};
use crate::locale::Reader;
use crate::rules::{Instant, Rulebook};

use super::args::{Format, LogArgs, Setting, now};
use super::console::Console;
use super::lines::Lines;
use super::replay::{Numbered, replay, shard_count};
use super::table::StatusTable;
use super::{Ending, Stop};

/// How many leads are written out at a time.
const SLICE: usize = 16_384;

/// Some of the leads of a log, with the lines that opened them.
struct Shard {
    leads: Leads,
    opened: Vec<u64>,
}

impl Shard {
    fn new(book: &Rulebook) -> Self {
        Self { leads: Leads::new(book.clone()), opened: Vec::new() }
    }

    /// Takes events; gives the refusals with their lines.
    fn take(&mut self, events: Vec<Numbered>, until: Instant, reader: &Reader, log: &str) -> Vec<(u64, Finding)> {
        let mut refused = Vec::new();
        for Numbered { line, event } in events {
            // Events later than the instant asked for have not happened yet.
            if event.at > until {
                continue;
            }
            if let Err(refusal) = self.leads.take(event) {
                let place = Place::line(log, line, 1);
                let accepted = refusal.accepted().join(", ");
                let help = (!accepted.is_empty()).then(|| format!("ids: {accepted}"));
                refused.push((line, Finding::error(refusal.id(), place, reader.refusal(&refusal)).with_help(help)));
            } else if self.leads.len() > self.opened.len() {
                self.opened.push(line);
            }
        }
        refused
    }
}

/// Leads of all shards in order of first appearance.
fn in_order(shards: &[Shard]) -> impl Iterator<Item = &Lead> {
    let mut heads: Vec<_> = shards.iter().map(|shard| shard.opened.iter().zip(&shard.leads).peekable()).collect();
    std::iter::from_fn(move || {
        let next = heads.iter_mut().enumerate().filter_map(|(number, head)| Some((*head.peek()?.0, number))).min();
        let head = heads.get_mut(next?.1)?;
        head.next().map(|(_, lead)| lead)
    })
}

pub(super) fn run(args: &LogArgs, console: &Console) -> Result<Ending, Stop> {
    let Setting { referee, reader, ending } = args.reader.setting(console)?;
    let at = args.at.unwrap_or_else(now);
    let mut lines = Lines::open(&args.log, console)?;
    let name = lines.name().to_owned();
    let mut shards: Vec<Shard> = (0..shard_count()).map(|_| Shard::new(referee.rulebook())).collect();
    let found = replay(&mut lines, console, |batch| {
        let taken = shards.par_iter_mut().zip(batch);
        taken.flat_map_iter(|(shard, events)| shard.take(events, at, &reader, &name)).collect()
    })?;
    let mut leads = in_order(&shards);
    let mut output = std::io::BufWriter::with_capacity(1 << 16, console.output());
    let mut table = None;
    loop {
        let slice: Vec<&Lead> = leads.by_ref().take(SLICE).collect();
        if slice.is_empty() {
            break;
        }
        match args.format {
            Format::Json => {
                let parts: Vec<Vec<u8>> = slice.par_chunks(512).map(|leads| json(leads, &reader, at)).collect();
                // Nothing in JSON is a colour, so nothing has to be taken out of it.
                output.flush()?;
                let mut raw = std::io::stdout().lock();
                for part in parts {
                    raw.write_all(&part)?;
                }
                raw.flush()?;
            }
            Format::Table => {
                let statuses: Vec<_> = slice.par_iter().map(|lead| reader.status(lead, at)).collect();
                let table = table.get_or_insert_with(|| StatusTable::new(&reader, &statuses, console));
                for status in &statuses {
                    table.row(&mut output, status)?;
                }
            }
        }
    }
    output.flush()?;
    // The process ends here; giving back the memory of a million leads one by one would only take time.
    drop(leads);
    std::mem::forget(shards);
    Ok(ending.max(if found { Ending::Findings } else { Ending::Well }))
}

/// Statuses as lines of JSON.
fn json(leads: &[&Lead], reader: &Reader, at: Instant) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(leads.len() * 2048);
    for lead in leads {
        // Writing to memory cannot fail, and neither can these types.
        if serde_json::to_writer(&mut bytes, &reader.status(lead, at)).is_ok() {
            bytes.push(b'\n');
        }
    }
    bytes
}
