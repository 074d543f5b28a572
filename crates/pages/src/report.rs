use unic_langid::LanguageIdentifier;

use referee::diagnostic::{Finding, Place};

use super::claim::{Claim, Verdict};
use super::wording::Wording;

/// The result of checking a page against rules and messages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageReport {
    /// The rule sets that the page was checked against: usually one; more if parts of the page are about others; none if
    /// it is about something else.
    pub rules: Vec<Box<str>>,
    /// The locale whose messages were used to read the page.
    pub locale: LanguageIdentifier,
    /// The findings, in page order.
    pub findings: Vec<Finding>,
    /// The statements of the page.
    pub claims: Vec<Claim>,
    /// The number of sentences on the page, each side of a bilingual page on its own.
    pub sentences: usize,
    /// The sentences without a claim, in page order.
    pub unread: Vec<Place>,
    /// The number of rules that the page does not state.
    pub unsaid: usize,
    /// The unknown names on the page, with the messages that they probably belong to.
    pub wordings: Vec<Wording>,
    /// How well the page matches each rule set, the best first.
    pub fits: Vec<Fit>,
}

/// How well a page matches a rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fit {
    /// The rule set.
    pub rules: Box<str>,
    /// How many claims the rules confirm.
    pub confirmed: usize,
    /// How many claims the rules contradict.
    pub contradicted: usize,
    /// How many rules are missing from the page.
    pub unsaid: usize,
}

impl Fit {
    /// The share of claims and rules that agree, from 0 to 1.
    pub fn share(&self) -> f64 {
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let all = count(self.confirmed) + count(self.contradicted) + count(self.unsaid);
        if all > 0.0 { count(self.confirmed) / all } else { 0.0 }
    }
}

impl PageReport {
    /// The number of claims with a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.claims.iter().filter(|claim| claim.verdict == verdict).count()
    }
}
