//! The changes of the offset of time zones.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::{Instant, Zone};

const DAY: i64 = 86_400_000;
/// 1840-01-01: no zone had standard time before.
const FIRST: i64 = -4_102_444_800_000;
/// 2101-01-01: the tables of zones end before.
const LAST: i64 = 4_133_980_800_000;
/// No zone changes its offset and changes it back within this time.
const STEP: i64 = 2 * DAY;

/// The changes of zones that were looked up.
static KNOWN: LazyLock<Mutex<HashMap<Zone, Arc<[i64]>>>> = LazyLock::new(Mutex::default);

/// The instants in milliseconds at which the offset of a zone changes.
pub(super) fn transitions(zone: Zone) -> Arc<[i64]> {
    if zone.is_fixed() {
        return Arc::default();
    }
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known().get(&zone) {
        return Arc::clone(known);
    }
    let found: Arc<[i64]> = search(zone).into();
    known().insert(zone, Arc::clone(&found));
    found
}

fn search(zone: Zone) -> Vec<i64> {
    let offset = |at: i64| zone.offset(Instant::from_millis(at));
    let mut found = Vec::new();
    let (mut at, mut here) = (FIRST, offset(FIRST));
    while at < LAST {
        let next = at + STEP;
        let there = offset(next);
        if there != here {
            // Offsets change at whole seconds.
            let (mut before, mut after) = (at, next);
            while after - before > 1000 {
                let middle = before + (after - before) / 2000 * 1000;
                if offset(middle) == here { before = middle } else { after = middle }
            }
            found.push(after);
        }
        (at, here) = (next, there);
    }
    found
}
