//! Names that nothing has: one check for each kind of name, all found in one walk.

use std::ops::Range;

use unic_langid::LanguageIdentifier;

use crate::scenario::draft::{ScenarioDraft, StepDraft, What};
use crate::scenario::vocabulary::{Vocabulary, vocabulary};
use referee::check;
use referee::diagnostic::{Finding, Source, Thing};
use referee::engine::Record;
use referee::locale::Phrasebook;
use referee::rules::Rulebook;
use referee::tooling::node::{Name, Node};
use referee::tooling::{Check, near};

/// What the examples of unknown names are taken from.
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
/// An action is not known.
///
/// A step or an expectation names an action that no stage of the rule set has. Whether the stage of the lead has it is
/// found out when the scenario is run. A step that expects a refusal may name what it likes.
///
/// ```diff yaml scenario
/// -           actions: [accept, declne]
/// +           actions: [accept, decline]
/// ```
    NO_SUCH_ACTION: Error in Scenarios, "no-such-action", SCENARIOS;

/// An alert is not known.
///
/// An expectation names an alert that no stage of the rule set has, also as what another one changes to.
///
/// ```diff yaml scenario
/// -           alerts: contact
/// +           alerts: contact-me
/// ```
    NO_SUCH_ALERT: Error in Scenarios, "no-such-alert", SCENARIOS;

/// A fact is not known.
///
/// A lead is opened with a fact that the rule set does not declare. An opening that expects a refusal may name what it
/// likes.
///
/// ```diff yaml scenario
/// -       facts: { qualification: customer-inquiry, contact: true }
/// +       facts: { qualification: customer-inquiry, contact-me: true }
/// ```
    NO_SUCH_FACT: Error in Scenarios, "no-such-fact", SCENARIOS;

/// A field is not known.
///
/// A step gives or an expectation names a field that the rule set does not declare. A step that expects a refusal may
/// give what it likes.
///
/// ```diff yaml scenario
/// -       - { at: +1d, act: decline, fields: { reson: no capacity }, expect: { state: declined } }
/// +       - { at: +1d, act: decline, fields: { reason: no capacity }, expect: { state: declined } }
/// ```
    NO_SUCH_FIELD: Error in Scenarios, "no-such-field", SCENARIOS;

/// No locale serves a reader.
///
/// An expectation is about what a reader of a language is told, and no locale serves that language.
///
/// ```diff yaml scenario
/// -           words: { fr: { state: Reçu } }
/// +           words: { de: { state: Empfangen } }
/// ```
    NO_SUCH_LOCALE: Error in Scenarios, "no-such-locale", SCENARIOS;

/// A mark is not known.
///
/// A step sets or takes away a mark, or an expectation names one, that the rule set does not declare. A step that expects
/// a refusal may name what it likes.
///
/// ```diff yaml scenario
/// -         mark: favourite
/// +         mark: favorite
/// ```
    NO_SUCH_MARK: Error in Scenarios, "no-such-mark", SCENARIOS;

/// A notification is not known.
///
/// An expectation names a notification that the rule set does not declare.
///
/// ```diff yaml scenario
/// -       - { at: +14d, expect: { sent: { lead-exprired: microsoft } } }
/// +       - { at: +14d, expect: { sent: { lead-expired: microsoft } } }
/// ```
    NO_SUCH_NOTIFICATION: Error in Scenarios, "no-such-notification", SCENARIOS;

/// A recipient is not known.
///
/// An expectation names somebody whom no notification of the rule set goes to.
///
/// ```diff yaml scenario
/// -       - { at: +14d, expect: { sent: { lead-expired: microsofd } } }
/// +       - { at: +14d, expect: { sent: { lead-expired: microsoft } } }
/// ```
    NO_SUCH_RECIPIENT: Error in Scenarios, "no-such-recipient", SCENARIOS;

/// A refusal is not known.
///
/// An expectation names a refusal that there is not. The refusals are the same for all rule sets.
///
/// ```diff yaml scenario
/// -       - { at: +2d, act: won, expect: { refused: unknown-actoin } }
/// +       - { at: +2d, act: won, expect: { refused: unknown-action } }
/// ```
    NO_SUCH_REFUSAL: Error in Scenarios, "no-such-refusal", SCENARIOS;

/// A role is not known.
///
/// A step names a role that the rule set does not declare. A step that expects a refusal may name what it likes.
///
/// ```diff yaml scenario
/// -         by: partner-admim
/// +         by: partner-admin
/// ```
    NO_SUCH_ROLE: Error in Scenarios, "no-such-role", SCENARIOS;

/// A rule set is not known.
///
/// A scenario file is about a rule set that is not there, or an event names one. An event that expects a refusal may name
/// what it likes.
///
/// ```diff yaml scenario
/// - rules: "2021"
/// + rules: "2020"
/// ```
    NO_SUCH_RULES: Error in Scenarios, "no-such-rules", SCENARIOS;

/// A stage is not known.
///
/// An expectation names a stage that the rule set does not have. The archive is a stage; an outcome is a state.
///
/// ```diff yaml scenario
/// -           stage: accpted
/// +           stage: received
/// ```
    NO_SUCH_STAGE: Error in Scenarios, "no-such-stage", SCENARIOS;

/// A state is not known.
///
/// An expectation names a state that the rule set does not have. States are the open stages and the outcomes; the archive
/// is a stage.
///
/// ```diff yaml scenario
/// -           state: recieved
/// +           state: received
/// ```
    NO_SUCH_STATE: Error in Scenarios, "no-such-state", SCENARIOS;

/// A view is not known.
///
/// An expectation names a view that the rule set does not declare.
///
/// ```diff yaml scenario
/// -           views: [market, favorites]
/// +           views: [marketplace, favorites]
/// ```
    NO_SUCH_VIEW: Error in Scenarios, "no-such-view", SCENARIOS;
}

/// How many names are looked up by similarity; after that, a file is beyond help.
const PATIENCE: usize = 200;

/// The check for names of a kind.
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

/// The words of a book that scenarios can say.
pub(crate) struct Names<'b> {
    source: &'b Source,
    phrasebook: &'b Phrasebook,
    /// The rule sets and the refusals.
    shared: Vocabulary,
    vocabularies: Vec<(Box<str>, Vocabulary)>,
    patience: usize,
    findings: Vec<Finding>,
}

impl<'b> Names<'b> {
    pub(crate) fn new(source: &'b Source, book: &Rulebook, phrasebook: &'b Phrasebook) -> Self {
        let reader = phrasebook.reader(&[]);
        // Each refusal has its words, which every rule set shares.
        let refusals = reader.common().iter().filter_map(|word| word.id.strip_prefix("refusal-").map(Into::into));
        let sets = book.sets().iter();
        let rollout = book.rollout().map_or(&[][..], |rollout| rollout.facts().as_slice());
        let vocabularies: Vec<(Box<str>, _)> = sets.map(|set| (set.name().into(), vocabulary(set, rollout))).collect();
        let sets = vocabularies.iter().map(|(name, _)| name.clone());
        let shared = [(Thing::RuleSet, sets.collect()), (Thing::Refusal, refusals.collect())].into();
        Self { source, phrasebook, shared, vocabularies, patience: PATIENCE, findings: Vec::new() }
    }

    /// What was found.
    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// The rule set that a file is about.
    pub(crate) fn rules(&mut self, name: &Name) {
        let Self { source, shared, patience, findings, .. } = self;
        Walk { source, names: shared, patience, findings, of: "" }.known(Thing::RuleSet, &name.value, &name.span);
    }

    /// The names in a scenario of a file that is about a rule set.
    pub(crate) fn scenario(&mut self, draft: &ScenarioDraft, rules: &str) {
        let mut current = rules;
        for step in &draft.steps {
            let Self { source, phrasebook, shared, vocabularies, patience, findings } = self;
            let mut walk = Walk { source, names: shared, patience, findings, of: "" };
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
            let mut walk = Walk { source, names, patience, findings, of: current };
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
    patience: &'w mut usize,
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
        let patient = *self.patience > 0;
        *self.patience = self.patience.saturating_sub(1);
        let help = match near(name, names().filter(|_| patient)) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "there is none".into(),
            None => {
                let listed: Vec<&str> = names().take(16).collect();
                let more = if known.len() > listed.len() { ", …" } else { "" };
                format!("known: {}{more}", listed.join(", "))
            }
        };
        let of = if self.of.is_empty() { String::new() } else { format!(" of rule set `{}`", self.of) };
        let name: String = name.chars().take(64).collect();
        let article = if kind.word().starts_with('a') { "an" } else { "a" };
        let message = format!("`{name}` is not {article} {}{of}", kind.word());
        let finding = check(kind).in_text(self.source, at.clone(), message).with_help(help);
        self.findings.push(finding.about(kind, &name));
    }

    /// The keys of a mapping.
    fn keys(&mut self, kind: Thing, node: Option<&Node>) {
        for (key, _) in node.map_or_else(Vec::new, Node::entries) {
            self.known(kind, &key.value, &key.span);
        }
    }

    /// A list of names, or a single one.
    fn listed(&mut self, kind: Thing, node: Option<&Node>) {
        for name in node.map_or_else(Vec::new, Node::names) {
            self.known(kind, &name.value, &name.span);
        }
    }

    /// What a step does.
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

    /// What a step expects.
    fn expectation(&mut self, step: &StepDraft, phrasebook: &Phrasebook) {
        self.listed(Thing::State, step.expected("state"));
        self.listed(Thing::Stage, step.expected("stage"));
        self.listed(Thing::State, step.expected("deadline").and_then(|deadline| deadline.get("to")));
        self.listed(Thing::Action, step.expected("actions"));
        self.listed(Thing::Alert, step.expected("alerts"));
        self.listed(Thing::View, step.expected("views"));
        self.listed(Thing::Mark, step.expected("marks"));
        self.keys(Thing::Field, step.expected("fields"));
        self.keys(Thing::Notification, step.expected("sent"));
        for (_, recipients) in step.expected("sent").map_or_else(Vec::new, Node::entries) {
            self.listed(Thing::Recipient, Some(recipients));
        }
        for (locale, words) in step.expected("words").map_or_else(Vec::new, Node::entries) {
            self.locale(&locale, phrasebook);
            self.keys(Thing::Action, words.get("actions"));
            self.keys(Thing::Action, words.get("hints"));
            self.keys(Thing::Alert, words.get("alerts"));
            self.keys(Thing::View, words.get("views"));
            self.keys(Thing::Field, words.get("fields"));
            self.keys(Thing::Notification, words.get("sent"));
        }
    }

    fn locale(&mut self, locale: &Name, phrasebook: &Phrasebook) {
        let id = locale.value.parse::<LanguageIdentifier>();
        if id.is_ok_and(|id| phrasebook.serves(&[id])) {
            return;
        }
        let known = phrasebook.locales().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let name: String = locale.value.chars().take(64).collect();
        let message = format!("no locale serves `{name}`");
        let finding = NO_SUCH_LOCALE.in_text(self.source, locale.span.clone(), message);
        self.findings.push(finding.with_help(format!("known: {known}")).about(Thing::Locale, &name));
    }
}
