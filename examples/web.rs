//! A web service with axum: a lead's status in the language of the request, and actions that are taken or refused.
//!
//! Run it with `cargo run --example web`, and ask it from another terminal:
//!
//! ```sh
//! curl -H 'Accept-Language: de' localhost:3000/leads/L-1
//! curl -H 'Accept-Language: de' --json '{"act":"decline"}' localhost:3000/leads/L-1
//! ```
//!
//! `cargo run --example web -- 127.0.0.1:0 2020-06-12T09:00:00Z` takes any free port and stops the clock.

mod store;

use std::error::Error;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use axum::extract::Path as Segment;
use axum::extract::State;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use referee::locale::accepted;
use referee::{Acting, Event, Instant, Opening, Reader, Record, Referee, Refusal};
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;

use store::{Store, StoreError};

#[derive(Clone)]
struct App {
    store: Arc<Mutex<Store>>,
    referee: Referee,
    /// The time, if the clock is stopped.
    now: Option<Instant>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let now = arguments.next().map(|now| now.parse()).transpose()?;

    let referee = Referee::builtin();
    let store = Arc::new(Mutex::new(Store::open(Path::new(":memory:"), &referee)?));
    let app = App { store, referee, now };
    let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
    app.with(|store| store.take(&Event::open("L-1", app.now(), opening)))?;

    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("http://{}/leads/L-1", listener.local_addr()?);
    let router = Router::new().route("/leads/{lead}", get(show).post(act)).with_state(app);
    Ok(axum::serve(listener, router).await?)
}

// ANCHOR: handlers
/// A lead's status.
async fn show(State(app): State<App>, Segment(lead): Segment<String>, headers: HeaderMap) -> Answer {
    let reader = app.reader(&headers);
    spawn_blocking(move || app.status(&lead, &reader)).await?
}

/// The body of a request to act.
#[derive(Deserialize)]
struct Request {
    act: Box<str>,
    #[serde(default)]
    fields: Record,
}

/// Acts on a lead. A client that repeats a request sends the same `Idempotency-Key`.
async fn act(
    State(app): State<App>,
    Segment(lead): Segment<String>,
    headers: HeaderMap,
    Json(Request { act, fields }): Json<Request>,
) -> Answer {
    let reader = app.reader(&headers);
    let mut event = Event::act(&*lead, app.now(), Acting::of(act).with(fields));
    event.id = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(Into::into);
    spawn_blocking(move || match app.with(|store| store.take(&event)) {
        Ok(()) => app.status(&lead, &reader),
        Err(StoreError::Refused(refusal)) => Err(Problem::refused(&refusal, &reader)),
        Err(other) => Err(other.into()),
    })
    .await?
}
// ANCHOR_END: handlers

impl App {
    fn now(&self) -> Instant {
        self.now.unwrap_or_else(|| SystemTime::now().into())
    }

    fn with<T>(&self, work: impl FnOnce(&mut Store) -> T) -> T {
        work(&mut self.store.lock().unwrap_or_else(PoisonError::into_inner))
    }

    // ANCHOR: language
    /// A reader of the languages that a request prefers, such as `it-CH, de;q=0.8`.
    fn reader(&self, headers: &HeaderMap) -> Reader {
        let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        self.referee.phrasebook().reader(&accepted(header))
    }
    // ANCHOR_END: language

    // ANCHOR: status
    fn status(&self, lead: &str, reader: &Reader) -> Answer {
        let stored = self.with(|store| store.load(lead))?;
        let stored = stored.ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "unknown-lead", "unknown lead"))?;
        let status = reader.status(&stored.lead, self.now().max(stored.lead.last()))?;
        let headers = [(CONTENT_LANGUAGE, &*status.locale), (VARY, "Accept-Language")];
        Ok((headers, Json(&status)).into_response())
    }
    // ANCHOR_END: status
}

// ANCHOR: problem
type Answer = Result<Response, Problem>;

/// Problem details, as in RFC 9457.
#[derive(Serialize)]
struct Problem {
    r#type: String,
    status: u16,
    detail: String,
    /// The ids that would be accepted instead.
    accepted: Vec<String>,
}

impl Problem {
    fn new(status: StatusCode, kind: &str, detail: impl Into<String>) -> Self {
        let (r#type, detail) = (format!("/problems/{kind}"), detail.into());
        Self { r#type, status: status.as_u16(), detail, accepted: Vec::new() }
    }

    /// 409 if the lead is not in a state for the event; 422 if no lead accepts such an event.
    fn refused(refusal: &Refusal, reader: &Reader) -> Self {
        let status = match refusal.id() {
            "unknown-lead" => StatusCode::NOT_FOUND,
            "archived" | "unknown-action" | "opened-twice" | "out-of-order" | "id-taken" => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let accepted = refusal.accepted().into_iter().map(Into::into).collect();
        Self { accepted, ..Self::new(status, refusal.id(), reader.refusal(refusal)) }
    }
}

/// Any other error is ours; its text goes to the log.
impl<E: Error> From<E> for Problem {
    fn from(error: E) -> Self {
        eprintln!("{error}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "internal error")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(CONTENT_TYPE, "application/problem+json")], Json(self)).into_response()
    }
}
// ANCHOR_END: problem
