//! Leads that were restored a moment ago.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use referee::Lead;

use super::tables::LeadRow;

/// How many leads are remembered.
const MOST: usize = 10_000;

/// Leads by id, each with the snapshot that it was restored from. Restoring one takes longer than everything else that a
/// status needs.
#[derive(Default)]
pub(crate) struct Memory(Mutex<HashMap<Box<str>, (String, Lead)>>);

impl Memory {
    /// The lead of a row, if it was restored from the same snapshot.
    pub(crate) fn lead(&self, row: &LeadRow) -> Option<Lead> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (snapshot, lead) = known.get(&row.id)?;
        (*snapshot == row.snapshot).then(|| lead.clone())
    }

    pub(crate) fn keep(&self, row: &LeadRow, lead: &Lead) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(row.id.clone(), (row.snapshot.clone(), lead.clone()));
    }
}
