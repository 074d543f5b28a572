//! Up to which numbers rows are complete, where transactions overtake each other.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::error::StoreError;
use super::sql::{Sql, values};

/// How long a reader waits for transactions that have started, and how long it sleeps in between.
const LONGEST: Duration = Duration::from_secs(1);
const NAP: Duration = Duration::from_millis(2);

/// The last numbers below which no event and no change is missing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fence {
    pub(crate) events: u64,
    pub(crate) changes: u64,
}

impl Fence {
    /// Where one transaction follows another.
    pub(crate) const NONE: Self = Self { events: i64::MAX.cast_unsigned(), changes: i64::MAX.cast_unsigned() };
}

/// The fence of a database in which a transaction can get a number before another one, and commit after it.
#[derive(Default)]
pub(crate) struct Fences(Mutex<Option<Fence>>);

impl Fences {
    /// Moves the fence to the last numbers that were given, once all transactions that may have earlier ones have ended. A
    /// transaction has an id before it gets a number. If one of them takes long, the fence stays where it is.
    pub(crate) fn now(&self, mut ask: impl FnMut(&str) -> Result<Vec<u64>, StoreError>) -> Result<Fence, StoreError> {
        let given = "SELECT (SELECT last_value FROM event_seq_seq), (SELECT last_value FROM change)";
        let [events, changes] = ask(given)?[..] else { return Err(unexpected()) };
        // A transaction of our own, started afterwards: all who have one of these numbers have an earlier id.
        let [next] = ask("SELECT txid_current()")?[..] else { return Err(unexpected()) };
        let since = Instant::now();
        let ended = loop {
            let oldest = ask("SELECT txid_snapshot_xmin(txid_current_snapshot())")?;
            if oldest.first().is_some_and(|oldest| *oldest >= next) {
                break true;
            }
            if since.elapsed() > LONGEST {
                break false;
            }
            std::thread::sleep(NAP);
        };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known.unwrap_or(Fence { events: 0, changes: 0 });
        let fence = if ended {
            Fence { events: events.max(before.events), changes: changes.max(before.changes) }
        } else {
            before
        };
        *known = Some(fence);
        Ok(fence)
    }
}

fn unexpected() -> StoreError {
    StoreError::Database("the numbers of events cannot be read".to_owned())
}

/// The numbers of a query with one row.
pub(crate) fn numbers(sql: &mut dyn Sql, query: &str) -> Result<Vec<u64>, StoreError> {
    let Some(row) = sql.row(query, values![])? else { return Ok(Vec::new()) };
    (0..row.0.len()).map(|column| row.count(column)).collect()
}
