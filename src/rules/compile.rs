//! From a draft in which nothing is wrong to a rule set: names become numbers.

use crate::fault::fault;

use super::draft::{ActionDraft, AlertDraft, Draft, FactDraft, FactKindDraft, StageDraft, TestDraft};
use super::id::{FactId, IdVec, NotificationId, Number, TimeoutId, ValueId};
use super::names::Names;
use super::node::{At, Name, Value};
use super::parts::{Arrival, Fact, FactDefault, FactKind, Field, Notification, Recipient, SourcePage, View};
use super::set::RuleSet;
use super::stage::{Action, Alert, Archive, Clock, Follower, Input, Outcome, Shows, Stage, State, Timeout};
use super::switch::{FactSwitch, StageSwitch, Switch};
use super::switch_draft::SwitchDraft;
use super::{Condition, Test};

/// A rule set of a draft in which nothing is wrong; none of one without stages.
pub(super) fn compile(draft: &Draft) -> Option<RuleSet> {
    Some(Compiler { draft, names: Names::new(draft) }.compile()?.fingerprinted())
}

/// What a name stands for. Names that nothing has were found before.
pub(super) fn resolved<I>(found: Option<I>) -> I {
    found.unwrap_or_else(|| fault("a name that nothing has"))
}

/// The facts of a draft, whatever else it has.
pub(super) fn facts_of(draft: &Draft) -> IdVec<FactId, Fact> {
    draft.facts.map(|(name, fact)| Compiler::fact(name, fact))
}

/// A condition on the facts of a draft.
pub(super) fn condition_of(draft: &Draft, tests: &[TestDraft]) -> Condition {
    Compiler { draft, names: Names::new(draft) }.condition(tests)
}

struct Compiler<'d> {
    draft: &'d Draft,
    names: Names<'d>,
}

/// The names in a list of names.
fn plain<C: FromIterator<Box<str>>>(names: &[Name]) -> C {
    names.iter().map(|name| name.value.clone()).collect()
}

fn switch(draft: &SwitchDraft) -> Switch {
    let pairs = |all: &[(Name, Name)]| {
        all.iter().map(|(old, new)| (old.value.clone(), new.value.clone())).collect::<Box<[_]>>()
    };
    Switch {
        clock: draft.clock.as_ref().map(|clock| clock.value).unwrap_or_default(),
        grace: draft.grace.as_ref().map(|grace| grace.value),
        stages: draft
            .stages
            .iter()
            .map(|stage| StageSwitch {
                from: stage.from.value.clone(),
                to: stage.to.value.clone(),
                clock: stage.clock.as_ref().map(|clock| clock.value),
                grace: stage.grace.as_ref().map(|grace| grace.value),
            })
            .collect(),
        fields: pairs(&draft.fields),
        facts: draft
            .facts
            .iter()
            .map(|fact| FactSwitch {
                from: fact.from.value.clone(),
                to: fact.to.value.clone(),
                values: pairs(&fact.values),
            })
            .collect(),
        supplied_facts: plain(&draft.supplied_facts),
        supplied_fields: plain(&draft.supplied_fields),
    }
}

impl<'d> Compiler<'d> {
    fn compile(&self) -> Option<RuleSet> {
        let draft = self.draft;
        let archive = draft.archive()?;
        let outcomes = draft.outcomes();
        Some(RuleSet {
            name: draft.name.value.clone(),
            follows: draft.follows.as_ref().map(|name| name.value.clone()),
            switch: draft.switch.as_ref().map(switch),
            source: draft.page.as_ref().map(|page| SourcePage {
                page: page.page.clone(),
                date: page.date.clone(),
                anchors: page.anchors.clone().into(),
            }),
            arrival: Arrival {
                channels: plain(&draft.channels),
                found_under: plain(&draft.found_under),
                fields: draft.arrives_with.iter().map(|name| resolved(self.names.fields.get(&name.value))).collect(),
            },
            respond_within: draft.respond_within.as_ref().map(|within| within.value),
            roles: plain(&draft.roles),
            facts: facts_of(draft),
            marks: draft.marks.iter().map(|(name, _)| name.value.clone()).collect(),
            mark_icons: draft.marks.iter().map(|(_, icon)| icon.as_ref().map(|icon| icon.value.clone())).collect(),
            fields: draft
                .fields
                .iter()
                .map(|(name, kind)| Field { id: name.value.clone(), kind: kind.clone() })
                .collect(),
            recipients: plain(&draft.recipients),
            stages: draft.open_stages().map(|stage| self.stage(stage)).collect(),
            archive: Archive {
                id: archive.name.value.clone(),
                anchor: archive.anchor.clone(),
                outcomes: outcomes.iter().map(|name| Outcome { id: name.value.clone() }).collect(),
            },
            notifications: draft
                .notifications
                .iter()
                .map(|it| Notification { id: it.name.value.clone(), to: self.recipient(&it.to) })
                .collect(),
            on_opened: draft
                .notifications
                .iter()
                .filter(|notification| notification.on_opened)
                .map(|notification| resolved(self.names.notifications.get(&notification.name.value)))
                .collect(),
            views: draft
                .views
                .iter()
                .map(|(name, tests)| View { id: name.value.clone(), when: self.condition(tests) })
                .collect(),
            tips: plain(&draft.tips),
            widths: draft.widths.iter().map(|(name, width)| (name.value.clone(), *width)).collect(),
            fingerprint: Box::default(),
        })
    }

    fn state(&self, name: &Name) -> State {
        resolved(self.names.states.get(&name.value))
    }

    fn fact(name: &Name, fact: &FactDraft) -> Fact {
        let kind = match &fact.kind {
            FactKindDraft::Text => FactKind::Text,
            FactKindDraft::Unreadable => fault("a kind of facts that cannot be read"),
            FactKindDraft::Boolean => FactKind::Boolean,
            FactKindDraft::OneOf(values) => FactKind::OneOf(plain(values)),
        };
        let default = match (&fact.default, fact.optional) {
            (None, false) => FactDefault::Required,
            (None, true) => FactDefault::Unknown,
            (Some(default), _) => match (&default.value, &fact.kind) {
                (Value::Boolean(value), _) => FactDefault::Boolean(*value),
                (Value::Text(text), FactKindDraft::OneOf(values)) => {
                    let number = values.iter().position(|value| value.value == *text).and_then(ValueId::of);
                    FactDefault::OneOf(resolved(number))
                }
                (Value::Text(text), _) => FactDefault::Text(text.clone()),
                _ => fault("a default that no fact has"),
            },
        };
        Fact { id: name.value.clone(), kind, default, explain: fact.explain }
    }

    fn stage(&self, stage: &'d StageDraft) -> Stage {
        let timeouts: IdVec<TimeoutId, Timeout> = stage
            .timeouts
            .iter()
            .filter_map(|timeout| match (&timeout.after, &timeout.to) {
                (Some(after), Some(to)) => Some(Timeout {
                    when: self.condition(&timeout.when),
                    after: after.value,
                    to: self.state(to),
                    notify: self.notify(&timeout.notify),
                }),
                // It says for whom there is none.
                (None, None) => None,
                _ => fault("half a timeout"),
            })
            .collect();
        Stage {
            id: stage.name.value.clone(),
            anchor: stage.anchor.clone(),
            shows: if stage.overview { Shows::Overview } else { Shows::Details },
            actions: stage.actions.iter().map(|action| self.action(action)).collect(),
            clock: Clock::of(timeouts.as_slice()),
            limited: !timeouts.is_empty() && timeouts.len() == stage.timeouts.len(),
            timeouts,
            alerts: stage.alerts.iter().map(|alert| self.alert(alert)).collect(),
        }
    }

    fn action(&self, action: &ActionDraft) -> Action {
        let input =
            |(name, need): &(Name, _)| Input { field: resolved(self.names.fields.get(&name.value)), need: *need };
        Action {
            id: action.name.value.clone(),
            when: self.condition(&action.when),
            by: action.by.iter().flatten().map(|name| resolved(self.names.roles.get(&name.value))).collect(),
            inputs: action.inputs.iter().map(input).collect(),
            to: action.to.as_ref().map(|to| self.state(to)),
            confirm: action.confirm.as_ref().map(|name| name.value.clone()),
            notify: self.notify(&action.notify),
        }
    }

    fn notify(&self, names: &[Name]) -> Box<[NotificationId]> {
        names.iter().map(|name| resolved(self.names.notifications.get(&name.value))).collect()
    }

    fn alert(&self, alert: &AlertDraft) -> Alert {
        let icon = |icon: &Option<Name>| icon.as_ref().map(|icon| icon.value.clone());
        Alert {
            id: alert.name.value.clone(),
            when: self.condition(&alert.when),
            icon: icon(&alert.icon),
            follower: alert.change.as_ref().map(|change| Follower {
                after: change.after.value,
                id: change.alert.value.clone(),
                icon: icon(&change.icon),
            }),
        }
    }

    fn condition(&self, tests: &[TestDraft]) -> Condition {
        let mut tests: Vec<Test> = tests.iter().filter_map(|test| self.test(test)).collect();
        // What a condition means does not hang on the order in which it is written.
        for test in &mut tests {
            match test {
                Test::OneOf { values, .. } => values.sort_unstable(),
                Test::Marked { marks } => marks.sort_unstable(),
                Test::Is { .. } => {}
            }
        }
        tests.sort_by_key(|test| match test {
            // Marks come last.
            Test::OneOf { fact, .. } | Test::Is { fact, .. } => (false, Some(*fact)),
            Test::Marked { .. } => (true, None),
        });
        Condition { tests: tests.into() }
    }

    /// What a test asks; none for one that every lead meets.
    fn test(&self, test: &TestDraft) -> Option<Test> {
        let texts = || {
            test.values.iter().map(
                |At { value, .. }| if let Value::Text(text) = value { &**text } else { fault("a name that is none") },
            )
        };
        if &*test.subject.value == "mark" {
            return Some(Test::Marked { marks: texts().map(|name| resolved(self.names.marks.get(name))).collect() });
        }
        let fact = resolved(self.names.facts.get(&test.subject.value));
        let (_, declared) = &self.draft.facts[fact];
        if let FactKindDraft::OneOf(_) = &declared.kind {
            let index = &self.names.values[fact];
            return Some(Test::OneOf { fact, values: texts().map(|name| resolved(index.get(name))).collect() });
        }
        let asks =
            |wanted: bool| test.values.iter().any(|it| matches!(it.value, Value::Boolean(value) if value == wanted));
        match (asks(true), asks(false)) {
            (true, false) => Some(Test::Is { fact, value: true }),
            (false, true) => Some(Test::Is { fact, value: false }),
            // Both of them: it only has to be known, which most facts always are.
            _ => declared.optional.then_some(Test::OneOf { fact, values: [false, true].map(ValueId::from).into() }),
        }
    }

    fn recipient(&self, to: &Name) -> Recipient {
        let recipient = |name: &Name| resolved(self.names.recipients.get(&name.value));
        let fact = self.names.facts.get(&to.value);
        match fact.map(|fact| (fact, &self.draft.facts[fact].1.kind)) {
            Some((fact, FactKindDraft::OneOf(values))) => {
                Recipient::ByFact { fact, recipients: values.iter().map(recipient).collect() }
            }
            Some(_) => fault("a fact that names nobody"),
            None => Recipient::Fixed(recipient(to)),
        }
    }
}
