//! What was in force: the fingerprints of released rule sets. A released rule set does not change.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::fault::fault;

use super::RuleSet;

/// The released rule sets by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ledger(pub BTreeMap<Box<str>, Release>);

/// When a rule set was released, and what it meant then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The day, `YYYY-MM-DD`.
    pub released: chrono::NaiveDate,
    /// The fingerprint of its meaning.
    pub fingerprint: Box<str>,
}

impl RuleSet {
    /// A fingerprint of what this rule set means: `sha256:` and 64 digits. Comments, layout and the order of keys
    /// do not matter; everything else does.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The same rule set with the fingerprint of its content.
    pub(super) fn fingerprinted(mut self) -> Self {
        // Empty lists are skipped, so that new kinds of rules change no old fingerprint.
        let json = serde_json::to_vec(&self).unwrap_or_else(|_| fault("a rule set without a JSON form"));
        self.fingerprint = fingerprint(&Sha256::digest(&json)).into();
        self
    }
}

/// A digest as it is written.
pub fn fingerprint(digest: &[u8]) -> String {
    format!("sha256:{}", hex(digest))
}

/// Bytes, two digits each.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
