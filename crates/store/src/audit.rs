//! Who did what, and from where.

use referee::Instant;

use super::error::StoreError;
use super::sql::{Row, Sql, Value, values};
use super::store::Store;

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The id of the key; `None` for the command.
    pub access: Option<Box<str>>,
    /// The address that the request came from, if it is known.
    pub source: Option<Box<str>>,
    /// When.
    pub at: Instant,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Audited {
    /// Its number: 1, 2, 3 …
    pub number: u64,
    /// Who did it.
    pub by: Actor,
    /// What was done: an action such as `key-made`, or an event as JSON.
    pub action: String,
    /// The id of what it was done to.
    pub subject: String,
}

impl Actor {
    /// Somebody who uses the command.
    pub fn command(at: Instant) -> Self {
        Self { access: None, source: None, at }
    }
}

impl Store {
    /// What was done to keys, webhooks, addresses and notifications before a number, the latest first.
    ///
    /// # Errors
    /// The database fails.
    pub fn audit(&self, before: Option<u64>, most: u64) -> Result<Vec<Audited>, StoreError> {
        let query =
            "SELECT seq, at, access, source, action, subject FROM audit WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2";
        let before = before.unwrap_or(i64::MAX.cast_unsigned());
        self.audited(query, values![before, most])
    }

    /// The events of a lead, the latest first.
    ///
    /// # Errors
    /// The database fails.
    pub fn audit_of(&self, lead: &str, before: Option<u64>, most: u64) -> Result<Vec<Audited>, StoreError> {
        let query = "SELECT seq, taken, access, source, body, lead FROM event
            WHERE lead = ?1 AND seq < ?2 ORDER BY number DESC LIMIT ?3";
        let before = before.unwrap_or(i64::MAX.cast_unsigned());
        self.audited(query, values![lead, before, most])
    }

    fn audited(&self, query: &str, values: &[Value]) -> Result<Vec<Audited>, StoreError> {
        let rows = self.database().query(|sql| sql.rows(query, values))?;
        let text = |row: &Row, column| row.optional(column, |row, column| Ok(row.text(column)?.into()));
        let audited = rows.iter().map(|row| {
            let by = Actor { access: text(row, 2)?, source: text(row, 3)?, at: row.instant(1)? };
            Ok(Audited { number: row.count(0)?, by, action: row.text(4)?.to_owned(), subject: row.text(5)?.to_owned() })
        });
        audited.collect()
    }
}

/// Writes what somebody does.
pub(crate) fn record(sql: &mut dyn Sql, by: &Actor, action: &str, subject: &str) -> Result<(), StoreError> {
    let insert = "INSERT INTO audit (at, access, source, action, subject) VALUES (?1, ?2, ?3, ?4, ?5)";
    sql.run(insert, values![by.at, by.access.as_deref(), by.source.as_deref(), action, subject])?;
    Ok(())
}
