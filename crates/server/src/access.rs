//! Who makes a request, and what they may do.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant as Moment};

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use referee::switch::SwitchOrder;
use referee::tooling::hex;
use referee::{Event, EventKind, Instant, Referee};
use referee_store::{Access, Actor, Grant, Store, StoreError, Verb};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::problem::Problem;

/// What all secrets begin with, so that tools recognize one that was published by mistake.
const PREFIX: &str = "referee_";

/// The hash of a secret. The secrets are random and long, so that a fast hash is enough.
fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}

/// Makes a key, which may end at an instant. Returns it with its secret, which cannot be shown again.
pub(crate) fn make(
    store: &Store,
    name: &str,
    grant: Grant,
    by: &Actor,
    expires: Option<Instant>,
) -> Result<(Access, String), StoreError> {
    // Each has 122 random bits.
    let secret = format!("{PREFIX}{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
    let mut access = Access::new(Uuid::new_v4().simple().to_string(), name, grant, by.at);
    access.expires = expires;
    store.add_access(&access, &hash(&secret), by)?;
    Ok((access, secret))
}

/// How long a key is remembered. Other processes learn of a revoked key after this time, this one at once.
const REMEMBERED: Duration = Duration::from_secs(1);
/// How many keys are remembered.
const MOST: usize = 10_000;

/// Keys that were looked up a moment ago, by the hashes of their secrets.
#[derive(Default)]
pub(crate) struct Keyring(Mutex<Known>);

#[derive(Default)]
struct Known {
    keys: HashMap<String, (Access, Moment)>,
    /// How often all were forgotten.
    forgotten: u64,
}

impl Keyring {
    /// Forgets all keys, as one of them has changed.
    pub(crate) fn forget(&self) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.keys.clear();
        known.forgotten += 1;
    }

    fn forgotten(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).forgotten
    }

    fn known(&self, hash: &str) -> Option<Access> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (access, since) = known.keys.get(hash)?;
        (since.elapsed() < REMEMBERED).then(|| access.clone())
    }

    /// Remembers a key, unless keys were forgotten while it was looked up.
    fn remember(&self, hash: String, access: Access, forgotten: u64) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.forgotten != forgotten {
            return;
        }
        if known.keys.len() >= MOST {
            known.keys.clear();
        }
        known.keys.insert(hash, (access, Moment::now()));
    }
}

/// What a request presents.
pub(crate) enum Presented {
    /// The hash of the secret of a key.
    Key(String),
    /// Something else, which may be a token.
    Token(String),
}

/// What a request presents.
pub(crate) fn presented(headers: &HeaderMap) -> Result<Presented, Problem> {
    let header = headers.get(AUTHORIZATION).and_then(|header| header.to_str().ok());
    let (scheme, secret) = header.and_then(|header| header.split_once(' ')).unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Problem::unauthorized("Send a key or a token as `Authorization: Bearer KEY`."));
    }
    let secret = secret.trim();
    let is_token = !secret.starts_with(PREFIX) && secret.split('.').count() == 3;
    Ok(if is_token { Presented::Token(secret.to_owned()) } else { Presented::Key(hash(secret)) })
}

/// The key with the hash of a secret, if it is known without asking the store.
pub(crate) fn remembered(keys: &Keyring, hash: &str, now: Instant) -> Option<Access> {
    keys.known(hash).filter(|access| access.is_valid(now))
}

/// The key with the hash of a secret, if it is valid.
pub(crate) fn found(store: &Store, keys: &Keyring, hash: String, now: Instant) -> Result<Access, Problem> {
    let forgotten = keys.forgotten();
    let found = store.access(&hash).map_err(|error| Problem::internal(&error))?;
    let Some(access) = found.filter(|access| access.is_valid(now)) else {
        return Err(Problem::unauthorized("The key is unknown, revoked or expired."));
    };
    keys.remember(hash, access.clone(), forgotten);
    Ok(access)
}

/// Checks that a key allows a kind of requests.
pub(crate) fn allowed(access: &Access, verb: Verb) -> Result<(), Problem> {
    if access.grant.allows(verb) {
        return Ok(());
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

/// Checks that the lead of an event may move by itself: rules can ask that somebody else approves a switch.
pub(crate) fn may_move(referee: &Referee, event: &Event, index: usize) -> Result<(), Problem> {
    let EventKind::Switch(switching) = &event.kind else { return Ok(()) };
    // An unknown rule set is refused later.
    let Ok(order) = SwitchOrder::new(referee.rulebook(), &switching.rules, event.at) else { return Ok(()) };
    if !order.needs_approval() && !order.back().needs_approval() {
        return Ok(());
    }
    let detail = format!("A switch to `{}` needs an approval. Plan it with `POST /v1/switches`.", switching.rules);
    Err(Problem { event: Some(index), ..Problem::forbidden(detail) })
}
