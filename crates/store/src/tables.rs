//! The tables of a store, in a transaction.

use std::collections::BTreeSet;

use referee::{Instant, Lead};

use super::audit::Actor;
use super::error::StoreError;
use super::message::{Message, MessageState, Waiting};
use super::scope::Scope;
use super::sql::{Dialect, Row, Sql, Value, values};

/// What follows from the events of a lead and holds until `wake`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LeadRow {
    pub(crate) id: Box<str>,
    /// The number of its last event.
    pub(crate) version: u64,
    /// How many entries its timeline has up to its last event.
    pub(crate) steps: u64,
    /// Its first entry whose notifications are in the outbox.
    pub(crate) unsent: u64,
    pub(crate) snapshot: String,
    pub(crate) rules: String,
    pub(crate) fingerprint: String,
    pub(crate) state: String,
    pub(crate) archived: bool,
    pub(crate) opened: Instant,
    pub(crate) due: Option<Instant>,
    pub(crate) wake: Option<Instant>,
    /// The views that show it, its facts and its words, by which it is found.
    pub(crate) lists: Lists,
}

impl LeadRow {
    /// An instant at which all of it holds.
    pub(crate) fn holds(&self, lead: &Lead) -> Instant {
        self.wake.map_or(lead.last(), |wake| wake.plus_millis(-1)).max(lead.last())
    }
}

/// What a lead is found by.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Lists {
    /// The views that show it, sorted.
    pub(crate) views: Vec<String>,
    /// Its facts, sorted.
    pub(crate) facts: Vec<(String, String)>,
    /// Its words that are shown.
    pub(crate) words: BTreeSet<String>,
}

/// How a lead is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Write {
    /// It is not there.
    New,
    /// Without its lists, which are the same as before.
    Row,
    /// Whole.
    Whole,
}

/// An accepted event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EventRow<'e> {
    pub(crate) lead: &'e str,
    /// 1, 2, 3 … within the lead.
    pub(crate) number: u64,
    pub(crate) id: Option<&'e str>,
    pub(crate) at: Instant,
    pub(crate) body: String,
    /// When it was accepted.
    pub(crate) taken: Instant,
    /// Who made it happen.
    pub(crate) by: Option<&'e Actor>,
}

/// The tables of a store.
pub(crate) struct Tables<'s>(pub(crate) &'s mut dyn Sql);

const COLUMNS: &str =
    "SELECT lead.id, lead.version, lead.steps, lead.unsent, lead.snapshot, lead.rules, lead.fingerprint,
    lead.state, lead.archived, lead.opened, lead.due, lead.wake";

/// The leads of the end of a query, from `FROM` on.
pub(crate) fn lead_rows(sql: &mut dyn Sql, end: &str, values: &[Value]) -> Result<Vec<LeadRow>, StoreError> {
    sql.rows(&format!("{COLUMNS} {end}"), values)?.iter().map(lead).collect()
}

impl Tables<'_> {
    /// A lead without its lists. Until the end of the transaction, no other one changes it.
    pub(crate) fn lead_to_change(&mut self, id: &str) -> Result<Option<LeadRow>, StoreError> {
        if self.0.dialect() == Dialect::Sqlite {
            return self.lead(id);
        }
        if let Some(row) = lead_rows(self.0, "FROM lead WHERE id = ?1 FOR UPDATE", values![id])?.pop() {
            return Ok(Some(row));
        }
        // Nobody else opens it.
        self.0.rows("SELECT txid_current() FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", values![id])?;
        self.lead(id)
    }

    /// A lead without its lists.
    pub(crate) fn lead(&mut self, id: &str) -> Result<Option<LeadRow>, StoreError> {
        Ok(lead_rows(self.0, "FROM lead WHERE id = ?1", values![id])?.pop())
    }

    /// What a lead is found by.
    pub(crate) fn lists(&mut self, id: &str) -> Result<Lists, StoreError> {
        let views = self.0.rows("SELECT view FROM shown WHERE lead = ?1", values![id])?;
        let views = views.iter().map(|row| Ok(row.text(0)?.to_owned())).collect::<Result<_, StoreError>>()?;
        let facts = self.0.rows("SELECT fact, value FROM fact WHERE lead = ?1", values![id])?;
        let fact = |row: &Row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()));
        let words = self.0.rows("SELECT word FROM word WHERE lead = ?1", values![id])?;
        let words = words.iter().map(|row| Ok(row.text(0)?.to_owned())).collect::<Result<_, StoreError>>()?;
        let mut lists = Lists { views, facts: facts.iter().map(fact).collect::<Result<_, StoreError>>()?, words };
        lists.views.sort();
        lists.facts.sort();
        Ok(lists)
    }

    /// Leads after one, by id.
    pub(crate) fn leads_after(&mut self, id: &str, most: u64) -> Result<Vec<LeadRow>, StoreError> {
        lead_rows(self.0, "FROM lead WHERE id > ?1 ORDER BY id LIMIT ?2", values![id, most])
    }

    /// Writes a lead.
    pub(crate) fn put_lead(&mut self, row: &LeadRow, write: Write) -> Result<(), StoreError> {
        let LeadRow { id, rules, opened, .. } = row;
        let values = values![
            id,
            row.version,
            row.steps,
            row.unsent,
            &row.snapshot,
            rules,
            &row.fingerprint,
            &row.state,
            row.archived,
            *opened,
            row.due,
            row.wake
        ];
        let next = match self.0.dialect() {
            Dialect::Sqlite => "(SELECT COALESCE(MAX(changed), 0) + 1 FROM lead)",
            Dialect::Postgres => "nextval('change')",
        };
        if write == Write::New {
            let insert = format!(
                "INSERT INTO lead (id, version, steps, unsent, snapshot, rules, fingerprint, state, archived, opened, due,
                wake, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, {next})"
            );
            self.0.run(&insert, values)?;
        } else {
            let update = format!(
                "UPDATE lead SET version = ?2, steps = ?3, unsent = ?4, snapshot = ?5, rules = ?6, fingerprint = ?7,
                state = ?8, archived = ?9, opened = ?10, due = ?11, wake = ?12, changed = {next} WHERE id = ?1"
            );
            self.0.run(&update, values)?;
        }
        match write {
            Write::New => self.put_lists(row),
            Write::Row => Ok(()),
            Write::Whole => {
                self.0.run("DELETE FROM shown WHERE lead = ?1", values![id])?;
                self.0.run("DELETE FROM fact WHERE lead = ?1", values![id])?;
                self.0.run("DELETE FROM word WHERE lead = ?1", values![id])?;
                self.put_lists(row)
            }
        }
    }

    /// Writes what a lead is found by, where nothing of it is there.
    fn put_lists(&mut self, LeadRow { id, rules, opened, lists, .. }: &LeadRow) -> Result<(), StoreError> {
        for view in &lists.views {
            let insert = "INSERT INTO shown (view, opened, lead, rules) VALUES (?1, ?2, ?3, ?4)";
            self.0.run(insert, values![view, *opened, id, rules])?;
        }
        self.put_facts(id, *opened, &lists.facts)?;
        self.put_words(id, *opened, &lists.words)
    }

    /// Writes the words of a lead that has none here.
    pub(crate) fn put_words(&mut self, id: &str, opened: Instant, words: &BTreeSet<String>) -> Result<(), StoreError> {
        for word in words {
            let insert = "INSERT INTO word (word, opened, lead) VALUES (?1, ?2, ?3)";
            self.0.run(insert, values![word, opened, id])?;
        }
        Ok(())
    }

    /// Writes the facts of a lead that has none here.
    pub(crate) fn put_facts(
        &mut self,
        id: &str,
        opened: Instant,
        facts: &[(String, String)],
    ) -> Result<(), StoreError> {
        for (fact, value) in facts {
            let insert = "INSERT INTO fact (fact, value, opened, lead) VALUES (?1, ?2, ?3, ?4)";
            self.0.run(insert, values![fact, value, opened, id])?;
        }
        Ok(())
    }

    /// When the event with an id happened.
    pub(crate) fn instant_of(&mut self, lead: &str, id: &str) -> Result<Option<Instant>, StoreError> {
        let row = self.0.row("SELECT at FROM event WHERE lead = ?1 AND id = ?2", values![lead, id])?;
        row.map(|row| row.instant(0)).transpose()
    }

    /// The events of a lead, in order, as lines of a log.
    pub(crate) fn events(&mut self, lead: &str) -> Result<Vec<String>, StoreError> {
        let rows = self.0.rows("SELECT body FROM event WHERE lead = ?1 ORDER BY number", values![lead])?;
        rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
    }

    /// Adds an event.
    pub(crate) fn append(&mut self, row: &EventRow<'_>) -> Result<(), StoreError> {
        let EventRow { lead, number, id, at, body, taken, by } = row;
        let insert = "INSERT INTO event (lead, number, id, at, body, taken, access, source)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let access = by.and_then(|by| by.access.as_deref());
        let source = by.and_then(|by| by.source.as_deref());
        self.0.run(insert, values![*lead, *number, *id, *at, body, *taken, access, source])?;
        Ok(())
    }

    /// Some leads that changed after a change, up to another one, each with the number of its last change, in the order of
    /// changes.
    pub(crate) fn changes(
        &mut self,
        scope: &Scope,
        (after, until): (u64, u64),
        most: u64,
    ) -> Result<Vec<(u64, LeadRow)>, StoreError> {
        let mut values = vec![after.into(), most.into(), until.into()];
        let own = scope.and_tests("lead.id", &mut values);
        let query = format!(
            "{COLUMNS}, lead.changed FROM lead WHERE lead.changed > ?1 AND lead.changed <= ?3{own}
            ORDER BY lead.changed LIMIT ?2"
        );
        let rows = self.0.rows(&query, &values)?;
        rows.iter().map(|row| Ok((row.count(12)?, lead(row)?))).collect()
    }

    /// The number of the last change of a lead.
    pub(crate) fn last_change(&mut self) -> Result<u64, StoreError> {
        self.0.row("SELECT COALESCE(MAX(changed), 0) FROM lead", values![])?.map_or(Ok(0), |row| row.count(0))
    }

    /// Accepted events of some leads after one, up to another one, each with its number: the order in which they were
    /// accepted.
    pub(crate) fn log(
        &mut self,
        scope: &Scope,
        (after, until): (u64, u64),
        most: u64,
    ) -> Result<Vec<(u64, String)>, StoreError> {
        let mut values = vec![after.into(), most.into(), until.into()];
        let own = scope.and_tests("event.lead", &mut values);
        let query = format!("SELECT seq, body FROM event WHERE seq > ?1 AND seq <= ?3{own} ORDER BY seq LIMIT ?2");
        let rows = self.0.rows(&query, &values)?;
        rows.iter().map(|row| Ok((row.count(0)?, row.text(1)?.to_owned()))).collect()
    }

    /// Adds a notification, unless the outbox has it.
    pub(crate) fn put_message(&mut self, message: &Message) -> Result<(), StoreError> {
        let Message { key, lead, step, at, rules, notification, recipient, state, next, batch, .. } = message;
        let insert = "INSERT INTO outbox (key, lead, step, at, rules, notification, recipient, state, next, batch)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING";
        let (state, batch) = (state.name(), batch.as_deref());
        self.0.run(insert, values![key, lead, *step, *at, rules, notification, recipient, state, *next, batch])?;
        Ok(())
    }

    /// The leads to which something has happened until an instant, earliest first.
    pub(crate) fn due(&mut self, now: Instant, most: u64) -> Result<Vec<Box<str>>, StoreError> {
        let lock = self.0.skip_locked();
        let query = format!("SELECT id FROM lead WHERE wake <= ?1 ORDER BY wake, id LIMIT ?2{lock}");
        let rows = self.0.rows(&query, values![now, most])?;
        rows.iter().map(|row| Ok(row.text(0)?.into())).collect()
    }

    /// Lets a lead wait for longer.
    pub(crate) fn wake_later(&mut self, id: &str, until: Instant) -> Result<(), StoreError> {
        self.0.run("UPDATE lead SET wake = ?2 WHERE id = ?1", values![id, until]).map(|_| ())
    }

    /// When something happens to a lead next.
    pub(crate) fn next_wake(&mut self) -> Result<Option<Instant>, StoreError> {
        let row = self.0.row("SELECT MIN(wake) FROM lead WHERE wake IS NOT NULL", values![])?;
        row.map_or(Ok(None), |row| row.optional(0, Row::instant))
    }

    /// How many notifications wait, and when the oldest of them was due.
    pub(crate) fn waiting(&mut self) -> Result<Waiting, StoreError> {
        let query = "SELECT COUNT(*), MIN(at) FROM outbox WHERE state = 'waiting'";
        let Some(row) = self.0.row(query, values![])? else { return Ok(Waiting::default()) };
        Ok(Waiting { messages: row.count(0)?, oldest: row.optional(1, Row::instant)? })
    }

    /// The notifications of a lead, in order.
    pub(crate) fn messages_of(&mut self, lead: &str) -> Result<Vec<Message>, StoreError> {
        let query = format!("{MESSAGE} WHERE lead = ?1 ORDER BY step, key");
        let rows = self.0.rows(&query, values![lead])?;
        rows.iter().map(message).collect()
    }

    /// Notifications of some leads, latest first, after one.
    pub(crate) fn messages(
        &mut self,
        scope: &Scope,
        state: Option<MessageState>,
        after: Option<&str>,
        most: u64,
    ) -> Result<Vec<Message>, StoreError> {
        let mut values = vec![state.map_or("", MessageState::name).into(), most.into()];
        let mut own = scope.and_tests("outbox.lead", &mut values);
        if let Some(after) = after {
            values.push(after.into());
            let last = values.len();
            // One that is hidden is like none.
            own = format!("{own} AND (at, key) < ((SELECT at FROM outbox WHERE key = ?{last}{own}), ?{last})");
        }
        let query = format!("{MESSAGE} WHERE (?1 = '' OR state = ?1){own} ORDER BY at DESC, key DESC LIMIT ?2");
        let rows = self.0.rows(&query, &values)?;
        rows.iter().map(message).collect()
    }

    /// Notifications without addresses that are due, earliest first.
    /// Digests wait until nothing happens any more in their period.
    pub(crate) fn unaddressed(
        &mut self,
        now: Instant,
        wake: Option<Instant>,
        most: u64,
    ) -> Result<Vec<Message>, StoreError> {
        let lock = self.0.skip_locked();
        let query =
            format!("{MESSAGE} WHERE next <= ?1 AND (batch IS NULL OR next < ?3) ORDER BY next, key LIMIT ?2{lock}");
        let wake = wake.unwrap_or(Instant::from_millis(i64::MAX));
        self.0.rows(&query, values![now, most, wake])?.iter().map(message).collect()
    }

    /// Lets a notification wait for longer.
    pub(crate) fn postpone(&mut self, key: &str, until: Instant) -> Result<(), StoreError> {
        self.0.run("UPDATE outbox SET next = ?2 WHERE key = ?1", values![key, until]).map(|_| ())
    }

    /// The notifications of a batch that have no addresses.
    pub(crate) fn batch(&mut self, batch: &str) -> Result<Vec<Message>, StoreError> {
        let lock = if self.0.dialect() == Dialect::Postgres { " FOR UPDATE" } else { "" };
        let query = format!("{MESSAGE} WHERE batch = ?1 AND next IS NOT NULL ORDER BY at, key{lock}");
        self.0.rows(&query, values![batch])?.iter().map(message).collect()
    }

    /// The notifications that go out under a key.
    pub(crate) fn sent_as(&mut self, key: &str) -> Result<Vec<Message>, StoreError> {
        let query = format!("{MESSAGE} WHERE sent_as = ?1 ORDER BY at, key");
        self.0.rows(&query, values![key])?.iter().map(message).collect()
    }

    /// Writes under which key a notification goes out, or why nobody is reached.
    pub(crate) fn addressed(&mut self, key: &str, sent_as: Result<&str, &str>) -> Result<(), StoreError> {
        let (state, sent_as, problem) = match sent_as {
            Ok(sent_as) => (MessageState::Waiting, Some(sent_as), None),
            Err(problem) => (MessageState::Failed, None, Some(problem)),
        };
        let update = "UPDATE outbox SET state = ?2, sent_as = ?3, problem = ?4, next = NULL WHERE key = ?1";
        self.0.run(update, values![key, state.name(), sent_as, problem])?;
        Ok(())
    }

    /// The rule sets of open leads, each with its fingerprint.
    pub(crate) fn rules_in_use(&mut self) -> Result<Vec<(String, String)>, StoreError> {
        // Each in one step through the index, however many leads there are.
        let next = "SELECT rules, fingerprint FROM lead WHERE archived = 0 AND (rules, fingerprint) > (?1, ?2)
            ORDER BY rules, fingerprint LIMIT 1";
        let mut used: Vec<(String, String)> = Vec::new();
        loop {
            let (rules, fingerprint) = used.last().map_or(("", ""), |(rules, fingerprint)| (rules, fingerprint));
            let Some(row) = self.0.row(next, values![rules, fingerprint])? else { return Ok(used) };
            used.push((row.text(0)?.to_owned(), row.text(1)?.to_owned()));
        }
    }
}

const MESSAGE: &str =
    "SELECT key, lead, step, at, rules, notification, recipient, state, next, batch, sent_as, problem FROM outbox";

fn message(row: &Row) -> Result<Message, StoreError> {
    let state = row.text(7)?;
    let text = |column| row.optional(column, |row, column| Ok(row.text(column)?.to_owned()));
    Ok(Message {
        key: row.text(0)?.to_owned(),
        lead: row.text(1)?.into(),
        step: row.count(2)?,
        at: row.instant(3)?,
        rules: row.text(4)?.to_owned(),
        notification: row.text(5)?.to_owned(),
        recipient: row.text(6)?.to_owned(),
        state: MessageState::named(state)
            .ok_or_else(|| StoreError::Damaged(format!("unknown state `{state}` of a notification")))?,
        next: row.optional(8, Row::instant)?,
        batch: text(9)?,
        sent_as: text(10)?,
        problem: text(11)?,
    })
}

fn lead(row: &Row) -> Result<LeadRow, StoreError> {
    Ok(LeadRow {
        id: row.text(0)?.into(),
        version: row.count(1)?,
        steps: row.count(2)?,
        unsent: row.count(3)?,
        snapshot: row.text(4)?.to_owned(),
        rules: row.text(5)?.to_owned(),
        fingerprint: row.text(6)?.to_owned(),
        state: row.text(7)?.to_owned(),
        archived: row.number(8)? != 0,
        opened: row.instant(9)?,
        due: row.optional(10, Row::instant)?,
        wake: row.optional(11, Row::instant)?,
        lists: Lists::default(),
    })
}
