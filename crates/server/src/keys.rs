//! Keys of the API.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use referee::Instant;
use referee_store::{Access, Grant, Scope, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::access;
use super::app::{App, blocking};
use super::body::json;
use super::problem::Problem;

/// A key to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    /// What it is for.
    #[schemars(length(min = 1))]
    name: String,
    /// What it may do.
    #[schemars(length(min = 1))]
    verbs: Vec<Verb>,
    /// The roles that it may act in; all by default.
    roles: Option<Vec<String>>,
    /// The facts of the leads that exist for it, each with its values, such as `{"account": ["A"]}`; all leads by default.
    #[serde(default)]
    leads: Scope,
    /// When it ends; never by default.
    expires: Option<Instant>,
}

/// A key, with its secret if it was just made.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Shown {
    /// Its id.
    id: String,
    /// What it is for.
    name: String,
    /// What it may do.
    verbs: Vec<Verb>,
    /// The roles that it may act in; null for all.
    roles: Option<Vec<String>>,
    /// The facts of the leads that exist for it; empty for all leads.
    leads: Scope,
    /// When it was made.
    created: Instant,
    /// When it ends.
    expires: Option<Instant>,
    /// When it was revoked.
    revoked: Option<Instant>,
    /// What clients send; only in the answer that makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

impl Shown {
    fn of(access: Access, secret: Option<String>) -> Self {
        let Access { id, name, grant: Grant { verbs, roles, leads }, created, expires, revoked, .. } = access;
        Self { id, name, verbs, roles, leads, created, expires, revoked, secret }
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
    let Wanted { name, verbs, roles, leads, expires } = json(&body, "a key")?;
    if name.is_empty() || verbs.is_empty() {
        let detail = "A key has a `name` and at least one of the `verbs` `read`, `write` and `admin`.";
        return Err(Problem::unusable("key", "Not a key", detail));
    }
    let referee = app.referee();
    let sets = referee.rulebook().sets();
    let known = |role: &String| sets.iter().any(|set| set.roles().find(role).is_some());
    if let Some(role) = roles.iter().flatten().find(|role| !known(role)) {
        let detail = format!("No rule set has a role `{role}`.");
        return Err(Problem::unusable("unknown-role", "Unknown role", detail));
    }
    let is_fact = |fact: &str| sets.iter().any(|set| set.facts().find(fact).is_some());
    if let Some((fact, _)) = leads.facts().find(|(fact, _)| !is_fact(fact)) {
        return Err(Problem::unusable("unknown-fact", "Unknown fact", format!("No rule set has a fact `{fact}`.")));
    }
    if leads.facts().next().is_some() && verbs.contains(&Verb::Admin) {
        let detail = "A key with the verb `admin` is for all leads.";
        return Err(Problem::unusable("key", "Not a key", detail));
    }
    blocking(move || {
        let made = access::make(&app.store, &name, Grant { verbs, roles, leads }, &caller.actor(), expires);
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
        let revoked = app.store.revoke(&id, &caller.actor()).map_err(caller.problem())?;
        app.keys.forget();
        if revoked { Ok(StatusCode::NO_CONTENT) } else { Err(Problem::not_found(format!("There is no key `{id}`."))) }
    })
    .await
}
