use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::fault::fault;
use crate::rules::Rulebook;

use super::decide::{decide, open, repeated_event};
use super::event::Event;
use super::lead::Lead;
use super::refusal::Refusal;

/// The number of leads per block.
const BLOCK: usize = 1024;

/// The leads of a log, by id, in order of first appearance.
///
/// ```
/// use referee::{Leads, Referee, read_line};
/// let referee = Referee::builtin();
/// let mut leads = Leads::new(referee.rulebook().clone());
/// for line in std::fs::read_to_string("examples/leads.jsonl")?.lines() {
///     leads.take(read_line(line.as_bytes())?)?;
/// }
/// assert_eq!(leads.len(), 6);
/// assert!(leads.get("L-3").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Leads {
    book: Rulebook,
    /// The leads in blocks of [`BLOCK`], so that existing leads never move.
    leads: Vec<Vec<Lead>>,
    /// The numbers of leads, by hash of the id. The ids are in the leads.
    numbers: HashTable<usize>,
    hasher: DefaultHashBuilder,
}

impl Leads {
    /// An empty collection.
    pub fn new(book: Rulebook) -> Self {
        Self { book, leads: Vec::new(), numbers: HashTable::new(), hasher: DefaultHashBuilder::default() }
    }

    fn number(&self, id: &str) -> Option<usize> {
        let same = |number: &usize| at(&self.leads, *number).is_some_and(|lead| &*lead.id == id);
        self.numbers.find(self.hasher.hash_one(id), same).copied()
    }

    /// Applies an event.
    ///
    /// ```
    /// use referee::{Event, Leads, Opening, Referee};
    /// let mut leads = Leads::new(Referee::builtin().rulebook().clone());
    /// let at = "2017-06-02T09:00:00Z".parse()?;
    /// let refusal = leads.take(Event::act("L-1", at, "won")).unwrap_err();
    /// assert!(refusal.is_unknown_lead());
    /// leads.take(Event::open("L-1", at, Opening::under("2017")))?;
    /// assert_eq!(leads.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A refusal; the leads are unchanged.
    pub fn take(&mut self, event: Event) -> Result<(), Refusal> {
        let known = self.number(&event.lead);
        let place = known.and_then(|number| self.leads.get_mut(number / BLOCK)?.get_mut(number % BLOCK));
        if let Some(lead) = place {
            let step = decide(lead, &repeated_event(&self.book, event))?;
            lead.absorb(step);
            return Ok(());
        }
        let lead = open(&self.book, event)?;
        let (hash, number) = (self.hasher.hash_one(&*lead.id), self.len());
        if let Some(block) = self.leads.last_mut().filter(|block| block.len() < BLOCK) {
            block.push(lead);
        } else {
            let mut block = Vec::with_capacity(if number == 0 { 1 } else { BLOCK });
            block.push(lead);
            self.leads.push(block);
        }
        let (leads, hasher) = (&self.leads, &self.hasher);
        let rehash = |number: &usize| match at(leads, *number) {
            Some(lead) => hasher.hash_one(&*lead.id),
            None => fault("a lead number out of range"),
        };
        self.numbers.insert_unique(hash, number, rehash);
        Ok(())
    }

    /// The lead with an id.
    pub fn get(&self, id: &str) -> Option<&Lead> {
        at(&self.leads, self.number(id)?)
    }

    /// The leads in order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = &Lead> {
        self.leads.iter().flatten()
    }

    /// The number of leads.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there are no leads.
    pub fn is_empty(&self) -> bool {
        self.leads.is_empty()
    }
}

/// The lead with a number.
fn at(leads: &[Vec<Lead>], number: usize) -> Option<&Lead> {
    leads.get(number / BLOCK)?.get(number % BLOCK)
}
