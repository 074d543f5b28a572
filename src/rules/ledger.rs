//! What was in force: the fingerprints of released rule sets. A released rule set does not change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Finding, Source};

use super::book::key;
use super::checks::{ledger::LEDGER, released_changed::RELEASED_CHANGED};
use super::{RuleSet, Rulebook};

/// The released rule sets by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Ledger(pub(crate) BTreeMap<Box<str>, Release>);

/// When a rule set was released, and what it meant then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Release {
    /// The day, `YYYY-MM-DD`.
    pub(crate) released: chrono::NaiveDate,
    /// The fingerprint of its meaning.
    pub(crate) fingerprint: Box<str>,
}

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    /// It is none.
    pub(crate) fn read(source: &Source) -> Result<Self, Finding> {
        serde_json::from_str(source.text()).map_err(|error| {
            let text = source.text();
            let line: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            let at = (line + error.column().saturating_sub(1)).min(text.len());
            let message = error.to_string();
            let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
            LEDGER.in_text(source, at..at + 1, format!("this is no ledger of released rule sets: {message}"))
        })
    }

    /// Released rule sets that are gone or mean something else than they did.
    pub(crate) fn check(&self, source: &Source, book: &Rulebook, files: &[(Box<str>, Source)]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (name, release) in &self.0 {
            let file = files.iter().find(|(known, _)| known == name).map(|(_, file)| file);
            let Some(file) = file else {
                let at = source.text().find(&format!("\"{name}\"")).unwrap_or(0);
                let message = format!("the released rule set `{name}` is gone");
                let finding = RELEASED_CHANGED.in_text(source, at..at + name.len() + 2, message);
                findings.push(finding.with_help("leads that lived by it cannot be told any more".to_owned()));
                continue;
            };
            let Some(rules) = book.get(name) else { continue };
            if rules.fingerprint() != *release.fingerprint {
                let message = format!("`{name}` has changed since it was released on {}", release.released);
                let help = format!("undo the change, or write it as a new rule set: `referee new NAME --from {name}`");
                findings.push(RELEASED_CHANGED.in_text(file, key(file, "rules"), message).with_help(help));
            }
        }
        findings
    }
}

impl RuleSet {
    /// A fingerprint of what this rule set means: `sha256:` and 64 digits. Comments, layout and the order of keys
    /// do not matter; everything else does.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let [first, .., last] = referee.rulebook().sets() else { panic!("there are several") };
    /// assert_ne!(first.fingerprint(), last.fingerprint());
    /// ```
    pub fn fingerprint(&self) -> String {
        // What is empty is left out, so that new kinds of rules change no old fingerprint.
        let json = serde_json::to_vec(self).unwrap_or_default();
        fingerprint(&Sha256::digest(&json))
    }
}

/// A digest as it is written.
pub(crate) fn fingerprint(digest: &[u8]) -> String {
    format!("sha256:{}", hex(digest))
}

/// Bytes, two digits each.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
        text.push(digit(byte >> 4));
        text.push(digit(byte & 15));
    }
    text
}
