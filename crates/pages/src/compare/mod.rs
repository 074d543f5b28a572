//! Compares the statements of a page with a rule set.

mod actions;
mod around;
mod definitions;
mod facts;
pub(super) mod fields;
mod foreign;
mod rows;
mod stages;
pub(super) mod terms;
mod views;

use std::ops::Range;

use referee::check;
use referee::diagnostic::{Finding, Place, Source, Subject, Thing};
use referee::rules::RuleSet;
use referee::tooling::Check;

use super::claim::{Claim, Verdict};
use super::label::{Label, Labels, Meant, Origin};
use super::places::Places;
use super::section::Side;
use super::stated::{Name, Stated};

check! {
/// Page contradicts the rules.
///
/// The page has another duration, state, recipient or need of a field, or an unknown name. Readers of the page expect
/// something that does not happen. Either the page or the rules are wrong. The finding shows the location in the rule
/// file.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
///
/// - * If you don’t respond within 48 hours, we’ll archive it as **Missed**.
/// + * If you don’t respond within 72 hours, we’ll archive it as **Missed**.
/// ```
    PAGE_CONTRADICTION: Error in Pages, "page-contradiction";

/// Rule missing from a page.
///
/// A stage, action, timeout, field or notification of the rules was not found on the page. It may be missing, or
/// described in words that the locale does not know. Such words can be added in the locale's folder `pages`: sentences
/// to `common.ftl`, names to the file of the rule set.
///
/// Wrong:
/// ```md
/// ---
/// locale: en
/// rules: "2017"
/// ---
/// ### <a name="negotiating-referrals"></a>Negotiating
///
/// * **Won**: The lead is archived as **Won**.
/// ```
    PAGE_UNSAID: Note in Pages, "page-unsaid";

/// Duration without a rule.
///
/// A duration on the page belongs to no known timeout, alert or advice. Either the rules lack it, or the sentence is
/// about something else.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
///
/// - Invoices are sent within 30 days.
/// + Invoices are sent at once.
/// ```
    PAGE_BEYOND_RULES: Warning in Pages, "page-beyond-rules";

/// Unreadable duration.
///
/// The page describes a timeout, advice or an alert that changes, with a number whose unit is unknown, a range or a
/// fraction. The number cannot be checked against the rules.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
///
/// - * If you don’t respond within 48-72 hours, we’ll archive it as **Missed**.
/// + * If you don’t respond within 72 hours, we’ll archive it as **Missed**.
/// ```
    PAGE_UNREAD: Warning in Pages, "page-unread"
}

/// The result of comparing one side of a page with a rule set.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    pub(crate) findings: Vec<Finding>,
    pub(crate) claims: Vec<Claim>,
    /// How many rules are missing from the page.
    pub(crate) unsaid: usize,
}

/// A recognized name.
pub(crate) struct Used {
    label: Label,
    name: Name,
    origin: Origin,
    /// Other items with the same name.
    others: Vec<Label>,
}

/// Compares one side of a page with a rule set.
pub(crate) struct Comparing<'c> {
    pub(crate) rules: &'c RuleSet,
    pub(crate) labels: &'c Labels,
    pub(crate) places: Option<&'c Places>,
    pub(crate) source: &'c Source,
    pub(crate) stated: &'c Stated,
    pub(crate) side: Side,
    compared: Compared,
    used: Vec<Used>,
}

impl<'c> Comparing<'c> {
    pub(crate) fn new(
        rules: &'c RuleSet,
        labels: &'c Labels,
        places: Option<&'c Places>,
        source: &'c Source,
        (stated, side): (&'c Stated, Side),
    ) -> Self {
        Self { rules, labels, places, source, stated, side, compared: Compared::default(), used: Vec::new() }
    }

    /// Compares everything, or only the structure if the sentences are not understood.
    pub(crate) fn compare(mut self, understood: bool) -> Compared {
        if understood {
            self.stages();
            self.around();
            self.definitions();
            self.terms();
            self.denials();
        } else {
            self.structure();
        }
        let place = |finding: &Finding| finding.place.as_ref().and_then(|place| place.span().map(|(_, at)| at.start));
        self.compared.findings.sort_by_key(place);
        self.compared
    }

    /// Handles negations: a confirmed claim becomes a contradiction, and a contradicted one is confirmed.
    fn denials(&mut self) {
        let stated = self.stated;
        for at in stated.sections.iter().flat_map(|section| &section.unread) {
            let words = quoted(self.source.text().get(at.clone()).unwrap_or_default());
            self.find(&PAGE_UNREAD, at, &[], format!("unreadable duration {words}"), "");
        }
        for (word, of) in stated.sections.iter().flat_map(|section| &section.denials) {
            let within = |place: &Place| place.span().is_some_and(|(_, at)| of.start <= at.start && at.end <= of.end);
            let mut denied = None;
            for claim in self.compared.claims.iter_mut().filter(|claim| within(&claim.place)) {
                if claim.verdict == Verdict::Confirmed {
                    claim.verdict = Verdict::Contradicted;
                    denied = denied.or_else(|| Some(claim.rule.clone()));
                } else {
                    claim.verdict = Verdict::Confirmed;
                }
            }
            let about =
                |finding: &Finding| finding.id == PAGE_CONTRADICTION.id && finding.place.as_ref().is_some_and(within);
            self.compared.findings.retain(|finding| !about(finding));
            if let Some(rule) = denied {
                let route: Vec<&str> = rule.split('.').collect();
                let message = "the page denies a rule".to_owned();
                self.find(&PAGE_CONTRADICTION, word, &route, message, "the rule");
            }
        }
    }

    fn place(&self, at: &Range<usize>) -> Place {
        self.source.place(at.clone())
    }

    fn claim(&mut self, at: &Range<usize>, route: &[&str], verdict: Verdict) {
        let place = self.place(at);
        self.compared.claims.push(Claim { verdict, rule: route.join("."), place, side: self.side });
    }

    fn confirm(&mut self, at: &Range<usize>, route: &[&str]) {
        self.claim(at, route, Verdict::Confirmed);
    }

    fn find(&mut self, check: &'static Check, at: &Range<usize>, route: &[&str], message: String, rule: &str) {
        let rule = self.places.and_then(|places| places.place(route)).map(|place| (place, rule.to_owned()));
        let mut finding = check.at(self.place(at), message).about(Thing::RuleSet, self.rules.name()).with_related(rule);
        finding.subject = Subject::on(route).or(finding.subject);
        self.compared.findings.push(finding);
    }

    /// Reports that the page contradicts a rule.
    fn contradict(&mut self, at: &Range<usize>, route: &[&str], message: String, rule: &str) {
        self.claim(at, route, Verdict::Contradicted);
        self.find(&PAGE_CONTRADICTION, at, route, message, rule);
    }

    /// Reports a rule that is missing from the page.
    fn unsaid(&mut self, at: &Range<usize>, route: &[&str], message: String) {
        self.compared.unsaid += 1;
        self.find(&PAGE_UNSAID, at, route, message, "declared here");
    }

    /// Reports a statement without a rule.
    fn beyond(&mut self, at: &Range<usize>, message: String) {
        self.claim(at, &[], Verdict::Uncovered);
        self.find(&PAGE_BEYOND_RULES, at, &[], message, "");
    }

    /// The location for findings about the whole page: its title.
    fn top(&self) -> Range<usize> {
        let heading = self.stated.sections.iter().find(|section| section.level > 0);
        heading.map_or(0..0, |section| section.heading.at.clone())
    }

    /// Records the name of an item.
    fn uses(&mut self, meant: Meant, name: &Name, all: &[Meant]) {
        // Wordings that only pages use do not make a name ambiguous.
        let as_well = |other: &&Meant| other.label != meant.label && other.origin >= meant.origin;
        let others = all.iter().filter(as_well).map(|other| other.label).collect();
        self.used.push(Used { label: meant.label, name: name.clone(), origin: meant.origin.0, others });
    }
}

/// A name in backticks, on one line.
pub(crate) fn quoted(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    format!("`{}`", words.join(" "))
}
