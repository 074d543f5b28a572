//! Changes of leads as they happen, as server-sent events.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use referee::Instant;
use referee_store::{Stored, Verb};
use schemars::JsonSchema;
use serde::Deserialize;
use tokio::sync::mpsc::{Sender, channel};
use tokio::time::sleep;
use tokio_stream::wrappers::ReceiverStream;

use super::app::{App, Asked, Caller, Shown, blocking};
use super::problem::Problem;

/// How many leads are read at a time.
const PAGE: u64 = 100;
/// How many leads a stream follows whose texts change.
const MOST: usize = 1000;
/// How long a stream rests at most before it looks whether its key is still valid.
const REST: Duration = Duration::from_secs(5);

/// The query of a stream.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Streaming {
    /// Begin after the change with this number, instead of now; 0 sends all leads first.
    after: Option<u64>,
    /// Leads whose texts are followed from the start, separated by commas.
    #[serde(default)]
    leads: String,
    /// The language, instead of that of `Accept-Language`.
    locale: Option<String>,
    /// The time zone, such as `Europe/Berlin` or `+02:00`.
    zone: Option<String>,
}

/// `GET /v1/stream`
pub(crate) async fn stream(
    State(app): State<App>,
    Asked(Streaming { after, leads, locale, zone }): Asked<Streaming>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let shown = Shown { locale, zone };
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &shown)?;
    let known = match headers.get("last-event-id").map(|id| id.to_str().ok().and_then(|id| id.parse().ok())) {
        Some(None) => return Err(Problem::query("`Last-Event-ID` is not the id of an event of this stream.")),
        Some(after) => after,
        None => after,
    };
    let last = if let Some(last) = known {
        last
    } else {
        // What others have heard of so far may be a moment old.
        let (store, caller) = (app.store.clone(), caller.clone());
        blocking(move || store.last_change().map_err(caller.problem())).await?
    };
    let (sender, receiver) = channel(4);
    let leads: Vec<String> = leads.split(',').filter(|lead| !lead.is_empty()).map(str::to_owned).collect();
    let language = caller.reader().locale().to_string();
    let following = Following { app, headers, shown, sender, last, texts: BTreeMap::new() };
    tokio::spawn(following.run(caller, leads));
    let events = Sse::new(ReceiverStream::new(receiver)).keep_alive(KeepAlive::default());
    Ok(([("content-language", language), ("cache-control", "no-store".to_owned())], events).into_response())
}

/// A client that follows changes.
struct Following {
    app: App,
    headers: HeaderMap,
    shown: Shown,
    sender: Sender<Result<Event, Infallible>>,
    /// The number of the last change that was sent.
    last: u64,
    /// When the texts of leads change.
    texts: BTreeMap<String, Instant>,
}

impl Following {
    /// Sends changes until the client goes away, its key is not valid any more, or the service stops.
    async fn run(mut self, mut caller: Caller, leads: Vec<String>) {
        let mut changes = self.app.changes.clone();
        for lead in leads.into_iter().take(MOST) {
            if self.lead(&caller, lead, false).await.is_none() {
                return;
            }
        }
        loop {
            changes.mark_unchanged();
            let (store, scope, last) = (self.app.store.clone(), caller.scope().clone(), self.last);
            let (all, problem) = (*changes.borrow(), caller.clone());
            let page = blocking(move || store.changes(&scope, last, PAGE).map_err(problem.problem())).await;
            let Ok(page) = page else { return };
            let full = page.len() as u64 == PAGE;
            for (number, stored) in page {
                self.last = number;
                if self.status(&caller, &stored, Some(number)).await.is_none() {
                    return;
                }
            }
            if !full {
                self.last = self.last.max(all);
                let now = self.app.clock.now();
                let due = self.texts.iter().filter(|(_, at)| **at <= now).map(|(lead, _)| lead.clone());
                for lead in due.collect::<Vec<_>>() {
                    if self.lead(&caller, lead, true).await.is_none() {
                        return;
                    }
                }
                tokio::select! {
                    changed = changes.changed() => if changed.is_err() { return },
                    () = sleep(self.rest()) => {}
                    () = self.sender.closed() => return,
                }
            }
            let again = self.app.still(&self.headers, Verb::Read).await;
            let Ok(again) = again.and_then(|again| again.read(&self.app, &self.shown)) else { return };
            caller = again;
        }
    }

    /// How long there is nothing to do.
    fn rest(&self) -> Duration {
        let now = self.app.clock.now();
        let next = self.texts.values().min().map(|next| next.millis().saturating_sub(now.millis()));
        let next = next.and_then(|next| u64::try_from(next).ok()).map(Duration::from_millis);
        next.map_or(REST, |next| next.min(REST))
    }

    /// Follows a lead, and sends its status if it is asked to. `None` if nobody listens any more.
    async fn lead(&mut self, caller: &Caller, lead: String, send: bool) -> Option<()> {
        let (store, problem, id) = (self.app.store.clone(), caller.clone(), lead.clone());
        let stored = blocking(move || store.lead(&id).map_err(problem.problem())).await.ok()?;
        match stored.filter(|stored| caller.scope().has(&stored.lead)) {
            Some(stored) if send => self.status(caller, &stored, None).await,
            Some(stored) => {
                let reader = caller.reader();
                let status = reader.status(&stored.lead, self.app.clock.now().max(stored.lead.last()));
                self.follow(lead, status.ok().and_then(|status| status.changes));
                Some(())
            }
            None => {
                self.texts.remove(&lead);
                Some(())
            }
        }
    }

    /// Sends the status of a lead, and follows it. `None` if nobody listens any more.
    async fn status(&mut self, caller: &Caller, stored: &Stored, number: Option<u64>) -> Option<()> {
        let at = self.app.clock.now().max(stored.lead.last());
        let reader = caller.reader();
        let status = match reader.status(&stored.lead, at) {
            Ok(status) => status,
            Err(error) => {
                Problem::internal(&error);
                return None;
            }
        };
        self.follow(stored.lead.id().to_owned(), status.changes);
        let event = Event::default().event("status").json_data(&status).ok()?;
        let event = number.map_or(event.clone(), |number| event.id(number.to_string()));
        self.sender.send(Ok(event)).await.ok()
    }

    fn follow(&mut self, lead: String, changes: Option<Instant>) {
        match changes {
            Some(at) if self.texts.len() < MOST || self.texts.contains_key(&lead) => {
                self.texts.insert(lead, at);
            }
            _ => {
                self.texts.remove(&lead);
            }
        }
    }
}
