use crate::engine::{Chronicle, Event, Happening, HappeningKind, Lead, Paused, Refusal};
use crate::rules::{Instant, Rulebook};

use super::order::ReplayOrder;
use super::tally::Sums;

/// A lead under one of the rule sets, whose history is counted as it goes.
#[derive(Clone)]
pub(super) struct Life {
    /// Always there, but while an event is taken.
    paused: Option<Paused>,
    /// Whether a deadline is running.
    due: bool,
}

impl Life {
    /// Begins with a lead that was just opened.
    pub(super) fn of(book: &Rulebook, opened: Lead, sums: &mut Sums) -> Self {
        let mut life = Self { paused: None, due: false };
        life.pause(book, Chronicle::of(book, opened), sums);
        life
    }

    pub(super) fn lead(&self) -> Option<&Lead> {
        self.paused.as_ref().map(|paused| &paused.lead)
    }

    /// Takes an event, unless it is refused. Returns whether it is not a repeated one.
    pub(super) fn attempt(&mut self, order: &ReplayOrder, event: &Event, sums: &mut Sums) -> Result<bool, Refusal> {
        let book = &order.book;
        let Some(paused) = self.paused.take() else { return Ok(false) };
        let mut chronicle = Chronicle::resume(book, paused);
        let taken = chronicle.attempt(event);
        if let Some(lead) = &mut chronicle.lead {
            order.slim(lead);
        }
        self.pause(book, chronicle, sums);
        taken
    }

    /// Lets time pass up to and including an instant.
    pub(super) fn pass(&mut self, book: &Rulebook, until: Instant, sums: &mut Sums) {
        if let Some(paused) = self.paused.take() {
            let mut chronicle = Chronicle::resume(book, paused);
            chronicle.pass(until);
            self.pause(book, chronicle, sums);
        }
    }

    /// Counts what happened, and keeps the lead.
    fn pause(&mut self, book: &Rulebook, chronicle: Chronicle<'_>, sums: &mut Sums) {
        let (paused, happenings) = chronicle.pause();
        self.paused = paused;
        for happening in happenings {
            match happening.kind {
                HappeningKind::TimedOut { .. } | HappeningKind::RanOut { .. } => sums.missed += 1,
                HappeningKind::Acted { .. } if self.due && leaves(&happening) => sums.met += 1,
                _ => {}
            }
            self.due = happening.due.is_some();
            sums.sent(book, &happening);
        }
    }
}

/// Whether an action leaves its state, perhaps to enter it again.
fn leaves(happening: &Happening) -> bool {
    match (&happening.kind, &happening.rules) {
        (HappeningKind::Acted { state, action, .. }, Some(rules)) => rules.actions(*state)[*action].to.is_some(),
        _ => false,
    }
}
