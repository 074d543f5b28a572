//! Webhooks: addresses that are called with notifications.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use referee::{Instant, Zone};
use referee_store::{Subscription, Verb, Webhook};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::app::{App, blocking};
use super::body::json;
use super::delivery::{address_fault, secret};
use super::problem::Problem;

/// How long the secrets before the newest are used, in milliseconds.
const OVERLAP: i64 = 24 * 3_600_000;

/// A webhook, with its secret if it was just made.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Shown {
    /// Its id.
    id: String,
    #[serde(flatten)]
    subscription: Subscription,
    /// When it was made.
    created: Instant,
    /// Why it is not called any more.
    disabled: Option<String>,
    /// What requests are signed with; only in the answer that makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

impl Shown {
    fn of(webhook: Webhook, secret: Option<String>) -> Self {
        let Webhook { id, subscription, created, disabled, .. } = webhook;
        Self { id, subscription, created, disabled, secret }
    }
}

/// `GET /v1/webhooks`
pub(crate) async fn webhooks(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let webhooks = app.store.webhooks().map_err(caller.problem())?.into_iter();
        Ok(Json(webhooks.map(|webhook| Shown::of(webhook, None)).collect::<Vec<_>>()).into_response())
    })
    .await
}

/// `POST /v1/webhooks`
pub(crate) async fn make(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let subscription: Subscription = json(&body, "a webhook")?;
    check(&app, &subscription)?;
    let secret = secret();
    let webhook = Webhook::new(Uuid::new_v4().simple().to_string(), subscription, &*secret, caller.now);
    blocking(move || {
        app.store.add_webhook(&webhook, &caller.actor()).map_err(caller.problem())?;
        Ok((StatusCode::CREATED, Json(Shown::of(webhook, Some(secret)))).into_response())
    })
    .await
}

/// `POST /v1/webhooks/{id}/secret`
pub(crate) async fn rotate(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let (now, secret) = (caller.now, secret());
        let own = secret.clone();
        let changed = app.store.change_webhook(&id, "webhook-secret-made", &caller.actor(), move |webhook| {
            let end = now.plus_millis(OVERLAP);
            webhook.secrets.retain(|(_, known)| known.is_none_or(|known| now < known));
            for (_, known) in &mut webhook.secrets {
                known.get_or_insert(end);
            }
            webhook.secrets.insert(0, (own.clone(), None));
            webhook.disabled = None;
            true
        });
        let webhook = changed.map_err(caller.problem())?.ok_or_else(|| unknown(&id))?;
        Ok(Json(Shown::of(webhook, Some(secret))).into_response())
    })
    .await
}

/// `DELETE /v1/webhooks/{id}`
pub(crate) async fn remove(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let removed = app.store.remove_webhook(&id, &caller.actor()).map_err(caller.problem())?;
        if removed { Ok(StatusCode::NO_CONTENT) } else { Err(unknown(&id)) }
    })
    .await
}

fn unknown(id: &str) -> Problem {
    Problem::not_found(format!("There is no webhook `{id}`."))
}

fn check(app: &App, subscription: &Subscription) -> Result<(), Problem> {
    let Subscription { url, recipients, locale, zone, .. } = subscription;
    let fault =
        |key: &str, fault: &str| Err(Problem::unusable("webhook", "Not a webhook", format!("`{key}` {fault}.")));
    if let Some(wrong) = address_fault(url, app.private_webhooks) {
        return fault("url", wrong);
    }
    if recipients.is_empty() {
        return fault("recipients", "must not be empty");
    }
    if locale.as_ref().is_some_and(|locale| referee::locale::language(locale).is_err()) {
        return fault("locale", "is not a language tag");
    }
    if zone.as_ref().is_some_and(|zone| zone.parse::<Zone>().is_err()) {
        return fault("zone", "is not a time zone");
    }
    let referee = app.referee();
    let sets = referee.rulebook().sets();
    let known = |recipient: &&String| sets.iter().any(|set| set.recipients().find(recipient).is_some());
    match recipients.iter().find(|recipient| !known(recipient)) {
        Some(stranger) => {
            let detail = format!("No rule set has a recipient `{stranger}`.");
            Err(Problem::unusable("unknown-recipient", "Unknown recipient", detail))
        }
        None => Ok(()),
    }
}
