//! A database of leads, which the examples share.
//!
//! Two rules keep writers apart. `(lead, number)` is a primary key, so of two writers that decided on the same state,
//! one can append. And no event is earlier than what the worker has settled, so a sent notification stays true.

#![allow(dead_code, unreachable_pub, clippy::allow_attributes, reason = "each example uses a part of it")]

use std::path::Path;

use referee::engine::Snapshot;
use referee::{Event, Instant, Lead, LeadError, Referee, Refusal, StepKind, serde_json, settle};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

/// A database with leads, and the rules they follow.
pub struct Store {
    pub db: Connection,
    pub referee: Referee,
}

/// A lead as it is stored.
pub struct Stored {
    pub lead: Lead,
    /// The number of its last event.
    pub events: i64,
    /// Its notifications up to this instant are in the outbox.
    pub settled: Instant,
}

/// An accepted event that is not stored yet.
pub struct Change {
    pub event: Event,
    pub number: i64,
    /// The lead after the event.
    pub lead: Lead,
}

/// Why a lead cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The rules do not accept the event.
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Lead(#[from] LeadError),
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl Store {
    // ANCHOR: open
    /// Opens a database, or creates it.
    pub fn open(path: &Path, referee: &Referee) -> Result<Self, StoreError> {
        let db = Connection::open(path)?;
        db.execute_batch(include_str!("schema.sql"))?;
        Ok(Self { db, referee: referee.clone() })
    }
    // ANCHOR_END: open

    // ANCHOR: load
    /// A lead from its snapshot, or from its events if the snapshot is of no use here.
    pub fn load(&self, id: &str) -> Result<Option<Stored>, StoreError> {
        let row = self.db.query_row("SELECT events, snapshot, settled FROM lead WHERE id = ?1", [id], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?, Instant::from_millis(row.get(2)?)))
        });
        let Some((events, snapshot, settled)) = row.optional()? else { return Ok(None) };
        let snapshot: Option<Snapshot> = serde_json::from_str(&snapshot).ok();
        let restored = snapshot.and_then(|snapshot| Lead::restore(self.referee.rulebook(), &snapshot).ok());
        let lead = if restored.is_some() { restored } else { self.replay(id)? };
        Ok(lead.map(|lead| Stored { lead, events, settled }))
    }

    /// A lead from its events.
    pub fn replay(&self, id: &str) -> Result<Option<Lead>, StoreError> {
        let mut events = self.events(id)?.into_iter();
        let Some(opening) = events.next() else { return Ok(None) };
        let mut lead = self.referee.open(opening)?;
        for event in events {
            lead.apply(&event)?;
        }
        Ok(Some(lead))
    }

    /// The events of a lead, in order.
    pub fn events(&self, id: &str) -> Result<Vec<Event>, StoreError> {
        let mut select = self.db.prepare("SELECT body FROM event WHERE lead = ?1 ORDER BY number")?;
        let bodies = select.query_map([id], |row| row.get::<_, String>(0))?;
        bodies.map(|body| Ok(serde_json::from_str(&body?)?)).collect()
    }
    // ANCHOR_END: load

    // ANCHOR: take
    /// Decides an event and stores it. If another writer was faster, decides again with the new state.
    pub fn take(&mut self, event: &Event) -> Result<(), StoreError> {
        while let Some(change) = self.decide(event.clone())? {
            if self.append(&[change])? {
                break;
            }
        }
        Ok(())
    }
    // ANCHOR_END: take

    // ANCHOR: decide
    /// What an event does to its lead; `None` if it is stored already.
    pub fn decide(&self, event: Event) -> Result<Option<Change>, StoreError> {
        let mut event = settle(self.referee.rulebook(), event)?;
        let Some(Stored { mut lead, events, settled }) = self.load(&event.lead)? else {
            let lead = self.referee.open(event.clone())?;
            return Ok(Some(Change { event, number: 1, lead }));
        };
        // A repeated request happened when it was first made. Any other happens after all that is stored and settled,
        // even if the clocks of two servers differ.
        event.at = self.first(&event)?.unwrap_or(event.at.max(lead.last()).max(settled));
        let step = lead.apply(&event)?;
        let repeated = step.kind == StepKind::Repeated;
        Ok((!repeated).then_some(Change { event, number: events + 1, lead }))
    }

    /// When the event with this id happened.
    fn first(&self, event: &Event) -> Result<Option<Instant>, StoreError> {
        let sql = "SELECT at FROM event WHERE lead = ?1 AND id = ?2";
        let at = self.db.query_row(sql, params![event.lead, event.id], |row| row.get(0)).optional()?;
        Ok(at.map(Instant::from_millis))
    }
    // ANCHOR_END: decide

    // ANCHOR: append
    /// Stores events, all or none. Returns `false` if one of the leads has changed since its event was decided.
    pub fn append(&mut self, changes: &[Change]) -> Result<bool, StoreError> {
        let writing = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for Change { event, number, lead } in changes {
            let (at, body) = (event.at.millis(), serde_json::to_string(event)?);
            let appended = writing.execute(
                "INSERT INTO event (lead, number, id, at, body) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                params![event.lead, number, event.id, at, body],
            )?;
            let updated = writing.execute(
                "INSERT INTO lead (id, events, snapshot, wake) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET events = ?2, snapshot = ?3, wake = ?4 WHERE lead.settled <= ?4",
                params![event.lead, number, serde_json::to_string(&lead.snapshot())?, at],
            )?;
            if (appended, updated) != (1, 1) {
                return Ok(false); // The transaction is rolled back.
            }
        }
        writing.commit()?;
        Ok(true)
    }
    // ANCHOR_END: append
}
