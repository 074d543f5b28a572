//! Who makes a request, and what they may do.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use referee::tooling::hex;
use referee::{Event, Instant};
use referee_store::{Access, Grant, Store, StoreError, Verb};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::problem::Problem;

/// What all secrets begin with, so that tools recognize one that was published by mistake.
const PREFIX: &str = "referee_";

/// The hash of a secret. The secrets are random and long, so that a fast hash is enough.
fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}

/// Makes a key. Returns it with its secret, which cannot be shown again.
pub(crate) fn make(store: &Store, name: &str, grant: Grant, now: Instant) -> Result<(Access, String), StoreError> {
    make_until(store, name, grant, now, None)
}

/// Makes a key that ends at an instant.
pub(crate) fn make_until(
    store: &Store,
    name: &str,
    grant: Grant,
    now: Instant,
    expires: Option<Instant>,
) -> Result<(Access, String), StoreError> {
    // Each has 122 random bits.
    let secret = format!("{PREFIX}{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
    let mut access = Access::new(Uuid::new_v4().simple().to_string(), name, grant, now);
    access.expires = expires;
    store.add_access(&access, &hash(&secret))?;
    Ok((access, secret))
}

/// The key of a request, if it allows a kind of requests.
pub(crate) fn authorized(store: &Store, headers: &HeaderMap, verb: Verb, now: Instant) -> Result<Access, Problem> {
    let header = headers.get(AUTHORIZATION).and_then(|header| header.to_str().ok());
    let (scheme, secret) = header.and_then(|header| header.split_once(' ')).unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Problem::unauthorized("Send a key as `Authorization: Bearer KEY`."));
    }
    let found = store.access(&hash(secret.trim())).map_err(|error| Problem::internal(&error))?;
    let Some(access) = found.filter(|access| access.is_valid(now)) else {
        return Err(Problem::unauthorized("The key is unknown, revoked or expired."));
    };
    if access.grant.allows(verb) {
        return Ok(access);
    }
    let verb = serde_json::to_string(&verb).unwrap_or_default();
    Err(Problem::forbidden(format!("The key lacks the verb {verb}.")))
}

/// Checks that a key may act in the role of an event.
pub(crate) fn may_act(access: &Access, event: &Event, index: usize) -> Result<(), Problem> {
    let Some(roles) = &access.grant.roles else { return Ok(()) };
    if event.by.as_deref().is_some_and(|role| roles.iter().any(|known| known == role)) {
        return Ok(());
    }
    let detail = format!("With this key, an event needs `by` with one of these roles: {}.", roles.join(", "));
    Err(Problem { event: Some(index), accepted: roles.clone(), ..Problem::forbidden(detail) })
}
