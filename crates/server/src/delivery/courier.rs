//! Takes messages from the store, and sends them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use referee::Reader;
use referee_store::{Delivery, MAIL, Outcome, Store, StoreError, Text};
use tokio::sync::Notify;
use tokio::task::{Id, JoinError, JoinSet, spawn_blocking};
use tokio::time::{sleep, timeout};

use super::mail::Mailer;
use super::webhook::WebhookClient;
use super::{Result, Sent, backoff};
use crate::clock::Clock;

/// How many messages are sent at the same time, and how many of them through one channel, so that a receiver that hangs does
/// not stop others.
const MOST: u64 = 256;
const MOST_OF_ONE: u64 = 16;
/// How many notifications get their addresses in a transaction.
const BATCH: u64 = 500;
/// How long the courier rests if there is nothing to do.
const NAP: Duration = Duration::from_secs(1);
/// How long a service that stops waits for what is being sent.
const PATIENCE: Duration = Duration::from_secs(25);
/// How often it is tried to write that something was sent. There is a second between them.
const TRIES: usize = 20;
/// How often old attempts are forgotten, in milliseconds.
const HOUR: i64 = 3_600_000;

/// Sends what waits in the outbox.
pub(crate) struct Courier {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    /// Without it, mails wait.
    pub(crate) mailer: Option<Mailer>,
    pub(crate) webhooks: WebhookClient,
    /// Something may have come into the outbox.
    pub(crate) wake: Arc<Notify>,
}

impl Courier {
    /// Works until it is asked to stop, then waits for what is being sent.
    pub(crate) async fn run(self: Arc<Self>, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut flying: JoinSet<()> = JoinSet::new();
        let mut tasks: HashMap<Id, Flight> = HashMap::new();
        let mut known: BTreeSet<Flight> = BTreeSet::new();
        let mut forgotten = self.clock.now().plus_millis(-HOUR);
        loop {
            let now = self.clock.now();
            let keep = self.store.referee().rulebook().delivery().map(|rules| rules.keep.rough_millis());
            if let Some(keep) = keep.filter(|_| now >= forgotten.plus_millis(HOUR)) {
                forgotten = now;
                self.blocking(move |store| store.forget_attempts(now.plus_millis(-keep))).await;
            }
            let routed = self.blocking(move |store| store.route(now, BATCH)).await.unwrap_or(0);
            let (room, busy) = (MOST.saturating_sub(known.len() as u64), self.busy(&known));
            let claimed = self.blocking(move |store| store.claim(now, room, &busy, MOST_OF_ONE)).await;
            let mut claimed = claimed.unwrap_or_default();
            // If the clock was set forward, the store offers what is still being sent.
            claimed.retain(|delivery| known.insert(flight(delivery)));
            let idle = claimed.is_empty() && routed == 0;
            for delivery in claimed {
                let courier = Arc::clone(&self);
                let flight = flight(&delivery);
                let task = flying.spawn(async move { courier.deliver(delivery).await });
                tasks.insert(task.id(), flight);
            }
            let nap = if idle { NAP } else { Duration::ZERO };
            tokio::select! {
                () = &mut stop => break,
                Some(landed) = flying.join_next_with_id() => land(&mut known, &mut tasks, landed),
                () = self.wake.notified(), if idle => {}
                () = sleep(nap) => {}
            }
            while let Some(landed) = flying.try_join_next_with_id() {
                land(&mut known, &mut tasks, landed);
            }
        }
        // What is cut off is sent again, under the same key.
        let _ = timeout(PATIENCE, async { while flying.join_next().await.is_some() {} }).await;
    }

    /// How many messages are on their way through each channel.
    fn busy(&self, known: &BTreeSet<Flight>) -> BTreeMap<String, u64> {
        let mut busy: BTreeMap<String, u64> = BTreeMap::new();
        for (_, channel, _) in known {
            *busy.entry(channel.clone()).or_default() += 1;
        }
        if self.mailer.is_none() || self.sender().is_none() {
            busy.insert(MAIL.to_owned(), MOST_OF_ONE);
        }
        busy
    }

    /// Who mails are from.
    fn sender(&self) -> Option<String> {
        self.store.referee().rulebook().delivery()?.from.as_deref().map(str::to_owned)
    }

    /// Does work in the store. An error is for the operator.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> std::result::Result<T, StoreError> + Send + 'static,
    ) -> Option<T> {
        let store = self.store.clone();
        match spawn_blocking(move || work(&store)).await {
            Ok(Ok(done)) => Some(done),
            Ok(Err(error)) => {
                eprintln!("error: the outbox: {error}");
                sleep(NAP).await;
                None
            }
            Err(error) => {
                eprintln!("error: the outbox: {error}");
                None
            }
        }
    }

    /// Sends a message, and writes how it ended.
    async fn deliver(&self, delivery: Delivery) {
        let Some(sent) = self.send(&delivery).await else {
            self.blocking(move |store| store.give_back(&delivery)).await;
            return;
        };
        let now = self.clock.now();
        let outcome = match sent.result {
            Result::Sent => Outcome::Sent,
            Result::Later(asked) => Outcome::Later(backoff::next(&delivery.key, delivery.attempts, now, asked)),
            Result::Never | Result::Gone => Outcome::Never,
        };
        let detail = without_address(&sent.detail, &delivery.address);
        let gone = (sent.result == Result::Gone).then(|| delivery.channel.clone());
        // What was sent and is not known to be is sent again.
        for _ in 0..TRIES {
            let (delivery, outcome, detail) = (delivery.clone(), outcome.clone(), detail.clone());
            let written = self.blocking(move |store| store.attempted(&delivery, &outcome, &detail, now)).await;
            if written.is_some() {
                break;
            }
        }
        if let Some(channel) = gone {
            self.blocking(move |store| store.disable_webhook(&channel, "it answered that it is gone", now)).await;
        }
    }

    /// Sends a message; `None` if the store fails.
    async fn send(&self, delivery: &Delivery) -> Option<Sent> {
        let never = |detail: &str| Some(Sent { result: Result::Never, detail: detail.to_owned() });
        if delivery.until < self.clock.now() {
            return never("it waited for more than three days");
        }
        let reader = self.reader(delivery);
        let (key, own) = (delivery.key.clone(), reader.clone());
        let text: Option<Text> = self.blocking(move |store| store.text(&key, &own)).await?;
        let Some(text) = text else { return never("the lead does not have the notification any more") };
        let now = self.clock.now();
        if delivery.channel == MAIL {
            let (mailer, from) = self.mailer.as_ref().zip(self.sender())?;
            return Some(mailer.send(&from, delivery, &text, reader.locale(), now).await);
        }
        let id = delivery.channel.clone();
        let webhook = self.blocking(move |store| store.webhook(&id)).await?;
        match webhook.filter(|webhook| webhook.disabled.is_none()) {
            Some(webhook) => {
                Some(self.webhooks.send(&webhook, delivery, &text, &reader.locale().to_string(), now).await)
            }
            None => never("the webhook is removed"),
        }
    }

    /// The reader of a message.
    fn reader(&self, delivery: &Delivery) -> Reader {
        let referee = self.store.referee();
        let language = referee::locale::language(&delivery.locale).ok();
        let reader = referee.phrasebook().reader(language.as_slice());
        match delivery.zone.parse() {
            Ok(zone) => reader.in_zone(zone),
            Err(_) => reader,
        }
    }
}

/// A message on its way: its key, channel and address.
type Flight = (String, String, String);

fn flight(delivery: &Delivery) -> Flight {
    (delivery.key.clone(), delivery.channel.clone(), delivery.address.clone())
}

/// Forgets a message that is not on its way any more, also if its task has failed.
fn land(
    known: &mut BTreeSet<Flight>,
    tasks: &mut HashMap<Id, Flight>,
    landed: std::result::Result<(Id, ()), JoinError>,
) {
    let id = landed.map_or_else(|error| error.id(), |(id, ())| id);
    if let Some(flight) = tasks.remove(&id) {
        known.remove(&flight);
    }
}

/// An answer without the address, which is for the recipient only.
fn without_address(detail: &str, address: &str) -> String {
    let (_, plain) = referee::rules::mailbox(address).unwrap_or(("", address));
    if plain.is_empty() { detail.to_owned() } else { detail.replace(plain, "…") }
}
