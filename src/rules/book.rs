use std::ops::Deref;
use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diagnostic::Finding;
use crate::fault::fault;

use super::RuleSet;
use super::checks::unknown_rules;
use super::delivery::DeliveryRules;
use super::known::Known;
use super::ledger::fingerprint;
use super::mapping::Mapping;
use super::rollout::Rollout;

/// All rule sets, by name. Cheap to clone; clones share the rule sets.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let names: Vec<&str> = referee.rulebook().sets().iter().map(|rules| rules.name()).collect();
/// assert_eq!(names, ["2017", "2019", "2020"]);
/// ```
#[derive(Debug, Clone)]
pub struct Rulebook {
    pub(super) sets: Arc<[Arc<RuleSet>]>,
    /// The same rule sets in the same order, with the switches between them.
    pub(crate) entries: Arc<[Arc<Entry>]>,
    pub(super) rollout: Option<Arc<Rollout>>,
    pub(super) delivery: Option<Arc<DeliveryRules>>,
    /// The folder of the rule files; empty if they are built in or in memory.
    pub(super) folder: Arc<str>,
}

/// A rule set with everything that depends on other rule sets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) rules: Arc<RuleSet>,
    /// How leads switch from the previous rule set; `None` if they cannot.
    pub(crate) mapping: Option<Mapping>,
    /// The fields of every lead that opened under these rules.
    pub(crate) needs: Known,
    /// The rule sets that follow this one.
    pub(crate) followers: Box<[Arc<Entry>]>,
}

impl Deref for Entry {
    type Target = RuleSet;

    #[inline]
    fn deref(&self) -> &RuleSet {
        &self.rules
    }
}

impl Rulebook {
    /// Whether both books share the same rule sets, without reading any again.
    pub(crate) fn has_sets_of(&self, other: &Self) -> bool {
        let mut both = self.sets.iter().zip(&*other.sets);
        self.sets.len() == other.sets.len() && both.all(|(own, others)| Arc::ptr_eq(own, others))
    }

    /// The rule sets, sorted by name.
    pub fn sets(&self) -> &[Arc<RuleSet>] {
        &self.sets
    }

    /// The rollout, if there is one.
    pub fn rollout(&self) -> Option<&Rollout> {
        self.rollout.as_deref()
    }

    /// How recipients are reached, if a delivery file says so.
    pub fn delivery(&self) -> Option<&DeliveryRules> {
        self.delivery.as_deref()
    }

    /// Finds a rule set by name.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// assert_eq!(referee.rulebook().get("2019").and_then(|rules| rules.follows()), Some("2017"));
    /// assert!(referee.rulebook().get("2021").is_none());
    /// ```
    pub fn get(&self, name: &str) -> Option<&Arc<RuleSet>> {
        self.entry(name).map(|entry| &entry.rules)
    }

    /// The fingerprint of all that decides how leads move between rule sets: the rule sets, their `switch` sections and
    /// the rollout.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// assert!(referee.rulebook().fingerprint().starts_with("sha256:"));
    /// ```
    pub fn fingerprint(&self) -> String {
        let mut digest = Sha256::new();
        for set in self.sets() {
            digest.update(set.name());
            digest.update([0]);
            digest.update(set.fingerprint());
            digest.update(json(&set.switch()));
            digest.update([0]);
        }
        // The rollout selects the rule set of leads that name none.
        digest.update(json(&self.rollout()));
        fingerprint(&digest.finalize())
    }

    /// A rule set with the switches to and from it.
    pub(crate) fn entry(&self, name: &str) -> Option<&Arc<Entry>> {
        self.entries.iter().find(|entry| entry.name() == name)
    }

    /// Finds a rule set by name, or returns a finding.
    ///
    /// # Errors
    /// If there is no such rule set.
    pub fn named(&self, name: &str) -> Result<&Arc<RuleSet>, Finding> {
        self.named_entry(name).map(|entry| &entry.rules)
    }

    pub(crate) fn named_entry(&self, name: &str) -> Result<&Arc<Entry>, Finding> {
        let names = || self.sets.iter().map(|set| set.name());
        self.entry(name).ok_or_else(|| unknown_rules::in_book(name, names(), &self.folder))
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_else(|_| fault("rules have no JSON form"))
}
