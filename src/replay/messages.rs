//! The messages that went out in both lives, digests among them.

use std::collections::BTreeMap;

use super::order::ReplayOrder;
use super::report::{Both, ReplayDigests};
use super::tally::{Notice, Sums, Tally};

/// What was sent of one notification to one recipient.
#[derive(Debug, Clone, Default)]
pub(super) struct Messages {
    /// The rule sets that send it, by number in the rulebook: those of the old life first.
    pub(super) senders: Vec<usize>,
    pub(super) single: Both,
    pub(super) digests: Option<ReplayDigests>,
}

impl Messages {
    fn sent_by(&mut self, rules: usize) {
        if !self.senders.contains(&rules) {
            self.senders.push(rules);
        }
    }
}

/// The messages of some leads by the ids of notification and recipient: those with the same ids are the same. Leads of
/// `total` decide together about digests.
pub(super) fn messages<'o>(
    order: &'o ReplayOrder,
    part: &Tally,
    total: &Tally,
) -> BTreeMap<(&'o str, &'o str), Messages> {
    let mut all: BTreeMap<(&str, &str), Messages> = BTreeMap::new();
    let ids = |(rules, notification, recipient): Notice| {
        let rules = order.book.sets().get(rules)?;
        Some((&*rules.notifications()[notification].id, &*rules.recipients()[recipient]))
    };
    let sides: [(&Sums, &Sums, fn(&mut Both) -> &mut u64); 2] =
        [(&part.old, &total.old, |both| &mut both.before), (&part.new, &total.new, |both| &mut both.after)];
    for (part, total, side) in sides {
        for (notice, count) in &part.notices {
            let Some(ids) = ids(*notice) else { continue };
            let messages = all.entry(ids).or_default();
            messages.sent_by(notice.0);
            *side(&mut messages.single) += count;
        }
        for (batch, count) in &part.batches {
            let Some(ids) = ids((batch.rules, batch.notification, batch.recipient)) else { continue };
            let messages = all.entry(ids).or_default();
            messages.sent_by(batch.rules);
            let together = total.batches.get(batch).copied().unwrap_or_default();
            if batch.is_exceeded(&order.book, together) {
                let digests = messages.digests.get_or_insert_default();
                if batch.until <= order.at() {
                    *side(&mut digests.sent) += 1;
                    *side(&mut digests.replaced) += count;
                } else {
                    *side(&mut digests.waiting) += count;
                }
            } else {
                *side(&mut messages.single) += count;
            }
        }
    }
    all
}
