//! Names that nothing has: one check for each kind of name, all found in one walk.

use crate::diagnostic::{Check, Finding, check, did_you_mean};
use crate::rules::crossing::Crossing;
use crate::rules::draft::{Draft, FactKindDraft, TestDraft};
use crate::rules::id::ValueId;
use crate::rules::names::{Index, Names};
use crate::rules::node::{At, Name, Value};
use crate::rules::switch_draft::SwitchDraft;
use crate::rules::{FactKind, State};

use super::missing_key::MISSING_KEY;
use super::wrong_kind::WRONG_KIND;

/// What the examples of unknown names are taken from.
const TICKETS: &str = "\
rules: tickets
roles: [agent]
facts: { urgent: boolean, urgency: [low, high] }
marks: [starred]
fields: { answer: text }
recipients: [customer]
stages:
  open:
    actions:
      close: { by: agent, to: solved, require: answer, notify: done }
    timeout: { after: 30d, to: solved }
    alerts:
      hurry: { when: { urgent: true, urgency: high } }
  closed: { outcomes: [solved] }
notifications:
  done: { to: customer }
views:
  starred: { mark: starred }
  all: {}
";

check! {
/// A fact is not known.
///
/// Conditions compare facts, which are declared under `facts`.
///
/// An event is refused with this id if it gives a fact that the rule set does not have.
///
/// ```diff yaml
/// -       hurry: { when: { urgnt: true, urgency: high } }
/// +       hurry: { when: { urgent: true, urgency: high } }
/// ```
    pub UNKNOWN_FACT: Error in Structure, "unknown-fact", TICKETS;

/// A field is not known.
///
/// What an action takes is declared once, with its kind, under `fields`.
///
/// An event is refused with this id if it gives a field that the action does not take.
///
/// ```diff yaml
/// -       close: { by: agent, to: solved, require: anwser, notify: done }
/// +       close: { by: agent, to: solved, require: answer, notify: done }
/// ```
    pub UNKNOWN_FIELD: Error in Structure, "unknown-field", TICKETS;

/// A mark is not known.
///
/// A condition asks for a mark that is declared under `marks`.
///
/// An event is refused with this id if it sets or removes a mark that the rule set does not have.
///
/// ```diff yaml
/// -   starred: { mark: stared }
/// +   starred: { mark: starred }
/// ```
    pub UNKNOWN_MARK: Error in Structure, "unknown-mark", TICKETS;

/// A notification is not known.
///
/// What an action or a timeout sends is declared under `notifications`, with who gets it.
///
/// ```diff yaml
/// -       close: { by: agent, to: solved, require: answer, notify: donee }
/// +       close: { by: agent, to: solved, require: answer, notify: done }
/// ```
    pub UNKNOWN_NOTIFICATION: Error in Structure, "unknown-notification", TICKETS;

/// A recipient is not known.
///
/// A notification goes to one of `recipients`, or to whom a fact names; then each value of the fact is a recipient.
///
/// ```diff yaml
/// -   done: { to: custmer }
/// +   done: { to: customer }
/// ```
    pub UNKNOWN_RECIPIENT: Error in Structure, "unknown-recipient", TICKETS;

/// A role is not known.
///
/// `by` names roles of this rule set.
///
/// An event is refused with this id if its `by` is not one of the roles that may do this.
///
/// ```diff yaml
/// -       close: { by: agnet, to: solved, require: answer, notify: done }
/// +       close: { by: agent, to: solved, require: answer, notify: done }
/// ```
    pub UNKNOWN_ROLE: Error in Structure, "unknown-role", TICKETS;

/// A state is not known.
///
/// `to` names a stage or an outcome of this rule set. The archive itself is not a state: a lead ends with an outcome.
///
/// ```diff yaml
/// -     timeout: { after: 30d, to: slved }
/// +     timeout: { after: 30d, to: solved }
/// ```
    pub UNKNOWN_STATE: Error in Structure, "unknown-state", TICKETS;

/// A value is not known.
///
/// A condition compares a fact with the values that it is declared to have; anything else could never hold.
///
/// ```diff yaml
/// -       hurry: { when: { urgent: true, urgency: hihg } }
/// +       hurry: { when: { urgent: true, urgency: high } }
/// ```
    pub UNKNOWN_VALUE: Error in Structure, "unknown-value", TICKETS;
}

pub(crate) fn check(draft: &Draft, names: &Names<'_>, findings: &mut Vec<Finding>) {
    let mut walk = Walk { draft, subject: "this fact".into(), names, findings };
    if let Some(switch) = &draft.switch {
        walk.switch(switch);
    }
    for name in &draft.arrives_with {
        walk.known(&UNKNOWN_FIELD, &names.fields, name);
    }
    for ((_, fact), values) in draft.facts.iter().zip(names.values.iter()) {
        walk.default(&fact.kind, values, fact.default.as_ref());
    }
    for stage in draft.open_stages() {
        for action in &stage.actions {
            walk.condition(&action.when, false);
            for role in action.by.iter().flatten() {
                walk.known(&UNKNOWN_ROLE, &names.roles, role);
            }
            for (field, _) in &action.inputs {
                walk.known(&UNKNOWN_FIELD, &names.fields, field);
            }
            walk.sent(&action.notify);
            walk.state(action.to.as_ref());
        }
        for timeout in &stage.timeouts {
            walk.condition(&timeout.when, false);
            walk.sent(&timeout.notify);
            walk.state(timeout.to.as_ref());
        }
        for alert in &stage.alerts {
            walk.condition(&alert.when, true);
        }
    }
    for notification in &draft.notifications {
        walk.recipient(&notification.to);
    }
    for (_, tests) in &draft.views {
        walk.condition(tests, true);
    }
}

/// The same for conditions on facts, and what facts default to.
pub(crate) fn conditions<'t>(
    draft: &Draft,
    names: &Names<'_>,
    conditions: impl IntoIterator<Item = &'t [TestDraft]>,
    findings: &mut Vec<Finding>,
) {
    let mut walk = Walk { draft, subject: "this fact".into(), names, findings };
    for ((_, fact), values) in draft.facts.iter().zip(names.values.iter()) {
        walk.default(&fact.kind, values, fact.default.as_ref());
    }
    for tests in conditions {
        walk.condition(tests, false);
    }
}

/// The same for what a switch names of the rule set before.
pub(in crate::rules) fn in_switch(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, draft, .. } = crossing;
    let stages: Vec<&str> = before.stages().iter().map(|stage| &*stage.id).collect();
    let fields: Vec<&str> = before.fields().iter().map(|field| &*field.id).collect();
    let facts: Vec<&str> = before.facts().iter().map(|fact| &*fact.id).collect();
    let mut known = |check: &'static Check, name: &Name, known: &[&str], what: &str| {
        if !known.contains(&&*name.value) {
            let message = format!("`{}` is not {what} of the rule set `{}`", name.value, before.name());
            let help = did_you_mean(&name.value, known.iter().copied());
            findings.push(check.in_text(crossing.source, name.span.clone(), message).with_help(help));
        }
    };
    for stage in &draft.stages {
        known(&UNKNOWN_STATE, &stage.from, &stages, "a stage");
    }
    for (from, _) in &draft.fields {
        known(&UNKNOWN_FIELD, from, &fields, "a field");
    }
    for fact in &draft.facts {
        known(&UNKNOWN_FACT, &fact.from, &facts, "a fact");
        let Some(number) = before.facts().find(&fact.from.value) else { continue };
        let values: Vec<&str> = match &before.facts()[number].kind {
            FactKind::OneOf(values) => values.iter().map(|value| &**value).collect(),
            FactKind::Text | FactKind::Boolean => Vec::new(),
        };
        for (from, _) in &fact.values {
            known(&UNKNOWN_VALUE, from, &values, &format!("a value of `{}`", fact.from.value));
        }
    }
}

struct Walk<'d, 'f> {
    draft: &'d Draft,
    /// The fact whose values are compared.
    subject: String,
    names: &'d Names<'d>,
    findings: &'f mut Vec<Finding>,
}

impl Walk<'_, '_> {
    fn tell(&mut self, check: &'static Check, at: &std::ops::Range<usize>, message: String, help: Option<String>) {
        self.findings.push(check.in_text(&self.draft.source, at.clone(), message).with_help(help));
    }

    fn known(&mut self, check: &'static Check, index: &Index<'_, impl Copy>, name: &Name) {
        if name.value.is_empty() || index.get(&name.value).is_some() {
            return;
        }
        let help = match index.near(&name.value) {
            Some(near) => Some(format!("did you mean `{near}`?")),
            None if index.names().len() == 0 => {
                Some(format!("no {} is declared; declare it under `{}`", index.what(), index.key()))
            }
            None => {
                let listed: Vec<_> = index.names().take(12).map(|name| &*name.value).collect();
                let more = if index.names().len() > listed.len() { ", …" } else { "" };
                let declare = match index.key() {
                    "" => String::new(),
                    key => format!("; declare it under `{key}`, or take one of these: "),
                };
                let declare = declare.strip_prefix("; ").unwrap_or("known: ");
                Some(format!("{declare}{}{more}", listed.join(", ")))
            }
        };
        let of = match index.what() {
            "value" => format!("a value of {}", self.subject),
            what => format!("a {what} of this rule set"),
        };
        let message = format!("`{}` is not {of}", name.value);
        self.tell(check, &name.span, message, help);
    }

    fn switch(&mut self, switch: &SwitchDraft) {
        let names = self.names;
        for stage in &switch.stages {
            if let Some(State::Archived(_)) = names.states.get(&stage.to.value) {
                let message = format!("`{}` is an outcome, and leads come over to a stage", stage.to.value);
                self.tell(&UNKNOWN_STATE, &stage.to.span, message, None);
            } else {
                self.state(Some(&stage.to));
            }
        }
        for to in switch.fields.iter().map(|(_, to)| to).chain(&switch.supplied_fields) {
            self.known(&UNKNOWN_FIELD, &names.fields, to);
        }
        for to in switch.facts.iter().map(|fact| &fact.to).chain(&switch.supplied_facts) {
            self.known(&UNKNOWN_FACT, &names.facts, to);
        }
        for fact in &switch.facts {
            let Some(number) = names.facts.get(&fact.to.value) else { continue };
            self.subject = format!("`{}`", fact.to.value);
            for (_, to) in &fact.values {
                self.known(&UNKNOWN_VALUE, &names.values[number], to);
            }
        }
        if self.draft.follows.is_none() {
            let message = "a switch needs the key `follows`: the rule set that leads come from".to_owned();
            self.tell(&MISSING_KEY, &switch.span, message, None);
        }
    }

    fn sent(&mut self, notifications: &[Name]) {
        for name in notifications {
            self.known(&UNKNOWN_NOTIFICATION, &self.names.notifications, name);
        }
    }

    fn state(&mut self, to: Option<&Name>) {
        let Some(to) = to else { return };
        let archive = self.draft.archive().filter(|archive| archive.name.value == to.value);
        if archive.is_some() {
            let help = "name the outcome that the lead ends with";
            let message = format!("`{}` is the archive, not a state", to.value);
            self.tell(&UNKNOWN_STATE, &to.span, message, Some(help.into()));
        } else {
            self.known(&UNKNOWN_STATE, &self.names.states, to);
        }
    }

    /// A recipient, or a fact whose values are recipients.
    fn recipient(&mut self, to: &Name) {
        match self.names.facts.get(&to.value).map(|fact| &self.draft.facts[fact].1.kind) {
            None => self.known(&UNKNOWN_RECIPIENT, &self.names.recipients, to),
            Some(FactKindDraft::OneOf(values)) => {
                for value in values {
                    self.known(&UNKNOWN_RECIPIENT, &self.names.recipients, value);
                }
            }
            Some(FactKindDraft::Unreadable) => {}
            Some(_) => {
                let message = format!("the fact `{}` cannot name a recipient: it has no declared values", to.value);
                self.tell(&WRONG_KIND, &to.span, message, None);
            }
        }
    }

    fn default(&mut self, kind: &FactKindDraft, values: &Index<'_, ValueId>, default: Option<&At<Value>>) {
        let Some(default) = default else { return };
        match (kind, &default.value) {
            (FactKindDraft::OneOf(_), Value::Text(text)) => {
                let name = At { value: text.clone(), span: default.span.clone() };
                self.known(&UNKNOWN_VALUE, values, &name);
            }
            (FactKindDraft::Unreadable, _)
            | (FactKindDraft::Boolean, Value::Boolean(_))
            | (FactKindDraft::Text, Value::Text(_)) => {}
            (_, value) => {
                let message = format!("{} cannot be the default of this fact", value.what());
                self.tell(&WRONG_KIND, &default.span, message, None);
            }
        }
    }

    fn condition(&mut self, tests: &[TestDraft], marks: bool) {
        for test in tests {
            if &*test.subject.value == "mark" {
                if marks {
                    self.compared(&UNKNOWN_MARK, &self.names.marks, test);
                } else {
                    let message = "a mark can be set at any time, and this must not change while time runs".into();
                    self.tell(&WRONG_KIND, &test.subject.span, message, Some("compare facts".into()));
                }
                continue;
            }
            let Some(fact) = self.names.facts.get(&test.subject.value) else {
                self.known(&UNKNOWN_FACT, &self.names.facts, &test.subject);
                continue;
            };
            match &self.draft.facts[fact].1.kind {
                FactKindDraft::OneOf(_) => {
                    self.subject = format!("`{}`", test.subject.value);
                    self.compared(&UNKNOWN_VALUE, &self.names.values[fact], test);
                }
                FactKindDraft::Boolean => {
                    for value in test.values.iter().filter(|value| !matches!(value.value, Value::Boolean(_))) {
                        let message = format!("`{}` is compared with `true` or `false`", test.subject.value);
                        self.tell(&WRONG_KIND, &value.span, message, None);
                    }
                }
                FactKindDraft::Text => {
                    let message = format!("`{}` is free text, which no condition can compare", test.subject.value);
                    self.tell(&WRONG_KIND, &test.subject.span, message, Some("declare the values it can have".into()));
                }
                FactKindDraft::Unreadable => {}
            }
        }
    }

    /// Names that a condition compares with.
    fn compared(&mut self, check: &'static Check, index: &Index<'_, impl Copy>, test: &TestDraft) {
        for value in &test.values {
            match &value.value {
                Value::Text(text) => {
                    self.known(check, index, &At { value: text.clone(), span: value.span.clone() });
                }
                other => {
                    let message = format!("expected a name, found {}", other.what());
                    self.tell(&WRONG_KIND, &value.span, message, None);
                }
            }
        }
    }
}
