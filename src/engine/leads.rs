use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::fault::fault;
use crate::rules::Rulebook;

use super::decide::{comes_again, decide, open};
use super::event::Event;
use super::lead::Lead;
use super::refusal::Refusal;

/// How many leads lie together.
const STRETCH: usize = 1024;

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
    /// The leads in stretches of [`STRETCH`], so that those that are there never move.
    leads: Vec<Vec<Lead>>,
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
        let same = |number: &usize| at(&self.leads, *number).is_some_and(|lead| &*lead.id == id);
        self.numbers.find(self.hasher.hash_one(id), same).copied()
    }

    /// Takes an event.
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
    /// A refusal; the leads are as they were.
    pub fn take(&mut self, event: Event) -> Result<(), Refusal> {
        let known = self.number(&event.lead);
        let place = known.and_then(|number| self.leads.get_mut(number / STRETCH)?.get_mut(number % STRETCH));
        if let Some(lead) = place {
            let step = decide(lead, &comes_again(&self.book, event))?;
            lead.absorb(step);
            return Ok(());
        }
        let lead = open(&self.book, event)?;
        let (hash, number) = (self.hasher.hash_one(&*lead.id), self.len());
        if let Some(stretch) = self.leads.last_mut().filter(|stretch| stretch.len() < STRETCH) {
            stretch.push(lead);
        } else {
            let mut stretch = Vec::with_capacity(if number == 0 { 1 } else { STRETCH });
            stretch.push(lead);
            self.leads.push(stretch);
        }
        let (leads, hasher) = (&self.leads, &self.hasher);
        let rehash = |number: &usize| match at(leads, *number) {
            Some(lead) => hasher.hash_one(&*lead.id),
            None => fault("the number of no lead"),
        };
        self.numbers.insert_unique(hash, number, rehash);
        Ok(())
    }

    /// The lead of an id.
    pub fn get(&self, id: &str) -> Option<&Lead> {
        at(&self.leads, self.number(id)?)
    }

    /// The leads in order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = &Lead> {
        self.leads.iter().flatten()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.leads.is_empty()
    }
}

/// The lead of a number.
fn at(leads: &[Vec<Lead>], number: usize) -> Option<&Lead> {
    leads.get(number / STRETCH)?.get(number % STRETCH)
}
