use crate::engine::{Chronicle, Event, Happening, HappeningKind, Lead, Refusal};
use crate::rules::{Instant, Rulebook};

use super::tally::Sums;

/// One life of a lead, whose history is counted as it goes.
#[derive(Clone)]
pub(super) struct Life<'b> {
    chronicle: Chronicle<'b>,
    /// Whether a deadline is running.
    due: bool,
}

impl<'b> Life<'b> {
    /// The life of a lead that was just opened.
    pub(super) fn of(book: &'b Rulebook, opened: Lead) -> Self {
        Self { chronicle: Chronicle::of(book, opened), due: false }
    }

    pub(super) fn lead(&self) -> Option<&Lead> {
        self.chronicle.lead.as_ref()
    }

    pub(super) fn lead_mut(&mut self) -> Option<&mut Lead> {
        self.chronicle.lead.as_mut()
    }

    /// Takes an event, unless it is refused. Returns whether it is not a repeated one.
    pub(super) fn attempt(&mut self, event: &Event) -> Result<bool, Refusal> {
        let taken = self.chronicle.attempt(event)?;
        if let Some(lead) = self.lead_mut() {
            lead.drop_values();
        }
        Ok(taken)
    }

    /// Lets time pass up to and including an instant.
    pub(super) fn pass(&mut self, until: Instant) {
        self.chronicle.pass(until);
    }

    /// Counts what happened since the last call.
    pub(super) fn count(&mut self, book: &Rulebook, sums: &mut Sums) {
        // The list is dropped, as millions of leads would keep theirs.
        for happening in std::mem::take(&mut self.chronicle.happenings) {
            match happening.kind {
                HappeningKind::TimedOut { .. } => sums.missed += 1,
                HappeningKind::Acted { .. } if self.due && leaves(&happening) => sums.met += 1,
                _ => {}
            }
            self.due = happening.due.is_some();
            if let Some(rules) = &happening.rules {
                happening.sent.iter().for_each(|sent| sums.sent(book, rules, *sent));
            }
        }
    }

    /// Drops what happened since the last call.
    pub(super) fn forget(&mut self) {
        for happening in std::mem::take(&mut self.chronicle.happenings) {
            self.due = happening.due.is_some();
        }
    }
}

/// Whether an action leaves its stage, perhaps to enter it again.
fn leaves(happening: &Happening) -> bool {
    match (&happening.kind, &happening.rules) {
        (HappeningKind::Acted { stage, action, .. }, Some(rules)) => {
            rules.stages()[*stage].actions[*action].to.is_some()
        }
        _ => false,
    }
}
