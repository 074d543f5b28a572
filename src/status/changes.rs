//! When a status is next worth asking for.

use crate::locale::common;
use crate::rules::Instant;

use super::snapshot::Scene;

impl Scene<'_> {
    /// The next instant at which anything in the status can change: the state, the time left in a text, an alert.
    pub(super) fn changes(&self) -> Option<Instant> {
        let due = self.position.due();
        let texts = [const { common("deadline") }, self.summary_slot()].into_iter();
        let texts = texts.filter_map(|slot| {
            let left = self.left(due?).millis();
            let steady = self.words.steady(slot, left)?;
            Some(Instant::from_millis(self.at.millis().saturating_add(steady + 1)))
        });
        let alerts = self.rules().stage(self.position.state).into_iter().flat_map(|stage| &stage.alerts);
        let alerts = alerts.filter(|alert| self.lead.meets(&alert.when));
        let alerts = alerts.filter_map(|alert| Some(alert.follower.as_ref()?.after.after(self.position.since)));
        texts.chain(due).chain(alerts).filter(|change| *change > self.at).min()
    }
}
