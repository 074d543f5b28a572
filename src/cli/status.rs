//! `referee status`

use std::io::Write;
use std::sync::mpsc::{channel, sync_channel};

use rayon::prelude::*;

use crate::diagnostic::{Finding, Place};
use crate::engine::{Lead, Leads};
use crate::locale::Reader;
use crate::rules::{Instant, Rulebook};

use super::args::{LogArgs, Setting, now};
use super::console::Console;
use super::formats::Format;
use super::lines::Lines;
use super::replay::{Share, numbered, replay, shard_count};
use super::table::StatusTable;
use super::{Ending, Stop};

/// How many leads are written out at a time.
const SLICE: usize = 8192;
/// How many of them one core writes at a time.
const PART: usize = 512;

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
    fn take(&mut self, share: Share, until: Instant, reader: &Reader, log: &str) -> Vec<(u64, Finding)> {
        let mut refused = Vec::new();
        for (line, event) in numbered(share) {
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
    let mut heads: Vec<_> = shards.iter().map(|shard| shard.opened.iter().zip(shard.leads.iter()).peekable()).collect();
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
        taken.flat_map_iter(|(shard, share)| shard.take(share, at, &reader, &name)).collect()
    })?;
    // The process ends after this; giving back the memory of a million leads one by one would only take time.
    let shards = std::mem::ManuallyDrop::new(shards);
    let mut leads = in_order(&shards);
    let slices = std::iter::from_fn(|| {
        let slice: Vec<&Lead> = leads.by_ref().take(SLICE).collect();
        (!slice.is_empty()).then_some(slice)
    });
    match args.format {
        Format::Json => {
            let json = |lead: &Lead, part: &mut Vec<u8>| {
                reader.status(lead, at).write_json(part)?;
                part.write_all(b"\n")
            };
            write(slices, std::io::stdout(), json)?;
        }
        Format::Table => {
            let mut slices = slices.peekable();
            let first = slices
                .peek()
                .map_or_else(Vec::new, |slice| slice.par_iter().map(|lead| reader.status(lead, at)).collect());
            if !first.is_empty() {
                let mut output = console.output();
                let table = StatusTable::new(&reader, &first, &mut output)?;
                write(slices, output, |lead, part| table.row(part, &reader.status(lead, at)))?;
            }
        }
    }
    Ok(ending.max(if found { Ending::Findings } else { Ending::Well }))
}

/// Writes leads one after the other; while some are written out, the next are made. Memory that was written out
/// is used again.
fn write<'l>(
    slices: impl Iterator<Item = Vec<&'l Lead>>,
    mut output: impl Write + Send,
    make: impl Fn(&Lead, &mut Vec<u8>) -> std::io::Result<()> + Sync,
) -> std::io::Result<()> {
    std::thread::scope(|scope| {
        let (send, receive) = sync_channel::<Vec<Vec<u8>>>(1);
        let (give_back, used) = channel::<Vec<Vec<u8>>>();
        let writer = scope.spawn(move || {
            for parts in receive {
                parts.iter().try_for_each(|part| output.write_all(part))?;
                // Nobody takes it after the last slice.
                let _ = give_back.send(parts);
            }
            output.flush()
        });
        for slice in slices {
            let mut parts = used.try_recv().unwrap_or_default();
            parts.resize_with(slice.len().div_ceil(PART), Vec::new);
            slice.par_chunks(PART).zip(&mut parts).try_for_each(|(leads, part)| {
                part.clear();
                leads.iter().try_for_each(|lead| make(lead, part))
            })?;
            // The writer goes only when it cannot write, and says why in the end.
            if send.send(parts).is_err() {
                break;
            }
        }
        drop(send);
        writer.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))
    })
}
