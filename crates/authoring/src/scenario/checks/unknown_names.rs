//! Unknown names: one check for each kind of name, all performed in one walk.

use std::ops::Range;

use unic_langid::LanguageIdentifier;

use crate::scenario::draft::{ScenarioDraft, StepDraft, What};
use crate::scenario::vocabulary::{Vocabulary, vocabulary};
use referee::check;
use referee::diagnostic::{Finding, Source, Thing};
use referee::engine::Record;
use referee::locale::Phrasebook;
use referee::rules::Rulebook;
use referee::tooling::node::{Name, Node, items};
use referee::tooling::{Check, near};

/// The scenario file that the examples of unknown names modify.
const SCENARIOS: &str = "\
rules: \"2020\"
scenarios:
  first-days:
    open:
      at: 2020-06-02T09:00:00Z
      facts: { qualification: customer-inquiry, contact-me: true }
    steps:
      - at: +1d
        mark: favorite
        by: partner-admin
        expect:
          stage: received
          state: received
          actions: [accept, decline]
          alerts: contact-me
          views: [marketplace, favorites]
          words: { de: { state: Empfangen } }
      - { at: +2d, act: won, expect: { refused: unknown-action } }
      - { at: +14d, expect: { sent: { lead-expired: microsoft } } }
  no-capacity:
    open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
    steps:
      - { at: +1d, act: decline, fields: { reason: no capacity }, expect: { state: declined } }
";

check! {
/// Unknown action.
///
/// A step or an expectation names an action that no stage of the rule set has. Whether the lead's stage has it is
/// checked when the scenario runs. A step that expects a refusal may use any name.
///
/// ```diff yaml scenario
/// -           actions: [accept, declne]
/// +           actions: [accept, decline]
/// ```
    NO_SUCH_ACTION: Error in Scenarios, "no-such-action", SCENARIOS;

/// Unknown alert.
///
/// An expectation names an alert that no stage of the rule set has, under `alerts` or `then`.
///
/// ```diff yaml scenario
/// -           alerts: contact
/// +           alerts: contact-me
/// ```
    NO_SUCH_ALERT: Error in Scenarios, "no-such-alert", SCENARIOS;

/// Unknown fact.
///
/// A lead is opened with a fact that the rule set does not declare. An opening that expects a refusal may use any name.
///
/// ```diff yaml scenario
/// -       facts: { qualification: customer-inquiry, contact: true }
/// +       facts: { qualification: customer-inquiry, contact-me: true }
/// ```
    NO_SUCH_FACT: Error in Scenarios, "no-such-fact", SCENARIOS;

/// Unknown field.
///
/// A step or an expectation names a field that the rule set does not declare. A step that expects a refusal may use any
/// name.
///
/// ```diff yaml scenario
/// -       - { at: +1d, act: decline, fields: { reson: no capacity }, expect: { state: declined } }
/// +       - { at: +1d, act: decline, fields: { reason: no capacity }, expect: { state: declined } }
/// ```
    NO_SUCH_FIELD: Error in Scenarios, "no-such-field", SCENARIOS;

/// Unknown locale.
///
/// An expectation is about a language that no locale supports.
///
/// ```diff yaml scenario
/// -           words: { fr: { state: Reçu } }
/// +           words: { de: { state: Empfangen } }
/// ```
    NO_SUCH_LOCALE: Error in Scenarios, "no-such-locale", SCENARIOS;

/// Unknown mark.
///
/// A step sets or removes a mark that the rule set does not declare, or an expectation names one. A step that expects a
/// refusal may use any name.
///
/// ```diff yaml scenario
/// -         mark: favorit
/// +         mark: favorite
/// ```
    NO_SUCH_MARK: Error in Scenarios, "no-such-mark", SCENARIOS;

/// Unknown notification.
///
/// An expectation names a notification that the rule set does not declare.
///
/// ```diff yaml scenario
/// -       - { at: +14d, expect: { sent: { lead-exprired: microsoft } } }
/// +       - { at: +14d, expect: { sent: { lead-expired: microsoft } } }
/// ```
    NO_SUCH_NOTIFICATION: Error in Scenarios, "no-such-notification", SCENARIOS;

/// Unknown recipient.
///
/// An expectation names a recipient that no notification of the rule set has.
///
/// ```diff yaml scenario
/// -       - { at: +14d, expect: { sent: { lead-expired: microsofd } } }
/// +       - { at: +14d, expect: { sent: { lead-expired: microsoft } } }
/// ```
    NO_SUCH_RECIPIENT: Error in Scenarios, "no-such-recipient", SCENARIOS;

/// Unknown refusal.
///
/// An expectation names a refusal that does not exist. The refusals are the same for all rule sets.
///
/// ```diff yaml scenario
/// -       - { at: +2d, act: won, expect: { refused: unknown-actoin } }
/// +       - { at: +2d, act: won, expect: { refused: unknown-action } }
/// ```
    NO_SUCH_REFUSAL: Error in Scenarios, "no-such-refusal", SCENARIOS;

/// Unknown role.
///
/// A step names a role that the rule set does not declare. A step that expects a refusal may use any name.
///
/// ```diff yaml scenario
/// -         by: partner-admim
/// +         by: partner-admin
/// ```
    NO_SUCH_ROLE: Error in Scenarios, "no-such-role", SCENARIOS;

/// Unknown rule set.
///
/// A scenario file or an event names a rule set that does not exist. An event that expects a refusal may use any name.
///
/// ```diff yaml scenario
/// - rules: "2021"
/// + rules: "2020"
/// ```
    NO_SUCH_RULES: Error in Scenarios, "no-such-rules", SCENARIOS;

/// Unknown stage.
///
/// An expectation names a stage that the rule set does not have. The archive is a stage; an outcome is a state.
///
/// ```diff yaml scenario
/// -           stage: accpted
/// +           stage: received
/// ```
    NO_SUCH_STAGE: Error in Scenarios, "no-such-stage", SCENARIOS;

/// Unknown state.
///
/// An expectation names a state that the rule set does not have. States are the open stages and the outcomes; the
/// archive is a stage.
///
/// ```diff yaml scenario
/// -           state: recieved
/// +           state: received
/// ```
    NO_SUCH_STATE: Error in Scenarios, "no-such-state", SCENARIOS;

/// Unknown view.
///
/// An expectation names a view that the rule set does not declare.
///
/// ```diff yaml scenario
/// -           views: [market, favorites]
/// +           views: [marketplace, favorites]
/// ```
    NO_SUCH_VIEW: Error in Scenarios, "no-such-view", SCENARIOS;
}

/// How many names are compared for similarity in one file; later ones get no suggestion.
const MOST_SUGGESTIONS: usize = 200;

/// The check for a kind of name.
const fn check(kind: Thing) -> &'static Check {
    match kind {
        Thing::Action => &NO_SUCH_ACTION,
        Thing::Alert => &NO_SUCH_ALERT,
        Thing::Fact => &NO_SUCH_FACT,
        Thing::Field => &NO_SUCH_FIELD,
        Thing::Mark => &NO_SUCH_MARK,
        Thing::Notification => &NO_SUCH_NOTIFICATION,
        Thing::Recipient => &NO_SUCH_RECIPIENT,
        Thing::Refusal => &NO_SUCH_REFUSAL,
        Thing::Role => &NO_SUCH_ROLE,
        Thing::RuleSet => &NO_SUCH_RULES,
        Thing::Stage => &NO_SUCH_STAGE,
        Thing::View => &NO_SUCH_VIEW,
        _ => &NO_SUCH_STATE,
    }
}

/// The names that scenarios of a book may use.
pub(crate) struct Names<'b> {
    source: &'b Source,
    phrasebook: &'b Phrasebook,
    /// Rule sets and refusals.
    shared: Vocabulary,
    vocabularies: Vec<(Box<str>, Vocabulary)>,
    suggestions: usize,
    findings: Vec<Finding>,
}

impl<'b> Names<'b> {
    pub(crate) fn new(source: &'b Source, book: &Rulebook, phrasebook: &'b Phrasebook) -> Self {
        let reader = phrasebook.reader(&[]);
        // Each refusal has a message, shared by all rule sets.
        let refusals = reader.common().iter().filter_map(|message| message.id.strip_prefix("refusal-").map(Into::into));
        let sets = book.sets().iter();
        let rollout = book.rollout().map_or(&[][..], |rollout| rollout.facts().as_slice());
        let vocabularies: Vec<(Box<str>, _)> = sets.map(|set| (set.name().into(), vocabulary(set, rollout))).collect();
        let sets = vocabularies.iter().map(|(name, _)| name.clone());
        let shared = [(Thing::RuleSet, sets.collect()), (Thing::Refusal, refusals.collect())].into();
        Self { source, phrasebook, shared, vocabularies, suggestions: MOST_SUGGESTIONS, findings: Vec::new() }
    }

    /// All findings.
    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Checks the rule set of a file.
    pub(crate) fn rules(&mut self, name: &Name) {
        let Self { source, shared, suggestions, findings, .. } = self;
        Walk { source, names: shared, suggestions, findings, of: "" }.known(Thing::RuleSet, &name.value, &name.span);
    }

    /// Checks the names in a scenario, starting with the rule set of its file.
    pub(crate) fn scenario(&mut self, draft: &ScenarioDraft, rules: &str) {
        self.steps(&draft.steps, rules);
        draft.others.iter().for_each(|other| self.steps(&other.steps, rules));
    }

    fn steps(&mut self, steps: &[StepDraft], rules: &str) {
        let mut current = rules;
        for step in steps {
            let Self { source, phrasebook, shared, vocabularies, suggestions, findings } = self;
            let mut walk = Walk { source, names: shared, suggestions, findings, of: "" };
            let event = step.event.as_ref().filter(|_| !step.expects_refusal());
            match event.map(|event| (&event.value, &event.span)) {
                Some((What::Switch(to, ..), at)) => {
                    walk.known(Thing::RuleSet, to, at);
                    current = to;
                }
                Some((What::Open(opening), _)) => {
                    if let Some(name) = opening.rules.as_deref().filter(|name| *name != "none") {
                        let at = step.node.get("rules").map_or(0..0, |node| node.span.clone());
                        walk.known(Thing::RuleSet, name, &at);
                        current = name;
                    }
                }
                _ => {}
            }
            let refused = step.expected("refused").and_then(Node::text);
            if let Some(refused) = refused.filter(|refused| &*refused.value != "none") {
                walk.known(Thing::Refusal, &refused.value, &refused.span);
            }
            let Some((_, names)) = vocabularies.iter().find(|(name, _)| **name == *current) else { continue };
            let mut walk = Walk { source, names, suggestions, findings, of: current };
            if !step.expects_refusal() {
                walk.event(step);
            }
            walk.expectation(step, phrasebook);
        }
    }
}

struct Walk<'w> {
    source: &'w Source,
    names: &'w Vocabulary,
    suggestions: &'w mut usize,
    findings: &'w mut Vec<Finding>,
    /// The rule set.
    of: &'w str,
}

impl Walk<'_> {
    fn known(&mut self, kind: Thing, name: &str, at: &Range<usize>) {
        let known = self.names.get(&kind).map_or(&[][..], Vec::as_slice);
        if name.is_empty() || known.iter().any(|known| **known == *name) {
            return;
        }
        let names = || known.iter().map(|name| &**name);
        let suggests = *self.suggestions > 0;
        *self.suggestions = self.suggestions.saturating_sub(1);
        let help = match near(name, names().filter(|_| suggests)) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "remove it: none is declared".into(),
            None => {
                let listed: Vec<&str> = names().take(16).collect();
                let more = if known.len() > listed.len() { ", …" } else { "" };
                format!("available: {}{more}", listed.join(", "))
            }
        };
        let of = if self.of.is_empty() { String::new() } else { format!(" in rule set `{}`", self.of) };
        let name: String = name.chars().take(64).collect();
        let message = format!("unknown {} `{name}`{of}", kind.word());
        let finding = check(kind).in_text(self.source, at.clone(), message).with_help(help);
        self.findings.push(finding.about(kind, &name));
    }

    /// Checks the keys of a mapping.
    fn keys(&mut self, kind: Thing, node: Option<&Node>) {
        for (key, _) in node.map_or_else(Vec::new, Node::entries) {
            self.known(kind, &key.value, &key.span);
        }
    }

    /// Checks a list of names, or a single one.
    fn listed(&mut self, kind: Thing, node: Option<&Node>) {
        for name in node.map_or_else(Vec::new, Node::names) {
            self.known(kind, &name.value, &name.span);
        }
    }

    /// Checks the event of a step.
    fn event(&mut self, step: &StepDraft) {
        let Some(event) = &step.event else { return };
        if let Some(by) = &step.by {
            self.known(Thing::Role, &by.value, &by.span);
        }
        match &event.value {
            What::Act(action, fields) => {
                self.known(Thing::Action, action, &event.span);
                self.given(Thing::Field, step.node.get("fields"), fields);
            }
            What::Fact(facts) => self.given(Thing::Fact, step.node.get("fact"), facts),
            What::Mark(mark) | What::Unmark(mark) => self.known(Thing::Mark, mark, &event.span),
            What::Open(opening) => {
                let node = step.node.get("open").unwrap_or(&step.node);
                self.given(Thing::Fact, node.get("facts"), &opening.facts);
            }
            What::Switch(_, facts, fields) => {
                self.given(Thing::Fact, step.node.get("facts"), facts);
                self.given(Thing::Field, step.node.get("fields"), fields);
            }
        }
    }

    fn given(&mut self, kind: Thing, node: Option<&Node>, given: &Record) {
        if !given.is_empty() {
            self.keys(kind, node);
        }
    }

    /// Checks the expectations of a step.
    fn expectation(&mut self, step: &StepDraft, phrasebook: &Phrasebook) {
        self.listed(Thing::State, step.expected("state"));
        self.listed(Thing::Stage, step.expected("stage"));
        self.listed(Thing::State, step.expected("deadline").and_then(|deadline| deadline.get("to")));
        self.listed(Thing::Action, step.expected("actions"));
        self.listed(Thing::Alert, step.expected("alerts"));
        self.keys(Thing::Clock, step.expected("clocks"));
        self.listed(Thing::View, step.expected("views"));
        self.listed(Thing::Mark, step.expected("marks"));
        self.keys(Thing::Field, step.expected("fields"));
        self.keys(Thing::Notification, step.expected("sent"));
        for (_, recipients) in step.expected("sent").map_or_else(Vec::new, Node::entries) {
            self.listed(Thing::Recipient, Some(recipients));
        }
        self.keys(Thing::Notification, step.expected("digests"));
        for (_, digests) in step.expected("digests").map_or_else(Vec::new, Node::entries) {
            for digest in items(digests) {
                self.listed(Thing::Recipient, digest.get("to"));
            }
        }
        for (locale, words) in step.expected("words").map_or_else(Vec::new, Node::entries) {
            self.locale(&locale, phrasebook);
            self.keys(Thing::Action, words.get("actions"));
            self.keys(Thing::Action, words.get("hints"));
            self.keys(Thing::Alert, words.get("alerts"));
            self.keys(Thing::Clock, words.get("clocks"));
            self.keys(Thing::View, words.get("views"));
            self.keys(Thing::Field, words.get("fields"));
            self.keys(Thing::Notification, words.get("sent"));
            self.keys(Thing::Notification, words.get("digests"));
        }
    }

    fn locale(&mut self, locale: &Name, phrasebook: &Phrasebook) {
        let id = locale.value.parse::<LanguageIdentifier>();
        if id.is_ok_and(|id| phrasebook.serves(&[id])) {
            return;
        }
        let known = phrasebook.locales().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let name: String = locale.value.chars().take(64).collect();
        let message = format!("no locale supports `{name}`");
        let finding = NO_SUCH_LOCALE.in_text(self.source, locale.span.clone(), message);
        self.findings.push(finding.with_help(format!("available: {known}")).about(Thing::Locale, &name));
    }
}
