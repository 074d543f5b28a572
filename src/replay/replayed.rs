use std::collections::BTreeMap;
use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use crate::engine::{Event, Refusal, open};

use super::order::ReplayOrder;
use super::tally::{Group, Refusals, Tally};
use super::twin::{Ledger, Twin};

/// The leads of a log in both lives. Events of one lead must be given in order, as in a log; leads can be split among
/// several replays.
///
/// ```
/// use referee::replay::{Replay, ReplayOrder};
/// use referee::switch::SwitchOrder;
/// use referee::{Referee, read_line};
/// let referee = Referee::builtin();
/// let order = SwitchOrder::new(referee.rulebook(), "2020", "2020-06-12T09:00:00Z".parse()?)?;
/// let order = order.fact("qualification", "customer-inquiry");
/// let order = ReplayOrder::new(referee.rulebook(), order, "2019")?;
/// let mut replay = Replay::new(&order);
/// for (number, line) in (1..).zip(std::fs::read_to_string("examples/leads.jsonl")?.lines()) {
///     replay.take(number, read_line(line.as_bytes())?)?;
/// }
/// let report = referee.reader("en")?.replay(&order, &replay.end());
/// assert_eq!(report.text[1], "1 lead is compared.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Replay<'o> {
    order: &'o ReplayOrder,
    /// The leads by id. Each is boxed, so that a growing table moves only pointers.
    twins: HashTable<Box<Twin>>,
    hasher: DefaultHashBuilder,
    ledger: Ledger,
}

/// The counts of both lives.
#[derive(Debug, Clone, Default)]
pub struct Replayed {
    pub(super) groups: BTreeMap<Group, Tally>,
    /// Leads that the other rules cannot take, with the reasons.
    pub(super) impossible: Refusals,
    /// The number of leads that never came to the old rules, by rule set.
    pub(super) left_out: BTreeMap<Box<str>, u64>,
    supplied: Vec<Box<str>>,
}

impl<'o> Replay<'o> {
    /// A replay without leads.
    pub fn new(order: &'o ReplayOrder) -> Self {
        Self { order, twins: HashTable::new(), hasher: DefaultHashBuilder::default(), ledger: Ledger::default() }
    }

    /// Takes the event of a line in both lives. Events after the instant of the comparison are ignored.
    ///
    /// # Errors
    /// The refusal of the rules that the lead lived under; the event then never happened.
    pub fn take(&mut self, line: u64, event: Event) -> Result<(), Refusal> {
        let Self { order, twins, hasher, ledger } = self;
        if event.at > order.at() {
            return Ok(());
        }
        let hash = hasher.hash_one(&*event.lead);
        match twins.entry(hash, |twin| *twin.id() == *event.lead, |twin| hasher.hash_one(twin.id())) {
            Entry::Occupied(mut twin) => twin.get_mut().take(order, line, event, ledger),
            Entry::Vacant(place) => {
                let lead = open(&order.book, event)?;
                place.insert(Box::new(Twin::open(order, lead, line, ledger)));
                Ok(())
            }
        }
    }

    /// Lets time pass to the instant of the comparison, and returns all counts. No event can be taken after it.
    pub fn end(&mut self) -> Replayed {
        let mut left_out = BTreeMap::new();
        for twin in &mut self.twins {
            if let Some(rules) = twin.end(self.order, &mut self.ledger) {
                *left_out.entry(rules).or_default() += 1;
            }
        }
        let (groups, impossible, supplied) = std::mem::take(&mut self.ledger).into_groups();
        Replayed { groups: groups.into_iter().collect(), impossible, left_out, supplied }
    }
}

impl Replayed {
    /// Adds the counts of other leads.
    pub fn merge(&mut self, other: Self) {
        for (group, tally) in other.groups {
            self.groups.entry(group).or_default().merge(tally);
        }
        self.impossible.merge(other.impossible);
        for (rules, leads) in other.left_out {
            *self.left_out.entry(rules).or_default() += leads;
        }
        self.supplied.extend(other.supplied);
    }

    /// The compared leads that data was supplied for, in no order.
    pub fn supplied(&self) -> &[Box<str>] {
        &self.supplied
    }

    /// The counts of all leads.
    pub(super) fn total(&self) -> Tally {
        let mut total = Tally::default();
        self.groups.values().for_each(|tally| total.merge(tally.clone()));
        total
    }
}
