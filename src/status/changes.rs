//! Computes when a status changes next.

use crate::engine::ClockState;
use crate::locale::{Slot, common};
use crate::rules::Instant;

use super::snapshot::Scene;

/// The maximum of instants at which a text is compared to find its next change.
const MOST_LOOKS: usize = 10_000;

impl Scene<'_> {
    /// The next instant at which anything in the status changes: the state, the time left in a text, an alert.
    pub(super) fn changes(&self) -> Option<Instant> {
        let due = self.position.due();
        let texts = [const { common("deadline") }, self.summary_slot()];
        let texts = texts.into_iter().filter_map(|slot| self.text_changes(slot, due?));
        let clocks = self.course.states(self.rules()).into_iter();
        let clocks = clocks.filter_map(|(_, state)| match state {
            ClockState::Running { due } => self.text_changes(const { common("deadline") }, due?),
            _ => None,
        });
        let alerts = self.rules().stage(self.position.state).into_iter().flat_map(|stage| &stage.alerts);
        let alerts = alerts.filter(|alert| self.lead.meets(&alert.when));
        let ground = self.lead.ground();
        let alerts = alerts.filter_map(|alert| Some(ground.after(alert.follower.as_ref()?.after, self.position.since)));
        texts.chain(clocks).chain(due).chain(alerts).filter(|change| *change > self.at).min()
    }

    /// The next instant before the deadline at which a text with the time left changes.
    fn text_changes(&self, slot: Slot, due: Instant) -> Option<Instant> {
        let shows = self.words.time_left(slot)?;
        let next = |at: Instant| {
            let steady = shows.steady(due.millis().saturating_sub(at.millis()));
            Some(Instant::from_millis(at.millis().saturating_add(steady + 1))).filter(|next| *next < due)
        };
        let mut later = next(self.at);
        if shows.certain {
            return later;
        }
        let text = |at| self.text_at(slot, Some(due), at);
        let now = text(self.at);
        for _ in 0..MOST_LOOKS {
            let at = later?;
            if text(at) != now {
                return Some(at);
            }
            later = next(at);
        }
        later
    }
}
