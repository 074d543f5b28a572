//! The directory: addresses of recipients by account.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use referee_store::{Contact, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::app::{App, Asked, blocking, page};
use super::body::json;
use super::problem::Problem;

/// The query of the directory.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// Only contacts of this account.
    account: Option<String>,
    /// Only contacts after the one with this id.
    #[serde(default)]
    after: String,
    /// How many, 1 to 1000; 50 by default.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u64>,
}

/// A contact with its id.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Listed {
    /// Its id.
    id: String,
    #[serde(flatten)]
    contact: Contact,
}

/// `GET /v1/directory`
pub(crate) async fn contacts(
    State(app): State<App>,
    Asked(listing): Asked<Listing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let limit = page(listing.limit)?;
    blocking(move || {
        let contacts = app.store.contacts(listing.account.as_deref(), &listing.after, limit);
        let contacts = contacts.map_err(caller.problem())?.into_iter().map(|(id, contact)| Listed { id, contact });
        Ok(Json(contacts.collect::<Vec<_>>()).into_response())
    })
    .await
}

/// `PUT /v1/directory/{id}`
pub(crate) async fn put(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let contact: Contact = json(&body, "a contact")?;
    if let Some((key, fault)) = contact.fault() {
        return Err(Problem::unusable("contact", "Not a contact", format!("`{key}` {fault}.")));
    }
    let known = app.referee().rulebook().sets().iter().any(|set| set.recipients().find(&contact.recipient).is_some());
    if !known {
        let detail = format!("No rule set has a recipient `{}`.", contact.recipient);
        return Err(Problem::unusable("unknown-recipient", "Unknown recipient", detail));
    }
    blocking(move || {
        let new = app.store.put_contact(&id, &contact, &caller.actor()).map_err(caller.problem())?;
        let status = if new { StatusCode::CREATED } else { StatusCode::OK };
        Ok((status, Json(Listed { id, contact })).into_response())
    })
    .await
}

/// `DELETE /v1/directory/{id}`
pub(crate) async fn remove(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let removed = app.store.remove_contact(&id, &caller.actor()).map_err(caller.problem())?;
        if removed {
            Ok(StatusCode::NO_CONTENT)
        } else {
            Err(Problem::not_found(format!("There is no contact `{id}`.")))
        }
    })
    .await
}
