//! What all handlers share.

use std::borrow::Cow;
use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Query};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use referee::{Instant, Lead, Reader, Referee, Zone};
use referee_store::{Access, Actor, Scope, Store, StoreError, Verb};
use serde::de::DeserializeOwned;
use tokio::sync::{Notify, watch};
use tokio::task::spawn_blocking;

use super::access::{Keyring, Presented, allowed, found, presented, remembered};
use super::clock::Clock;
use super::language::Readers;
use super::limits::Rates;
use super::network::PEER;
use super::problem::Problem;
use super::timings::Timings;
use super::tokens::Tokens;
use super::worker::Alarm;

/// What a service works with.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) alarms: Alarms,
    pub(crate) rates: Arc<Rates>,
    pub(crate) timings: Arc<Timings>,
    pub(crate) keys: Arc<Keyring>,
    /// Tokens that are accepted beside keys.
    pub(crate) tokens: Option<Arc<Tokens>>,
    pub(crate) readers: Arc<Readers>,
    pub(crate) stir: Stir,
    /// The number of the last change of a lead.
    pub(crate) changes: watch::Receiver<u64>,
    /// Whether webhooks in private networks may be called.
    pub(crate) private_webhooks: bool,
}

/// Wakes the threads of a service.
#[derive(Clone, Default)]
pub(crate) struct Alarms {
    pub(crate) timer: Arc<Alarm>,
    pub(crate) switches: Arc<Alarm>,
}

/// Says that leads may have changed, or notifications may be due.
#[derive(Clone, Default)]
pub(crate) struct Stir {
    /// Wakes the courier.
    pub(crate) courier: Arc<Notify>,
    /// Wakes who watches changes.
    pub(crate) watcher: Arc<Notify>,
}

impl Stir {
    pub(crate) fn now(&self) {
        self.courier.notify_one();
        self.watcher.notify_one();
    }
}

/// Who asks, and how they are answered.
#[derive(Clone)]
pub(crate) struct Caller {
    pub(crate) access: Access,
    reader: Reader,
    /// The book of the reader, and where to find a newer one.
    book: u64,
    store: Store,
    pub(crate) now: Instant,
    /// The address that the request came from.
    source: Option<Box<str>>,
}

impl App {
    pub(crate) fn referee(&self) -> Arc<Referee> {
        self.store.referee()
    }

    /// Who makes a request of a kind, which counts as one of its key.
    pub(crate) async fn caller(&self, headers: &HeaderMap, verb: Verb) -> Result<Caller, Problem> {
        let caller = self.still(headers, verb).await?;
        self.rates.count(&caller.access.id)?;
        Ok(caller)
    }

    /// Who makes a request of a kind that goes on.
    pub(crate) async fn still(&self, headers: &HeaderMap, verb: Verb) -> Result<Caller, Problem> {
        let now = self.clock.now();
        let access = match (presented(headers)?, &self.tokens) {
            (Presented::Token(token), Some(tokens)) => tokens.access(&token, now).await?,
            (Presented::Token(_), None) => {
                return Err(Problem::unauthorized("The service accepts no tokens; send a key."));
            }
            (Presented::Key(hash), _) => {
                if let Some(access) = remembered(&self.keys, &hash, now) {
                    access
                } else {
                    let app = self.clone();
                    blocking(move || found(&app.store, &app.keys, hash, now)).await?
                }
            }
        };
        allowed(&access, verb)?;
        let source = headers.get(PEER).and_then(|peer| peer.to_str().ok()).map(Into::into);
        let (book, store) = (self.store.book_number(), self.store.clone());
        Ok(Caller { access, reader: self.readers.of(&self.referee(), headers), book, store, now, source })
    }
}

impl Caller {
    /// With the language and the time zone of a query instead.
    pub(crate) fn read(mut self, app: &App, shown: &Shown) -> Result<Self, Problem> {
        if let Some(locale) = &shown.locale {
            self.reader = app.referee().reader(locale).map_err(|error| Problem::query(format!("`locale`: {error}")))?;
        }
        if let Some(zone) = &shown.zone {
            let zone: Zone = zone.parse().map_err(|error| Problem::query(format!("`zone`: {error}")))?;
            self.reader = self.reader.in_zone(zone);
        }
        Ok(self)
    }

    /// The reader. If another process has loaded a book since the request came, leads can be under its rules.
    pub(crate) fn reader(&self) -> Cow<'_, Reader> {
        if self.store.book_number() == self.book {
            return Cow::Borrowed(&self.reader);
        }
        let reader = self.store.referee().phrasebook().reader(&[self.reader.locale().clone()]);
        Cow::Owned(reader.in_zone(self.reader.zone()))
    }

    /// This caller, for the audit trail.
    pub(crate) fn actor(&self) -> Actor {
        Actor { access: Some(self.access.id.as_str().into()), source: self.source.clone(), at: self.now }
    }

    /// The leads that exist for this caller.
    pub(crate) fn scope(&self) -> &Scope {
        &self.access.grant.leads
    }

    /// The instant at which a lead is shown: now, or at its last event if the clock of another machine is ahead.
    pub(crate) fn at(&self, lead: &Lead) -> Instant {
        self.now.max(lead.last())
    }

    /// An error of the store, for this caller.
    pub(crate) fn problem(&self) -> impl Fn(StoreError) -> Problem {
        let reader = self.reader().into_owned();
        move |error| Problem::store(&error, &reader)
    }
}

/// How many things a page has, if the query does not say, and at most.
const PAGE: u64 = 50;
const MOST: u64 = 1000;

/// How many things a page has.
pub(crate) fn page(limit: Option<u64>) -> Result<u64, Problem> {
    let limit = limit.unwrap_or(PAGE);
    if (1..=MOST).contains(&limit) {
        return Ok(limit);
    }
    Err(Problem::query(format!("`limit` is {limit}; it must be from 1 to {MOST}.")))
}

/// How texts are shown. Without a language in the query, that of `Accept-Language` is used.
#[derive(Debug, Default, Clone)]
pub(crate) struct Shown {
    pub(crate) locale: Option<String>,
    pub(crate) zone: Option<String>,
}

/// Runs a short read: in place if the database is in this process, else apart from what waits for the network.
pub(crate) async fn shortly<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    if app.store.is_embedded() { work() } else { blocking(work).await }
}

/// Runs what waits for the database, apart from what waits for the network.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    spawn_blocking(work).await.unwrap_or_else(|error| Err(Problem::internal(&error)))
}

/// The query of an address.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = Query::<T>::from_request_parts(parts, state).await;
        let text = |rejection: QueryRejection| Problem::query(format!("{}.", rejection.body_text()));
        query.map(|Query(query)| Self(query)).map_err(text)
    }
}
