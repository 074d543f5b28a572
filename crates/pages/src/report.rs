use unic_langid::LanguageIdentifier;

use referee::diagnostic::Finding;

use super::claim::{Claim, Verdict};

/// What came of holding a page against rules and words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageReport {
    /// The rule set that the page was held against.
    pub rules: Box<str>,
    /// The locale in whose words it was read.
    pub locale: LanguageIdentifier,
    /// What was found, in the order of the page.
    pub findings: Vec<Finding>,
    /// What the page says.
    pub claims: Vec<Claim>,
    /// How well it fits each rule set, the best first.
    pub fits: Vec<Fit>,
}

/// How well a page fits a rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fit {
    /// The rule set.
    pub rules: Box<str>,
    /// How many claims of the page it confirms.
    pub confirmed: usize,
    /// How many it contradicts.
    pub contradicted: usize,
    /// How much of it the page does not say.
    pub unsaid: usize,
}

impl Fit {
    /// The share of what the page and the rules say in which they agree, from 0 to 1.
    pub fn share(&self) -> f64 {
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let all = count(self.confirmed) + count(self.contradicted) + count(self.unsaid);
        if all > 0.0 { count(self.confirmed) / all } else { 0.0 }
    }
}

impl PageReport {
    /// How many claims there are with a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.claims.iter().filter(|claim| claim.verdict == verdict).count()
    }
}
