//! Counts both lives of leads.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::engine::{Batch, Happening, Refusal};
use crate::rules::{NotificationId, RecipientId, RuleSet, Rulebook, State};

/// The leads that are counted together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    All,
    /// The Monday of the week.
    Week(NaiveDate),
    /// The value of a fact, as in an event.
    Value(Box<str>),
    /// The fact is unknown.
    Unknown,
}

/// A state of a rule set, by number in the rulebook.
pub(super) type Place = (usize, State);

/// The number of a rule set in the rulebook.
pub(super) fn number(book: &Rulebook, rules: &Arc<RuleSet>) -> usize {
    let same = |known: &Arc<RuleSet>| Arc::ptr_eq(known, rules) || known.name() == rules.name();
    book.sets().iter().position(same).unwrap_or(usize::MAX)
}

/// The earliest lead of a log that something is true of, by line.
pub(super) type Example = (u64, Box<str>);

/// Leads that went from one state to another.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    pub(super) leads: u64,
    pub(super) example: Example,
}

/// What was refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Opening,
    Action(Box<str>),
    Mark(Box<str>),
    Unmark(Box<str>),
    /// A change of facts.
    Facts,
    /// The target.
    Switch(Box<str>),
}

/// Events that were refused for the same reason.
#[derive(Debug, Clone)]
pub(super) struct Refused {
    pub(super) what: What,
    pub(super) refusal: Refusal,
    pub(super) events: u64,
    pub(super) example: Example,
}

/// Refused events by reason. There are only as many as the rules have reasons.
#[derive(Debug, Clone, Default)]
pub(super) struct Refusals(pub(super) Vec<Refused>);

/// A notification to a recipient, with the number of its rule set in the rulebook.
pub(super) type Notice = (usize, NotificationId, RecipientId);

/// The counts of one life of each lead.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    /// Deadlines that an action met, that a timeout ended, and that are running.
    pub(super) met: u64,
    pub(super) missed: u64,
    pub(super) running: u64,
    /// Notifications sent on their own in any case, by rule set.
    pub(super) notices: BTreeMap<Notice, u64>,
    /// Notifications that a digest replaces if there are too many of them.
    pub(super) batches: BTreeMap<Batch, u64>,
}

/// The counts of both lives of the leads of a group.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub(super) leads: u64,
    /// Leads with at least one refused event.
    pub(super) guessed: u64,
    pub(super) flows: BTreeMap<(Place, Place), Flow>,
    pub(super) refusals: Refusals,
    pub(super) old: Sums,
    pub(super) new: Sums,
}

impl Refusals {
    pub(super) fn add(&mut self, what: What, refusal: Refusal, example: Example) {
        self.merge_one(Refused { what, refusal, events: 1, example });
    }

    fn merge_one(&mut self, other: Refused) {
        let same = |known: &&mut Refused| known.what == other.what && known.refusal.is_like(&other.refusal);
        match self.0.iter_mut().find(same) {
            Some(known) => {
                known.events += other.events;
                if other.example < known.example {
                    known.example = other.example;
                }
            }
            None => self.0.push(other),
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        other.0.into_iter().for_each(|refused| self.merge_one(refused));
    }
}

impl Sums {
    /// Counts the notifications of a happening.
    pub(super) fn sent(&mut self, book: &Rulebook, happening: &Happening) {
        let Some(rules) = &happening.rules else { return };
        for sent in &happening.sent {
            let count = match Batch::of(book, happening, *sent) {
                Some(batch) => self.batches.entry(batch).or_default(),
                None => self.notices.entry((number(book, rules), sent.0, sent.1)).or_default(),
            };
            *count += 1;
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.met += other.met;
        self.missed += other.missed;
        self.running += other.running;
        for (notice, count) in other.notices {
            *self.notices.entry(notice).or_default() += count;
        }
        for (batch, count) in other.batches {
            *self.batches.entry(batch).or_default() += count;
        }
    }
}

impl Tally {
    /// Counts the last states of a lead.
    pub(super) fn ends(&mut self, places: (Place, Place), line: u64, lead: &str) {
        self.leads += 1;
        match self.flows.get_mut(&places) {
            Some(flow) => {
                flow.leads += 1;
                if line < flow.example.0 {
                    flow.example = (line, lead.into());
                }
            }
            None => {
                self.flows.insert(places, Flow { leads: 1, example: (line, lead.into()) });
            }
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.leads += other.leads;
        self.guessed += other.guessed;
        for (places, flow) in other.flows {
            match self.flows.get_mut(&places) {
                Some(known) => {
                    known.leads += flow.leads;
                    if flow.example < known.example {
                        known.example = flow.example;
                    }
                }
                None => {
                    self.flows.insert(places, flow);
                }
            }
        }
        self.refusals.merge(other.refusals);
        self.old.merge(other.old);
        self.new.merge(other.new);
    }
}
