//! Scenarios: tests of rule sets, written in YAML.
//!
//! ```
//! # use referee_authoring::scenario::Scenarios;
//! use referee::{Referee, Source};
//! let text = r#"
//! rules: "2020"
//! scenarios:
//!   declined:
//!     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: sales-qualified } }
//!     steps:
//!       - { at: +2d, act: decline, fields: { reason: no capacity }, expect: { state: declined, deadline: none } }
//! "#;
//! let scenarios = Scenarios::read(&Source::new("declined.yaml", text), &Referee::builtin());
//! assert!(scenarios.run().iter().all(|outcome| outcome.passed()));
//! ```

mod carried;
pub mod checks;
mod coverage;
mod digests;
mod draft;
mod extent;
mod failure;
pub mod grammar;
mod run;
mod tree;
mod update;
mod vocabulary;

pub use carried::carried;
pub use coverage::Coverage;

use std::collections::BTreeSet;

use crate::schema::of_file;
use referee::Referee;
use referee::diagnostic::{Finding, Place, Source};
use referee::locale::Phrasebook;
use referee::rules::Rulebook;
use referee::tooling::structure::MOST_FINDINGS;

use coverage::Touched;
use draft::FileDraft;
use run::{Bench, Failure, FailureKind};

/// The scenarios of a file, checked against the rules and messages.
#[derive(Clone)]
pub struct Scenarios {
    source: Source,
    book: Rulebook,
    phrasebook: Phrasebook,
    rules: Box<str>,
    scenarios: std::sync::Arc<[draft::ScenarioDraft]>,
    findings: Vec<Finding>,
    /// Whether the file has more errors than are reported.
    incomplete: bool,
}

/// The result of a scenario.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Outcome {
    /// The name of the scenario.
    pub name: String,
    /// The number of steps, including the opening.
    pub steps: usize,
    /// The location of its name.
    pub place: Place,
    /// The failed expectations, or the errors that kept the scenario from running.
    pub findings: Vec<Finding>,
    /// Whether it ran.
    pub ran: bool,
    touched: BTreeSet<Touched>,
}

impl Outcome {
    /// Whether it ran and met all expectations.
    pub fn passed(&self) -> bool {
        self.ran && self.findings.is_empty()
    }
}

impl std::fmt::Debug for Scenarios {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scenarios")
            .field("source", &self.source.name())
            .field("rules", &self.rules)
            .finish_non_exhaustive()
    }
}

impl Scenarios {
    /// Reads the scenarios of a file.
    pub fn read(source: &Source, referee: &Referee) -> Self {
        Self::about(source, referee.rulebook(), referee.phrasebook())
    }

    fn about(source: &Source, book: &Rulebook, phrasebook: &Phrasebook) -> Self {
        let (draft, mut findings) = FileDraft::read(source);
        let written = findings.len();
        let mut rules = Box::default();
        let mut scenarios = Vec::new();
        if let Some(draft) = draft {
            let mut names = checks::unknown_names::Names::new(source, book, phrasebook);
            names.rules(&draft.rules);
            for scenario in &draft.scenarios {
                names.scenario(scenario, &draft.rules.value);
                checks::backwards::check(source, scenario, &mut findings);
                checks::expects_nothing::check(source, scenario, &mut findings);
            }
            findings.extend(names.into_findings());
            rules = draft.rules.value;
            scenarios = draft.scenarios;
        }
        let incomplete = written >= MOST_FINDINGS;
        findings.sort_by_key(at);
        let (book, phrasebook) = (book.clone(), phrasebook.clone());
        Self { source: source.clone(), book, phrasebook, rules, scenarios: scenarios.into(), findings, incomplete }
    }

    /// The file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The rule set of the scenarios.
    pub fn rules(&self) -> &str {
        &self.rules
    }

    /// Errors and warnings in the file. A scenario with an error does not run.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many scenarios there are.
    pub fn len(&self) -> usize {
        self.scenarios.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.scenarios.is_empty()
    }

    /// The names of the scenarios, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.scenarios.iter().map(|scenario| &*scenario.name.value)
    }

    /// Runs all scenarios in order.
    pub fn run(&self) -> Vec<Outcome> {
        (0..self.len()).filter_map(|number| self.run_one(number)).collect()
    }

    /// Runs the scenario with this number; none if there is no such scenario.
    pub fn run_one(&self, number: usize) -> Option<Outcome> {
        let draft = self.scenarios.get(number)?;
        let place = self.source.place(draft.name.span.clone());
        let mut outcome = Outcome {
            name: draft.name.value.to_string(),
            steps: draft.steps.len(),
            place,
            findings: self.mistakes(draft),
            ran: false,
            touched: BTreeSet::new(),
        };
        if outcome.findings.is_empty() {
            let ran = run::run(draft, &self.bench());
            outcome.ran = true;
            outcome.touched = ran.touched;
            // What differs after an unexpected refusal follows from it.
            let refused = ran.failures.iter().position(|it| matches!(it.kind, FailureKind::Refused { .. }));
            let failures = ran.failures.iter().take(refused.map_or(usize::MAX, |refused| refused + 1));
            outcome.findings = failures.map(|failure| failure.finding(&self.source, draft)).collect();
        }
        Some(outcome)
    }

    fn bench(&self) -> Bench<'_> {
        Bench { book: &self.book, phrasebook: &self.phrasebook, rules: &self.rules }
    }

    /// The errors that keep a scenario from running: its own, and those outside of all scenarios.
    fn mistakes(&self, draft: &draft::ScenarioDraft) -> Vec<Finding> {
        let before = |place: usize| self.findings.partition_point(|finding| at(finding) < place);
        let first = self.scenarios.first().map_or(0, |scenario| scenario.range.start);
        let own = before(draft.range.start)..before(draft.range.end);
        let found = [0..before(first), own].map(|range| self.findings.get(range).unwrap_or_default());
        let mut errors: Vec<Finding> = found.into_iter().flatten().filter(|it| it.is_error()).cloned().collect();
        // If not all errors are reported, it is unknown which scenarios are valid.
        if errors.is_empty() && self.incomplete {
            errors.extend(self.findings.first().cloned());
        }
        errors
    }

    /// The failures of a valid scenario.
    fn failures(&self, number: usize) -> Vec<Failure> {
        let draft = self.scenarios.get(number).filter(|draft| self.mistakes(draft).is_empty());
        draft.map_or_else(Vec::new, |draft| run::run(draft, &self.bench()).failures)
    }

    /// Replaces expected values with actual ones and keeps everything else byte for byte. Also returns findings for
    /// values that cannot be updated.
    ///
    /// A file with an error is left as it is.
    pub fn updated(&self) -> (String, Vec<Finding>) {
        self.updated_where(|_| true)
    }

    /// Like [`Self::updated`], but only for the scenarios whose names `wanted` accepts.
    pub fn updated_where(&self, wanted: impl Fn(&str) -> bool) -> (String, Vec<Finding>) {
        update::updated(self, wanted)
    }
}

/// The JSON Schema of scenario files (draft 2020-12), for editors.
pub fn scenario_file_schema() -> serde_json::Value {
    of_file(&grammar::SCENARIO_FILE, "A scenario file")
}

/// The offset of a finding in its file.
fn at(finding: &Finding) -> usize {
    finding.place.as_ref().and_then(Place::span).map_or(0, |(_, range)| range.start)
}

/// The coverage of each rule set of a book.
pub fn coverage<'o>(book: &Rulebook, outcomes: impl IntoIterator<Item = &'o Outcome>) -> Vec<Coverage> {
    let touched = outcomes.into_iter().flat_map(|outcome| outcome.touched.iter().copied()).collect();
    Coverage::of(book, &touched)
}
