//! Messages on their way, and those that nobody took.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use referee::Instant;
use referee::rules::mailbox;
use referee_store::{Attempt, Delivery, MAIL, MessageState, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::app::{App, Asked, Caller, blocking, page};
use super::body::json;
use super::problem::Problem;

/// The query of deliveries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// Only those of the notification with this key.
    notification: Option<String>,
    /// Only those in this state.
    state: Option<MessageState>,
    /// How many, 1 to 1000; 50 by default.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u64>,
}

/// A notification or a digest on its way to one address or webhook.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Shown {
    /// The key of the notification or the digest.
    key: String,
    /// `mail`, or the id of a webhook.
    channel: String,
    /// The address of a mail, without the name of its owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// Whether it was sent.
    state: MessageState,
    /// When it is tried next.
    next: Option<Instant>,
    /// The attempts that are kept, the first first.
    attempts: Vec<Tried>,
}

/// An attempt.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Tried {
    /// When.
    at: Instant,
    /// Whether the message was sent.
    sent: bool,
    /// The answer, or the error.
    detail: String,
}

/// What is to be sent again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Again {
    /// The key of a notification.
    notification: String,
}

/// `GET /v1/deliveries`
pub(crate) async fn deliveries(
    State(app): State<App>,
    Asked(listing): Asked<Listing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let limit = page(listing.limit)?;
    blocking(move || {
        Ok(Json(shown(&app, &caller, listing.notification.as_deref(), listing.state, limit)?).into_response())
    })
    .await
}

/// `POST /v1/deliveries`
pub(crate) async fn again(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let Again { notification } = json(&body, "a request to send again")?;
    blocking(move || {
        if !app.store.send_again(&notification, &caller.actor()).map_err(caller.problem())? {
            return Err(Problem::not_found(format!("There is no notification `{notification}`.")));
        }
        app.stir.now();
        let shown = shown(&app, &caller, Some(&notification), None, 1000)?;
        Ok((StatusCode::ACCEPTED, Json(shown)).into_response())
    })
    .await
}

fn shown(
    app: &App,
    caller: &Caller,
    notification: Option<&str>,
    state: Option<MessageState>,
    limit: u64,
) -> Result<Vec<Shown>, Problem> {
    let deliveries = app.store.deliveries(notification, state, limit).map_err(caller.problem())?;
    let shown = deliveries.into_iter().map(|(delivery, attempts)| {
        let Delivery { key, channel, address, state, next, .. } = delivery;
        let address = (channel == MAIL).then(|| masked(&address));
        let tried = attempts.into_iter().map(|Attempt { at, sent, detail, .. }| Tried { at, sent, detail });
        Shown { key, channel, address, state, next, attempts: tried.collect() }
    });
    Ok(shown.collect())
}

/// An address without the name of its owner, as rules can withhold it.
fn masked(address: &str) -> String {
    let (_, address) = mailbox(address).unwrap_or(("", address));
    format!("…@{}", address.rsplit_once('@').map_or("", |(_, domain)| domain))
}
