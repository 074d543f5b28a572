//! Notifications in the outbox.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use referee::Instant;
use referee::status::NotificationSent;
use referee_store::{Message, MessageState, Verb};
use serde::{Deserialize, Serialize};

use super::app::{App, Asked, Caller, Shown, blocking};
use super::problem::Problem;

const PAGE: u64 = 50;
const MOST: u64 = 1000;

/// The query of notifications.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    lead: Option<String>,
    state: Option<MessageState>,
    limit: Option<u64>,
    locale: Option<String>,
    zone: Option<String>,
}

/// A notification with its text.
#[derive(Serialize)]
struct Written<'m> {
    key: &'m str,
    lead: &'m str,
    at: Instant,
    rules: &'m str,
    state: MessageState,
    attempts: u32,
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

fn written<'m>(app: &App, caller: &Caller, message: &'m Message) -> Result<Written<'m>, Problem> {
    let happening = app.store.notice(message).map_err(caller.problem())?;
    let entry = happening.map(|happening| caller.reader.entry(&message.lead, &happening));
    let mut notices = entry.map(|entry| entry.notifications).unwrap_or_default().into_iter();
    Ok(Written {
        key: &message.key,
        lead: &message.lead,
        at: message.at,
        rules: &message.rules,
        state: message.state,
        attempts: message.attempts,
        notice: notices.find(|notice| notice.id == message.notification),
    })
}
