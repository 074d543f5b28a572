//! From the lines of a log to events, on all cores, in the order of the log.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use rayon::prelude::*;

use crate::diagnostic::{Finding, Place};
use crate::engine::{Event, LineError, read_line};

use super::Stop;
use super::console::{Console, Progress};
use super::lines::{Block, LONGEST, Lines};

/// An event with its line in the log, from 1.
pub(super) struct Numbered {
    pub(super) line: u64,
    pub(super) event: Event,
}

/// A stretch of lines, read: events by shard, and what could not be read.
struct Stretch {
    shards: Vec<Vec<Numbered>>,
    errors: Vec<(u64, LineError)>,
    lines: u64,
}

/// How many shards leads are divided into.
pub(super) fn shard_count() -> usize {
    rayon::current_num_threads().max(1)
}

/// Reads a log to its end. Each batch of events goes to `take`, by shard: all events of a lead are in the same
/// one, in the order of the log. What `take` finds is told together with what could not be read, in the order of
/// the log. Gives whether anything was found.
pub(super) fn replay(
    lines: &mut Lines,
    console: &Console,
    mut take: impl FnMut(Vec<Vec<Numbered>>) -> Vec<(u64, Finding)>,
) -> Result<bool, Stop> {
    let mut progress = Progress::new(lines.size());
    let (mut line, mut bytes, mut found) = (1, 0, false);
    let name = lines.name().to_owned();
    let place = |line, column| Place::line(name.as_str(), line, column);
    while let Some(block) = lines.next(console)? {
        bytes += block.bytes.len() as u64;
        let stretches: Vec<Stretch> = cut(&block).into_par_iter().map(read).collect();
        let mut findings = Vec::new();
        let mut batch: Vec<Vec<Numbered>> = (0..shard_count()).map(|_| Vec::new()).collect();
        for stretch in stretches {
            for (shard, events) in batch.iter_mut().zip(stretch.shards) {
                shard.extend(events.into_iter().map(|it| Numbered { line: line + it.line, ..it }));
            }
            for (offset, error) in stretch.errors {
                let place = place(line + offset, error.column());
                let help = error.help().map(str::to_owned);
                findings.push((line + offset, Finding::error(error.id(), place, error.to_string()).with_help(help)));
            }
            line += stretch.lines;
        }
        findings.extend(take(batch));
        if block.skipped {
            let message = format!("the line is longer than {} MiB and was passed over", LONGEST >> 20);
            findings.push((line, Finding::error("log-long-line", place(line, 1), message)));
            line += 1;
        }
        if !findings.is_empty() {
            found = true;
            progress.end();
            findings.sort_by_key(|(line, _)| *line);
            let findings: Vec<Finding> = findings.into_iter().map(|(_, finding)| finding).collect();
            console.findings(&findings);
        }
        progress.tell(bytes, line - 1);
    }
    progress.end();
    Ok(found)
}

/// Whole lines of a block in as many parts as there are cores, a few for each.
fn cut(block: &Block) -> Vec<&[u8]> {
    let parts = shard_count() * 4;
    let size = (block.bytes.len() / parts).max(1 << 16);
    let mut rest = block.bytes.as_slice();
    let mut cut = Vec::with_capacity(parts + 1);
    while rest.len() > size {
        let end = rest.iter().skip(size).position(|byte| *byte == b'\n').map_or(rest.len(), |end| size + end + 1);
        let (part, others) = rest.split_at(end);
        cut.push(part);
        rest = others;
    }
    if !rest.is_empty() {
        cut.push(rest);
    }
    cut
}

/// Reads the lines of a part. Line numbers count from 0 here.
fn read(part: &[u8]) -> Stretch {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let count = shard_count();
    let mut stretch = Stretch { shards: (0..count).map(|_| Vec::new()).collect(), errors: Vec::new(), lines: 0 };
    for line in part.split_inclusive(|byte| *byte == b'\n') {
        let number = stretch.lines;
        stretch.lines += 1;
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // A mark of the byte order, which some editors put before everything.
        let line = if number == 0 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line) } else { line };
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match read_line(line) {
            Ok(event) => {
                #[expect(clippy::cast_possible_truncation, reason = "any bits of the hash will do")]
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
