//! Notifications in the outbox.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use referee::Instant;
use referee::status::NotificationSent;
use referee_store::{Message, MessageState, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::app::{App, Asked, Caller, Shown, blocking};
use super::problem::Problem;

const PAGE: u64 = 50;
const MOST: u64 = 1000;

/// The query of notifications.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// Only those of this lead, the earliest first.
    lead: Option<String>,
    /// Only those in this state.
    state: Option<MessageState>,
    /// How many, 1 to 1000; 50 by default.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u64>,
    /// The language, instead of that of `Accept-Language`.
    locale: Option<String>,
    /// The time zone, such as `Europe/Berlin` or `+02:00`.
    zone: Option<String>,
}

/// A notification with its text.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Written {
    /// Its key, which never changes.
    key: String,
    /// The lead.
    lead: String,
    /// When it was due.
    at: Instant,
    /// The rule set.
    rules: String,
    /// Whether it was sent.
    state: MessageState,
    /// How often it was tried.
    attempts: u32,
    /// What it says.
    #[serde(flatten)]
    notice: Option<NotificationSent>,
}

/// `GET /v1/notifications`
pub(crate) async fn notifications(
    State(app): State<App>,
    Asked(listing): Asked<Listing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Listing { lead, state, limit, locale, zone } = listing;
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone })?;
    let limit = limit.unwrap_or(PAGE);
    if !(1..=MOST).contains(&limit) {
        return Err(Problem::query(format!("`limit` is {limit}; it must be from 1 to {MOST}.")));
    }
    blocking(move || {
        let mut messages = match &lead {
            Some(lead) => app.store.messages_of(lead).map_err(caller.problem())?,
            None => app.store.messages(state, None, limit).map_err(caller.problem())?,
        };
        messages.retain(|message| state.is_none_or(|state| message.state == state));
        messages.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let written = messages.iter().map(|message| written(&app, &caller, message));
        Ok(Json(written.collect::<Result<Vec<_>, _>>()?).into_response())
    })
    .await
}

fn written(app: &App, caller: &Caller, message: &Message) -> Result<Written, Problem> {
    let happening = app.store.notice(message).map_err(caller.problem())?;
    let entry = happening.map(|happening| caller.reader.entry(&message.lead, &happening));
    let mut notices = entry.map(|entry| entry.notifications).unwrap_or_default().into_iter();
    Ok(Written {
        key: message.key.clone(),
        lead: message.lead.to_string(),
        at: message.at,
        rules: message.rules.clone(),
        state: message.state,
        attempts: message.attempts,
        notice: notices.find(|notice| notice.id == message.notification),
    })
}
