//! What a page says, held against what a rule set says.

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
use super::told::{Name, Told};

check! {
/// A page says something else than the rules.
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

/// A page does not say what the rules do.
///
/// A stage, an action, a time limit, a field or a notification of the rules that the page is about is not found on it.
/// Perhaps it was forgotten, or it is said in words that the locale does not know: those can be added in the
/// locale's folder `pages`, to `common.ftl` for sentences and to the file of the rule set for names.
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

/// A page says something that no rule is about.
///
/// A length of time stands on the page that belongs to no time limit, alert or advice as far as can be told. Perhaps the
/// rules lack it, perhaps the sentence is about something else.
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

/// A length of time on a page cannot be read.
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

/// What came of holding one side of a page against a rule set.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    pub(crate) findings: Vec<Finding>,
    pub(crate) claims: Vec<Claim>,
    /// Where rules are not said, by their routes.
    pub(crate) unsaid: usize,
}

/// A name that was understood.
pub(crate) struct Used {
    label: Label,
    name: Name,
    origin: Origin,
    /// Others that have the same name.
    others: Vec<Label>,
}

/// One side of a page and a rule set.
pub(crate) struct Comparing<'c> {
    pub(crate) rules: &'c RuleSet,
    pub(crate) labels: &'c Labels,
    pub(crate) places: Option<&'c Places>,
    pub(crate) source: &'c Source,
    pub(crate) told: &'c Told,
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
        (told, side): (&'c Told, Side),
    ) -> Self {
        Self { rules, labels, places, source, told, side, compared: Compared::default(), used: Vec::new() }
    }

    /// Goes through everything; of a page whose sentences are not understood, through what says something by itself.
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

    /// What is said not to be so: what the rules have is contradicted by it, and what they do not have is not.
    fn denials(&mut self) {
        let told = self.told;
        for at in told.sections.iter().flat_map(|section| &section.unread) {
            let words = quoted(self.source.text().get(at.clone()).unwrap_or_default());
            self.find(
                &PAGE_UNREAD,
                at,
                &[],
                format!("the page says {words}, which is no length of time that can be read"),
                "",
            );
        }
        for (word, of) in told.sections.iter().flat_map(|section| &section.denials) {
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
                let message = "the page says that this is not so, the rules that it is".to_owned();
                self.find(&PAGE_CONTRADICTION, word, &route, message, "the rules");
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

    /// The page says otherwise than the rules.
    fn contradict(&mut self, at: &Range<usize>, route: &[&str], message: String, rule: &str) {
        self.claim(at, route, Verdict::Contradicted);
        self.find(&PAGE_CONTRADICTION, at, route, message, rule);
    }

    /// The rules say what the page does not.
    fn unsaid(&mut self, at: &Range<usize>, route: &[&str], message: String) {
        self.compared.unsaid += 1;
        self.find(&PAGE_UNSAID, at, route, message, "said here");
    }

    /// The page says what the rules do not.
    fn beyond(&mut self, at: &Range<usize>, message: String) {
        self.claim(at, &[], Verdict::Uncovered);
        self.find(&PAGE_BEYOND_RULES, at, &[], message, "");
    }

    /// Where what is missing on the whole page is told: its title.
    fn top(&self) -> Range<usize> {
        let heading = self.told.sections.iter().find(|section| section.level > 0);
        heading.map_or(0..0, |section| section.heading.at.clone())
    }

    /// Remembers how something is called.
    fn uses(&mut self, meant: Meant, name: &Name, all: &[Meant]) {
        // What only pages have called so is not what the name is of.
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
