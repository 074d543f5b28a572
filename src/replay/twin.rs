use std::collections::HashMap;
use std::sync::Arc;

use crate::engine::{Event, EventKind, Lead, Refusal};
use crate::rules::RuleSet;

use super::life::Life;
use super::order::ReplayOrder;
use super::tally::{Group, Refusals, Tally, What, number};

/// A lead of a log, with its life under the other rules.
pub(super) struct Twin<'o> {
    id: Box<str>,
    /// The line of its first event.
    line: u64,
    old: Life<'o>,
    new: Other<'o>,
}

/// The life of a lead under the other rules.
enum Other<'o> {
    /// The lead has not come to the old rules.
    NotYet,
    /// The other rules cannot take the lead.
    Impossible,
    Lives(Box<Second<'o>>),
}

struct Second<'o> {
    life: Life<'o>,
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

impl<'o> Twin<'o> {
    /// A lead that was just opened.
    pub(super) fn open(order: &'o ReplayOrder, mut lead: Lead, line: u64, ledger: &mut Ledger) -> Self {
        lead.drop_values();
        let reopened = (lead.rules().name() == order.against.name()).then(|| order.reopened(&lead));
        let id: Box<str> = lead.id().into();
        let mut twin = Self { id, line, old: Life::of(&order.book, lead), new: Other::NotYet };
        match reopened {
            None => twin.old.forget(),
            Some(Ok(lead)) => twin.begin(Life::of(&order.book, lead), order, ledger),
            Some(Err(refusal)) => twin.refuse(What::Opening, refusal, line, ledger),
        }
        twin
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Begins the second life.
    fn begin(&mut self, mut life: Life<'o>, order: &ReplayOrder, ledger: &mut Ledger) {
        let (Some(old), Some(new)) = (self.old.lead(), life.lead()) else { return };
        let group = ledger.group(order.group(old, new));
        if order.supply.is_supplied(&self.id) {
            ledger.supplied.push(self.id.clone());
        }
        if let Some(tally) = ledger.tallies.get_mut(group) {
            self.old.count(&order.book, &mut tally.old);
            life.count(&order.book, &mut tally.new);
        }
        self.new = Other::Lives(Box::new(Second { life, group, guessed: false }));
    }

    fn refuse(&mut self, what: What, refusal: Refusal, line: u64, ledger: &mut Ledger) {
        self.old.forget();
        self.new = Other::Impossible;
        ledger.impossible.add(what, refusal, (line, self.id.clone()));
    }

    /// Takes an event in both lives. Returns the refusal of the old rules.
    pub(super) fn take(
        &mut self,
        order: &'o ReplayOrder,
        line: u64,
        event: Event,
        ledger: &mut Ledger,
    ) -> Result<(), Refusal> {
        match &self.new {
            Other::NotYet => self.arrive(order, line, event, ledger),
            Other::Impossible => {
                self.old.attempt(&event)?;
                self.old.forget();
                Ok(())
            }
            Other::Lives(_) => self.live(order, line, event, ledger),
        }
    }

    /// Takes an event of a lead that may come to the old rules by it.
    fn arrive(&mut self, order: &'o ReplayOrder, line: u64, event: Event, ledger: &mut Ledger) -> Result<(), Refusal> {
        let to_old = |event: &Event| matches!(&event.kind, EventKind::Switch(to) if *to.rules == *order.against.name());
        let before = to_old(&event).then(|| {
            // Both lives are counted from the switch on.
            self.old.pass(event.at);
            self.old.forget();
            self.old.clone()
        });
        let taken = self.old.attempt(&event)?;
        let uses = self.old.lead().is_some_and(|lead| lead.rules().name() == order.against.name());
        let Some(mut life) = before.filter(|_| taken && uses) else {
            self.old.forget();
            return Ok(());
        };
        let Some(event) = life.lead().and_then(|lead| order.translated(event, lead.rules(), lead)) else {
            return Ok(());
        };
        match life.attempt(&event) {
            Ok(_) => self.begin(life, order, ledger),
            Err(refusal) => self.refuse(what(&event.kind), refusal, line, ledger),
        }
        Ok(())
    }

    /// Takes an event in both lives.
    fn live(&mut self, order: &'o ReplayOrder, line: u64, event: Event, ledger: &mut Ledger) -> Result<(), Refusal> {
        let before: Option<Arc<RuleSet>> = self.old.lead().map(|lead| Arc::clone(lead.rules()));
        if !self.old.attempt(&event)? {
            return Ok(());
        }
        let Other::Lives(second) = &mut self.new else { return Ok(()) };
        let Some(tally) = ledger.tallies.get_mut(second.group) else { return Ok(()) };
        self.old.count(&order.book, &mut tally.old);
        let (Some(before), Some(lead)) = (before, second.life.lead()) else { return Ok(()) };
        let Some(event) = order.translated(event, &before, lead) else { return Ok(()) };
        match second.life.attempt(&event) {
            Ok(_) => second.life.count(&order.book, &mut tally.new),
            Err(refusal) => {
                tally.guessed += u64::from(!second.guessed);
                second.guessed = true;
                tally.refusals.add(what(&event.kind), refusal, (line, self.id.clone()));
            }
        }
        Ok(())
    }

    /// Lets time pass to the instant of the comparison, and counts both lives. Returns the rule set of a lead that is not
    /// compared because it never came to the old rules.
    pub(super) fn end(&mut self, order: &ReplayOrder, ledger: &mut Ledger) -> Option<Box<str>> {
        let at = order.at();
        let second = match &mut self.new {
            Other::NotYet => return self.old.lead().map(|lead| lead.rules().name().into()),
            Other::Impossible => return None,
            Other::Lives(second) => second,
        };
        let tally = ledger.tallies.get_mut(second.group)?;
        let mut places = [None, None];
        let lives = [(&mut self.old, &mut tally.old), (&mut second.life, &mut tally.new)];
        for ((life, sums), place) in lives.into_iter().zip(&mut places) {
            life.pass(at);
            life.count(&order.book, sums);
            let lead = life.lead()?;
            let position = lead.at(at).ok()?;
            sums.running += u64::from(position.due().is_some());
            *place = Some((number(&order.book, lead.rules()), position.state));
        }
        if let [Some(old), Some(new)] = places {
            tally.ends((old, new), self.line, &self.id);
        }
        None
    }
}

fn what(kind: &EventKind) -> What {
    match kind {
        EventKind::Open(_) => What::Opening,
        EventKind::Act(acting) => What::Action(acting.action.clone()),
        EventKind::Mark(mark) => What::Mark(mark.clone()),
        EventKind::Unmark(mark) => What::Unmark(mark.clone()),
        EventKind::Switch(switching) => What::Switch(switching.rules.clone()),
    }
}
