use serde::Serialize;

use referee::diagnostic::Place;

/// A statement of a page about the lifecycle, with the verdict of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// The verdict.
    pub verdict: Verdict,
    /// How it was recognized.
    pub evidence: Evidence,
    /// The rule that it is about, as a path of keys in the rule file: `stages.new.timeout.after`. Empty without such a
    /// rule.
    pub rule: String,
    /// The value of the rule in the rule file, if it is a single one or a list.
    pub value: Option<String>,
    /// The location on the page.
    pub place: Place,
}

/// How a claim relates to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
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

/// How a claim was recognized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Evidence {
    /// The anchor of a section.
    Anchor,
    /// A number with its unit, and the section that it is in.
    Number,
    /// A known name, or the position of an unknown one.
    Word,
    /// A known sentence.
    Pattern,
}

impl Evidence {
    /// The evidence for a rule, by the last key of its path.
    pub(crate) fn of(route: &[&str]) -> Self {
        match route {
            ["stages", _] => Self::Anchor,
            [.., "after" | "for" | "respond-within" | "hours" | "holidays"] => Self::Number,
            [.., "shows" | "timeout" | "follows"] => Self::Pattern,
            _ => Self::Word,
        }
    }

    /// The name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Anchor => "anchor",
            Self::Number => "number",
            Self::Word => "word",
            Self::Pattern => "pattern",
        }
    }
}

impl Verdict {
    /// The name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Contradicted => "contradicted",
            Self::Worded => "worded",
            Self::Uncovered => "uncovered",
        }
    }
}
