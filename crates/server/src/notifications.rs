//! Notifications in the outbox.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use referee::Instant;
use referee::status::NotificationSent;
use referee::tooling::Happening;
use referee_store::{Message, MessageState, StoreError, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::app::{App, Asked, Caller, Shown, blocking, page};
use super::problem::Problem;

/// The query of notifications.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// Only those of this lead, the earliest first.
    lead: Option<String>,
    /// Only those in this state.
    state: Option<MessageState>,
    /// The key of the last notification of the page before; not with `lead`, which has all.
    after: Option<String>,
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
    /// Why nobody is reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
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
    let Listing { lead, state, after, limit, locale, zone } = listing;
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone })?;
    let limit = page(limit)?;
    blocking(move || {
        let mut messages = if let Some(lead) = &lead {
            let stored = app.store.lead(lead).map_err(caller.problem())?;
            let own = stored.is_some_and(|stored| caller.scope().has(&stored.lead));
            if own { app.store.messages_of(lead).map_err(caller.problem())? } else { Vec::new() }
        } else {
            let page = app.store.messages(caller.scope(), state, after.as_deref(), limit);
            page.map_err(caller.problem())?
        };
        messages.retain(|message| state.is_none_or(|state| message.state == state));
        messages.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        // The life of each lead is replayed once, up to its latest notification here.
        let mut until: HashMap<&str, Instant> = HashMap::new();
        for message in &messages {
            let latest = until.entry(&message.lead).or_insert(message.at);
            *latest = message.at.max(*latest);
        }
        let happened = until.into_iter().map(|(lead, until)| Ok((lead, app.store.happenings(lead, until)?)));
        let happened: HashMap<&str, Vec<Happening>> =
            happened.collect::<Result<_, StoreError>>().map_err(caller.problem())?;
        let written = messages.iter().map(|message| {
            let happenings = happened.get(&*message.lead).map_or(&[][..], Vec::as_slice);
            written(&caller, message, happenings)
        });
        Ok(Json(written.collect::<Vec<_>>()).into_response())
    })
    .await
}

/// A notification with its text, from what has happened to its lead.
fn written(caller: &Caller, message: &Message, happenings: &[Happening]) -> Written {
    let happening = usize::try_from(message.step).ok().and_then(|step| happenings.get(step));
    let entry = happening.map(|happening| caller.reader().entry(&message.lead, happening));
    let mut notices = entry.map(|entry| entry.notifications).unwrap_or_default().into_iter();
    Written {
        key: message.key.clone(),
        lead: message.lead.to_string(),
        at: message.at,
        rules: message.rules.clone(),
        state: message.state,
        problem: message.problem.clone(),
        notice: notices.find(|notice| notice.id == message.notification),
    }
}
