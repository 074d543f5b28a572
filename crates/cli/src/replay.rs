//! Reads the events of a log on all cores, in the order of the log.

use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;
use memchr::memchr;
use rayon::prelude::*;
use referee::check;

use referee::diagnostic::{Finding, Place, Thing};
use referee::engine::{Event, LineError, read_line};

use super::Stop;
use super::console::{Console, Progress};
use super::lines::{Block, LONGEST, Lines};

check! {
/// Log without events.
///
/// The file is empty or has only blank lines. Perhaps it is the wrong file.
    LOG_EMPTY: Note in Commands, "log-empty";

/// Line of a log too long.
///
/// Events are far shorter. The line is skipped, and the rest of the log is processed. Perhaps line breaks were lost.
    LOG_LONG_LINE: Error in Commands, "log-long-line"
}

/// An event with its line in its stretch, starting at 0.
struct Numbered {
    line: u64,
    event: Event,
}

/// A stretch of parsed lines: events by shard, and errors.
struct Stretch {
    shards: Vec<Vec<Numbered>>,
    errors: Vec<(u64, LineError)>,
    /// Lines that are too long.
    long: Vec<u64>,
    lines: u64,
}

/// The usual length of a line, in bytes.
const USUAL: usize = 160;

/// The number of shards: a few for each core, so that no core waits long for another.
pub(super) fn shard_count() -> usize {
    rayon::current_num_threads().max(1) * 4
}

/// The events of one shard in the order of the log, as stretches with their first lines.
pub(super) struct Share(Vec<(u64, Vec<Numbered>)>);

/// The events of a share with their lines in the log, starting at 1.
pub(super) fn numbered(share: Share) -> impl Iterator<Item = (u64, Event)> {
    share.0.into_iter().flat_map(|(first, events)| events.into_iter().map(move |it| (first + it.line, it.event)))
}

/// Whether a log had unreadable lines or refused events, which were reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) unread: bool,
    pub(super) refused: bool,
}

impl Found {
    pub(super) fn any(self) -> bool {
        self.unread || self.refused
    }
}

/// Reads a log to its end and passes each batch of events to `take`, by shard. All events of a lead are in the same
/// shard. While a batch is taken, the next is parsed, and the one after it is read from the file. Reports refusals and
/// unreadable lines in the order of the log.
pub(super) fn replay(
    lines: &mut Lines,
    console: &Console,
    mut take: impl FnMut(Vec<Share>) -> Vec<(u64, Finding)> + Send,
) -> Result<Found, Stop> {
    let mut progress = Progress::new(lines.size());
    let hasher = DefaultHashBuilder::default();
    let name = lines.name().to_owned();
    let (mut line, mut bytes, mut events, mut found) = (1, 0, 0, Found::default());
    let mut next = lines.next()?;
    let mut batch = Batch::default();
    let mut digest = lines.digest.take();
    while next.is_some() || !batch.is_empty() {
        let block = next;
        let current = std::mem::take(&mut batch);
        let stretches = || {
            block.as_ref().map(|block| cut(block).into_par_iter().map(|part| read(part, &hasher)).collect::<Vec<_>>())
        };
        let digested = || {
            if let Some((digest, block)) = digest.as_mut().zip(block.as_ref()) {
                block.digest(digest);
            }
        };
        let ahead = || if block.is_some() { lines.next() } else { Ok(None) };
        let ((stretches, ()), (taken, ahead)) =
            rayon::join(|| rayon::join(stretches, digested), || rayon::join(|| take(current.shares), ahead));
        let mut findings = current.findings;
        found.unread |= !findings.is_empty();
        found.refused |= !taken.is_empty();
        findings.extend(taken);
        if !findings.is_empty() {
            progress.end();
            findings.sort_by_key(|(line, _)| *line);
            let findings: Vec<Finding> = findings.into_iter().map(|(_, finding)| finding).collect();
            console.findings(&findings);
        }
        next = ahead?;
        if let Some((block, stretches)) = block.zip(stretches) {
            bytes += block.bytes.len() as u64;
            events += stretches.iter().flat_map(|stretch| &stretch.shards).map(Vec::len).sum::<usize>();
            batch = gather(stretches, block.skipped, &name, &mut line);
            progress.show_events(bytes, line - 1);
            lines.reuse(block);
        }
    }
    lines.digest = digest;
    progress.end();
    if !found.any() && events == 0 {
        let finding = LOG_EMPTY.at(Place::line(&*name, 1, 1), "the log has no events");
        console.findings(&[finding.about(Thing::File, &name)]);
    }
    Ok(found)
}

/// The events and findings of a block.
#[derive(Default)]
struct Batch {
    shares: Vec<Share>,
    findings: Vec<(u64, Finding)>,
}

impl Batch {
    fn is_empty(&self) -> bool {
        self.shares.is_empty() && self.findings.is_empty()
    }
}

/// The finding for a line that is too long.
fn too_long(log: &str, line: u64) -> (u64, Finding) {
    let message = format!("the line is longer than {} MiB and was skipped", LONGEST >> 20);
    (line, LOG_LONG_LINE.at(Place::line(log, line, 1), message).about(Thing::File, log))
}

/// Joins stretches and counts their lines.
fn gather(stretches: Vec<Stretch>, skipped: bool, name: &str, line: &mut u64) -> Batch {
    let mut shares: Vec<Share> = (0..shard_count()).map(|_| Share(Vec::new())).collect();
    let mut findings = Vec::new();
    for stretch in stretches {
        for (share, events) in shares.iter_mut().zip(stretch.shards) {
            share.0.push((*line, events));
        }
        for (offset, error) in stretch.errors {
            let number = *line + offset;
            let place = Place::line(name, number, error.column());
            let help = error.help().map(str::to_owned);
            let finding = Finding::error(error.id(), place, error.to_string()).with_help(help);
            findings.push((number, finding.about(Thing::File, name)));
        }
        findings.extend(stretch.long.into_iter().map(|offset| too_long(name, *line + offset)));
        *line += stretch.lines;
    }
    if skipped {
        findings.push(too_long(name, *line));
        *line += 1;
    }
    Batch { shares, findings }
}

/// Cuts a block into parts of whole lines, a few for each core.
fn cut(block: &Block) -> Vec<&[u8]> {
    let parts = shard_count();
    let size = (block.bytes.len() / parts).max(1 << 16);
    let mut rest = block.bytes.as_slice();
    let mut cut = Vec::with_capacity(parts + 1);
    while rest.len() > size {
        let end = rest.get(size..).and_then(|after| memchr(b'\n', after));
        let (part, others) = rest.split_at(end.map_or(rest.len(), |end| size + end + 1));
        cut.push(part);
        rest = others;
    }
    if !rest.is_empty() {
        cut.push(rest);
    }
    cut
}

/// Reads the lines of a part. Line numbers start at 0 here.
fn read(part: &[u8], hasher: &DefaultHashBuilder) -> Stretch {
    let count = shard_count();
    let mut stretch = Stretch {
        shards: (0..count).map(|_| Vec::with_capacity(part.len() / (USUAL * count) + 1)).collect(),
        errors: Vec::new(),
        long: Vec::new(),
        lines: 0,
    };
    let mut rest = part;
    while !rest.is_empty() {
        let (line, others) = rest.split_at(memchr(b'\n', rest).map_or(rest.len(), |end| end + 1));
        rest = others;
        let number = stretch.lines;
        stretch.lines += 1;
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.len() > LONGEST {
            stretch.long.push(number);
            continue;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match read_line(line) {
            Ok(event) => {
                #[expect(clippy::cast_possible_truncation, reason = "any bits of the hash are usable")]
                let shard = hasher.hash_one(&event.lead) as usize % count;
                if let Some(shard) = stretch.shards.get_mut(shard) {
                    shard.push(Numbered { line: number, event });
                }
            }
            Err(error) => stretch.errors.push((number, error)),
        }
    }
    stretch
}
