//! The ledger of released rule sets, with their fingerprints. A released rule set must not change.

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

/// The release of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The day, `YYYY-MM-DD`.
    pub released: chrono::NaiveDate,
    /// The fingerprint.
    pub fingerprint: Box<str>,
}

impl RuleSet {
    /// The fingerprint of the rules: `sha256:` and 64 digits. Comments, layout and the order of keys do not change it.
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

/// Formats a digest.
pub fn fingerprint(digest: &[u8]) -> String {
    format!("sha256:{}", hex(digest))
}

/// Formats bytes, two hexadecimal digits each.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
