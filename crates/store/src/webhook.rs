//! Addresses that are called with notifications.

use referee::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit::{Actor, record};
use super::error::StoreError;
use super::sql::{Dialect, Row, Sql, values};
use super::store::Store;

/// An address that is called with notifications.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Webhook {
    /// Its id.
    pub id: String,
    /// What it is called for.
    pub subscription: Subscription,
    /// Its secrets, the newest first, each with the instant at which it ends. Requests are signed with all of them.
    pub secrets: Vec<(String, Option<Instant>)>,
    /// When it was made.
    pub created: Instant,
    /// Why it is not called any more.
    pub disabled: Option<String>,
}

/// What a webhook is called for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Subscription {
    /// The address.
    pub url: String,
    /// The ids of the recipients whose notifications it gets.
    pub recipients: Vec<String>,
    /// The account whose notifications it gets; all accounts by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The language of the texts, such as `de`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The time zone of the texts, such as `Europe/Berlin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// A webhook without its id and age, as it is stored.
#[derive(Serialize, Deserialize)]
struct Body {
    subscription: Subscription,
    secrets: Vec<(String, Option<Instant>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    disabled: Option<String>,
}

impl Webhook {
    /// A webhook with a secret.
    pub fn new(id: impl Into<String>, subscription: Subscription, secret: impl Into<String>, created: Instant) -> Self {
        Self { id: id.into(), subscription, secrets: vec![(secret.into(), None)], created, disabled: None }
    }

    /// Whether it gets the notifications to a recipient of an account.
    pub(crate) fn wants(&self, account: &str, recipient: &str) -> bool {
        let Subscription { recipients, account: own, .. } = &self.subscription;
        self.disabled.is_none()
            && recipients.iter().any(|known| known == recipient)
            && own.as_ref().is_none_or(|own| own == account)
    }

    fn body(&self) -> Result<String, StoreError> {
        let Self { subscription, secrets, disabled, .. } = self.clone();
        let body = Body { subscription, secrets, disabled };
        serde_json::to_string(&body).map_err(|error| StoreError::Damaged(error.to_string()))
    }
}

impl Store {
    /// Adds a webhook.
    ///
    /// # Errors
    /// The database fails.
    pub fn add_webhook(&self, webhook: &Webhook, by: &Actor) -> Result<(), StoreError> {
        let (id, body, created, by) = (webhook.id.clone(), webhook.body()?, webhook.created, by.clone());
        self.database().write(move |sql| {
            record(sql, &by, "webhook-made", &id)?;
            sql.run("INSERT INTO webhook (id, body, created) VALUES (?1, ?2, ?3)", values![&id, &body, created])?;
            Ok(())
        })
    }

    /// Changes a webhook. The action says what is done to it, for the audit trail. Returns the webhook after it; `None` if
    /// there is none, or it does not change.
    ///
    /// # Errors
    /// The database fails.
    pub fn change_webhook(
        &self,
        id: &str,
        action: &'static str,
        by: &Actor,
        change: impl Fn(&mut Webhook) -> bool + Send + 'static,
    ) -> Result<Option<Webhook>, StoreError> {
        let (id, by) = (id.to_owned(), by.clone());
        self.database().write(move |sql| {
            let lock = if sql.dialect() == Dialect::Postgres { " FOR UPDATE" } else { "" };
            let row = sql.row(&format!("SELECT id, body, created FROM webhook WHERE id = ?1{lock}"), values![&id])?;
            let Some(mut webhook) = row.as_ref().map(webhook).transpose()? else { return Ok(None) };
            if !change(&mut webhook) {
                return Ok(None);
            }
            let body = webhook.body()?;
            sql.run("UPDATE webhook SET body = ?2 WHERE id = ?1", values![&id, &body])?;
            record(sql, &by, action, &id)?;
            Ok(Some(webhook))
        })
    }

    /// Does not call a webhook any more.
    ///
    /// # Errors
    /// The database fails.
    pub fn disable_webhook(&self, id: &str, reason: &str, now: Instant) -> Result<(), StoreError> {
        let reason = reason.to_owned();
        let disable = move |webhook: &mut Webhook| {
            let enabled = webhook.disabled.is_none();
            webhook.disabled.get_or_insert_with(|| reason.clone());
            enabled
        };
        self.change_webhook(id, "webhook-disabled", &Actor::command(now), disable).map(|_| ())
    }

    /// Removes a webhook. What waits for it is given up. Returns whether there was one.
    ///
    /// # Errors
    /// The database fails.
    pub fn remove_webhook(&self, id: &str, by: &Actor) -> Result<bool, StoreError> {
        let (id, by) = (id.to_owned(), by.clone());
        self.database().write(move |sql| {
            let removed = sql.run("DELETE FROM webhook WHERE id = ?1", values![&id])? > 0;
            if removed {
                record(sql, &by, "webhook-removed", &id)?;
            }
            Ok(removed)
        })
    }

    /// All webhooks, in the order in which they were made.
    ///
    /// # Errors
    /// The database fails.
    pub fn webhooks(&self) -> Result<Vec<Webhook>, StoreError> {
        self.database().query(|sql: &mut dyn Sql| all(sql))
    }

    /// A webhook.
    ///
    /// # Errors
    /// The database fails.
    pub fn webhook(&self, id: &str) -> Result<Option<Webhook>, StoreError> {
        let query = "SELECT id, body, created FROM webhook WHERE id = ?1";
        let row = self.database().query(|sql| sql.row(query, values![id]))?;
        row.as_ref().map(webhook).transpose()
    }
}

/// All webhooks, in the order in which they were made.
pub(crate) fn all(sql: &mut dyn Sql) -> Result<Vec<Webhook>, StoreError> {
    let rows = sql.rows("SELECT id, body, created FROM webhook ORDER BY created, id", values![])?;
    rows.iter().map(webhook).collect()
}

fn webhook(row: &Row) -> Result<Webhook, StoreError> {
    let body: Body =
        serde_json::from_str(row.text(1)?).map_err(|error| StoreError::Damaged(format!("a webhook: {error}")))?;
    let Body { subscription, secrets, disabled } = body;
    Ok(Webhook { id: row.text(0)?.to_owned(), subscription, secrets, created: row.instant(2)?, disabled })
}
