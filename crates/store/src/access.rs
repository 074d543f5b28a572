//! Keys of the API.

use referee::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit::{Actor, record};
use super::error::StoreError;
use super::scope::Scope;
use super::sql::{Row, Sql, values};
use super::store::Store;

/// A key of the API. Its secret is not stored, only a hash of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Access {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub grant: Grant,
    /// When it was made.
    pub created: Instant,
    /// When it ends.
    pub expires: Option<Instant>,
    /// When it was revoked.
    pub revoked: Option<Instant>,
}

/// What a key may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The kinds of requests.
    pub verbs: Vec<Verb>,
    /// The roles that it may act in; `None` for all, and for no role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// The leads that exist for it; all by default.
    #[serde(default, skip_serializing_if = "Scope::is_all")]
    pub leads: Scope,
}

/// A kind of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// To read leads, rules and notifications.
    Read,
    /// To open leads and to act on them.
    Write,
    /// To manage keys, deliveries and switches.
    Admin,
}

impl Grant {
    /// A key that may do everything.
    pub fn everything() -> Self {
        Self { verbs: vec![Verb::Read, Verb::Write, Verb::Admin], roles: None, leads: Scope::default() }
    }

    /// Whether the key may do a kind of requests.
    pub fn allows(&self, verb: Verb) -> bool {
        self.verbs.contains(&verb)
    }
}

impl Access {
    /// Whether it is neither revoked nor expired.
    pub fn is_valid(&self, now: Instant) -> bool {
        self.revoked.is_none() && self.expires.is_none_or(|expires| now < expires)
    }
}

const ACCESS: &str = "SELECT id, name, body, created, expires, revoked FROM access";

impl Store {
    /// Adds a key, by the hash of its secret.
    ///
    /// # Errors
    /// The database fails.
    pub fn add_access(&self, access: &Access, hash: &str, by: &Actor) -> Result<(), StoreError> {
        let (access, hash, by) = (access.clone(), hash.to_owned(), by.clone());
        let body = serde_json::to_string(&access.grant).map_err(|error| StoreError::Damaged(error.to_string()))?;
        self.database().write(move |sql| {
            let Access { id, name, created, expires, revoked, .. } = &access;
            let insert = "INSERT INTO access (id, name, hash, body, created, expires, revoked)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            sql.run(insert, values![id, name, &hash, &body, *created, *expires, *revoked])?;
            record(sql, &by, "key-made", id)
        })
    }

    /// Keys, in the order in which they were made.
    ///
    /// # Errors
    /// The database fails.
    pub fn all_access(&self) -> Result<Vec<Access>, StoreError> {
        self.database().query(|sql: &mut dyn Sql| {
            let rows = sql.rows(&format!("{ACCESS} ORDER BY created, id"), values![])?;
            rows.iter().map(access).collect()
        })
    }

    /// The key with the hash of a secret.
    ///
    /// # Errors
    /// The database fails.
    pub fn access(&self, hash: &str) -> Result<Option<Access>, StoreError> {
        let row = self.database().query(|sql| sql.row(&format!("{ACCESS} WHERE hash = ?1"), values![hash]))?;
        row.as_ref().map(access).transpose()
    }

    /// Revokes a key. Returns whether there is one.
    ///
    /// # Errors
    /// The database fails.
    pub fn revoke(&self, id: &str, by: &Actor) -> Result<bool, StoreError> {
        let (id, by) = (id.to_owned(), by.clone());
        let update = "UPDATE access SET revoked = ?2 WHERE id = ?1 AND revoked IS NULL";
        self.database().write(move |sql| {
            let revoked = sql.run(update, values![&id, by.at])? > 0;
            if revoked {
                record(sql, &by, "key-revoked", &id)?;
            }
            Ok(revoked)
        })
    }
}

impl Access {
    /// A key without an end.
    pub fn new(id: impl Into<String>, name: impl Into<String>, grant: Grant, created: Instant) -> Self {
        Self { id: id.into(), name: name.into(), grant, created, expires: None, revoked: None }
    }
}

fn access(row: &Row) -> Result<Access, StoreError> {
    let grant = serde_json::from_str(row.text(2)?);
    Ok(Access {
        id: row.text(0)?.to_owned(),
        name: row.text(1)?.to_owned(),
        grant: grant.map_err(|error| StoreError::Damaged(format!("a key: {error}")))?,
        created: row.instant(3)?,
        expires: row.optional(4, Row::instant)?,
        revoked: row.optional(5, Row::instant)?,
    })
}
