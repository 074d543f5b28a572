use std::collections::HashMap;
use std::sync::Arc;

use crate::engine::{Event, EventKind, Lead, Refusal};
use crate::rules::RuleSet;

use super::life::Life;
use super::order::ReplayOrder;
use super::tally::{Group, Place, Refusals, Sums, Tally, What, number};

/// A lead of a log, with its life under the other rules.
pub(super) struct Twin {
    /// The line of its first event.
    line: u64,
    old: Life,
    new: Other,
}

/// A lead under the other rules.
enum Other {
    /// The lead has not come to the old rules.
    NotYet,
    /// The other rules cannot take the lead.
    Impossible,
    Lives(Box<Second>),
}

struct Second {
    life: Life,
    /// The number of its group.
    group: usize,
    /// Whether an event was refused.
    guessed: bool,
}

/// Everything that is counted.
#[derive(Default)]
pub(super) struct Ledger {
    groups: HashMap<Group, usize>,
    pub(super) tallies: Vec<Tally>,
    /// Leads that the other rules cannot take.
    pub(super) impossible: Refusals,
    /// Compared leads that data was supplied for.
    pub(super) supplied: Vec<Box<str>>,
}

impl Ledger {
    /// The number of a group.
    fn group(&mut self, group: Group) -> usize {
        let next = self.tallies.len();
        let number = *self.groups.entry(group).or_insert(next);
        if number == next {
            self.tallies.push(Tally::default());
        }
        number
    }

    /// The counts by group.
    pub(super) fn into_groups(self) -> (Vec<(Group, Tally)>, Refusals, Vec<Box<str>>) {
        let Self { groups, tallies, impossible, supplied } = self;
        let mut names: Vec<(usize, Group)> = groups.into_iter().map(|(group, number)| (number, group)).collect();
        names.sort();
        (names.into_iter().map(|(_, group)| group).zip(tallies).collect(), impossible, supplied)
    }
}

impl Twin {
    /// A lead that was just opened.
    pub(super) fn open(order: &ReplayOrder, mut lead: Lead, line: u64, ledger: &mut Ledger) -> Self {
        order.slim(&mut lead);
        let book = &order.book;
        let reopened = (lead.rules().name() == order.against.name()).then(|| order.reopened(&lead));
        let (mut old_sums, mut new_sums) = (Sums::default(), Sums::default());
        match reopened {
            None => Self { line, old: Life::of(book, lead, &mut old_sums), new: Other::NotYet },
            Some(Err(refusal)) => {
                ledger.impossible.add(What::Opening, refusal, (line, lead.id().into()));
                Self { line, old: Life::of(book, lead, &mut old_sums), new: Other::Impossible }
            }
            Some(Ok(other)) => {
                let old = Life::of(book, lead, &mut old_sums);
                let life = Life::of(book, other, &mut new_sums);
                let new = second(order, &old, life, [old_sums, new_sums], ledger);
                Self { line, old, new }
            }
        }
    }

    pub(super) fn id(&self) -> &str {
        self.old.lead().map_or("", Lead::id)
    }

    /// Takes an event in both lives. Returns the refusal of the old rules.
    pub(super) fn take(
        &mut self,
        order: &ReplayOrder,
        line: u64,
        event: Event,
        ledger: &mut Ledger,
    ) -> Result<(), Refusal> {
        match &self.new {
            Other::NotYet => self.arrive(order, line, event, ledger),
            Other::Impossible => self.old.attempt(order, &event, &mut Sums::default()).map(|_| ()),
            Other::Lives(_) => self.live(order, line, event, ledger),
        }
    }

    /// Takes an event of a lead that may come to the old rules by it.
    fn arrive(&mut self, order: &ReplayOrder, line: u64, event: Event, ledger: &mut Ledger) -> Result<(), Refusal> {
        let book = &order.book;
        let to_old = matches!(&event.kind, EventKind::Switch(to) if *to.rules == *order.against.name());
        // Both lives are counted from the switch on.
        let before = to_old.then(|| {
            let mut life = self.old.clone();
            life.pass(book, event.at, &mut Sums::default());
            life
        });
        let (mut old_sums, mut new_sums) = (Sums::default(), Sums::default());
        let Some(mut life) = before else {
            return self.old.attempt(order, &event, &mut old_sums).map(|_| ());
        };
        let mut old = life.clone();
        let taken = old.attempt(order, &event, &mut old_sums)?;
        self.old = old;
        let uses = self.old.lead().is_some_and(|lead| lead.rules().name() == order.against.name());
        if !taken || !uses {
            return Ok(());
        }
        let Some(event) = life.lead().and_then(|lead| order.translated(event, lead.rules(), lead)) else {
            return Ok(());
        };
        self.new = match life.attempt(order, &event, &mut new_sums) {
            Ok(_) => second(order, &self.old, life, [old_sums, new_sums], ledger),
            Err(refusal) => {
                ledger.impossible.add(what(&event.kind), refusal, (line, self.id().into()));
                Other::Impossible
            }
        };
        Ok(())
    }

    /// Takes an event in both lives.
    fn live(&mut self, order: &ReplayOrder, line: u64, event: Event, ledger: &mut Ledger) -> Result<(), Refusal> {
        let Other::Lives(second) = &mut self.new else { return Ok(()) };
        let Some(tally) = ledger.tallies.get_mut(second.group) else { return Ok(()) };
        let before: Option<Arc<RuleSet>> = self.old.lead().map(|lead| Arc::clone(lead.rules()));
        if !self.old.attempt(order, &event, &mut tally.old)? {
            return Ok(());
        }
        let (Some(before), Some(lead)) = (before, second.life.lead()) else { return Ok(()) };
        let Some(event) = order.translated(event, &before, lead) else { return Ok(()) };
        if let Err(refusal) = second.life.attempt(order, &event, &mut tally.new) {
            tally.guessed += u64::from(!second.guessed);
            second.guessed = true;
            tally.refusals.add(what(&event.kind), refusal, (line, event.lead));
        }
        Ok(())
    }

    /// Lets time pass to the instant of the comparison, and counts both lives. Returns the rule set of a lead that is not
    /// compared because it never came to the old rules.
    pub(super) fn end(&mut self, order: &ReplayOrder, ledger: &mut Ledger) -> Option<Box<str>> {
        let second = match &mut self.new {
            Other::NotYet => return self.old.lead().map(|lead| lead.rules().name().into()),
            Other::Impossible => return None,
            Other::Lives(second) => second,
        };
        let tally = ledger.tallies.get_mut(second.group)?;
        let places = (place(order, &mut self.old, &mut tally.old)?, place(order, &mut second.life, &mut tally.new)?);
        tally.ends(places, self.line, self.old.lead()?.id());
        None
    }
}

/// A lead under the other rules, with what both lives counted so far.
fn second(order: &ReplayOrder, old: &Life, life: Life, sums: [Sums; 2], ledger: &mut Ledger) -> Other {
    let (Some(before), Some(after)) = (old.lead(), life.lead()) else { return Other::NotYet };
    let group = ledger.group(order.group(before, after));
    if order.supply.is_supplied(before.id()) {
        ledger.supplied.push(before.id().into());
    }
    if let Some(tally) = ledger.tallies.get_mut(group) {
        let [old, new] = sums;
        tally.old.merge(old);
        tally.new.merge(new);
    }
    Other::Lives(Box::new(Second { life, group, guessed: false }))
}

/// Lets time pass in a life. Returns its last state.
fn place(order: &ReplayOrder, life: &mut Life, sums: &mut Sums) -> Option<Place> {
    life.pass(&order.book, order.at(), sums);
    let lead = life.lead()?;
    let position = lead.at(order.at()).ok()?;
    sums.running += u64::from(position.due().is_some());
    Some((number(&order.book, lead.rules()), position.state))
}

fn what(kind: &EventKind) -> What {
    match kind {
        EventKind::Open(_) => What::Opening,
        EventKind::Act(acting) => What::Action(acting.action.clone()),
        EventKind::Mark(mark) => What::Mark(mark.clone()),
        EventKind::Unmark(mark) => What::Unmark(mark.clone()),
        EventKind::Fact(_) => What::Facts,
        EventKind::Switch(switching) => What::Switch(switching.rules.clone()),
    }
}
