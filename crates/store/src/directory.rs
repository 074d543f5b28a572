//! Addresses of recipients, by account.

use referee::rules::mailbox;
use referee::{Instant, Zone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit::{Actor, record};
use super::error::StoreError;
use super::sql::{Row, Sql, Value, values};
use super::store::Store;

/// Somebody who gets the mails to a recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Contact {
    /// The account, as leads have it; empty if there is only one.
    #[serde(default)]
    pub account: String,
    /// The id of the recipient.
    pub recipient: String,
    /// The address, such as `name@contoso.example` or `A name <name@contoso.example>`.
    pub mail: String,
    /// The language, such as `de`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The time zone, such as `Europe/Berlin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// When mails wait, in the time zone of the contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<Quiet>,
}

/// Hours in which mails wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Quiet {
    /// When they begin, such as `22:00`.
    pub from: String,
    /// When they end, such as `07:00`; on the next day if it is not after the beginning.
    pub until: String,
}

/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;
/// The longest quiet hours, with a change of the clocks in them, in minutes.
const MOST_MINUTES: i64 = 3 * 24 * 60;
const DAY_MINUTES: u32 = 24 * 60;

impl Contact {
    /// What is wrong with it: the key, and why.
    pub fn fault(&self) -> Option<(&'static str, &'static str)> {
        let zone = || self.zone.as_ref().is_none_or(|zone| zone.parse::<Zone>().is_ok());
        let language = || self.locale.as_ref().is_none_or(|locale| referee::locale::language(locale).is_ok());
        let quiet = || self.quiet.as_ref().is_none_or(|quiet| quiet.minutes().is_some());
        match () {
            () if self.recipient.is_empty() => Some(("recipient", "must not be empty")),
            () if mailbox(&self.mail).is_none() => Some(("mail", "is not an email address")),
            () if !language() => Some(("locale", "is not a language tag")),
            () if !zone() => Some(("zone", "is not a time zone")),
            () if !quiet() => Some(("quiet", "needs two different times such as `22:00`")),
            () => None,
        }
    }

    /// When a mail that is due at an instant is sent: then, or when the quiet hours are over.
    pub fn not_before(&self, at: Instant, zone: Zone) -> Instant {
        let Some((from, until)) = self.quiet.as_ref().and_then(Quiet::minutes) else { return at };
        let zone = self.zone.as_ref().and_then(|zone| zone.parse().ok()).unwrap_or(zone);
        let minute = |at: Instant| {
            let local = at.millis() + i64::from(zone.offset(at)) * 1000;
            u32::try_from(local.div_euclid(MINUTE).rem_euclid(i64::from(DAY_MINUTES))).unwrap_or_default()
        };
        let quiet = |at: Instant| {
            let minute = minute(at);
            if from < until { (from..until).contains(&minute) } else { minute >= from || minute < until }
        };
        if !quiet(at) {
            return at;
        }
        // Minute by minute, as the offset of the zone can change in the meantime.
        let start = Instant::from_millis(at.millis().div_euclid(MINUTE) * MINUTE);
        (1..=MOST_MINUTES).map(|minute| start.plus_millis(minute * MINUTE)).find(|later| !quiet(*later)).unwrap_or(at)
    }
}

impl Quiet {
    /// The minutes of the day at which they begin and end.
    fn minutes(&self) -> Option<(u32, u32)> {
        let (from, until) = (minutes(&self.from)?, minutes(&self.until)?);
        (from != until).then_some((from, until))
    }
}

/// The minute of the day of a time such as `07:30`.
fn minutes(time: &str) -> Option<u32> {
    let (hour, minute) = time.split_once(':').filter(|(hour, minute)| hour.len() == 2 && minute.len() == 2)?;
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

impl Store {
    /// Adds a contact to the directory, or replaces it. Returns whether it is new.
    ///
    /// # Errors
    /// The database fails.
    pub fn put_contact(&self, id: &str, contact: &Contact, by: &Actor) -> Result<bool, StoreError> {
        let (id, contact, by) = (id.to_owned(), contact.clone(), by.clone());
        let body = serde_json::to_string(&contact).map_err(|error| StoreError::Damaged(error.to_string()))?;
        self.database().write(move |sql| {
            record(sql, &by, "contact-put", &id)?;
            let values = values![&id, &contact.account, &contact.recipient, &body];
            let update = "UPDATE directory SET account = ?2, recipient = ?3, body = ?4 WHERE id = ?1";
            if sql.run(update, values)? > 0 {
                return Ok(false);
            }
            sql.run("INSERT INTO directory (id, account, recipient, body) VALUES (?1, ?2, ?3, ?4)", values)?;
            Ok(true)
        })
    }

    /// Removes a contact. Returns whether there was one.
    ///
    /// # Errors
    /// The database fails.
    pub fn remove_contact(&self, id: &str, by: &Actor) -> Result<bool, StoreError> {
        let (id, by) = (id.to_owned(), by.clone());
        self.database().write(move |sql| {
            let removed = sql.run("DELETE FROM directory WHERE id = ?1", values![&id])? > 0;
            if removed {
                record(sql, &by, "contact-removed", &id)?;
            }
            Ok(removed)
        })
    }

    /// Contacts after an id: those of an account, or all.
    ///
    /// # Errors
    /// The database fails.
    pub fn contacts(
        &self,
        account: Option<&str>,
        after: &str,
        most: u64,
    ) -> Result<Vec<(String, Contact)>, StoreError> {
        let own = if account.is_some() { " AND account = ?3" } else { "" };
        let query = format!("SELECT id, body FROM directory WHERE id > ?1{own} ORDER BY id LIMIT ?2");
        let mut values: Vec<Value> = vec![after.into(), most.into()];
        values.extend(account.map(Value::from));
        let rows = self.database().query(|sql: &mut dyn Sql| sql.rows(&query, &values))?;
        rows.iter().map(|row| Ok((row.text(0)?.to_owned(), contact(row, 1)?))).collect()
    }
}

/// The contacts of a recipient of an account.
pub(crate) fn contacts_of(sql: &mut dyn Sql, account: &str, recipient: &str) -> Result<Vec<Contact>, StoreError> {
    let query = "SELECT body FROM directory WHERE account = ?1 AND recipient = ?2 ORDER BY id";
    sql.rows(query, values![account, recipient])?.iter().map(|row| contact(row, 0)).collect()
}

fn contact(row: &Row, column: usize) -> Result<Contact, StoreError> {
    serde_json::from_str(row.text(column)?).map_err(|error| StoreError::Damaged(format!("a contact: {error}")))
}
