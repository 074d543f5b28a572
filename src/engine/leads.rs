use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::rules::Rulebook;

use super::decide::{decide, open};
use super::event::{Event, EventKind};
use super::lead::Lead;
use super::refusal::{Cause, Refusal};

/// The leads of a log, by id, in order of first appearance.
#[derive(Debug, Clone)]
pub struct Leads {
    book: Rulebook,
    leads: Vec<Lead>,
    /// The numbers of leads by the hashes of their ids, which the leads themselves hold.
    numbers: HashTable<usize>,
    hasher: DefaultHashBuilder,
}

impl Leads {
    /// No leads yet.
    pub fn new(book: Rulebook) -> Self {
        Self { book, leads: Vec::new(), numbers: HashTable::new(), hasher: DefaultHashBuilder::default() }
    }

    fn number(&self, id: &str) -> Option<usize> {
        let same = |number: &usize| self.leads.get(*number).is_some_and(|lead| &*lead.id == id);
        self.numbers.find(self.hasher.hash_one(id), same).copied()
    }

    /// Takes an event.
    ///
    /// # Errors
    /// A refusal; the leads are as they were.
    pub fn take(&mut self, event: Event) -> Result<(), Refusal> {
        let known = self.number(&event.lead);
        if let Some(lead) = known.and_then(|number| self.leads.get_mut(number)) {
            let step = decide(lead, &event)?;
            lead.take(step);
            return Ok(());
        }
        if !matches!(event.kind, EventKind::Open(_)) {
            return Err(Refusal::new(Cause::UnknownLead { lead: event.lead }, None));
        }
        let lead = open(&self.book, event)?;
        let hash = self.hasher.hash_one(&*lead.id);
        self.leads.push(lead);
        let (leads, hasher) = (&self.leads, &self.hasher);
        let rehash = |number: &usize| leads.get(*number).map_or(0, |lead| hasher.hash_one(&*lead.id));
        self.numbers.insert_unique(hash, leads.len() - 1, rehash);
        Ok(())
    }

    /// The lead of an id.
    pub fn get(&self, id: &str) -> Option<&Lead> {
        self.leads.get(self.number(id)?)
    }

    /// The leads in order of first appearance.
    pub fn iter(&self) -> std::slice::Iter<'_, Lead> {
        self.leads.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.leads.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.leads.is_empty()
    }
}

impl<'l> IntoIterator for &'l Leads {
    type Item = &'l Lead;
    type IntoIter = std::slice::Iter<'l, Lead>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
