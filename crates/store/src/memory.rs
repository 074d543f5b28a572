//! Leads that were read a moment ago.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::store::Stored;
use super::tables::LeadRow;

/// In how many parts leads are remembered, so that threads seldom wait for each other.
const PARTS: usize = 64;
/// How many leads each part remembers.
const MOST: usize = 200;

/// Leads by id, each with the snapshot that it was restored from. Restoring one takes longer than everything else that a
/// status needs.
pub(crate) struct Memory {
    parts: Vec<Mutex<Part>>,
    hasher: RandomState,
}

#[derive(Default)]
struct Part {
    leads: HashMap<Box<str>, (String, Stored)>,
    /// How often a lead of this part was forgotten.
    forgotten: u64,
}

/// When a lead was looked for in vain.
pub(crate) struct Missed(u64);

impl Default for Memory {
    fn default() -> Self {
        Self { parts: (0..PARTS).map(|_| Mutex::default()).collect(), hasher: RandomState::new() }
    }
}

impl Memory {
    fn part(&self, id: &str) -> Option<MutexGuard<'_, Part>> {
        let number = self.hasher.hash_one(id) % PARTS as u64;
        let part = self.parts.get(usize::try_from(number).ok()?)?;
        Some(part.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A lead that nobody has written since it was read.
    pub(crate) fn current(&self, id: &str) -> Result<Stored, Missed> {
        let Some(part) = self.part(id) else { return Err(Missed(0)) };
        part.leads.get(id).map(|(_, stored)| stored.clone()).ok_or(Missed(part.forgotten))
    }

    /// The lead of a row, if it was restored from the same snapshot.
    pub(crate) fn lead(&self, row: &LeadRow) -> Option<Stored> {
        let part = self.part(&row.id)?;
        let (snapshot, stored) = part.leads.get(&row.id)?;
        (*snapshot == row.snapshot && stored.version == row.version).then(|| stored.clone())
    }

    /// Remembers the lead of a row. One that was looked for in vain may have been written in the meantime.
    pub(crate) fn keep(&self, row: &LeadRow, stored: &Stored, missed: Option<&Missed>) {
        let Some(mut part) = self.part(&row.id) else { return };
        if missed.is_some_and(|Missed(forgotten)| *forgotten != part.forgotten) {
            return;
        }
        if part.leads.len() >= MOST {
            part.leads.clear();
        }
        part.leads.insert(row.id.clone(), (row.snapshot.clone(), stored.clone()));
    }

    /// Forgets leads, which may have been written.
    pub(crate) fn forget<'i>(&self, ids: impl IntoIterator<Item = &'i str>) {
        for id in ids {
            if let Some(mut part) = self.part(id) {
                part.leads.remove(id);
                part.forgotten += 1;
            }
        }
    }

    /// Forgets all leads.
    pub(crate) fn forget_all(&self) {
        for part in &self.parts {
            let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
            part.leads.clear();
            part.forgotten += 1;
        }
    }
}
