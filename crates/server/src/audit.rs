//! Who did what, when, from where, and with which key.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use referee::Instant;
use referee_store::{Actor, Audited, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::app::{App, Asked, blocking, page};
use super::problem::Problem;

/// The query of the audit trail.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// The events of this lead, instead of what was done to keys, webhooks, addresses and notifications.
    lead: Option<String>,
    /// Only what was done before this number.
    before: Option<u64>,
    /// How many, 1 to 1000; 50 by default.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u64>,
}

/// Something that was done.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Done {
    /// Its number.
    number: u64,
    /// When.
    at: Instant,
    /// The id of the key; null for the command.
    key: Option<String>,
    /// What the key is for.
    name: Option<String>,
    /// The address that the request came from.
    source: Option<String>,
    /// What was done, such as `key-made`, or an event as in the log.
    action: String,
    /// The id of what it was done to.
    subject: String,
}

/// `GET /v1/audit`
pub(crate) async fn audit(
    State(app): State<App>,
    Asked(Listing { lead, before, limit }): Asked<Listing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let limit = page(limit)?;
    blocking(move || {
        let done = match &lead {
            Some(lead) => app.store.audit_of(lead, before, limit),
            None => app.store.audit(before, limit),
        };
        let done = done.map_err(caller.problem())?;
        let keys = app.store.all_access().map_err(caller.problem())?;
        let names: HashMap<String, String> = keys.into_iter().map(|access| (access.id, access.name)).collect();
        let done =
            done.into_iter().map(|Audited { number, by: Actor { access, source, at }, action, subject, .. }| Done {
                number,
                at,
                name: access.as_deref().and_then(|key| names.get(key).cloned()),
                key: access.map(String::from),
                source: source.map(String::from),
                action,
                subject,
            });
        Ok(Json(done.collect::<Vec<_>>()).into_response())
    })
    .await
}
