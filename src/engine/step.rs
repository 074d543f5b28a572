use crate::rules::{Instant, RuleSet};

use super::position::Position;
use super::value::Value;

/// What an accepted event does to a lead. Timeouts that were due before it have happened by then.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// When.
    pub at: Instant,
    /// Where the lead stood, with all timeouts that were due.
    pub before: Position,
    /// Where it stands afterwards.
    pub after: Position,
    /// The id of the event.
    pub id: Option<Box<str>>,
    /// What was done.
    pub kind: StepKind,
}

/// What was done. Numbers are those of the rule set.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum StepKind {
    /// The event was taken before; nothing changes.
    Repeated,
    /// Somebody acted.
    Acted {
        /// The action, in the stage that the lead stood in.
        action: usize,
        /// The role that acted, if one was named.
        by: Option<usize>,
        /// The fields that were given, in the order of the rule set.
        fields: Vec<(usize, Value)>,
    },
    /// A mark was set.
    Marked(usize),
    /// A mark was taken away.
    Unmarked(usize),
}

impl Step {
    /// The notifications that the step sends.
    pub fn notify<'r>(&self, rules: &'r RuleSet) -> &'r [usize] {
        let StepKind::Acted { action, .. } = self.kind else { return &[] };
        let stage = rules.stage(self.before.state);
        stage.and_then(|stage| stage.actions.get(action)).map_or(&[], |action| &action.notify)
    }
}
