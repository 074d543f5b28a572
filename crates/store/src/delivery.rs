//! Messages on their way to one address or one webhook.

use std::collections::BTreeMap;

use referee::Instant;

use super::audit::{Actor, record};
use super::error::StoreError;
use super::message::MessageState;
use super::sql::{Dialect, Row, Sql, Value, values};
use super::store::Store;

/// The channel of mails. Other channels are ids of webhooks.
pub const MAIL: &str = "mail";

/// How long a message is tried, in milliseconds: three days.
pub(crate) const PATIENCE: i64 = 3 * 86_400_000;
/// How long a worker has a message before others try it, in milliseconds. Longer than any attempt.
const LEASE: i64 = 5 * 60_000;

/// A notification or a digest on its way to one address, or to one webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// The key of the notification or the digest.
    pub key: String,
    /// [`MAIL`], or the id of a webhook.
    pub channel: String,
    /// The address of a mail; empty for a webhook.
    pub address: String,
    /// The language of the reader; empty for the default.
    pub locale: String,
    /// The time zone of the reader; empty for the default.
    pub zone: String,
    /// Whether it was sent.
    pub state: MessageState,
    /// How often it was tried.
    pub attempts: u64,
    /// When it is tried next; `None` if it is not.
    pub next: Option<Instant>,
    /// When it is given up.
    pub until: Instant,
    /// Until when a worker has it.
    pub(crate) claimed: Option<Instant>,
}

/// An attempt to send a message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// When.
    pub at: Instant,
    /// Whether the message was sent.
    pub sent: bool,
    /// The answer, or the error.
    pub detail: String,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The message was sent.
    Sent,
    /// It is tried again at an instant, unless it is given up before.
    Later(Instant),
    /// It is not tried again.
    Never,
}

/// How many messages are in a state.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeliveryCount {
    /// [`MAIL`], or the id of a webhook.
    pub channel: String,
    /// The state.
    pub state: MessageState,
    /// How many.
    pub deliveries: u64,
}

impl Delivery {
    /// A message that waits until an instant.
    pub(crate) fn new(key: &str, channel: &str, address: &str, next: Instant) -> Self {
        Self {
            key: key.to_owned(),
            channel: channel.to_owned(),
            address: address.to_owned(),
            locale: String::new(),
            zone: String::new(),
            state: MessageState::Waiting,
            attempts: 0,
            next: Some(next),
            until: next.plus_millis(PATIENCE),
            claimed: None,
        }
    }
}

const DELIVERY: &str = "SELECT key, channel, address, locale, zone, state, attempts, next, until FROM delivery";

impl Store {
    /// Takes messages that are due, for a worker: other workers leave them alone for five minutes. `busy` says how many the
    /// worker has of each channel; it gets at most `most_of_one` of them.
    ///
    /// # Errors
    /// The database fails.
    pub fn claim(
        &self,
        now: Instant,
        most: u64,
        busy: &BTreeMap<String, u64>,
        most_of_one: u64,
    ) -> Result<Vec<Delivery>, StoreError> {
        let full = busy.iter().filter(|(_, count)| **count >= most_of_one);
        let full = format!("|{}|", full.map(|(channel, _)| channel.as_str()).collect::<Vec<_>>().join("|"));
        let busy = busy.clone();
        self.database().write(move |sql| {
            let query = format!(
                "{DELIVERY} WHERE next <= ?1 AND (claimed IS NULL OR claimed <= ?1)
                AND ?2 NOT LIKE '%|' || channel || '|%' ORDER BY next, key LIMIT ?3{}",
                sql.skip_locked()
            );
            let rows = sql.rows(&query, values![now, &full, most])?;
            let mut counts = busy.clone();
            let mut taken = rows.iter().map(delivery).collect::<Result<Vec<_>, _>>()?;
            taken.retain(|delivery| {
                let count = counts.entry(delivery.channel.clone()).or_default();
                *count += 1;
                *count <= most_of_one
            });
            let until = now.plus_millis(LEASE);
            for Delivery { key, channel, address, claimed, .. } in &mut taken {
                *claimed = Some(until);
                let lease = "UPDATE delivery SET claimed = ?4 WHERE key = ?1 AND channel = ?2 AND address = ?3";
                sql.run(lease, values![&*key, &*channel, &*address, until])?;
            }
            Ok(taken)
        })
    }

    /// Writes how an attempt ended.
    ///
    /// # Errors
    /// The database fails.
    pub fn attempted(
        &self,
        delivery: &Delivery,
        outcome: &Outcome,
        detail: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        let Delivery { key, channel, address, until, claimed, .. } = delivery.clone();
        let (state, next) = match outcome {
            Outcome::Sent => (MessageState::Sent, None),
            Outcome::Later(next) if *next < until => (MessageState::Waiting, Some(*next)),
            Outcome::Later(_) | Outcome::Never => (MessageState::Failed, None),
        };
        let detail = detail.to_owned();
        self.database().write(move |sql| {
            // What was sent was sent, but another worker may have it after an attempt that took too long.
            let own = match state {
                MessageState::Sent => "state <> 'sent' AND CAST(?6 AS BIGINT) IS NOT NULL",
                _ => "state = 'waiting' AND claimed = ?6",
            };
            let update = format!(
                "UPDATE delivery SET state = ?4, next = ?5, claimed = NULL, attempts = attempts + 1
                WHERE key = ?1 AND channel = ?2 AND address = ?3 AND {own}"
            );
            if sql.run(&update, values![&key, &channel, &address, state.name(), next, claimed])? == 0 {
                return Ok(());
            }
            let insert = "INSERT INTO attempt (key, channel, address, number, at, sent, detail)
                SELECT key, channel, address, attempts, CAST(?4 AS BIGINT), CAST(?5 AS BIGINT), CAST(?6 AS TEXT) FROM delivery
                WHERE key = ?1 AND channel = ?2 AND address = ?3";
            sql.run(insert, values![&key, &channel, &address, now, state == MessageState::Sent, &detail])?;
            finish(sql, &key)
        })
    }

    /// Lets other workers take a message that was not tried.
    ///
    /// # Errors
    /// The database fails.
    pub fn give_back(&self, delivery: &Delivery) -> Result<(), StoreError> {
        let Delivery { key, channel, address, claimed, .. } = delivery.clone();
        let update =
            "UPDATE delivery SET claimed = NULL WHERE key = ?1 AND channel = ?2 AND address = ?3 AND claimed = ?4";
        self.database().write(move |sql| sql.run(update, values![&key, &channel, &address, claimed]).map(|_| ()))
    }

    /// Sends a notification again that is not waiting: under the same key, to the addresses where it failed, or to all if it
    /// failed nowhere. Returns whether there is such a notification.
    ///
    /// # Errors
    /// The database fails.
    pub fn send_again(&self, key: &str, by: &Actor) -> Result<bool, StoreError> {
        let (key, by, now) = (key.to_owned(), by.clone(), by.at);
        self.database().write(move |sql| {
            let known = sql.row("SELECT sent_as FROM outbox WHERE key = ?1", values![&key])?;
            let Some(known) = known else { return Ok(false) };
            record(sql, &by, "sent-again", &key)?;
            let Some(sent_as) = known.optional(0, |row, column| Ok(row.text(column)?.to_owned()))? else {
                // One that waits is sent anyway.
                let update = "UPDATE outbox SET state = 'waiting', next = ?2, problem = NULL
                    WHERE key = ?1 AND state <> 'waiting'";
                sql.run(update, values![&key, now])?;
                return Ok(true);
            };
            let again = "UPDATE delivery SET state = 'waiting', next = ?2, until = ?3 WHERE key = ?1 AND state = ";
            let values = values![&sent_as, now, now.plus_millis(PATIENCE)];
            if sql.run(&format!("{again}'failed'"), values)? == 0 {
                let none =
                    "NOT EXISTS (SELECT 1 FROM delivery AS other WHERE other.key = ?1 AND other.state = 'waiting')";
                sql.run(&format!("{again}'sent' AND {none}"), values)?;
            }
            finish(sql, &sent_as)?;
            Ok(true)
        })
    }

    /// Messages with their attempts: those of a notification, or all in a state, the latest first.
    ///
    /// # Errors
    /// The database fails.
    pub fn deliveries(
        &self,
        notification: Option<&str>,
        state: Option<MessageState>,
        most: u64,
    ) -> Result<Vec<(Delivery, Vec<Attempt>)>, StoreError> {
        let state = state.map_or("", MessageState::name);
        let own = if notification.is_some() { " AND key = (SELECT sent_as FROM outbox WHERE key = ?3)" } else { "" };
        let query = format!(
            "{DELIVERY} WHERE (?1 = '' OR state = ?1){own} ORDER BY until DESC, key DESC, channel, address LIMIT ?2"
        );
        let mut values: Vec<Value> = vec![state.into(), most.into()];
        values.extend(notification.map(Value::from));
        self.database().read(|sql| {
            let rows = sql.rows(&query, &values)?;
            let with_attempts = rows.iter().map(|row| {
                let delivery = delivery(row)?;
                let Delivery { key, channel, address, .. } = &delivery;
                let query = "SELECT at, sent, detail FROM attempt
                    WHERE key = ?1 AND channel = ?2 AND address = ?3 ORDER BY number";
                let attempts = sql.rows(query, values![key, channel, address])?;
                let attempts = attempts.iter().map(attempt).collect::<Result<_, StoreError>>()?;
                Ok((delivery, attempts))
            });
            with_attempts.collect()
        })
    }

    /// How many messages are in each state.
    ///
    /// # Errors
    /// The database fails.
    pub fn delivery_counts(&self) -> Result<Vec<DeliveryCount>, StoreError> {
        let query = "SELECT channel, state, COUNT(*) FROM delivery GROUP BY channel, state ORDER BY channel, state";
        let rows = self.database().query(|sql| sql.rows(query, values![]))?;
        let count = |row: &Row| {
            let (channel, state) = (row.text(0)?.to_owned(), state(row.text(1)?)?);
            Ok(DeliveryCount { channel, state, deliveries: row.count(2)? })
        };
        rows.iter().map(count).collect()
    }

    /// Removes attempts before an instant.
    ///
    /// # Errors
    /// The database fails.
    pub fn forget_attempts(&self, before: Instant) -> Result<u64, StoreError> {
        self.database().write(move |sql| sql.run("DELETE FROM attempt WHERE at < ?1", values![before]))
    }
}

/// Lets any worker take the messages that workers had.
pub(crate) fn release(sql: &mut dyn Sql) -> Result<(), StoreError> {
    sql.run("UPDATE delivery SET claimed = NULL WHERE claimed IS NOT NULL", values![])?;
    Ok(())
}

/// Adds a message, unless it is there.
pub(crate) fn put(sql: &mut dyn Sql, delivery: &Delivery) -> Result<(), StoreError> {
    let Delivery { key, channel, address, locale, zone, state, attempts, next, until, .. } = delivery;
    let insert = "INSERT INTO delivery (key, channel, address, locale, zone, state, attempts, next, until)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING";
    sql.run(insert, values![key, channel, address, locale, zone, state.name(), *attempts, *next, *until])?;
    Ok(())
}

/// Writes whether the notifications with a key have reached somebody.
pub(crate) fn finish(sql: &mut dyn Sql, key: &str) -> Result<(), StoreError> {
    // Otherwise each of two attempts that end at the same time would see the other one as waiting.
    if sql.dialect() == Dialect::Postgres {
        sql.rows("SELECT key FROM outbox WHERE sent_as = ?1 ORDER BY key FOR UPDATE", values![key])?;
    }
    let rows = sql.rows("SELECT DISTINCT state FROM delivery WHERE key = ?1", values![key])?;
    let states = rows.iter().map(|row| state(row.text(0)?)).collect::<Result<Vec<_>, _>>()?;
    let whole = [MessageState::Waiting, MessageState::Sent].into_iter().find(|state| states.contains(state));
    let whole = whole.unwrap_or(MessageState::Failed);
    sql.run("UPDATE outbox SET state = ?2, problem = NULL WHERE sent_as = ?1", values![key, whole.name()])?;
    Ok(())
}

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        key: row.text(0)?.to_owned(),
        channel: row.text(1)?.to_owned(),
        address: row.text(2)?.to_owned(),
        locale: row.text(3)?.to_owned(),
        zone: row.text(4)?.to_owned(),
        state: state(row.text(5)?)?,
        attempts: row.count(6)?,
        next: row.optional(7, Row::instant)?,
        until: row.instant(8)?,
        claimed: None,
    })
}

fn attempt(row: &Row) -> Result<Attempt, StoreError> {
    Ok(Attempt { at: row.instant(0)?, sent: row.number(1)? != 0, detail: row.text(2)?.to_owned() })
}

fn state(name: &str) -> Result<MessageState, StoreError> {
    MessageState::named(name).ok_or_else(|| StoreError::Damaged(format!("unknown state `{name}` of a notification")))
}
