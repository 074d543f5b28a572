//! Notifications about many leads that go out as one message.

use std::collections::HashMap;

use crate::rules::{FactKind, Instant, NotificationId, Receiver, RecipientId, RuleSet, Rulebook};

use super::history::Happening;
use super::value::{FactValue, Value};

/// The notifications that one message replaces if there are too many of them: those of one kind to one receiver in one
/// period. Sorted by the end of the period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Batch {
    /// When the period is over and the message is sent.
    pub until: Instant,
    /// When the period began.
    pub since: Instant,
    /// The rule set, by number in the rulebook.
    pub(crate) rules: usize,
    pub(crate) notification: NotificationId,
    pub(crate) recipient: RecipientId,
    /// What identifies the receiver: the value of a fact or a field, as in an event.
    pub(crate) by: Option<Box<str>>,
}

/// Counts which notifications go out in digests, over the histories of many leads in any order.
///
/// ```
/// use referee::tooling::{Digests, history};
/// use referee::{Event, Loader, Opening, Source};
/// let rules = "
/// rules: tickets
/// recipients: [team]
/// stages:
///   open: { timeout: { after: 1d, to: missed, notify: missed } }
///   closed: { outcomes: [missed] }
/// notifications:
///   missed: { to: team, digest: { above: 2, per: 1d } }
/// ";
/// let (referee, _) = Loader::rules([Source::new("tickets.yaml", rules)]).load_valid()?;
/// let book = referee.rulebook();
/// let until = "2026-03-04T00:00:00Z".parse()?;
/// let mut digests = Digests::new(book, until);
/// for lead in ["T-1", "T-2", "T-3"] {
///     let opened = Event::open(lead, "2026-03-02T09:00:00Z".parse()?, Opening::under("tickets"));
///     let (_, happenings) = history(book, [opened], until);
///     happenings.iter().for_each(|happening| digests.count(happening));
/// }
/// let batches: Vec<_> = digests.sent().collect();
/// assert_eq!(batches.len(), 1);
/// assert_eq!(batches[0].until.to_string(), "2026-03-04T00:00:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Memory grows with the number of kinds of notifications, receivers and periods, not with the number of leads.
#[derive(Debug, Clone)]
pub struct Digests<'b> {
    book: &'b Rulebook,
    until: Instant,
    counts: HashMap<Batch, u64>,
}

impl<'b> Digests<'b> {
    /// Nothing was counted. Digests whose period ends after an instant have not been sent.
    pub fn new(book: &'b Rulebook, until: Instant) -> Self {
        Self { book, until, counts: HashMap::new() }
    }

    /// Up to when notifications are counted.
    pub fn until(&self) -> Instant {
        self.until
    }

    /// Whether a rule set has digests.
    pub fn any(&self) -> bool {
        self.book.sets().iter().flat_map(|rules| rules.notifications()).any(|it| it.digest.is_some())
    }

    /// Counts the notifications of a happening.
    pub fn count(&mut self, happening: &Happening) {
        for sent in &happening.sent {
            if let Some(batch) = Batch::of(self.book, happening, *sent) {
                *self.counts.entry(batch).or_default() += 1;
            }
        }
    }

    /// Adds the counts of other leads.
    pub fn merge(&mut self, other: Self) {
        for (batch, count) in other.counts {
            *self.counts.entry(batch).or_default() += count;
        }
    }

    /// The digest that a notification of a happening is part of; `None` if it is sent on its own.
    pub fn part_of(&self, happening: &Happening, sent: (NotificationId, RecipientId)) -> Option<Batch> {
        Batch::of(self.book, happening, sent).filter(|batch| self.exceeds(batch))
    }

    /// The digests that were sent, in any order.
    pub fn sent(&self) -> impl Iterator<Item = &Batch> {
        self.counts.keys().filter(|batch| batch.until <= self.until && self.exceeds(batch))
    }

    /// Whether the digest has been sent.
    pub fn is_sent(&self, batch: &Batch) -> bool {
        batch.until <= self.until
    }

    fn exceeds(&self, batch: &Batch) -> bool {
        batch.is_exceeded(self.book, self.counts.get(batch).copied().unwrap_or_default())
    }
}

impl Batch {
    /// The notifications that a notification of a happening is counted with; `None` if it never goes out in a digest.
    pub fn of(
        book: &Rulebook,
        happening: &Happening,
        (notification, recipient): (NotificationId, RecipientId),
    ) -> Option<Self> {
        let rules = happening.rules.as_deref()?;
        let digest = rules.notifications()[notification].digest.as_ref()?;
        // A lead whose receiver is not known, or not shown, is not put together with others.
        let by = match digest.by {
            Some(by) => Some(receiver(rules, by, happening)?),
            None => None,
        };
        let (since, until) = digest.period(happening.at);
        let rules = book.sets().iter().position(|known| known.name() == rules.name())?;
        Some(Self { until, since, rules, notification, recipient, by })
    }

    /// A text that identifies it, such as `tickets/missed/team/2026-03-04T00:00:00Z`; with what identifies the receiver at
    /// the end, if there is something.
    pub fn key(&self, book: &Rulebook) -> Option<String> {
        let rules = book.sets().get(self.rules)?;
        let (notification, recipient) =
            (&rules.notifications()[self.notification].id, &rules.recipients()[self.recipient]);
        let by = self.by.as_ref().map_or_else(String::new, |by| format!("/{by}"));
        Some(format!("{}/{notification}/{recipient}/{}{by}", rules.name(), self.until))
    }

    /// Whether so many notifications go out as one message.
    pub fn is_exceeded(&self, book: &Rulebook, count: u64) -> bool {
        let rules = book.sets().get(self.rules);
        let digest = rules.and_then(|rules| rules.notifications()[self.notification].digest.as_ref());
        digest.is_some_and(|digest| count > u64::from(digest.above))
    }
}

/// What distinguishes receivers, as in an event.
fn receiver(rules: &RuleSet, by: Receiver, happening: &Happening) -> Option<Box<str>> {
    let about = happening.about.as_ref()?;
    match by {
        Receiver::Fact(fact) => match (&about.facts[fact], &rules.facts()[fact].kind) {
            (FactValue::Text(text), _) => Some(text.clone()),
            (FactValue::OneOf(value), FactKind::OneOf(values)) => Some(values[*value].clone()),
            (FactValue::Boolean(value), _) => Some(value.to_string().into()),
            _ => None,
        },
        Receiver::Field(field) => {
            let (_, value) = about.fields.iter().find(|(known, _)| *known == field)?;
            match value {
                Value::Text(text) => Some(text.clone()),
                value => Some(serde_json::to_string(value).ok()?.into()),
            }
        }
    }
}
