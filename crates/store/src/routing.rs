//! Gives notifications their addresses, and puts those of a digest together.

use std::collections::BTreeSet;

use referee::engine::{Destination, Mail};
use referee::rules::{DeliveryRules, Digest, Rulebook};
use referee::tooling::{Batch, Happening, history};
use referee::{Instant, Reader, Referee};

use super::course::restored;
use super::delivery::{Delivery, MAIL, PATIENCE, finish, put};
use super::directory::contacts_of;
use super::error::StoreError;
use super::message::Message;
use super::sql::Sql;
use super::store::Store;
use super::tables::Tables;
use super::webhook;

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Text {
    /// A notification about a lead.
    Notification {
        /// The lead.
        lead: String,
        /// When it was due.
        at: Instant,
        /// The rule set.
        rules: String,
        /// The notification.
        sent: referee::status::NotificationSent,
    },
    /// Many notifications in one.
    Digest(referee::status::DigestSent),
}

impl Text {
    /// The subject.
    pub fn subject(&self) -> &str {
        match self {
            Self::Notification { sent, .. } => &sent.subject,
            Self::Digest(digest) => &digest.subject,
        }
    }

    /// The body, in Markdown.
    pub fn body(&self) -> &str {
        match self {
            Self::Notification { sent, .. } => &sent.body,
            Self::Digest(digest) => &digest.body,
        }
    }
}

/// How long a notification waits for a book that has its rules, in milliseconds.
const PAUSE: i64 = 60_000;

impl Store {
    /// Gives notifications their addresses, as the delivery file of the book says. Notifications of a digest get them when
    /// its period is over. Returns how many notifications have them now; does at most a number of them.
    ///
    /// # Errors
    /// The database fails.
    pub fn route(&self, now: Instant, most: u64) -> Result<u64, StoreError> {
        match self.route_by_this_book(now, most, false) {
            // Perhaps another process has loaded a book that has it.
            Err(StoreError::OtherRules(_)) => {
                self.refresh_book()?;
                self.route_by_this_book(now, most, true)
            }
            routed => routed,
        }
    }

    fn route_by_this_book(&self, now: Instant, most: u64, is_last: bool) -> Result<u64, StoreError> {
        let referee = self.referee();
        if referee.rulebook().delivery().is_none() {
            return Ok(0);
        }
        self.database().write(move |sql| {
            let book = referee.rulebook();
            let Some(rules) = book.delivery() else { return Ok(0) };
            let wake = Tables(sql).next_wake()?;
            let mut routing = Routing { book, rules, now, is_last, wake, done: BTreeSet::new() };
            for message in (Tables(sql)).unaddressed(now, wake, most)? {
                routing.message(sql, &message)?;
            }
            Ok(routing.done.len() as u64)
        })
    }

    /// What a message with a key says to a reader; `None` if there is no such message any more.
    ///
    /// # Errors
    /// The database fails.
    pub fn text(&self, key: &str, reader: &Reader) -> Result<Option<Text>, StoreError> {
        let messages = self.database().query(|sql| Tables(sql).sent_as(key))?;
        let (mut referee, mut reader) = (self.referee(), reader.clone());
        let missing = |referee: &Referee| {
            messages.iter().find(|message| referee.rulebook().get(&message.rules).is_none()).map(|it| it.rules.clone())
        };
        if missing(&referee).is_some() {
            self.refresh_book()?;
            referee = self.referee();
            let locale = std::slice::from_ref(reader.locale());
            reader = referee.phrasebook().reader(locale).in_zone(reader.zone());
            if let Some(rules) = missing(&referee) {
                return Err(StoreError::OtherRules(format!("the rule set `{rules}` is missing")));
            }
        }
        let book = referee.rulebook();
        let is_digest = messages.iter().any(|message| message.key != key);
        let mut leads = Vec::new();
        let mut batch = None;
        for message in &messages {
            let happenings = history(book, self.events(&message.lead)?, message.at).1;
            let happening = usize::try_from(message.step).ok().and_then(|step| happenings.get(step));
            let Some(happening) = happening else { continue };
            if is_digest {
                batch = batch.or_else(|| batch_of(book, message, happening));
                leads.push(reader.digest_lead(&message.lead, happening));
                continue;
            }
            let sent = reader.entry(&message.lead, happening).notifications;
            let sent = sent.into_iter().find(|notice| notice.id == message.notification);
            let (lead, at, rules) = (message.lead.to_string(), message.at, message.rules.clone());
            return Ok(sent.map(|sent| Text::Notification { lead, at, rules, sent }));
        }
        let digest = batch.and_then(|batch| reader.digest(book, &batch, leads));
        Ok(digest.map(Text::Digest))
    }
}

/// The batch that a notification is part of.
fn batch_of(book: &Rulebook, message: &Message, happening: &Happening) -> Option<Batch> {
    let rules = happening.rules.as_ref()?;
    let own = |(notification, _): &&_| *rules.notifications()[*notification].id == *message.notification;
    Batch::of(book, happening, *happening.sent.iter().find(own)?)
}

struct Routing<'b> {
    book: &'b Rulebook,
    rules: &'b DeliveryRules,
    now: Instant,
    /// Whether no later book is known.
    is_last: bool,
    /// When something happens to a lead next.
    wake: Option<Instant>,
    /// The keys of the notifications that have addresses, or cannot get any.
    done: BTreeSet<String>,
}

impl Routing<'_> {
    fn message(&mut self, sql: &mut dyn Sql, message: &Message) -> Result<(), StoreError> {
        if self.done.contains(&message.key) {
            return Ok(());
        }
        // Nobody expects a mail of last month because addresses were added today.
        if message.next.is_some_and(|next| next.plus_millis(PATIENCE) < self.now) {
            return self.fail(sql, message, "it waited for more than three days");
        }
        let Some((batch, digest)) = message.batch.as_deref().zip(self.digest(message)) else {
            if self.waits_for_book(sql, message)? {
                return Ok(());
            }
            return match self.destination(sql, message)? {
                Ok(destination) => self.send(sql, &message.key, &[message], &destination),
                Err(problem) => self.fail(sql, message, problem),
            };
        };
        // All leads must have come to the end of the period.
        let (_, until) = digest.period(message.at);
        if self.wake.is_some_and(|wake| wake <= until) || self.now < until {
            return Ok(());
        }
        let mut groups: Vec<(Destination, Vec<Message>)> = Vec::new();
        for message in Tables(sql).batch(batch)? {
            if self.waits_for_book(sql, &message)? {
                continue;
            }
            match self.destination(sql, &message)? {
                Ok(destination) => match groups.iter_mut().find(|(known, _)| is_same(known, &destination)) {
                    Some((_, messages)) => messages.push(message),
                    None => groups.push((destination, vec![message])),
                },
                Err(problem) => self.fail(sql, &message, problem)?,
            }
        }
        for (destination, messages) in &groups {
            if messages.len() > usize::from(digest.above) {
                // Named after the earliest, so that a later digest of the same period has another key. No notification has
                // such a name.
                let key = messages.first().map_or_else(String::new, |first| format!("{}+digest", first.key));
                self.send(sql, &key, &messages.iter().collect::<Vec<_>>(), destination)?;
                continue;
            }
            for message in messages {
                self.send(sql, &message.key, &[message], destination)?;
            }
        }
        Ok(())
    }

    /// The digest that a notification can be part of.
    fn digest(&self, message: &Message) -> Option<Digest> {
        let rules = self.book.get(&message.rules)?;
        rules.notifications().iter().find(|known| *known.id == *message.notification)?.digest
    }

    /// Whether a notification waits for a book with the rules of its lead. If none comes in time, it is not sent.
    fn waits_for_book(&mut self, sql: &mut dyn Sql, message: &Message) -> Result<bool, StoreError> {
        let Some(row) = Tables(sql).lead(&message.lead)? else { return Ok(false) };
        let missing = |rules: &str| self.book.get(rules).is_none();
        let other = |text: String| Err(StoreError::OtherRules(text));
        if missing(&row.rules) || missing(&message.rules) {
            if !self.is_last {
                return other(format!("the rule set `{}` is missing", row.rules));
            }
            if message.at.plus_millis(2 * PATIENCE) < self.now {
                return Ok(false);
            }
            self.done.insert(message.key.clone());
            Tables(sql).postpone(&message.key, self.now.plus_millis(PAUSE))?;
            return Ok(true);
        }
        let lead = restored(self.book, &row)?;
        if !self.is_last && lead.destination(self.rules, &message.recipient).is_none() {
            return other(format!("the recipient `{}` is missing", message.recipient));
        }
        Ok(false)
    }

    /// How the recipient of a notification is reached, or why it is not.
    fn destination(
        &self,
        sql: &mut dyn Sql,
        message: &Message,
    ) -> Result<Result<Destination, &'static str>, StoreError> {
        let Some(row) = Tables(sql).lead(&message.lead)? else { return Ok(Err("the lead is missing")) };
        if self.book.get(&row.rules).is_none() {
            return Ok(Err("the rule set of the lead is not in the book"));
        }
        let destination = restored(self.book, &row)?.destination(self.rules, &message.recipient);
        Ok(destination.ok_or("the delivery file does not have the recipient"))
    }

    fn fail(&mut self, sql: &mut dyn Sql, message: &Message, problem: &str) -> Result<(), StoreError> {
        self.done.insert(message.key.clone());
        Tables(sql).addressed(&message.key, Err(problem))
    }

    /// Sends notifications under a key.
    fn send(
        &mut self,
        sql: &mut dyn Sql,
        key: &str,
        messages: &[&Message],
        destination: &Destination,
    ) -> Result<(), StoreError> {
        let Some(first) = messages.first() else { return Ok(()) };
        let deliveries = self.deliveries(sql, key, &first.recipient, destination)?;
        let reached = match deliveries {
            Ok(deliveries) => {
                deliveries.iter().try_for_each(|delivery| put(sql, delivery))?;
                Ok(key)
            }
            Err(problem) => Err(problem),
        };
        for message in messages {
            self.done.insert(message.key.clone());
            Tables(sql).addressed(&message.key, reached)?;
        }
        if reached.is_ok() { finish(sql, key) } else { Ok(()) }
    }

    /// The messages to each address and webhook, or why there are none.
    fn deliveries(
        &self,
        sql: &mut dyn Sql,
        key: &str,
        recipient: &str,
        destination: &Destination,
    ) -> Result<Result<Vec<Delivery>, &'static str>, StoreError> {
        let Destination { mail, webhook, account, locale, zone, .. } = destination;
        let locale = locale.as_ref().or(self.rules.locale.as_ref()).map_or_else(String::new, ToString::to_string);
        let zone = zone.unwrap_or(self.rules.zone);
        let to = |channel: &str, address: &str, next| Delivery {
            locale: locale.clone(),
            zone: zone.to_string(),
            ..Delivery::new(key, channel, address, next)
        };
        let mut deliveries = Vec::new();
        let mut problem = "no webhook is called for the recipient";
        match mail {
            Some(Mail::To(address)) => deliveries.push(to(MAIL, address, self.now)),
            Some(Mail::Directory) => {
                for contact in contacts_of(sql, account, recipient)? {
                    let mut delivery = to(MAIL, &contact.mail, contact.not_before(self.now, zone));
                    delivery.locale = contact.locale.unwrap_or(delivery.locale);
                    delivery.zone = contact.zone.unwrap_or(delivery.zone);
                    deliveries.push(delivery);
                }
                problem = "the directory has nobody for the recipient";
            }
            Some(Mail::Unknown) => problem = "the lead has no address",
            None => {}
        }
        let webhooks = if *webhook { webhook::all(sql)? } else { Vec::new() };
        for webhook in webhooks.into_iter().filter(|webhook| webhook.wants(account, recipient)) {
            let mut delivery = to(&webhook.id, "", self.now);
            delivery.locale = webhook.subscription.locale.unwrap_or(delivery.locale);
            delivery.zone = webhook.subscription.zone.unwrap_or(delivery.zone);
            deliveries.push(delivery);
        }
        Ok(if deliveries.is_empty() { Err(problem) } else { Ok(deliveries) })
    }
}

/// Whether two destinations have the same addresses.
fn is_same(one: &Destination, other: &Destination) -> bool {
    (&one.mail, one.webhook, &one.account) == (&other.mail, other.webhook, &other.account)
}
