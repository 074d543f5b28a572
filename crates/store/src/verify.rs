//! Compares a store with what follows from its events.

use std::collections::BTreeSet;

use referee::Instant;

use super::course::{Course, Finished, Notify};
use super::error::StoreError;
use super::store::{Store, event};
use super::tables::{LeadRow, Tables, Write};

/// How many leads are read at a time.
const PAGE: u64 = 500;

/// What [`Store::verify`] has gone through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// How many leads.
    pub leads: u64,
    /// How many events.
    pub events: u64,
    /// How many notifications.
    pub messages: u64,
    /// What is wrong.
    pub faults: Vec<StoreFault>,
}

/// Something in a store that does not follow from its events.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("lead `{lead}`: {what}")]
#[non_exhaustive]
pub struct StoreFault {
    /// The lead.
    pub lead: Box<str>,
    /// What is wrong with it.
    pub what: String,
}

/// A lead as it is stored.
struct Kept {
    row: LeadRow,
    events: Vec<String>,
    /// The keys of its notifications.
    keys: BTreeSet<String>,
}

impl Store {
    /// Replays the events of every lead, and compares everything that is stored beside them.
    ///
    /// # Errors
    /// The database fails. What is wrong in it is in the result.
    pub fn verify(&self, now: Instant) -> Result<Verified, StoreError> {
        let mut verified = Verified::default();
        self.each(|kept| {
            verified.leads += 1;
            verified.events += kept.events.len() as u64;
            verified.messages += kept.keys.len() as u64;
            let lead = kept.row.id.clone();
            match self.expected(kept, now) {
                Ok(expected) => {
                    let faults = differences(kept, &expected).into_iter();
                    verified.faults.extend(faults.map(|what| StoreFault { lead: lead.clone(), what }));
                }
                Err(what) => verified.faults.push(StoreFault { lead, what }),
            }
            Ok(())
        })?;
        Ok(verified)
    }

    /// Computes everything again that follows from the events. Returns the leads for which it was different. Notifications
    /// in the outbox stay there.
    ///
    /// # Errors
    /// The database fails, or the events of a lead are not accepted by its rules.
    pub fn rebuild(&self, now: Instant) -> Result<Vec<Box<str>>, StoreError> {
        let mut changed = Vec::new();
        self.each(|kept| {
            let expected = self.expected(kept, now).map_err(StoreError::Damaged)?;
            if !differences(kept, &expected).is_empty() {
                changed.push(kept.row.id.clone());
                let written = self.database().write(move |sql| {
                    let mut tables = Tables(sql);
                    tables.lead_to_change(&expected.row.id)?;
                    expected.write_derived(&mut tables, Write::Whole)
                });
                self.memory().forget([&*kept.row.id]);
                written?;
            }
            Ok(())
        })?;
        Ok(changed)
    }

    /// Goes through all leads.
    fn each(&self, mut visit: impl FnMut(&Kept) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let mut last: Box<str> = "".into();
        loop {
            let page = self.database().read(|sql| {
                let mut tables = Tables(sql);
                let rows = tables.leads_after(&last, PAGE)?.into_iter();
                let kept = rows.map(|mut row| {
                    row.lists = tables.lists(&row.id)?;
                    let events = tables.events(&row.id)?;
                    let keys = tables.messages_of(&row.id)?.into_iter().map(|message| message.key).collect();
                    Ok(Kept { row, events, keys })
                });
                kept.collect::<Result<Vec<_>, StoreError>>()
            })?;
            for kept in &page {
                visit(kept)?;
            }
            match page.last() {
                Some(kept) => last = kept.row.id.clone(),
                None => return Ok(()),
            }
        }
    }

    /// What follows from the events of a lead.
    fn expected(&self, kept: &Kept, now: Instant) -> Result<Finished, String> {
        let events = kept.events.iter().map(|line| event(line)).collect::<Result<Vec<_>, _>>();
        let events = events.map_err(|error| error.to_string())?;
        let referee = self.referee();
        let course = Course::replay(referee.rulebook(), &kept.row.id, events, kept.row.unsent);
        let course = course.map_err(|refusal| format!("an event is refused: {refusal}"))?;
        // The row holds until the next instant at which something happens.
        let until = kept.row.wake.map_or(now, |wake| Instant::from_millis(wake.millis() - 1));
        let finished = course.finish(until, Notify::Yes).map_err(|error| error.to_string())?;
        finished.ok_or_else(|| "no event opens it".to_owned())
    }
}

/// How a stored lead differs from what follows from its events.
fn differences(kept: &Kept, expected: &Finished) -> Vec<String> {
    let (row, right) = (&kept.row, &expected.row);
    let mut differences = Vec::new();
    let mut compare = |what: &str, stored: &dyn std::fmt::Debug, right: &dyn std::fmt::Debug| {
        let (stored, right) = (format!("{stored:?}"), format!("{right:?}"));
        if stored != right {
            differences.push(format!("{what} is {stored}, but {right} follows from its events"));
        }
    };
    compare("the number of events", &row.version, &right.version);
    compare("the number of entries", &row.steps, &right.steps);
    compare("the rule set", &(&row.rules, &row.fingerprint), &(&right.rules, &right.fingerprint));
    compare("the state", &row.state, &right.state);
    compare("the mark for archived leads", &row.archived, &right.archived);
    compare("the instant of opening", &row.opened, &right.opened);
    compare("the deadline", &row.due, &right.due);
    compare("the instant of the next change", &row.wake, &right.wake);
    compare("the list of views", &row.lists.views, &right.lists.views);
    compare("the list of facts", &row.lists.facts, &right.lists.facts);
    compare("the list of words", &row.lists.words, &right.lists.words);
    if row.snapshot != right.snapshot {
        differences.push("the snapshot is not the one that follows from its events".to_owned());
    }
    let keys: BTreeSet<&str> = expected.messages.iter().map(|message| &*message.key).collect();
    for message in expected.messages.iter().filter(|message| message.step >= row.unsent) {
        if !kept.keys.contains(&message.key) {
            differences.push(format!("the notification `{}` is missing from the outbox", message.key));
        }
    }
    for key in kept.keys.iter().filter(|key| !keys.contains(key.as_str())) {
        differences.push(format!("the notification `{key}` does not follow from its events"));
    }
    differences
}
