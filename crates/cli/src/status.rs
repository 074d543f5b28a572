//! `referee status`

use std::io::Write;
use std::sync::mpsc::{channel, sync_channel};

use rayon::prelude::*;

use referee::engine::Lead;
use referee::status::Status;

use super::args::LogArgs;
use super::book_args::{Setting, now};
use super::console::Console;
use super::formats::Format;
use super::log::Log;
use super::table::StatusTable;
use super::{Ending, Stop, remote};

/// How many leads a core formats at a time.
const PART: usize = 512;

pub(super) fn run(args: &LogArgs, console: &Console) -> Result<Ending, Stop> {
    if let Some(server) = &args.server.server {
        return remote::status(args, server, console);
    }
    let Setting { referee, reader, ending, .. } = args.reader.setting(console)?;
    args.reader.book.announce(console);
    let at = args.at.unwrap_or_else(now);
    let log = Log::read(args.log(), referee.rulebook(), Some(at), &reader, console)?;
    let slices = log.slices().map(|mut slice| {
        slice.retain(|lead| args.has(lead.id()));
        slice
    });
    match args.format {
        Format::Json => {
            let json = |lead: &Lead, part: &mut Vec<u8>| {
                reader.write_status(lead, at, part)?;
                part.push(b'\n');
                Ok(())
            };
            write(slices, console.verbatim(), json)?;
        }
        Format::Table => {
            let mut slices = slices.peekable();
            let first = slices.peek().map_or(&[][..], |slice| slice);
            let first: Vec<Status> = first.par_iter().map(|lead| reader.status(lead, at)).collect::<Result<_, _>>()?;
            if !first.is_empty() {
                let mut output = console.output();
                let table = StatusTable::new(&reader, &first, false, &mut output)?;
                let output = if output.is_styled() { output } else { console.verbatim() };
                write(slices, output, |lead, part| Ok(table.row(part, &reader.status(lead, at)?)?))?;
            }
        }
    }
    Ok(ending.max(if log.found.any() { Ending::Findings } else { Ending::Well }))
}

/// Writes leads in order. While one slice is written, the next one is formatted. Buffers are reused.
fn write<'l>(
    mut slices: impl Iterator<Item = Vec<&'l Lead>> + Send,
    mut output: impl Write + Send,
    make: impl Fn(&Lead, &mut Vec<u8>) -> Result<(), Stop> + Sync,
) -> Result<(), Stop> {
    std::thread::scope(|scope| {
        let (send, receive) = sync_channel::<Vec<Vec<u8>>>(1);
        let (give_back, used) = channel::<Vec<Vec<u8>>>();
        let writer = scope.spawn(move || {
            for parts in receive {
                parts.iter().try_for_each(|part| output.write_all(part))?;
                // Fails after the last slice, when no buffer is needed.
                let _ = give_back.send(parts);
            }
            output.flush()
        });
        let mut next = slices.next();
        while let Some(slice) = next {
            let mut parts = used.try_recv().unwrap_or_default();
            parts.resize_with(slice.len().div_ceil(PART), Vec::new);
            let made = || {
                slice.par_chunks(PART).zip(&mut parts).try_for_each(|(leads, part)| {
                    part.clear();
                    leads.iter().try_for_each(|lead| make(lead, part))
                })
            };
            let (made, following) = rayon::join(made, || slices.next());
            made?;
            next = following;
            // The writer has failed; `join` returns its error.
            if send.send(parts).is_err() {
                break;
            }
        }
        drop(send);
        Ok(writer.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))?)
    })
}
