//! A lead whose events are decided and whose time passes, in a transaction.

use referee::engine::{Snapshot, open};
use referee::rules::{Instant, Rulebook, State};
use referee::tooling::{Batch, Chronicle, Happening};
use referee::{Event, Lead, Refusal};

use super::audit::Actor;
use super::error::StoreError;
use super::message::{Message, MessageState};
use super::scope::facts;
use super::tables::{EventRow, LeadRow, Lists, Tables, Write};
use super::words::words;

/// A lead in a transaction.
pub(crate) struct Course<'b> {
    book: &'b Rulebook,
    id: Box<str>,
    /// The row before; `None` if there was no lead.
    before: Option<LeadRow>,
    /// Its first entry whose notifications are in the outbox.
    unsent: u64,
    /// What has happened since the last event in the row.
    chronicle: Chronicle<'b>,
    /// What it was found by; `None` if that is not known, or there was no lead.
    lists: Option<Lists>,
    /// The accepted events, in order, each with its number in the request or log.
    accepted: Vec<(usize, Event)>,
    /// How many entries of the chronicle there are up to its last event.
    entries: usize,
}

/// Whether notifications go to the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notify {
    Yes,
    /// Another system has sent them.
    AlreadyDone,
}

/// The lead of a row.
pub(crate) fn restored(book: &Rulebook, row: &LeadRow) -> Result<Lead, StoreError> {
    let snapshot: Snapshot = serde_json::from_str(&row.snapshot)
        .map_err(|error| StoreError::Damaged(format!("the snapshot of lead `{}`: {error}", row.id)))?;
    Ok(Lead::restore(book, &snapshot)?)
}

impl<'b> Course<'b> {
    /// A lead. If it is to be changed, nobody else changes it in the meantime.
    pub(crate) fn load(
        book: &'b Rulebook,
        tables: &mut Tables<'_>,
        id: &str,
        change: bool,
    ) -> Result<Self, StoreError> {
        let before = if change { tables.lead_to_change(id)? } else { tables.lead(id)? };
        let chronicle = match &before {
            Some(row) => Chronicle::after(book, restored(book, row)?),
            None => Chronicle::new(book),
        };
        let unsent = before.as_ref().map_or(0, |row| row.unsent);
        let lists = before.as_ref().zip(chronicle.lead.as_ref()).map(|(row, lead)| lists(lead, row.holds(lead)));
        Ok(Self { book, id: id.into(), before, unsent, chronicle, lists, accepted: Vec::new(), entries: 0 })
    }

    /// A lead from all of its events.
    pub(crate) fn replay(book: &'b Rulebook, id: &str, events: Vec<Event>, unsent: u64) -> Result<Self, Refusal> {
        let (chronicle, accepted) = (Chronicle::new(book), Vec::new());
        let mut course =
            Self { book, id: id.into(), before: None, unsent, chronicle, lists: None, accepted, entries: 0 };
        for (index, event) in events.into_iter().enumerate() {
            course.take(index, event)?;
        }
        Ok(course)
    }

    /// The lead, if it is open.
    pub(crate) fn lead(&self) -> Option<&Lead> {
        self.chronicle.lead.as_ref()
    }

    /// The number of its last event; 0 if it is not open.
    pub(crate) fn version(&self) -> u64 {
        self.before.as_ref().map_or(0, |row| row.version) + self.accepted.len() as u64
    }

    /// The events accepted in this transaction.
    pub(crate) fn accepted(&self) -> impl ExactSizeIterator<Item = &Event> {
        self.accepted.iter().map(|(_, event)| event)
    }

    /// What has happened in this transaction.
    pub(crate) fn happenings(&self) -> &[Happening] {
        &self.chronicle.happenings
    }

    /// The earliest instant of a next event.
    pub(crate) fn earliest(&self) -> Option<Instant> {
        self.lead().map(|lead| lead.last().max(lead.notified()))
    }

    /// Takes an event with a number in its request or log. A repeated one changes nothing.
    pub(crate) fn take(&mut self, index: usize, event: Event) -> Result<(), Refusal> {
        let event = if self.lead().is_some() {
            if !self.chronicle.attempt(&event)? {
                return Ok(());
            }
            event
        } else {
            let event = referee::settle(self.book, event)?;
            self.chronicle = Chronicle::of(self.book, open(self.book, event.clone())?);
            event
        };
        self.accepted.push((index, event));
        self.entries = self.chronicle.happenings.len();
        Ok(())
    }

    /// Lets time pass. Returns what is to be stored; `None` if there is no lead.
    pub(crate) fn finish(mut self, now: Instant, notify: Notify) -> Result<Option<Finished>, StoreError> {
        let Some(lead) = self.lead() else { return Ok(None) };
        // The clocks of other machines may be ahead.
        let now = now.max(lead.last());
        self.chronicle.pass(now);
        let Chronicle { lead: Some(mut lead), happenings, .. } = self.chronicle else { return Ok(None) };
        let (version, steps) = self.before.as_ref().map_or((0, 0), |row| (row.version, row.steps));
        let all = steps + happenings.len() as u64;
        let unsent = if notify == Notify::AlreadyDone { all } else { self.unsent };
        let sent = (steps..).zip(&happenings).filter(|(step, happening)| *step >= unsent && !happening.sent.is_empty());
        if let Some(last) = sent.map(|(_, happening)| happening.at).max() {
            lead.notified_until(last);
        }
        let messages = messages(self.book, &self.id, steps, &happenings, now).collect();
        let row = row(&lead, now, (version + self.accepted.len() as u64, steps + self.entries as u64, unsent))?;
        let write = match (&self.before, self.lists) {
            (None, _) => Write::New,
            (Some(before), Some(lists)) if lists == row.lists && before.rules == row.rules => Write::Row,
            _ => Write::Whole,
        };
        Ok(Some(Finished { write, first: version + 1, events: self.accepted, row, messages }))
    }
}

/// A lead to be stored.
pub(crate) struct Finished {
    pub(crate) write: Write,
    /// The number of its first new event.
    first: u64,
    /// Its new events, each with its number in the request or log.
    events: Vec<(usize, Event)>,
    pub(crate) row: LeadRow,
    /// Notifications; the outbox may have some of them.
    pub(crate) messages: Vec<Message>,
}

impl Finished {
    /// Writes leads with their events, in the order of the request or log that they came in.
    pub(crate) fn write_all(
        all: &[Self],
        tables: &mut Tables<'_>,
        now: Instant,
        by: Option<&Actor>,
    ) -> Result<(), StoreError> {
        let numbered = all.iter().flat_map(|finished| {
            (finished.first..).zip(&finished.events).map(move |(number, (index, event))| (index, number, event))
        });
        let mut events: Vec<_> = numbered.collect();
        events.sort_by_key(|(index, ..)| *index);
        for (_, number, event) in events {
            let body = serde_json::to_string(event).map_err(|error| StoreError::Damaged(error.to_string()))?;
            let (lead, id, at) = (&*event.lead, event.id.as_deref(), event.at);
            tables.append(&EventRow { lead, number, id, at, body, taken: now, by })?;
        }
        all.iter().try_for_each(|finished| finished.write_derived(tables, finished.write))
    }

    /// Writes what follows from the events of a lead.
    pub(crate) fn write_derived(&self, tables: &mut Tables<'_>, write: Write) -> Result<(), StoreError> {
        // Those before it were sent by another system.
        for message in self.messages.iter().filter(|message| message.step >= self.row.unsent) {
            tables.put_message(message)?;
        }
        tables.put_lead(&self.row, write)
    }
}

/// The notifications of what has happened to a lead. The first entry has a number in its timeline.
fn messages(
    book: &Rulebook,
    lead: &str,
    first: u64,
    happenings: &[Happening],
    now: Instant,
) -> impl Iterator<Item = Message> {
    (first..).zip(happenings).flat_map(move |(step, happening)| {
        let rules = happening.rules.as_deref();
        happening.sent.iter().filter_map(move |(notification, recipient)| {
            let rules = rules?;
            let batch = Batch::of(book, happening, (*notification, *recipient));
            // A digest is sent when its period is over.
            let next = batch.as_ref().map_or(now, |batch| now.max(batch.until));
            let notification = rules.notifications()[*notification].id.to_string();
            Some(Message {
                key: format!("{lead}/{step}/{notification}"),
                lead: lead.into(),
                step,
                at: happening.at,
                rules: rules.name().to_owned(),
                notification,
                recipient: rules.recipients()[*recipient].to_string(),
                state: MessageState::Waiting,
                next: Some(next),
                batch: batch.and_then(|batch| batch.key(book)),
                sent_as: None,
                problem: None,
            })
        })
    })
}

/// What follows from a lead at an instant, with its version, the number of its entries, and its first unsent entry.
fn row(lead: &Lead, now: Instant, (version, steps, unsent): (u64, u64, u64)) -> Result<LeadRow, StoreError> {
    let rules = lead.rules();
    let position = lead.at(now)?;
    let snapshot = serde_json::to_string(&lead.snapshot()).map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(LeadRow {
        id: lead.id().into(),
        version,
        steps,
        unsent,
        snapshot,
        rules: rules.name().to_owned(),
        fingerprint: rules.fingerprint().to_owned(),
        state: rules.state_id(position.state).to_owned(),
        archived: matches!(position.state, State::Archived(_)),
        opened: lead.opened(),
        due: position.due(),
        // Otherwise the timer would never come to rest.
        wake: lead.next_after(now)?.filter(|wake| *wake > now),
        lists: lists(lead, now),
    })
}

/// What a lead is found by at an instant.
fn lists(lead: &Lead, at: Instant) -> Lists {
    let views = lead.rules().views().iter().filter(|view| lead.meets(&view.when));
    let mut views: Vec<String> = views.map(|view| view.id.to_string()).collect();
    views.sort();
    Lists { views, facts: facts(lead), words: words(lead, at) }
}
