use referee::diagnostic::Place;

use super::section::Side;

/// Something that a page says about the life of a lead, and what the rules say to it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// What the rules say to it.
    pub verdict: Verdict,
    /// What it is about, as the keys of a rule file that lead there: `stages.new.timeout.after`. Empty where no rule is
    /// about it.
    pub rule: String,
    /// The words that say it.
    pub place: Place,
    pub(crate) side: Side,
}

/// What the rules say to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// The same.
    Confirmed,
    /// Something else.
    Contradicted,
    /// Nothing.
    Uncovered,
}
