use referee::{Instant, LeadError, Refusal};

use super::switch::Obstacle;

/// Why a store cannot be read or written.
///
/// ```
/// use referee::Referee;
/// use referee_store::Store;
/// let error = Store::open("no/such/folder/leads.db", Referee::builtin()).err().expect("there is no folder");
/// assert!(error.to_string().starts_with("cannot open the store `no/such/folder/leads.db`: "));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// An event is refused; nothing was stored.
    #[error(transparent)]
    Refused(#[from] Box<RefusedEvent>),
    /// The lead has another version than the request expects; nothing was stored.
    #[error("the lead is at version {version}")]
    OtherVersion {
        /// The version of the lead; 0 if there is no lead.
        version: u64,
    },
    /// An event is dated after the present instant; nothing was stored.
    #[error("event {index} is dated {at}, which is in the future")]
    Future {
        /// Which event of the request, from 0.
        index: usize,
        /// Its instant.
        at: Instant,
    },
    /// An event would make a lead one that does not exist for who makes the request; nothing was stored.
    #[error("event {index} is about a lead that this request cannot have")]
    OutOfScope {
        /// Which event of the request, from 0.
        index: usize,
    },
    /// A switch cannot be changed like this; nothing was stored.
    #[error(transparent)]
    Obstacle(#[from] Obstacle),
    /// A switch cannot be planned or applied under the rules that there are.
    #[error("{0}")]
    Unplanned(String),
    /// The store cannot be opened.
    #[error("cannot open the store `{store}`: {reason}")]
    Unopened {
        /// The store.
        store: String,
        /// Why.
        reason: String,
    },
    /// Another process has the store open.
    #[error("the store `{store}` is open in another process")]
    InUse {
        /// The store.
        store: String,
    },
    /// A newer version of the program has written the store.
    #[error(
        "the store was written by a newer version of Referee: it has format {found}, this version reads up to {known}"
    )]
    Newer {
        /// The format of the store.
        found: u64,
        /// The newest format that this program reads.
        known: u64,
    },
    /// Rule sets that open leads use are missing from the book, or have changed.
    #[error("open leads use rule sets that the book does not have: {}", missing.join(", "))]
    MissingRules {
        /// Each rule set with the start of its fingerprint.
        missing: Vec<String>,
    },
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(String),
    /// The rule set of a lead is missing from the book, or has changed.
    #[error("{0}")]
    OtherRules(String),
    /// The store contains something that this program did not write.
    #[error("the store is damaged: {0}")]
    Damaged(String),
}

/// A refused event of a request.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{refusal}")]
#[non_exhaustive]
pub struct RefusedEvent {
    /// Which event of the request, from 0.
    pub index: usize,
    /// Why.
    pub refusal: Refusal,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.to_string())
    }
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        let detail = error.as_db_error().map(ToString::to_string);
        Self::Database(detail.unwrap_or_else(|| error.to_string()))
    }
}

impl From<LeadError> for StoreError {
    fn from(error: LeadError) -> Self {
        if error.is_other_rules() { Self::OtherRules(error.to_string()) } else { Self::Damaged(error.to_string()) }
    }
}
