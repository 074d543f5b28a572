//! Names that nothing has: one check for each kind of name, all found in one walk.

use std::ops::Range;

use unic_langid::LanguageIdentifier;

use crate::scenario::draft::{ScenarioDraft, StepDraft, What};
use referee::check;
use referee::diagnostic::{Check, Finding, Source, near};
use referee::engine::Record;
use referee::locale::Phrasebook;
use referee::rules::node::{Name, Node};
use referee::rules::{Fact, RuleSet, Rulebook};

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

/// The names of one kind.
struct Known {
    check: &'static Check,
    what: &'static str,
    names: Vec<Box<str>>,
}

/// Every name that scenarios of a rule set can say.
struct Vocabulary {
    actions: Known,
    alerts: Known,
    facts: Known,
    fields: Known,
    marks: Known,
    notifications: Known,
    recipients: Known,
    roles: Known,
    stages: Known,
    states: Known,
    views: Known,
}

impl Vocabulary {
    fn new(rules: &RuleSet, rollout: &[Fact]) -> Self {
        let known =
            |check, what, names: Vec<&Box<str>>| Known { check, what, names: names.into_iter().cloned().collect() };
        let stages = rules.stages();
        let open = || stages.iter().map(|stage| &stage.id);
        let outcomes = rules.archive().outcomes.iter().map(|outcome| &outcome.id);
        let actions = stages.iter().flat_map(|stage| &stage.actions).map(|action| &action.id);
        let alerts = stages.iter().flat_map(|stage| &stage.alerts);
        let alerts = alerts.flat_map(|alert| {
            [Some(&alert.id), alert.follower.as_ref().map(|follower| &follower.id)].into_iter().flatten()
        });
        Self {
            actions: known(&NO_SUCH_ACTION, "an action", actions.collect()),
            alerts: known(&NO_SUCH_ALERT, "an alert", alerts.collect()),
            facts: known(&NO_SUCH_FACT, "a fact", rules.facts().iter().chain(rollout).map(|it| &it.id).collect()),
            fields: known(&NO_SUCH_FIELD, "a field", rules.fields().iter().map(|it| &it.id).collect()),
            marks: known(&NO_SUCH_MARK, "a mark", rules.marks().iter().collect()),
            notifications: known(
                &NO_SUCH_NOTIFICATION,
                "a notification",
                rules.notifications().iter().map(|it| &it.id).collect(),
            ),
            recipients: known(&NO_SUCH_RECIPIENT, "a recipient", rules.recipients().iter().collect()),
            roles: known(&NO_SUCH_ROLE, "a role", rules.roles().iter().collect()),
            stages: known(&NO_SUCH_STAGE, "a stage", open().chain([&rules.archive().id]).collect()),
            states: known(&NO_SUCH_STATE, "a state", open().chain(outcomes).collect()),
            views: known(&NO_SUCH_VIEW, "a view", rules.views().iter().map(|it| &it.id).collect()),
        }
    }
}

/// The words of a book that scenarios can say.
pub(crate) struct Names<'b> {
    source: &'b Source,
    phrasebook: &'b Phrasebook,
    rules: Known,
    refusals: Known,
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
        Self {
            source,
            phrasebook,
            rules: Known {
                check: &NO_SUCH_RULES,
                what: "a rule set",
                names: sets.clone().map(|set| set.name().into()).collect(),
            },
            refusals: Known { check: &NO_SUCH_REFUSAL, what: "a refusal", names: refusals.collect() },
            vocabularies: sets.map(|set| (set.name().into(), Vocabulary::new(set, rollout))).collect(),
            patience: PATIENCE,
            findings: Vec::new(),
        }
    }

    /// What was found.
    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// The rule set that a file is about.
    pub(crate) fn rules(&mut self, name: &Name) {
        let mut walk = Walk { source: self.source, patience: &mut self.patience, findings: &mut self.findings, of: "" };
        walk.known(&self.rules, &name.value, &name.span);
    }

    /// The names in a scenario of a file that is about a rule set.
    pub(crate) fn scenario(&mut self, draft: &ScenarioDraft, rules: &str) {
        let Self { source, phrasebook, rules: sets, refusals, vocabularies, patience, findings } = self;
        let mut current = rules;
        for step in &draft.steps {
            if let (Some(What::Switch(to, ..)), false) =
                (step.event.as_ref().map(|it| &it.value), step.expects_refusal())
            {
                let mut walk = Walk { source, patience, findings, of: "" };
                walk.known(sets, to, &step.event.as_ref().map_or(0..0, |it| it.span.clone()));
                current = to;
            }
            if let Some(What::Open(opening)) = step.event.as_ref().map(|event| &event.value)
                && !step.expects_refusal()
                && let Some(name) = opening.rules.as_deref().filter(|name| *name != "none")
            {
                let mut walk = Walk { source, patience, findings, of: "" };
                let at = step.node.get("rules").map_or(0..0, |node| node.span.clone());
                walk.known(sets, name, &at);
                current = name;
            }
            let mut walk = Walk { source, patience, findings, of: current };
            if let Some(refused) = step.expected("refused").and_then(Node::text)
                && &*refused.value != "none"
            {
                Walk { of: "", ..walk.again() }.known(refusals, &refused.value, &refused.span);
            }
            let Some((_, names)) = vocabularies.iter().find(|(name, _)| **name == *current) else { continue };
            if !step.expects_refusal() {
                walk.event(step, names);
            }
            walk.expectation(step, names, phrasebook);
        }
    }
}

struct Walk<'w> {
    source: &'w Source,
    patience: &'w mut usize,
    findings: &'w mut Vec<Finding>,
    /// The rule set.
    of: &'w str,
}

impl Walk<'_> {
    fn again(&mut self) -> Walk<'_> {
        Walk { source: self.source, patience: self.patience, findings: self.findings, of: self.of }
    }

    fn known(&mut self, known: &Known, name: &str, at: &Range<usize>) {
        if name.is_empty() || known.names.iter().any(|known| **known == *name) {
            return;
        }
        let names = || known.names.iter().map(|name| &**name);
        let patient = *self.patience > 0;
        *self.patience = self.patience.saturating_sub(1);
        let help = match near(name, names().filter(|_| patient)) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.names.is_empty() => "there is none".into(),
            None => {
                let listed: Vec<&str> = names().take(16).collect();
                let more = if known.names.len() > listed.len() { ", …" } else { "" };
                format!("known: {}{more}", listed.join(", "))
            }
        };
        let of = if self.of.is_empty() { String::new() } else { format!(" of rule set `{}`", self.of) };
        let name: String = name.chars().take(64).collect();
        let message = format!("`{name}` is not {}{of}", known.what);
        self.findings.push(known.check.in_text(self.source, at.clone(), message).with_help(help));
    }

    /// The keys of a mapping.
    fn keys(&mut self, known: &Known, node: Option<&Node>) {
        for (key, _) in node.map_or_else(Vec::new, Node::entries) {
            self.known(known, &key.value, &key.span);
        }
    }

    /// A list of names, or a single one.
    fn listed(&mut self, known: &Known, node: Option<&Node>) {
        for name in node.map_or_else(Vec::new, Node::names) {
            self.known(known, &name.value, &name.span);
        }
    }

    /// What a step does.
    fn event(&mut self, step: &StepDraft, names: &Vocabulary) {
        let Some(event) = &step.event else { return };
        if let Some(by) = &step.by {
            self.known(&names.roles, &by.value, &by.span);
        }
        match &event.value {
            What::Act(action, fields) => {
                self.known(&names.actions, action, &event.span);
                self.given(&names.fields, step.node.get("fields"), fields);
            }
            What::Mark(mark) | What::Unmark(mark) => self.known(&names.marks, mark, &event.span),
            What::Open(opening) => {
                let node = step.node.get("open").unwrap_or(&step.node);
                self.given(&names.facts, node.get("facts"), &opening.facts);
            }
            What::Switch(_, facts, fields) => {
                self.given(&names.facts, step.node.get("facts"), facts);
                self.given(&names.fields, step.node.get("fields"), fields);
            }
        }
    }

    fn given(&mut self, known: &Known, node: Option<&Node>, given: &Record) {
        if !given.is_empty() {
            self.keys(known, node);
        }
    }

    /// What a step expects.
    fn expectation(&mut self, step: &StepDraft, names: &Vocabulary, phrasebook: &Phrasebook) {
        self.listed(&names.states, step.expected("state"));
        self.listed(&names.stages, step.expected("stage"));
        self.listed(&names.states, step.expected("deadline").and_then(|deadline| deadline.get("to")));
        self.listed(&names.actions, step.expected("actions"));
        self.listed(&names.alerts, step.expected("alerts"));
        self.listed(&names.views, step.expected("views"));
        self.listed(&names.marks, step.expected("marks"));
        self.keys(&names.fields, step.expected("fields"));
        self.keys(&names.notifications, step.expected("sent"));
        for (_, recipients) in step.expected("sent").map_or_else(Vec::new, Node::entries) {
            self.listed(&names.recipients, Some(recipients));
        }
        for (locale, words) in step.expected("words").map_or_else(Vec::new, Node::entries) {
            self.locale(&locale, phrasebook);
            self.keys(&names.actions, words.get("actions"));
            self.keys(&names.actions, words.get("hints"));
            self.keys(&names.alerts, words.get("alerts"));
            self.keys(&names.views, words.get("views"));
            self.keys(&names.fields, words.get("fields"));
            self.keys(&names.notifications, words.get("sent"));
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
        self.findings.push(finding.with_help(format!("known: {known}")));
    }
}
