//! Keys of the API.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use referee::Instant;
use referee_store::{Access, Grant, Verb};
use serde::{Deserialize, Serialize};

use super::access::make_until;
use super::app::{App, blocking};
use super::problem::Problem;

/// A key to be made.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    name: String,
    verbs: Vec<Verb>,
    roles: Option<Vec<String>>,
    expires: Option<Instant>,
}

/// A key, with its secret if it was just made.
#[derive(Serialize)]
struct Shown {
    id: String,
    name: String,
    #[serde(flatten)]
    grant: Grant,
    created: Instant,
    expires: Option<Instant>,
    revoked: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

impl Shown {
    fn of(access: Access, secret: Option<String>) -> Self {
        let Access { id, name, grant, created, expires, revoked, .. } = access;
        Self { id, name, grant, created, expires, revoked, secret }
    }
}

/// `GET /v1/keys`
pub(crate) async fn keys(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let keys = app.store.all_access().map_err(caller.problem())?.into_iter();
        Ok(Json(keys.map(|access| Shown::of(access, None)).collect::<Vec<_>>()).into_response())
    })
    .await
}

/// `POST /v1/keys`
pub(crate) async fn make(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let wanted = serde_json::from_slice(&body);
    let Wanted { name, verbs, roles, expires } = wanted.map_err(|error| {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "json", "Not a key", format!("The body is not a key: {error}."))
    })?;
    let known = |role: &String| app.referee().rulebook().sets().iter().any(|set| set.roles().find(role).is_some());
    if let Some(role) = roles.iter().flatten().find(|role| !known(role)) {
        let detail = format!("No rule set has a role `{role}`.");
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown-role", "Unknown role", detail));
    }
    blocking(move || {
        let made = make_until(&app.store, &name, Grant { verbs, roles }, caller.now, expires);
        let (access, secret) = made.map_err(caller.problem())?;
        Ok((StatusCode::CREATED, Json(Shown::of(access, Some(secret)))).into_response())
    })
    .await
}

/// `DELETE /v1/keys/{id}`
pub(crate) async fn revoke(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let revoked = app.store.revoke(&id, caller.now).map_err(caller.problem())?;
        if revoked { Ok(StatusCode::NO_CONTENT) } else { Err(Problem::not_found(format!("There is no key `{id}`."))) }
    })
    .await
}
