//! Names that nothing has: one check for each kind of name, all found in one walk.

use std::ops::Range;

use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Check, Finding, Source, near};
use crate::engine::Record;
use crate::locale::Phrasebook;
use crate::rules::node::{Name, Node};
use crate::rules::{Fact, Rollout, RuleSet, Rulebook};
use crate::scenario::draft::{ScenarioDraft, StepDraft, What};

use super::no_such_action::NO_SUCH_ACTION;
use super::no_such_alert::NO_SUCH_ALERT;
use super::no_such_fact::NO_SUCH_FACT;
use super::no_such_field::NO_SUCH_FIELD;
use super::no_such_locale::NO_SUCH_LOCALE;
use super::no_such_mark::NO_SUCH_MARK;
use super::no_such_notification::NO_SUCH_NOTIFICATION;
use super::no_such_recipient::NO_SUCH_RECIPIENT;
use super::no_such_refusal::NO_SUCH_REFUSAL;
use super::no_such_role::NO_SUCH_ROLE;
use super::no_such_rules::NO_SUCH_RULES;
use super::no_such_stage::NO_SUCH_STAGE;
use super::no_such_state::NO_SUCH_STATE;
use super::no_such_view::NO_SUCH_VIEW;

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
        let rollout = book.rollout().map_or(&[][..], Rollout::facts);
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
