//! A worker that sends notifications when they are due. Timeouts happen without it; it only delivers.
//!
//! Run it with `cargo run --example worker`. Its clock is a list of instants, so that it always prints the same.

mod store;

use std::error::Error;
use std::path::Path;

use referee::{Event, Instant, Opening, Reader, Referee};
use rusqlite::{TransactionBehavior, params};

use store::{Store, StoreError};

/// A notification that is to be sent.
struct Message {
    key: String,
    recipient: String,
    subject: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let referee = Referee::builtin();
    let mut store = Store::open(Path::new(":memory:"), &referee)?;
    for (lead, opened) in [("L-1", "2017-06-02T09:00:00Z"), ("L-2", "2017-06-03T12:00:00Z")] {
        store.take(&Event::open(lead, opened.parse()?, Opening::under("2017")))?;
    }
    let at = "2017-06-04T10:00:00Z".parse()?;
    store.take(&Event::act("L-2", at, "interested"))?;

    // ANCHOR: clock
    // A worker of yours asks the clock: `Instant::from(SystemTime::now())`.
    for now in ["2017-06-04T10:00:00Z", "2017-06-05T09:00:00Z", "2017-06-05T09:01:00Z", "2017-07-01T00:00:00Z"] {
        println!("{now}");
        work(&mut store, now.parse()?, |message| {
            println!("  {}: {} ({})", message.recipient, message.subject, message.key);
        })?;
    }
    // ANCHOR_END: clock

    // ANCHOR: late
    // The action was in time, but arrives after its lead was settled: the customer knows already.
    let late = Event::act("L-1", "2017-06-05T08:59:00Z".parse()?, "interested");
    if let Err(StoreError::Refused(refusal)) = store.take(&late) {
        println!("{}", referee.reader("en")?.refusal(&refusal));
    }
    // ANCHOR_END: late
    Ok(())
}

// ANCHOR: work
/// One round of the worker.
fn work(store: &mut Store, now: Instant, mut send: impl FnMut(&Message)) -> Result<(), Box<dyn Error>> {
    let reader = store.referee.reader("en")?;
    for lead in due(store, now)? {
        settle(store, &reader, &lead, now)?;
    }
    for message in unsent(store)? {
        // If the worker stops between these two lines, it sends the message again, under the same key.
        send(&message);
        store.db.execute("UPDATE outbox SET sent = ?2 WHERE key = ?1", params![message.key, now.millis()])?;
    }
    Ok(())
}

/// The leads that the worker must look at.
fn due(store: &Store, now: Instant) -> Result<Vec<String>, StoreError> {
    let mut select = store.db.prepare("SELECT id FROM lead WHERE wake <= ?1 ORDER BY wake, id")?;
    let ids = select.query_map([now.millis()], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
// ANCHOR_END: work

// ANCHOR: settle
/// Writes the notifications of a lead up to an instant to the outbox.
fn settle(store: &mut Store, reader: &Reader, id: &str, now: Instant) -> Result<(), StoreError> {
    let Some(stored) = store.load(id)? else { return Ok(()) };
    let now = now.max(stored.lead.last());
    let timeline = reader.timeline(store.referee.rulebook(), store.events(id)?, now);
    let wake = stored.lead.at(now)?.due().map(Instant::millis);

    let writing = store.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (number, entry) in timeline.iter().enumerate() {
        for sent in &entry.notifications {
            let key = format!("{id}/{number}/{}", sent.id);
            writing.execute(
                "INSERT INTO outbox (key, at, recipient, subject, body) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO NOTHING",
                params![key, entry.at.millis(), sent.to.label, sent.subject, sent.body],
            )?;
        }
    }
    let settled = writing.execute(
        "UPDATE lead SET settled = ?2, wake = ?3 WHERE id = ?1 AND events = ?4",
        params![id, now.millis(), wake, stored.events],
    )?;
    if settled == 1 {
        writing.commit()?; // Otherwise a writer was faster. All is rolled back, and the lead is still due.
    }
    Ok(())
}
// ANCHOR_END: settle

// ANCHOR: unsent
/// The notifications in the outbox that are not sent, oldest first.
fn unsent(store: &Store) -> Result<Vec<Message>, StoreError> {
    let mut select =
        store.db.prepare("SELECT key, recipient, subject FROM outbox WHERE sent IS NULL ORDER BY at, key")?;
    let messages =
        select.query_map([], |row| Ok(Message { key: row.get(0)?, recipient: row.get(1)?, subject: row.get(2)? }))?;
    Ok(messages.collect::<Result<_, _>>()?)
}
// ANCHOR_END: unsent
