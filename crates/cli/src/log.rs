//! The leads of a log, in order of first appearance.

use std::mem::ManuallyDrop;
use std::path::Path;

use rayon::prelude::*;

use referee::diagnostic::{Finding, Place};
use referee::engine::{Lead, Leads};
use referee::locale::Reader;
use referee::rules::{Instant, Rulebook};

use super::Stop;
use super::console::Console;
use super::findings::refused;
use super::lines::Lines;
use super::replay::{Found, Share, numbered, replay, shard_count};

/// How many leads are processed at a time.
const SLICE: usize = 8192;

/// A shard of the leads of a log, with the lines that opened them.
struct Shard {
    leads: Leads,
    opened: Vec<u64>,
}

impl Shard {
    fn new(book: &Rulebook) -> Self {
        Self { leads: Leads::new(book.clone()), opened: Vec::new() }
    }

    /// Takes events. Returns the refusals with their lines.
    fn take(&mut self, share: Share, until: Option<Instant>, reader: &Reader, log: &str) -> Vec<(u64, Finding)> {
        let mut found = Vec::new();
        for (line, event) in numbered(share) {
            if until.is_some_and(|until| event.at > until) {
                continue;
            }
            if let Err(refusal) = self.leads.take(event) {
                let place = Place::line(log, line, 1);
                found.push((line, refused(&refusal, Some(place), reader)));
            } else if self.leads.len() > self.opened.len() {
                self.opened.push(line);
            }
        }
        found
    }
}

/// The leads of a log.
pub(super) struct Log {
    /// Never dropped: the process ends soon, and dropping a million leads takes time.
    shards: ManuallyDrop<Vec<Shard>>,
    pub(super) found: Found,
    /// The fingerprint of the bytes that were read.
    pub(super) fingerprint: String,
}

impl Log {
    /// Reads a log, or its events up to an instant.
    pub(super) fn read(
        path: &Path,
        book: &Rulebook,
        until: Option<Instant>,
        reader: &Reader,
        console: &Console,
    ) -> Result<Self, Stop> {
        let mut lines = Lines::open(path)?;
        if until.is_none() {
            lines = lines.fingerprinted();
        }
        let name = lines.name().to_owned();
        let mut shards: Vec<Shard> = (0..shard_count()).map(|_| Shard::new(book)).collect();
        let found = replay(&mut lines, console, |batch| {
            let taken = shards.par_iter_mut().zip(batch);
            taken.flat_map_iter(|(shard, share)| shard.take(share, until, reader, &name)).collect()
        })?;
        Ok(Self { shards: ManuallyDrop::new(shards), found, fingerprint: lines.fingerprint() })
    }

    /// The leads in order of first appearance.
    pub(super) fn leads(&self) -> impl Iterator<Item = &Lead> {
        let shards = self.shards.iter();
        let mut heads: Vec<_> = shards.map(|shard| shard.opened.iter().zip(shard.leads.iter()).peekable()).collect();
        std::iter::from_fn(move || {
            let next = heads.iter_mut().enumerate().filter_map(|(number, head)| Some((*head.peek()?.0, number))).min();
            let head = heads.get_mut(next?.1)?;
            head.next().map(|(_, lead)| lead)
        })
    }

    /// The leads in slices, in order of first appearance.
    pub(super) fn slices(&self) -> impl Iterator<Item = Vec<&Lead>> {
        let mut leads = self.leads();
        std::iter::from_fn(move || {
            let slice: Vec<&Lead> = leads.by_ref().take(SLICE).collect();
            (!slice.is_empty()).then_some(slice)
        })
    }

    /// The lead with an id.
    pub(super) fn get(&self, id: &str) -> Option<&Lead> {
        self.shards.iter().find_map(|shard| shard.leads.get(id))
    }
}
