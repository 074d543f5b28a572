//! Compares the statements of a page with a rule set.

mod actions;
mod around;
mod calendars;
mod clocks;
mod conditions;
mod definitions;
mod durations;
mod facts;
pub(super) mod fields;
mod foreign;
mod outcomes;
mod part;
mod recipients;
mod rows;
mod stages;
pub(super) mod subjects;
pub(crate) mod terms;
mod views;

use std::collections::BTreeSet;
use std::ops::Range;

use referee::check;
use referee::diagnostic::{Finding, Place, Source, Subject, Thing};
use referee::rules::RuleSet;
use referee::tooling::Check;

use super::claim::{Claim, Evidence, Verdict};
use super::label::{Label, Labels, Meant, Noun, Origin};
use super::places::Places;
use super::stated::{Name, Stated};
use super::wording::Wording;

check! {
/// Page contradicts the rules.
///
/// The page states another duration, state, recipient, action or need of a field than the rules. Readers of the page
/// expect something that does not happen. Either the page or the rules are wrong. The finding shows the location in the
/// rule file. Unknown names are no contradictions; they are reported as `page-wording`.
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

/// Different wording on a page.
///
/// The page has an unknown name where the rules have an item. Its place shows the item that it probably means. If it does,
/// add the line in the help to the locale's folder `pages`, or use `referee page check --accept-wordings` to add all such
/// lines. If not, the page contradicts the rules.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
///
/// - * **Show me more**: The lead moves to **Evaluating**.
/// + * **I’m interested**: The lead moves to **Evaluating**.
///   * **No thanks**: The lead is archived as **Skipped**.
/// ```
    PAGE_WORDING: Note in Pages, "page-wording";

/// Statement without a rule.
///
/// The page states an action, a stage or a duration that belongs to nothing in the rules. Either the rules lack it, or
/// the sentence is about something else.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
///
///   ## Invoices
///
/// - Invoices are sent within 30 days.
/// + Invoices are sent at once.
/// ```
    PAGE_BEYOND_RULES: Warning in Pages, "page-beyond-rules";

/// Duration that rules cannot have.
///
/// The page describes a timeout, advice or an alert that changes, with a range, a fraction, a number whose unit is
/// unknown, or words such as *up to*, *about* or *business days*. Durations in rules are exact, so this one cannot be
/// checked.
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
    /// The unknown names with the items that they probably mean.
    pub(crate) wordings: Vec<Wording>,
    /// How many rules are missing from the page.
    pub(crate) unsaid: usize,
}

impl Compared {
    /// Puts the findings in page order.
    pub(crate) fn sort(&mut self) {
        let place = |finding: &Finding| finding.place.as_ref().and_then(|place| place.span().map(|(_, at)| at.start));
        self.findings.sort_by_key(place);
    }
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
    /// The labels of the other rule sets.
    pub(crate) others: Vec<&'c Labels>,
    pub(crate) places: Option<&'c Places>,
    pub(crate) source: &'c Source,
    pub(crate) stated: &'c Stated,
    /// Whether the sentences of the page are understood.
    pub(crate) understood: bool,
    compared: Compared,
    used: Vec<Used>,
    /// The sections whose anchor is that of another stage, with this stage.
    strays: BTreeSet<(usize, &'c str)>,
}

impl<'c> Comparing<'c> {
    pub(crate) fn new(
        rules: &'c RuleSet,
        (labels, others): (&'c Labels, Vec<&'c Labels>),
        places: Option<&'c Places>,
        source: &'c Source,
        stated: &'c Stated,
        understood: bool,
    ) -> Self {
        Self {
            rules,
            labels,
            others,
            places,
            source,
            stated,
            understood,
            compared: Compared::default(),
            used: Vec::new(),
            strays: BTreeSet::new(),
        }
    }

    /// Compares everything, or only the structure if the sentences are not understood.
    pub(crate) fn compare(mut self) -> Compared {
        if self.understood {
            self.strays = self.strays();
            let owners = self.stages();
            self.clocks();
            self.calendars();
            self.durations(&owners);
            self.around();
            self.definitions();
            self.terms();
            self.denials();
        } else {
            let owners = self.structure();
            self.durations(&owners);
        }
        self.compared.sort();
        self.compared
    }

    /// Compares only the names and the durations of a part of a page that is about another rule set.
    pub(crate) fn compare_part(mut self) -> Compared {
        self.part();
        self.compared
    }

    /// Handles negations: a confirmed claim becomes a contradiction, and a contradicted one is confirmed.
    fn denials(&mut self) {
        let stated = self.stated;
        for (at, qualified) in stated.sections.iter().flat_map(|section| &section.unread) {
            let words = quoted(self.source.text().get(at.clone()).unwrap_or_default());
            let message = match qualified {
                Some(_) => format!("the page states {words}, but durations in rules are exact"),
                None => format!("unreadable duration {words}"),
            };
            self.find(&PAGE_UNREAD, at, &[], message, "");
        }
        // Such a word can be a part of a name.
        let is_of_name = |word: &Range<usize>| {
            let nouns = [Noun::Stage, Noun::Outcome, Noun::Action, Noun::Confirm, Noun::Field];
            let mut labels = nouns.iter().flat_map(|noun| self.labels.of(*noun));
            labels.any(|label| self.labels.surrounds(label, self.source.text(), word))
        };
        let denials = stated.sections.iter().flat_map(|section| &section.denials);
        let denials: Vec<_> = denials.filter(|(word, _)| !is_of_name(word)).collect();
        for (word, of) in denials {
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
        let (place, evidence) = (self.place(at), Evidence::of(route));
        let value = self.places.and_then(|places| places.value(route));
        self.compared.claims.push(Claim { verdict, evidence, rule: route.join("."), value, place });
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

    /// Reports a name that differs from the expected one. It is a contradiction if the name is known as that of another
    /// item, else a wording of the expected item, or of none.
    fn misnamed(&mut self, name: &Name, expected: Option<Label>, route: &[&str], otherwise: (String, &str)) {
        if self.is_another(name, expected) {
            return self.contradict(&name.at, route, otherwise.0, otherwise.1);
        }
        match expected {
            Some(expected) => self.wording(name, expected, route),
            None => self.claim(&name.at, &[], Verdict::Uncovered),
        }
    }

    /// Whether a name is known as that of another item of the same kind.
    fn is_another(&self, name: &Name, expected: Option<Label>) -> bool {
        let Some(expected) = expected else { return false };
        let same = self.labels.same(expected.noun, name.words());
        if same.is_empty() {
            self.is_of_others(expected.noun, name)
        } else {
            !same.iter().any(|it| it.label == expected)
        }
    }

    /// Whether a name is exactly that of a state or a recipient of another rule set, and means nothing in this one.
    pub(crate) fn is_of_others(&self, noun: Noun, name: &Name) -> bool {
        let exact = |labels: &&Labels| labels.same(noun, name.words()).first().is_some_and(|meant| meant.score == 100);
        matches!(noun, Noun::Stage | Noun::Outcome | Noun::Recipient) && self.others.iter().any(exact)
    }

    /// Reports an unknown name with the item that it probably means.
    fn wording(&mut self, name: &Name, label: Label, route: &[&str]) {
        let (what, id) = (label.noun.what(), self.labels.id(label).to_owned());
        self.claim(&name.at, route, Verdict::Worded);
        let words: Vec<&str> = name.text.split_whitespace().collect();
        let wording = Wording {
            locale: self.labels.locale().to_owned(),
            rules: self.rules.name().to_owned(),
            message: self.labels.message(label).to_owned(),
            words: words.join(" "),
        };
        let message = format!("unknown name {}, read as {what} `{id}`", quoted(&name.text));
        let help = format!("if it is, add `{wording}` to {}", quoted(&wording.file()));
        self.find(&PAGE_WORDING, &name.at, route, message, "declared here");
        if let Some(finding) = self.compared.findings.last_mut() {
            finding.help = Some(help);
        }
        self.compared.wordings.push(wording);
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
