use std::sync::Arc;

use crate::diagnostic::Finding;

use super::RuleSet;
use super::checks::unknown_rules;
use super::rollout::Rollout;

/// All rule sets known, by name. Cheap to clone; the sets are shared.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let names: Vec<&str> = referee.rulebook().sets().iter().map(|rules| rules.name()).collect();
/// assert_eq!(names, ["2017", "2019", "2020"]);
/// ```
#[derive(Debug, Clone)]
pub struct Rulebook {
    pub(super) sets: Arc<[Arc<RuleSet>]>,
    pub(super) rollout: Option<Arc<Rollout>>,
}

impl Rulebook {
    /// Whether the rule sets are those of another book, and none was read anew.
    pub(crate) fn has_sets_of(&self, other: &Self) -> bool {
        let mut both = self.sets.iter().zip(&*other.sets);
        self.sets.len() == other.sets.len() && both.all(|(own, others)| Arc::ptr_eq(own, others))
    }

    /// The rule sets, in the order of their names.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let newest = referee.rulebook().sets().last().expect("there is one");
    /// assert_eq!(newest.name(), "2020");
    /// ```
    pub fn sets(&self) -> &[Arc<RuleSet>] {
        &self.sets
    }

    /// Under which rule set a new lead opens, where that is said.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// assert!(referee.rulebook().rollout().is_some());
    /// ```
    pub fn rollout(&self) -> Option<&Rollout> {
        self.rollout.as_deref()
    }

    /// The rule set of a name.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// assert_eq!(referee.rulebook().get("2019").and_then(|rules| rules.follows()), Some("2017"));
    /// assert!(referee.rulebook().get("2021").is_none());
    /// ```
    pub fn get(&self, name: &str) -> Option<&Arc<RuleSet>> {
        self.sets.iter().find(|set| set.name() == name)
    }

    /// The same, or the finding that there is none.
    ///
    /// # Errors
    /// There is no rule set of this name.
    pub fn named(&self, name: &str) -> Result<&Arc<RuleSet>, Finding> {
        self.get(name).ok_or_else(|| unknown_rules::missing(None, name, self.sets.iter().map(|set| set.name())))
    }
}
