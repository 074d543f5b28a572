//! What came of scenarios.

use referee_authoring::scenario::{Outcome, Scenarios};

/// A file with what came of its scenarios.
pub(super) struct Tested {
    pub(super) scenarios: Scenarios,
    pub(super) outcomes: Vec<Outcome>,
}

/// What a run came to.
pub(super) struct Summary {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) files: usize,
}
