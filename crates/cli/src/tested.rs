//! Results of scenarios.

use referee_authoring::scenario::{Outcome, Scenarios};

/// A scenario file and its outcomes.
pub(super) struct Tested {
    pub(super) scenarios: Scenarios,
    pub(super) outcomes: Vec<Outcome>,
}

/// Totals of a run.
pub(super) struct Summary {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) files: usize,
}
