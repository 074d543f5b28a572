use referee::diagnostic::Place;

use super::section::Side;

/// A statement of a page about the lifecycle, with the verdict of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// The verdict.
    pub verdict: Verdict,
    /// The rule that it is about, as a path of keys in the rule file: `stages.new.timeout.after`. Empty without such a
    /// rule.
    pub rule: String,
    /// The location on the page.
    pub place: Place,
    pub(crate) side: Side,
}

/// How a claim relates to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// The rules agree.
    Confirmed,
    /// The rules disagree.
    Contradicted,
    /// The page uses an unknown name for something in the rules.
    Worded,
    /// No rule is about the claim.
    Uncovered,
}
